//! The desk: the link, what is selected of it, and what you do with it. It knows no screen.
//!
//! ```text
//! text ─ reading ─▶ read link ─▶ items, values, matches, notices
//! ```

mod disagreement_text;
mod editing;
mod file;
mod folding;
mod found_text;
mod given;
mod history;
mod link_change;
mod links;
mod listed;
mod matches;
mod notice;
mod notice_text;
mod opened_file;
mod read_link;
mod reading;
mod readings;
mod searching;
mod selecting;
mod state;
mod text_line;
mod values;

pub(super) use self::disagreement_text::disagreement_text;
pub(super) use self::editing::rewrite;
pub(super) use self::link_change::LinkChange;
pub(super) use self::listed::{ListColumn, ListedLink};
pub(super) use self::matches::{Match, MatchPlace};
pub use self::notice::{Notice, PasteSummary};
pub(super) use self::notice_text::notice_text;
pub(super) use self::read_link::ReadLink;
pub(super) use self::readings::Readings;
pub(super) use self::state::{Counts, Desk};
pub use self::text_line::{MAX_LINK_TEXT, TextLine};
