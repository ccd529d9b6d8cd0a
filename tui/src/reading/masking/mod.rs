//! Privacy: links with other values in the place of the recipient and of the metadata.
//!
//! The link itself is masked, before anything of it is shown: no view, format or export has a case of its
//! own, and none can forget it. A masked link is as long as the original, has the same parts and records at
//! the same places, and is read like any other.
//!
//! ```text
//! line ─ reading ─▶ link, records ─ masking ─▶ masked line ─ reading ─▶ everything that is shown
//! ```
//!
//! This is hidden:
//!
//! - the recipient, except for the `@`, in every record that has one;
//! - the values of the metadata, whose keys stay; all of the metadata if it isn't JSON;
//! - the recipient's address anywhere else in the text and in the records' texts, in upper or lower case,
//!   and percent-encoded up to three times; if no record names an address, everything that looks like one;
//! - the part of a payload that could not be read, and a path after it;
//! - a payload of unknown meaning, or one that is encrypted and can't be decrypted: its bytes become 0. A
//!   payload that was decrypted is encrypted again with the same key;
//! - in a text that is not a link, everything except scheme, host, port and route, as far as these were
//!   read.
//!
//! Two things are not looked for: values of the metadata that stand elsewhere, as in the target, and
//! addresses in other encodings than percent-encoding.

mod addresses;
mod around;
mod disclosed;
mod folded;
mod hiding;
mod link;
mod mail;
mod masked;
mod metadata;
mod other_text;
mod parts;
mod payload;
mod records;
mod relative;
mod request;
mod revealed;
mod secrets;
mod seen;
mod view;

pub use self::disclosed::Disclosed;
pub use self::mail::{place, says};
pub use self::masked::{Masked, start_of_long_line, text};
pub use self::relative::relative;
pub use self::request::request;
