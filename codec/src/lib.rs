//! Decodes the tracked links of Momentum's `engagement_tracker` module.
//!
//! Momentum, and the hosted service that grew out of it, rewrite the links of the e-mail that they send. Transmission,
//! recipient, link and metadata are packed into a tracked URL, and unpacked when somebody opens or clicks. This crate
//! reads such URLs, creates them and edits them.
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
//! No public document describes the format. It was recovered from links found in the wild, so every statement about it
//! says how certain it is: **\[seen\]** is true of every link that was examined, **\[inferred\]** fits them but has
//! another possible explanation, **\[documented\]** is stated by the vendor, and **\[unknown\]** is known to nobody
//! outside. [`FORMAT.md`] has everything as numbered rules, which tests cite. It is part of the package.
//!
//! ## The URL
//!
//! ```text
//! scheme://host[:port]/ROUTE[/SUBLINK]/SIGNATURE/TOKEN/PAYLOAD[/][?target=URL]
//! ```
//!
//! - ROUTE is `f` or `e` for a click, `q` for an open, `u` for a list-unsubscribe: [`Route`]. \[seen\]
//! - SUBLINK follows only `f`. It is `a` unless the sender chose another, and may have several segments: [`Sublink`].
//!   \[seen\]
//! - SIGNATURE is 16 bytes that differ from link to link: [`Signature`]. \[seen\] The vendor calls it an HMAC.
//!   \[documented\]
//! - TOKEN is 5 bytes: the customer's id, and a flag that says whether the payload is encrypted: [`Token`]. \[seen\]
//! - PAYLOAD is a list of records, or that list encrypted: [`Payload`]. \[seen\]
//! - These three are base64url with `~` for padding. \[seen\] The padding may have become `%7E` \[seen\], or be
//!   stripped \[inferred\].
//! - The query has the target if the payload leaves it empty: [`Target`]. \[seen\]
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
//! A record is a tag byte, a length, and a value: [`Record`]. The low six bits of the tag are the id. The high two bits
//! are the width of the length: no byte and no value, one byte, or two bytes, little-endian: [`Width`]. \[seen\] Values
//! that are numbers are big-endian. \[seen\] [`Definition::all`] lists what is known about the ids, and how certain it
//! is.
//!
//! The expiry comes first and the kind of the link second. After these, writers use different orders. \[seen\] This
//! crate reads any order, keeps unknown ids, and reads the records before and after one that is wrong: [`Records`].
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
//! A [`MessageId`] contains the time of injection \[seen\], and in ids up to 2020 the number of a node \[inferred\].
//! A [`TransmissionId`] contains a node, the time at which a generator of ids was started (not the time of sending),
//! and a counter. \[inferred\] A link expires 365 or 366 days after injection, or a few seconds less than 366:
//! [`Records::lifetime`]. \[seen\]
//!
//! ## Encrypted payloads
//!
//! An encrypted payload consists of whole blocks of 16 bytes. \[seen\] PKCS#7 padding and chained blocks, as in CBC,
//! fit everything that was seen. \[inferred\] So without a key, you can still read the route, the sublink and the
//! customer, and tell the length of the list to within a block: [`Ciphertext`].
//!
//! ## What is unknown
//!
//! - The signature's algorithm, its key, and what it covers. You can plug in a [`SignatureScheme`] of your own. None is
//!   the vendor's.
//! - The cipher of encrypted payloads, the size of its key, and the key.
//! - What the ids 19 and 34 mean. Each was seen once.
//! - What the vendor's module does with metadata beyond `max_metadata_len`. This crate writes all of it or nothing:
//!   [`LongMetadata`].
//! - How links of AMP parts are written.
//!
//! # How to read
//!
//! [`Link::decode_partial`] reads as far as it goes and lists what is wrong as faults. [`Link::decode`] returns the
//! first fault as an error. [`Link::decode_strict`] accepts only what a writer writes; for a link that was read,
//! [`Link::first_deviation`] says where it differs. The payload is decoded into your buffer.
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
//! assert_eq!(link.first_deviation().unwrap().code(), "missing_padding");
//! assert_eq!(Link::decode(text, &mut buffer).unwrap_err().code(), "truncated_value");
//! # Ok::<(), tracklens_codec::Error>(())
//! ```
//!
//! # Before you redirect
//!
//! [`Target::bytes`] gives what the link says, and a link can say `javascript:alert(1)`, or a line break and a header of
//! its own. [`Link::redirect_url`] gives what a click may be redirected to: `http` or `https`, and nothing that could
//! end a header. Other links lead nowhere, even if their query has a target.
//!
//! **Anybody can write a link with any target.** So [verify](Link::verify) the signature first, if it is yours. The
//! vendor's can't be verified: compare the host with those that you redirect to.
//!
//! ```
//! use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
//!
//! let text = "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=https%3A%2F%2Fwww.example.com%2F";
//! let mut buffer = [0; MAX_PAYLOAD_LEN];
//! let link = Link::decode(text, &mut buffer)?;
//! if let Some(url) = link.redirect_url()? {
//!     assert!(url.has_host("www.example.com"));
//!     assert_eq!(format!("Location: {url}"), "Location: https://www.example.com/");
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Events
//!
//! An [`Event`] is what the vendor's tracker reports when a link is requested. It says what is
//! [left out](Event::left_out) of it and why: metadata over the limit, for example. An expired link has
//! [no event](NoEvent), and whether you still redirect it is up to you. The example `redirect` is a whole handler, from
//! the path of a request to redirect and event.
//!
//! # How to write
//!
//! A [`Draft`] makes a link from what a sender knows, with the records in the order of today's writers. \[seen\]
//! [`Draft::of`] takes what the sender knew from a link that was read. [`NewLink::of`] and [`RecordList`] edit such a
//! link, and leave everything else as it was; what can't be kept is [dropped](NewLink::dropped).
//! [`NewLink::of_with_origin`] edits a request path, which has no host.
//!
//! A writer writes any target, as senders do. If you make links, ask [`Target::redirect_url`] whether a server would
//! redirect to yours.
//!
//! # Links that are kept
//!
//! A [`Link`] borrows its text and your buffer. With the feature `alloc`, a `LinkBuf` owns both, so links can be
//! collected, sent and returned.
//!
//! # Errors
//!
//! An [`Error`] has a kind, a stable code, and two positions: in the layer of the link that is wrong, and in the
//! text. A [`ConfigurationError`] has line and column. A [`WriteError`] says why a link can't be written. No error
//! contains what a link says.
//!
//! # The module's options
//!
//! [`Configuration`] reads the module's [`Options`] from a configuration file of the documented grammar. They say how
//! links are written. None of them changes how a link is read. \[documented\]
//!
//! # Features
//!
//! All features are off by default, and none changes what the others do.
//!
//! - `alloc`: `LinkBuf`, a link that owns its text and its payload.
//! - `arbitrary`: makes identifiers, options, origins and drafts of the bytes of a fuzzer.
//! - `proptest`: the module `strategies`, with links, their texts, record lists, and what senders know. Your tests need
//!   proptest 1 itself too. The example `laws` has properties of a handler.
//! - `serde`: identifiers, tokens, signatures, kinds, routes, schemes, record ids and a `LinkBuf` as their text. Hosts
//!   and origins, which borrow, are only written.
//! - `cipher`: `Cipher`, AES in CBC mode with your own key, reads and writes encrypted payloads. That the vendor uses
//!   CBC and PKCS#7 is \[inferred\], its cipher and key are \[unknown\].
//! - `hmac`: `HmacSha256`, a signature scheme of our own. The vendor's is \[unknown\].
//! - `std`: base64 with vector instructions.
//!
//! `cipher` and `hmac` call other crates, in one file each. What is said about `unsafe` below is about the code of this
//! crate, not about theirs.
//!
//! # Guarantees
//!
//! `no_std`; no allocation, no `unsafe`, no recursion. Each reader takes linear time and 16 KiB of stack (with the
//! feature `std`, in an optimized build). Input is hostile: any bytes give a value, or an [`Error`] or
//! [`ConfigurationError`] with its position. Neither the messages of errors nor `Debug` show what a link contains,
//! except that an identifier shows itself, and so does what a strategy made for a test.
//!
//! No function panics, whatever its arguments. That is proven: the folder `codec/proofs` of the repository links each
//! public function into a library in which a panic can't be linked, so that it links only if the optimizer removed
//! every path to a panic. Two things are left out of the proof. One is the decoder of the `base64` crate, which
//! indexes slices in a way that the compiler can't prove: whole runs of characters go to it through one private
//! function. The code around this function is proven for any result of it, and the function is tested with every
//! length up to 4100, and with every byte at every position of up to 100. The other one are the functions of the
//! feature `cipher`, because of the `aes` crate. With the feature `std`, `base64` may use vector instructions, and
//! `unsafe` for them.
//!
//! # Glossary
//!
//! - **Kind**: what a link is for, as its records say: a click, an open, an initial open, a list-unsubscribe: [`Kind`].
//!   The route says it too, but one route has two kinds.
//! - **Purpose**: the kind together with what a sender provides for it, such as the target of a click: [`Purpose`].
//! - **Form**: which records a writer writes: those of a short link, or those of a long one: [`Form`].
//! - **Shape**: how the value of a record is written: a number, a text, an identifier: [`Shape`].
//! - **Standing**: how certain a statement about the format is: [`Standing`].
//! - **Fault**: what keeps part of a link from being read: [`Link::faults`].
//! - **Deviation**: how a link differs from what a writer writes: [`Link::first_deviation`].
//! - **Origin**: scheme, host and port of a link: [`Origin`].
//!
//! # How the code is laid out
//!
//! A file uses only what stands below it. From the ground: `error`, `bytes`, `url` and `records` say what links are
//! made of; `ciphertext`, `cipher` and `payload` what a payload holds; `link`, `decode` and `strict` read a link,
//! leniently and strictly; `signing` says what a signature covers; `options` and `configuration` read the module's
//! options; `event` says what is reported; `write` creates and edits links. The test `floors` checks this.
//!
//! [`FORMAT.md`]: https://github.com/tracklens/tracklens/blob/main/codec/FORMAT.md

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
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

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "serde")]
mod as_text;
mod bytes;
#[cfg(feature = "cipher")]
mod cipher;
mod ciphertext;
mod configuration;
mod count;
mod decode;
#[cfg(feature = "cipher")]
mod decryption;
mod error;
mod event;
#[cfg(any(feature = "arbitrary", feature = "proptest"))]
mod generating;
#[cfg(feature = "hmac")]
mod hmac_sha256;
#[cfg(any(feature = "cipher", feature = "hmac"))]
mod key_error;
mod link;
#[cfg(feature = "alloc")]
mod link_buf;
mod metadata;
mod options;
mod parse_error;
mod payload;
mod records;
mod redirect;
mod redirect_error;
mod redirect_url;
mod signing;
mod strict;
mod target;
mod url;
mod write;
mod write_error;

pub use bytes::percent::{PercentDecoded, PercentEncoded};
pub use bytes::span::{Part, Span};
#[cfg(feature = "cipher")]
pub use cipher::{Cipher, Decrypted, DecryptionError};
pub use ciphertext::Ciphertext;
pub use configuration::{
    Configuration, ConfigurationError, ConfigurationErrorKind, Include, IncludeIter,
};
pub use error::{Error, ErrorKind, Layer};
pub use event::left_out::LeftOut;
pub use event::no_event::NoEvent;
pub use event::of_link::Event;
pub use event::request::Request;
pub use event::value::EventValue;
#[cfg(feature = "proptest")]
pub use generating::strategies;
#[cfg(feature = "hmac")]
pub use hmac_sha256::HmacSha256;
#[cfg(any(feature = "cipher", feature = "hmac"))]
pub use key_error::KeyError;
pub use link::Link;
#[cfg(feature = "alloc")]
pub use link_buf::LinkBuf;
pub use metadata::{DEFAULT_MAX_METADATA_LEN, MetadataLength};
pub use options::Options;
pub use parse_error::ParseError;
pub use payload::Payload;
pub use records::definition::{Definition, RecordId, Standing};
pub use records::kind::Kind;
pub use records::list::{RecordIter, Records};
pub use records::message_id::MessageId;
pub use records::record::{Record, Width};
pub use records::shape::Shape;
pub use records::transmission_id::TransmissionId;
pub use records::value::Value;
pub use redirect_error::{RedirectError, RedirectErrorKind};
pub use redirect_url::RedirectUrl;
pub use signing::{SignatureScheme, SignatureVerdict, SignedContent};
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
