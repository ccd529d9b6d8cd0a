//! Base64url as the links write it: RFC 4648 section 5 with `~` where `=` would stand.

mod encoded;
#[cfg(not(tracklens_stub_base64))]
mod engine;
mod fixed;
mod quads;
mod run;
mod spelling;
mod symbols;

#[cfg(tracklens_stub_base64)]
#[path = "stand_in.rs"]
mod engine;

pub(crate) use encoded::{Base64Url, Decoded, decode_to_end};
pub(crate) use engine::encode;
pub(crate) use fixed::{decode_5, decode_16, encode_5, encode_16};
pub(crate) use spelling::{Padded, has_symbols};
pub(crate) use symbols::{padding_count, symbol_count, trailing_bits};
