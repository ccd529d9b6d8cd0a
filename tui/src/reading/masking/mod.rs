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
//! - what these say, wherever else in the link it stands, and whatever looks like a mail address: as it is, in any
//!   case and width, in the escapes of the web and of mails, in base64, in hexadecimal digits, and in these one in the
//!   other;
//! - links within the link: they are masked as links, or hidden if they are spelled or wrapped in another way;
//! - in a link that has a fault, or whose records are unlike those that were seen, everything but what is known to
//!   be harmless: scheme, host, port, route, signature, token, numbers and identifiers, if they don't look like texts;
//! - a payload of unknown meaning, or one that is encrypted and can't be decrypted: its bytes become 0. A
//!   payload that was decrypted is encrypted again with the same key;
//! - in a text that is not a link, everything but the scheme, and host, port and route if there is a route.
//!
//! This is not looked for: the domain of the recipient alone, words of fewer than four bytes, and what a payload
//! says that can't be decrypted.
//!
//! ```text
//! seen ──── is the link like those that were seen? ─┬─ yes: revealed ─ secrets, addresses, in every view ─▶ hiding
//!                                                   └─ no:  parts, records ─ all texts ─▶ hiding
//! ```

mod addresses;
mod around;
mod disclosed;
mod folded;
mod hiding;
mod host;
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
