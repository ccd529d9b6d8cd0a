//! A slow decoder of tracked links, which follows `codec/FORMAT.md` rule by rule.
//!
//! The laws compare the codec with it, so it shares no code with the codec and works another way:
//! it percent-decodes a whole path before it splits it, reads base64url bit by bit, and allocates
//! whatever it needs. It reports faults in the codec's terms ([`ErrorKind`], [`Layer`]), so that
//! the two results can be compared.
//!
//! [`ErrorKind`]: tracklens_codec::ErrorKind
//! [`Layer`]: tracklens_codec::Layer

mod base64url;
mod fault;
mod link;
mod record_list;
mod segment;
mod strict;
mod url;

pub use fault::Fault;
pub use link::{View, read};
pub use record_list::{List, ListedRecord, read_list};
pub use segment::{Segment, Symbol};
pub use strict::deviations;
pub use url::Url;
