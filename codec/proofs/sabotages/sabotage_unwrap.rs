//! Unwraps an option that may be `None`.
#![no_std]

use tracklens_codec::Records;
use tracklens_proofs::export;

export! {
    unwrap(records: &Records<'_>) => records.expiry().unwrap();
}
