//! Decodes the tracked links of Momentum's `engagement_tracker` module.
//!
//! Momentum, and the hosted service that grew out of it, rewrite the links of the e-mail they
//! send: transmission, recipient, link and metadata are packed into a tracked URL, and unpacked
//! again when somebody opens or clicks. This crate reads such URLs.
//!
//! ```
//! use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
//!
//! let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
//! let mut buffer = [0; MAX_PAYLOAD_LEN];
//! let link = Link::decode(text, &mut buffer)?;
//! let records = link.records().expect("a plaintext payload");
//! assert_eq!(records.rcpt_to(), Some(&b"user@example.com"[..]));
//! # Ok::<(), tracklens_codec::Error>(())
//! ```
//!
//! # The format in brief
//!
//! No public document describes it: it was recovered from links found in the wild. What this crate
//! says of it carries its standing: **\[seen\]** holds in every link that was looked at,
//! **\[inferred\]** fits them but has another possible reading, **\[documented\]** is stated by the
//! vendor, **\[unknown\]** nobody outside knows.
//!
//! ```text
//! scheme://host[:port]/ROUTE[/SUBLINK]/SIGNATURE/TOKEN/PAYLOAD[/][?target=URL]
//! ```
//!
//! - ROUTE is `f` or `e` of a click, `q` of an open, `u` of a list-unsubscribe. \[seen\]
//! - SUBLINK follows `f` only, and may have several segments. \[seen\]
//! - SIGNATURE is 16 bytes: [`Signature`]. TOKEN is 5 bytes: [`Token`]. \[seen\]
//! - PAYLOAD is the record list, or the list encrypted: [`Payload`]. \[seen\]
//! - Each of these three is base64url with `~` for padding. \[seen\]
//! - A record is a tag byte of width and id, a length of so many bytes, and a value: [`Record`].
//!   What is known of the ids is [`Definition::all`]. \[seen\]
//!
//! # The module's options
//!
//! [`Configuration`] reads them, as [`Options`], out of a configuration file of the documented
//! grammar. They say how links are written; none of them changes how one is read. \[documented\]
//!
//! # Features
//!
//! All are off by default, and none changes what the others do.
//!
//! - `cipher`: `Cipher`, AES in CBC with a key of the operator's own, to read encrypted payloads and
//!   to write them. That the vendor uses CBC and PKCS#7 is \[inferred\], its cipher and key are
//!   \[unknown\].
//! - `hmac`: `HmacSha256`, a signature scheme of our own; the vendor's is \[unknown\].
//! - `std`: base64 with vector instructions.
//!
//! `cipher` and `hmac` call crates of others, in one file each. What is said of `unsafe` here is said
//! of this crate's own code, not of theirs. That no function panics is proven with `hmac`, and not of
//! the functions of `cipher`, which the `aes` crate keeps from it.
//!
//! # What the crate keeps to
//!
//! `no_std`; no allocation, no `unsafe`, no recursion; each reader is one pass in linear time, in
//! a stack of 16 KiB.
//! Bytes are hostile: any input gives a value, or an [`Error`] or [`ConfigurationError`] with its
//! place. `Debug` and the messages of errors never show what a link carries.
//!
//! No function panics, whatever it is given: the linker proves it, by linking each of them where a
//! panic can't be linked. One dependency is left out of that: the `base64` crate's decoder indexes
//! slices, and the compiler can't see that no index is out of bounds. Whole runs of characters go
//! to it through one private function. All of the code around that is proven for whatever it
//! might answer, and the function is tested with every length up to 4100, and with every byte at
//! every position of up to 100. With the feature `std`, `base64` may use vector instructions, and `unsafe` for them.

#![no_std]
#![forbid(unsafe_code)]
#![deny(
    missing_copy_implementations,
    clippy::alloc_instead_of_core,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::exhaustive_enums,
    clippy::expect_used,
    clippy::get_unwrap,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_in_result,
    clippy::unwrap_used
)]

#[cfg(feature = "std")]
extern crate std;

mod authority;
mod base64url;
#[cfg(feature = "cipher")]
mod cipher;
mod configuration;
mod error;
#[cfg(feature = "hmac")]
mod hmac_sha256;
mod identifier;
#[cfg(any(feature = "cipher", feature = "hmac"))]
mod key;
mod link;
mod metadata;
mod options;
mod parts;
mod percent;
mod record;
mod records;
mod segments;
mod signature;
mod span;
mod usual;
mod write;

#[cfg(feature = "cipher")]
pub use cipher::{Cipher, Decrypted, DecryptionError};
pub use configuration::{
    Configuration, ConfigurationError, ConfigurationErrorKind, Include, IncludeIter,
};
pub use error::{Error, ErrorKind, Layer};
#[cfg(feature = "hmac")]
pub use hmac_sha256::HmacSha256;
pub use identifier::{Flag, MessageId, Signature, Token, TransmissionId};
#[cfg(any(feature = "cipher", feature = "hmac"))]
pub use key::KeyError;
pub use link::{Ciphertext, Link, Payload, Target};
pub use metadata::{DEFAULT_MAX_METADATA_LEN, MetadataLength};
pub use options::Options;
pub use parts::{MAX_LINK_LEN, MAX_PAYLOAD_LEN, Parts};
pub use percent::PercentDecoded;
pub use record::{Definition, Kind, Record, RecordId, Shape, Standing, Value, Width};
pub use records::{RecordIter, Records};
pub use segments::Route;
pub use signature::{SignatureScheme, SignedContent};
pub use span::{Part, Span};
pub use write::{
    Click, Draft, Form, Host, LongMetadata, MetadataOutcome, NewLink, Origin, Purpose, Recipient,
    RecordList, Scheme, Sublink, Transmission, UnsignedLink, WriteError, cut_link_name,
};

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
