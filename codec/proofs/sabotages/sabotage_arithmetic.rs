//! Divides by a number that may be zero.
#![no_std]

use tracklens_codec::MetadataLength;
use tracklens_proofs::export;

export! {
    arithmetic(length: MetadataLength) => 100 / length.len();
}
