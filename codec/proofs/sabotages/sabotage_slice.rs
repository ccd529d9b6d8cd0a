//! Takes a range that may be out of bounds.
#![no_std]

use tracklens_codec::Part;
use tracklens_proofs::export;

export! {
    slice(text: &[u8], part: &Part<'_>) => &text[part.span().range()];
}
