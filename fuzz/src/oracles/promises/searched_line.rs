//! The lines of an input, each with what is read of it.

use std::borrow::Cow;

use tracklens::input::{Found, find};
use tracklens_codec::{Error, Link};

use super::line::Line;

/// A line of standard input, and what is read of it.
///
/// The finder is the program's own: laws of its own hold for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchedLine<'a> {
    /// The line.
    pub line: Line<'a>,
    /// What is read of it: its text, or the first link in it.
    pub text: Cow<'a, [u8]>,
    /// The first link of a line that is not one itself.
    pub found: Option<Found>,
    /// Whether more links follow it.
    pub has_more: bool,
}

impl<'a> SearchedLine<'a> {
    /// The lines of an input.
    pub fn all(input: &'a [u8]) -> impl Iterator<Item = Self> {
        Line::all(input).map(Self::new)
    }

    fn new(line: Line<'a>) -> Self {
        let mut links = find::links(line.bytes);
        let found = links.next().filter(|found| is_read_instead(found, &line));
        let has_more = found.is_some() && links.next().is_some();
        let text = match &found {
            Some(found) => Cow::Owned(found.link().to_vec()),
            None => Cow::Borrowed(line.text),
        };
        Self {
            line,
            text,
            found,
            has_more,
        }
    }

    /// The offset of an error in the JSON text of the line, in bytes. In a link of which something was undone,
    /// that is where the bytes start that the wrong one was made of.
    ///
    /// `None` if the error lies within one character of the JSON text.
    #[must_use]
    pub fn offset_of(&self, error: &Error) -> Option<usize> {
        let offset = error.text_offset();
        let place = match &self.found {
            None => self.line.text_start() + offset,
            Some(found) => match found.origins().of(offset) {
                Some(origin) => origin.start,
                None => found.range().end,
            },
        };
        self.line.json_offset(place)
    }
}

/// Whether a link in a line is read instead of the line: if the line is not a link, or if nothing is wrong with
/// the link that starts the line but that something follows it.
fn is_read_instead(found: &Found, line: &Line<'_>) -> bool {
    let mut buffer = vec![0; line.text.len()];
    match Link::decode_partial(line.text, &mut buffer) {
        Err(_) => true,
        Ok(read) if is_whole(&read) => false,
        Ok(_) => {
            let mut buffer = vec![0; found.link().len()];
            let range = found.range();
            range.start == line.text_start()
                && ends_a_link(&line.bytes[range.end..])
                && Link::decode_partial(found.link(), &mut buffer).is_ok_and(|it| is_whole(&it))
        }
    }
}

fn is_whole(link: &Link<'_, '_>) -> bool {
    link.faults().next().is_none()
}

/// Whether a link can't go on with a text: it starts with a separator, or is punctuation to its end.
fn ends_a_link(text: &[u8]) -> bool {
    let separates = |byte: &u8| !byte.is_ascii() || b" \t\"'`<>|()[]{},;\\^".contains(byte);
    let is_punctuation = |byte: &u8| separates(byte) || b".:!?*_~$".contains(byte);
    text.first().is_none_or(separates) || text.iter().all(is_punctuation)
}
