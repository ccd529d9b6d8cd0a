//! Unwraps what may be missing.
#![no_std]

use tracklens_codec::Records;
use tracklens_proofs::export;

export! {
    unwrap(records: &Records<'_>) => records.expiry().unwrap();
}
