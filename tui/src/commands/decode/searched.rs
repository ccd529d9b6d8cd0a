//! What a line says that is not a link as it stands.

use crate::input::log::{self, LogFormat, LogLine};
use crate::input::relative::{self, Relative};
use crate::input::{Candidate, Found, Step, find, is_defanged};
use crate::reading::Reading;
use crate::settings::Settings;

/// What the subject of a mail for unsubscribing starts with.
const UNSUBSCRIBE: &[u8] = b"unsubscribe:";

/// The shortest end of a link from its signature on: 22 characters, 7, and one block of a payload.
const MIN_LINK_LEN: usize = 22 + 1 + 7 + 1 + 4;

/// What may stand after a link that is whole: no payload and no query goes on after it.
const ENDS: &str = " \t\"'`<>|()[]{},;\\^";

/// What may also stand there if nothing but such characters follows.
const LAST: &str = ".:!?*_~$";

/// What a line says that is not a link as it stands.
pub(super) enum Searched<'l> {
    /// A link stands in it.
    Link(LinkInLine<'l>),
    /// It is a header that belongs to links.
    Relative(Relative),
}

/// The link of a line that is read.
pub(super) struct LinkInLine<'l> {
    /// The link of the request, if the line is one of a log; else the first one.
    pub(super) found: Found,
    /// Whether the line has others.
    pub(super) has_more: bool,
    /// What a line of a log says of the request.
    pub(super) log: Option<LogLine<'l>>,
    /// What the header says that it stands in, which has an address of its own beside it.
    pub(super) relative: Option<Relative>,
}

impl<'l> Searched<'l> {
    /// What a line says of which this was read; none if it is a link, or says nothing.
    pub(super) fn new(
        line: &'l [u8],
        reading: &Reading<'_>,
        settings: &Settings,
        format: Option<&LogFormat>,
    ) -> Option<Self> {
        let may_be_several = has_room_for_another(reading);
        let is_link = reading.link().is_ok();
        let is_defanged = is_link && is_defanged(reading.text());
        if !reading.has_faults() && !may_be_several && !is_defanged {
            return None;
        }
        let is_read_instead = |it: &LinkInLine<'_>| {
            !is_link
                || is_defanged && it.found.undone().contains(Step::Defanging)
                || may_be_several && it.has_more && is_first_of_several(line, &it.found, reading)
                || reading.has_faults() && is_whole_before_other_text(line, &it.found, settings)
        };
        let is_one_of_several = is_link && !is_defanged && !reading.has_faults();
        match link_in(line, format, is_one_of_several) {
            Some(it) if is_read_instead(&it) => Some(Self::Link(it)),
            None if !is_link => relative::read(line).map(Self::Relative),
            _ => None,
        }
    }
}

/// Whether another link can stand before the signature of a link, or after its payload: the codec takes the former for
/// the sublink, and the latter for the query or the fragment.
fn has_room_for_another(reading: &Reading<'_>) -> bool {
    let Ok(link) = reading.link() else {
        return false;
    };
    let parts = link.parts();
    let others = [parts.sublink(), parts.query(), parts.fragment()];
    let mut others = others.into_iter().flatten();
    others.any(|part| part.as_bytes().len() >= MIN_LINK_LEN)
}

/// Whether a link starts the line, and ends before what was read of the line does.
fn is_first_of_several(line: &[u8], found: &Found, reading: &Reading<'_>) -> bool {
    let start = Candidate::of_line(line).place(0);
    let place = found.range();
    place.start == start && place.end < start + reading.text().len()
}

/// The link of a line that is read; none either if there is only one, and it is asked for `one_of_several`.
fn link_in<'l>(
    line: &'l [u8],
    format: Option<&LogFormat>,
    one_of_several: bool,
) -> Option<LinkInLine<'l>> {
    if one_of_several && find::has_one_at_most(line) {
        return None;
    }
    let mut links = find::links(line);
    let first = links.next()?;
    let mut links = links.peekable();
    if one_of_several {
        links.peek()?;
    }
    let logged = match format {
        Some(format) => format.read(line),
        None => log::read(line),
    };
    let Some(logged) = logged else {
        return Some(LinkInLine {
            found: first,
            has_more: links.next().is_some(),
            log: None,
            relative: list_unsubscribe(line),
        });
    };
    let mut links: Vec<Found> = std::iter::once(first).chain(links).collect();
    let requested = |it: &Found| logged.target.contains(&it.range().start);
    let position = links.iter().position(requested);
    Some(LinkInLine {
        found: links.swap_remove(position.unwrap_or_default()),
        has_more: !links.is_empty(),
        log: position.map(|_| logged),
        relative: None,
    })
}

/// What a line says in which a mail address for unsubscribing stands: the only header with links beside its own.
fn list_unsubscribe(line: &[u8]) -> Option<Relative> {
    memchr::memmem::find(line, UNSUBSCRIBE)?;
    relative::read(line)
}

/// Whether a link starts the line and can be read to its end, or to an ellipsis: what made a fault of the line does not
/// belong to it.
fn is_whole_before_other_text(line: &[u8], found: &Found, settings: &Settings) -> bool {
    let place = found.range();
    if place.start != Candidate::of_line(line).place(0) {
        return false;
    }
    if found.ends_in_ellipsis() {
        return true;
    }
    let after = line.get(place.end..).unwrap_or_default();
    let mut buffer = Vec::new();
    let reading = Reading::new(found.link(), settings, &mut buffer);
    ends_links(&String::from_utf8_lossy(after)) && !reading.has_faults()
}

/// Whether no link goes on with a text.
fn ends_links(text: &str) -> bool {
    let is_end = |char: char| {
        let is_other = !char.is_ascii() && !char.is_alphanumeric();
        is_other || ENDS.contains(char)
    };
    text.is_empty()
        || text.starts_with(is_end)
        || text.chars().all(|char| is_end(char) || LAST.contains(char))
}
