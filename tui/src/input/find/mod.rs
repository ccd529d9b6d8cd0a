//! Finds tracked links in any bytes, by what a link is: a route, a signature, a token and a payload.
//!
//! ```text
//! anchor ─▶ shape ─▶ joined ─▶ evidence ─┬▶ front, back ─▶ found
//!    ▲                                   └▶ undo, peel ─▶ a further text, searched in turn
//!    └──────────────────────────────────────────────────────────┘
//! ```
//!
//! - `anchor` finds the end of a token, which looks alike in every spelling, at the speed of memory.
//! - `shape` checks that a signature and a payload stand around it, whatever they are escaped in.
//! - `joined` takes the stretch around it, up to white space and quotes, without its line breaks.
//! - `evidence` says which escapes are in it. If there are any, or a known wrapper stands around the link,
//!   they are undone over the stretch, and what that gives is searched in the same way.
//! - `front` and `back` find the ends of a link that stands as it is.
//!
//! Each byte is looked at a bounded number of times, so the time grows with what is given and no more. A
//! link is at most [`MAX_FOUND_LEN`] bytes long, and at most eight steps are undone; what is beyond is said.

mod anchor;
mod back;
mod breaks;
mod chain;
mod evidence;
mod finder;
mod front;
mod joined;
mod level;
mod lone;
mod payload;
mod shape;
mod split;
mod window;

use super::found::Found;

pub use chain::{Hop, chain};
pub use finder::Finder;
pub use level::MAX_FOUND_LEN;
pub use lone::has_one_at_most;

/// The tracked links in `given`, in the order in which they stand.
///
/// ```
/// use tracklens::input::find;
///
/// let mail = b"<a href=3D\"https://open.example.com/q/AAECAwQFBgcICQo=\r\n\
///     LDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~\">";
/// let found = find::links(mail).next().unwrap();
/// assert_eq!(
///     found.link(),
///     b"https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~",
/// );
/// let undone: Vec<_> = found.undone().iter().map(|step| step.name()).collect();
/// assert_eq!(undone, ["quoted_printable"]);
/// ```
pub fn links(given: &[u8]) -> impl Iterator<Item = Found> {
    finder::Links::new(given)
}
