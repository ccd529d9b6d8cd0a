//! Indexes a slice that may be too short.
#![no_std]

use tracklens_codec::Link;
use tracklens_proofs::export;

export! {
    index(link: &Link<'_, '_>) => link.payload().as_bytes()[4];
}
