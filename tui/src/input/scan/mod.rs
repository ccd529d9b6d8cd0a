//! A file of any kind, or standard input, to the links and relatives in it.
//!
//! ```text
//! bytes ─ unpack ─▶ bytes ─ form ─▶ pieces (mails of an mbox, one mail, stretches of text) ─ search ─▶ items
//! ```
//!
//! [`Pieces`] reads, and keeps little of what it reads. [`Piece::search`] does the work, and each piece is searched by
//! itself: on another thread if you like.

mod expansion;
mod form;
mod item;
mod limits;
mod log_lines;
mod mails;
mod piece;
mod pieces;
mod stretches;
mod unpack;
mod zstd;

pub(super) use form::Form;
pub use item::{Item, Remark, ScanItem, Searched};
pub use limits::{MAX_EXPANSION, MAX_MAIL_LEN, MIN_EXPANDED};
pub(super) use log_lines::LogLines;
pub use piece::Piece;
pub use pieces::{BytesRead, Pieces};
