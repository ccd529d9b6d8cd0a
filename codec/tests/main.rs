//! Tests of the codec from outside, in one binary.

mod bad_links;
mod base64;
#[cfg(feature = "cipher")]
mod cipher;
mod configuration;
mod conversions;
mod damage;
mod debug;
// Compares sources, with which Miri has nothing to do.
#[cfg(not(miri))]
mod documentation;
mod drafting;
mod drafts;
mod errors;
#[cfg(not(miri))]
mod floors;
mod format;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "serde"))]
mod generated;
#[cfg(feature = "hmac")]
mod hmac_sha256;
mod instructions;
mod new_links;
#[cfg(feature = "alloc")]
mod owned_links;
mod padding;
mod persistence;
mod properties;
#[cfg(not(miri))]
mod public_api;
mod record_lists;
mod redirects;
mod sample;
mod sizes;
mod spellings;
mod tags;
mod truncation;
mod vectors;
