//! Whether a text has room for one link alone: that is seen at less cost than by a search.

use memchr::{memchr, memchr_iter, memchr3_iter};

use super::anchor::{self, Kind};
use super::window;
use crate::input::peel;
use crate::input::undo::Layer;

/// The bytes from the last character of a token on in which an escape would be looked for: one of four characters may
/// start among the first of them.
const AFTER_TOKEN: usize = 8;

/// Whether a search through a text is certain to find one link at most. One place alone is like a token then, and nothing
/// in the text is an escape, a line break, the end of a link or a wrapper.
///
/// ```
/// use tracklens::input::find;
///
/// let link = b"https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// assert!(find::has_one_at_most(link));
/// assert!(!find::has_one_at_most(&[&link[..], link].concat()));
/// ```
#[must_use]
pub fn has_one_at_most(text: &[u8]) -> bool {
    let Some(anchor) = anchor::next(text, 0) else {
        return true;
    };
    let is_alone = anchor.kind == Kind::Token
        && anchor::next(text, anchor.at + 1).is_none()
        && is_joined(text);
    let around_token = &text[..text.len().min(anchor.at + AFTER_TOKEN)];
    let is_known = |start: usize| peel::known(&text[start..]).is_some();
    is_alone
        && memchr(b'%', around_token).is_none()
        && !has_escape(text)
        && !window::urls(&text[..anchor.at]).any(is_known)
}

/// Whether all of a text belongs together, and has none of the characters in which only escapes begin.
fn is_joined(text: &[u8]) -> bool {
    let is_of_one = |byte: u8| {
        matches!(
            byte,
            b'!' | b'#'..=b'&' | b'*'..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~'
        )
    };
    // Without an early exit, so that it is compiled to vector instructions.
    text.iter().fold(true, |all, byte| all & is_of_one(*byte))
}

/// Whether an escape stands in a text but for percent-encoding, which is a URL's own.
fn has_escape(text: &[u8]) -> bool {
    let starts = memchr3_iter(b'=', b'&', b'h', text).chain(memchr_iter(b'H', text));
    let is_escape = |at: usize| {
        let layer = Layer::starting_with(text[at]);
        layer.is_some_and(|layer| layer.escape(&text[at..]).is_some())
    };
    starts.into_iter().any(is_escape)
}
