//! The lines of an input, each with what is read of it.

use std::borrow::Cow;

use tracklens::input::log::{self, LogLine};
use tracklens::input::relative::{self, Relative};
use tracklens::input::{Found, Step, find, is_defanged};
use tracklens_codec::{Error, Link};

use super::line::Line;

/// A line of standard input, and what is read of it.
///
/// The program's own finder and readers are asked: laws and tests of their own hold for them.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchedLine<'a> {
    /// The line.
    pub line: Line<'a>,
    /// What is read of it: its text, or a link in it.
    pub text: Cow<'a, [u8]>,
    /// The link of a line that is not one itself: the one that was requested, if that is logged, else the first.
    pub found: Option<Found>,
    /// Whether it has others.
    pub has_more: bool,
    /// What is logged of the request for the link.
    pub log: Option<LogLine<'a>>,
    /// What a line says that is a header of the family of links: one without a link, or with an address for
    /// unsubscribing beside the link.
    pub relative: Option<Relative>,
}

impl<'a> SearchedLine<'a> {
    /// The lines of an input.
    pub fn all(input: &'a [u8]) -> impl Iterator<Item = Self> {
        Line::all(input).map(Self::new)
    }

    fn new(line: Line<'a>) -> Self {
        let links: Vec<Found> = find::links(line.bytes).collect();
        let logged = log::read(line.bytes);
        let requested = logged.as_ref().and_then(|logged| {
            let target = &logged.target;
            links.iter().find(|it| target.contains(&it.range().start))
        });
        let log = requested.and(logged.clone());
        let chosen = requested.or(links.first());
        let found = chosen
            .filter(|it| is_read_instead(it, links.len() > 1, &line))
            .cloned();
        let has_more = found.is_some() && links.len() > 1;
        let is_link = Link::decode_partial(line.text, &mut vec![0; line.text.len()]).is_ok();
        let has_address = || String::from_utf8_lossy(line.bytes).contains("unsubscribe:");
        let is_beside = found.is_some() && logged.is_none() && has_address();
        let is_other = (links.is_empty() && !is_link) || is_beside;
        let text = match &found {
            Some(found) => Cow::Owned(found.link().to_vec()),
            None => Cow::Borrowed(line.text),
        };
        Self {
            line,
            text,
            has_more,
            log: log.filter(|_| found.is_some()),
            found,
            relative: is_other.then(|| relative::read(line.bytes)).flatten(),
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

/// Whether a link in a line is read instead of the line: if the line is not a link, if its host is defanged, or if
/// nothing is wrong with the link that starts the line but that something follows it.
fn is_read_instead(found: &Found, has_more: bool, line: &Line<'_>) -> bool {
    let mut buffer = vec![0; line.text.len()];
    match Link::decode_partial(line.text, &mut buffer) {
        Err(_) => true,
        Ok(_) if is_defanged(line.text) && found.undone().contains(Step::Defanging) => true,
        Ok(read) if has_more && is_first_of_several(found, line, &read) => true,
        Ok(read) if is_whole(&read) => false,
        Ok(_) => {
            let mut buffer = vec![0; found.link().len()];
            let range = found.range();
            let is_whole =
                Link::decode_partial(found.link(), &mut buffer).is_ok_and(|it| is_whole(&it));
            let after = String::from_utf8_lossy(&line.bytes[range.end..]);
            let ends = found.ends_in_ellipsis() || is_whole && ends_a_link(&after);
            range.start == line.text_start() && ends
        }
    }
}

/// Whether a link starts the line and ends before the line does, and another one follows: then the line is not one
/// link, though it can be read as one that has the others in its sublink, its query or its fragment.
fn is_first_of_several(found: &Found, line: &Line<'_>, read: &Link<'_, '_>) -> bool {
    let parts = read.parts();
    let others = [parts.sublink(), parts.query(), parts.fragment()];
    let has_room = others.iter().flatten().any(|it| it.as_bytes().len() > 34);
    let (start, range) = (line.text_start(), found.range());
    has_room && range.start == start && range.end < start + line.text.len()
}

fn is_whole(link: &Link<'_, '_>) -> bool {
    link.faults().next().is_none()
}

/// Whether a link can't go on with a text: it starts with a separator, or is punctuation to its end.
fn ends_a_link(text: &str) -> bool {
    let is_separator = |char: char| {
        let is_other = !char.is_ascii() && !char.is_alphanumeric();
        is_other || " \t\"'`<>|()[]{},;\\^".contains(char)
    };
    let is_punctuation = |char: char| is_separator(char) || ".:!?*_~$".contains(char);
    text.chars().next().is_none_or(is_separator) || text.chars().all(is_punctuation)
}
