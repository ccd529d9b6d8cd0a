//! Where a text reveals something about a recipient, in whatever encoding.

use std::ops::Range;

use super::addresses::{addresses, has_plain_address};
use super::folded::Folded;
use super::secrets::Secrets;
use super::view::View;
use crate::input::undo::{Layer, base64, hexadecimal};

/// How often escapes are undone, one in the other. A text with more of them is hidden as a whole.
const MAX_LEVELS: usize = 8;

/// How often base64 and hexadecimal digits are undone, one in the other. What has more of them is hidden as a whole.
const MAX_DEPTH: usize = 4;

/// The shortest runs of symbols and of digits that are undone.
const MIN_SYMBOLS: usize = 8;
const MIN_DIGITS: usize = 10;

/// The shortest run of symbols that is hidden because it stands too deep.
const MIN_DEEP: usize = 32;

/// How many bytes are looked at, for each byte of the text. A text for which that is not enough is hidden as a whole.
const MAX_WORK: usize = 96;

/// The shortest stretch of visible characters that counts as text in bytes that were made of others.
const MIN_TEXT: usize = 5;

/// What a record list has before a recipient and before metadata of one byte's length.
const TAGS: [u8; 2] = [0x52, 0x47];

/// The ways in which escapes are undone: only percent-encoding, since what looks like an escape of another kind may be
/// none; all kinds; and percent-encoding with the hyphens for percent signs of Proofpoint's URL Defense.
const WAYS: [fn(&View) -> Option<View>; 3] = [
    |view| view.undone(&[Layer::Percent]),
    |view| view.undone(&Layer::ALL),
    |view| view.with_percent_signs().undone(&[Layer::Percent]),
];

/// Where a text reveals something. The ranges may overlap.
///
/// It does where a secret or something like a mail address stands, and where base64 or hexadecimal digits make
/// these, or something like a record with them or JSON. Percent-encoding, and other escapes of the web and of mails,
/// are undone first.
pub(super) fn revealed(text: &[u8], secrets: &Secrets) -> Vec<Range<usize>> {
    let mut search = Search {
        secrets,
        work: (text.len() + 64) * MAX_WORK,
    };
    search.text(text, 0)
}

/// Whether base64 or hexadecimal digits in a text stand for a word, whatever it is.
pub(super) fn encodes_a_word(text: &[u8]) -> bool {
    let is_word = |undone: &[u8]| longest_word(undone) >= MIN_TEXT;
    let of_base64 = |run: &[u8]| (0..4).any(|start| is_word(&base64(&run[start..])));
    let of_digits = |run: &[u8]| (0..2).any(|start| is_word(&hexadecimal(&run[start..])));
    symbols(text).any(|run| of_base64(&text[run])) || digits(text).any(|run| of_digits(&text[run]))
}

struct Search<'s> {
    secrets: &'s Secrets,
    /// How many more bytes may be looked at.
    work: usize,
}

impl Search<'_> {
    /// Where a text reveals something, `depth` being how often base64 or digits were undone to get it.
    fn text(&mut self, text: &[u8], depth: usize) -> Vec<Range<usize>> {
        let whole = || std::iter::once(0..text.len()).collect();
        let mut found = Vec::new();
        let given = View::new(text);
        if !self.add(&given, depth, &mut found) {
            return whole();
        }
        for undo in WAYS {
            let mut levels = 0;
            let mut undone = undo(&given);
            while let Some(view) = undone {
                levels += 1;
                if levels > MAX_LEVELS || !self.add(&view, depth, &mut found) {
                    return whole();
                }
                undone = undo(&view);
            }
        }
        found
    }

    /// Adds where a view reveals something; says whether there was time to look.
    fn add(&mut self, view: &View, depth: usize, found: &mut Vec<Range<usize>>) -> bool {
        let bytes = view.bytes();
        let Some(left) = self.work.checked_sub(bytes.len()) else {
            return false;
        };
        self.work = left;
        if depth > 0 {
            if longest_text(bytes) < MIN_TEXT {
                return true;
            }
            if is_of_links(bytes) || has_plain_address(bytes) {
                found.push(view.source(0..bytes.len()));
                return true;
            }
        }
        let folded = Folded::new(bytes);
        let mut places = self.secrets.places(&folded);
        if depth == 0 {
            places.extend(addresses(folded.bytes()));
        }
        let sources = places.into_iter().map(|it| folded.source(it));
        found.extend(sources.map(|it| view.source(it)));
        self.add_encoded(view, depth, found);
        true
    }

    /// Adds the runs of base64 and of hexadecimal digits that reveal something, each with what follows it: of what is
    /// damaged, the rest can stand there.
    fn add_encoded(&mut self, view: &View, depth: usize, found: &mut Vec<Range<usize>>) {
        let bytes = view.bytes();
        for run in symbols(bytes) {
            if self.is_revealing(&bytes[run.clone()], depth, 4, base64) {
                found.push(view.source(run.start..bytes.len()));
            }
        }
        // Of the other alphabet only what has a character of its own.
        let is_symbol = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        for run in runs(bytes, MIN_SYMBOLS, is_symbol) {
            let text = &bytes[run.clone()];
            if text.iter().any(|byte| !byte.is_ascii_alphanumeric())
                && self.is_revealing(text, depth, 4, base64)
            {
                found.push(view.source(run.start..bytes.len()));
            }
        }
        for run in digits(bytes) {
            if self.is_revealing(&bytes[run.clone()], depth, 2, hexadecimal) {
                found.push(view.source(run.start..bytes.len()));
            }
        }
    }

    /// Whether a run reveals something once it is undone from one of its first characters on.
    fn is_revealing(
        &mut self,
        run: &[u8],
        depth: usize,
        starts: usize,
        undo: fn(&[u8]) -> Vec<u8>,
    ) -> bool {
        if depth == MAX_DEPTH {
            return run.len() >= MIN_DEEP;
        }
        (0..starts).any(|start| !self.text(&undo(&run[start..]), depth + 1).is_empty())
    }
}

fn base64(text: &[u8]) -> Vec<u8> {
    base64::undo(text).text
}

fn hexadecimal(text: &[u8]) -> Vec<u8> {
    hexadecimal::undo(text).text
}

/// The runs of base64 in the alphabet of URLs.
fn symbols(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let is_symbol = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    runs(text, MIN_SYMBOLS, is_symbol)
}

/// The runs of hexadecimal digits.
fn digits(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    runs(text, MIN_DIGITS, |byte| byte.is_ascii_hexdigit())
}

/// The runs of certain bytes that are at least so long.
fn runs(
    text: &[u8],
    min_len: usize,
    is_of_run: impl Fn(u8) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.iter().position(|byte| is_of_run(*byte))?;
            let rest = &text[start..];
            let len = rest.iter().take_while(|byte| is_of_run(**byte)).count();
            at = start + len;
            if len >= min_len {
                return Some(start..at);
            }
        }
    })
}

/// The longest stretch of visible characters, in bytes.
pub(super) fn longest_text(bytes: &[u8]) -> usize {
    longest_without(bytes, char::is_control)
}

/// The longest stretch of letters, digits and what stands between them in an address, in bytes.
pub(super) fn longest_word(bytes: &[u8]) -> usize {
    longest_without(bytes, |char| {
        !(char.is_alphanumeric() || "@._+-".contains(char))
    })
}

/// The longest stretch of characters that are not such an end, in bytes.
fn longest_without(bytes: &[u8], is_end: impl Fn(char) -> bool) -> usize {
    let stretches = bytes
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().split(&is_end).map(str::len));
    stretches.max().unwrap_or_default()
}

/// Whether bytes are like those of a payload or a header: they have JSON, or a record with a recipient.
fn is_of_links(bytes: &[u8]) -> bool {
    has_record(bytes) || is_like_json(bytes)
}

fn has_record(bytes: &[u8]) -> bool {
    TAGS.into_iter().any(|tag| {
        memchr::memchr_iter(tag, bytes).any(|at| {
            let len = bytes.get(at + 1).map_or(0, |len| usize::from(*len));
            let value = bytes.get(at + 2..at + 2 + len).unwrap_or_default();
            len >= MIN_TEXT - 1
                && str::from_utf8(value)
                    .is_ok_and(|it| !it.is_empty() && !it.contains(char::is_control))
        })
    })
}

/// Whether a text has what JSON has between keys and values, among other visible characters.
pub(super) fn is_like_json(bytes: &[u8]) -> bool {
    const SIGNS: [&str; 6] = ["\":", "{\"", "\"}", "\",\"", "[\"", "\"]"];
    let is_like_json =
        |text: &str| text.len() >= MIN_TEXT && SIGNS.iter().any(|sign| text.contains(sign));
    bytes
        .utf8_chunks()
        .any(|chunk| chunk.valid().split(char::is_control).any(is_like_json))
}
