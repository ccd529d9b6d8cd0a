//! Decodes the tracked links of Momentum's `engagement_tracker` module.
//!
//! Momentum, and the hosted service that grew out of it, rewrite the links of the e-mail they
//! send: transmission, recipient, link and metadata are packed into a tracked URL, and unpacked
//! again when somebody opens or clicks. This crate reads such URLs, creates and edits them.
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
//! # The format
//!
//! No public document describes it: it was recovered from links found in the wild. What this crate
//! says of it carries its standing: **\[seen\]** holds in every link that was looked at,
//! **\[inferred\]** fits them but has another possible reading, **\[documented\]** is stated by the
//! vendor, **\[unknown\]** nobody outside knows. All of it, as numbered rules that tests cite, is in
//! [`FORMAT.md`], which is part of the package.
//!
//! ## The URL
//!
//! ```text
//! scheme://host[:port]/ROUTE[/SUBLINK]/SIGNATURE/TOKEN/PAYLOAD[/][?target=URL]
//! ```
//!
//! - ROUTE is `f` or `e` of a click, `q` of an open, `u` of a list-unsubscribe: [`Route`]. \[seen\]
//! - SUBLINK follows `f` only, `a` unless the sender chose another, and may have several segments:
//!   [`Sublink`]. \[seen\]
//! - SIGNATURE is 16 bytes, another in every link: [`Signature`]. \[seen\] The vendor calls it an
//!   HMAC. \[documented\]
//! - TOKEN is 5 bytes, a customer id and a flag that says whether the payload is encrypted:
//!   [`Token`]. \[seen\]
//! - PAYLOAD is a list of records, or that list encrypted: [`Payload`]. \[seen\]
//! - These three are base64url with `~` for padding. \[seen\] It may have become `%7E` \[seen\] or be
//!   stripped \[inferred\].
//! - The query has the target where the payload leaves it empty: [`Target`]. \[seen\]
//!
//! ```
//! use tracklens_codec::{Parts, Route};
//!
//! let text = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=x";
//! let parts = Parts::find(text)?;
//! assert_eq!(parts.route(), Route::Click);
//! assert_eq!(parts.sublink().unwrap().as_bytes(), b"a");
//! assert_eq!(parts.token().unwrap().as_bytes(), b"AAAAAQA~");
//! assert_eq!(parts.query_target().unwrap().as_bytes(), b"x");
//! # Ok::<(), tracklens_codec::Error>(())
//! ```
//!
//! ## The payload
//!
//! A record is a tag byte, a length, and a value: [`Record`]. The tag's low six bits are the id, its
//! high two bits the width of the length: no byte and no value, one byte, or two, little-endian:
//! [`Width`]. \[seen\] Values that are numbers are big-endian. \[seen\] What is known of the ids, and how certain it
//! is, [`Definition::all`] says.
//!
//! The expiry comes first and the kind of link second; beyond that writers differ in the order.
//! \[seen\] This crate reads any order, keeps ids that nobody knows, and reads what stands around a
//! damaged record: [`Records`].
//!
//! ```
//! use tracklens_codec::{Kind, Records};
//!
//! // Width 1, id 6: the expiry. Bare, id 62: an open. Width 1, id 24: the subaccount.
//! let records = Records::read(b"\x46\x04\x65\x55\x5e\x6c\x3e\x58\x04\0\0\0\x54");
//! assert_eq!(records.expiry(), Some(1_700_093_548));
//! assert_eq!(records.kind(), Some(Kind::Open));
//! assert_eq!(records.subaccount_id(), Some(84));
//! ```
//!
//! ## Identifiers
//!
//! A [`MessageId`] holds the time of injection \[seen\], and up to 2020 the number of a node
//! \[inferred\]. A [`TransmissionId`] holds a node, the time at which a generator of ids was started
//! (no time of sending), and a counter. \[inferred\] A link expires 365 or 366 days after injection, or
//! a few seconds less than 366: [`Records::lifetime`]. \[seen\]
//!
//! ## Encrypted payloads
//!
//! They are whole blocks of 16 bytes. \[seen\] PKCS#7 padding and chained blocks, as CBC has them, fit
//! all that was seen. \[inferred\] So without a key route, sublink, customer, and the length of the list
//! to within a block can be told: [`Ciphertext`].
//!
//! ## What is unknown
//!
//! - The signature's algorithm, its key, and what it covers. A [`SignatureScheme`] of the caller's own
//!   can be plugged in; none is the vendor's.
//! - The cipher of encrypted payloads, the size of its key, and the key.
//! - What the ids 19 and 34 say; each was seen once.
//! - What the vendor's module does with metadata beyond `max_metadata_len`. This crate writes all of it
//!   or nothing: [`LongMetadata`].
//! - How links of AMP parts are written.
//!
//! # How to read
//!
//! [`Link::decode_partial`] reads as far as it goes and keeps what is wrong as faults,
//! [`Link::decode`] reads to the end or gives the first fault, and [`Link::decode_strict`] takes only
//! what a writer writes. The payload is decoded into a buffer of the caller's.
//!
//! ```
//! use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
//!
//! // The end is missing, and a mailer stripped the padding.
//! let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw/AAAAAQA/RgRlVV5sPlIQdX";
//! let mut buffer = [0; MAX_PAYLOAD_LEN];
//! let link = Link::decode_partial(text, &mut buffer)?;
//! assert_eq!(link.records().unwrap().expiry(), Some(1_700_093_548));
//! assert!(link.faults().map(|fault| fault.code()).eq(["truncated_value"]));
//! assert_eq!(Link::decode(text, &mut buffer).unwrap_err().code(), "truncated_value");
//! # Ok::<(), tracklens_codec::Error>(())
//! ```
//!
//! # How to write
//!
//! A [`Draft`] makes a link of what a sender knows, in the orders of today's writers. \[seen\]
//! [`NewLink::of`] and [`RecordList`] edit a link that was read, and leave all else as it was.
//!
//! # Errors
//!
//! An [`Error`] has a kind, a stable code, and its place twice: in the layer that it was met in, and in
//! the text. A [`ConfigurationError`] has line and column. A [`WriteError`] says what keeps a link from
//! being written. None of them holds what a link carries.
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
//! a stack of 16 KiB (with the feature `std`, in an optimised build).
//! Bytes are hostile: any input gives a value, or an [`Error`] or [`ConfigurationError`] with its
//! place. The messages of errors never show what a link carries; neither does `Debug`, but that an
//! identifier shows itself.
//!
//! No function panics, whatever it is given: the linker proves it, by linking each of them where a
//! panic can't be linked. One dependency is left out of that: the `base64` crate's decoder indexes
//! slices, and the compiler can't see that no index is out of bounds. Whole runs of characters go
//! to it through one private function. All of the code around that is proven for whatever it
//! might answer, and the function is tested with every length up to 4100, and with every byte at
//! every position of up to 100. With the feature `std`, `base64` may use vector instructions, and
//! `unsafe` for them.
//!
//! [`FORMAT.md`]: https://github.com/tracklens/tracklens/blob/main/codec/FORMAT.md

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

mod bytes;
#[cfg(feature = "cipher")]
mod cipher;
mod ciphertext;
mod configuration;
mod decode;
#[cfg(feature = "cipher")]
mod decryption;
mod error;
#[cfg(feature = "hmac")]
mod hmac_sha256;
#[cfg(any(feature = "cipher", feature = "hmac"))]
mod key_error;
mod link;
mod metadata;
mod options;
mod payload;
mod records;
mod signing;
mod strict;
mod target;
mod url;
mod write;
mod write_error;

pub use bytes::percent::PercentDecoded;
pub use bytes::span::{Part, Span};
#[cfg(feature = "cipher")]
pub use cipher::{Cipher, Decrypted, DecryptionError};
pub use ciphertext::Ciphertext;
pub use configuration::{
    Configuration, ConfigurationError, ConfigurationErrorKind, Include, IncludeIter,
};
pub use error::{Error, ErrorKind, Layer};
#[cfg(feature = "hmac")]
pub use hmac_sha256::HmacSha256;
#[cfg(any(feature = "cipher", feature = "hmac"))]
pub use key_error::KeyError;
pub use link::Link;
pub use metadata::{DEFAULT_MAX_METADATA_LEN, MetadataLength};
pub use options::Options;
pub use payload::Payload;
pub use records::definition::{Definition, RecordId, Shape, Standing};
pub use records::kind::Kind;
pub use records::list::{RecordIter, Records};
pub use records::message_id::MessageId;
pub use records::record::{Record, Width};
pub use records::transmission_id::TransmissionId;
pub use records::value::Value;
pub use signing::{SignatureScheme, SignedContent};
pub use target::Target;
pub use url::limits::{MAX_LINK_LEN, MAX_PAYLOAD_LEN};
pub use url::parts::Parts;
pub use url::route::Route;
pub use url::scheme::Scheme;
pub use url::signature::Signature;
pub use url::token::{Flag, Token};
pub use write::{
    Click, Draft, Form, Host, LongMetadata, MetadataOutcome, NewLink, Origin, Purpose, Recipient,
    RecordList, Sublink, Transmission, UnsignedLink, cut_link_name,
};
pub use write_error::WriteError;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
