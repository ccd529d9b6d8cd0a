//! The links of a pasted text.

use std::borrow::Cow;
use std::iter::Peekable;

use super::repairs::{Repair, Repairs};
use super::undo::{STEPS, Step, without_quoted_printable};
use crate::input::readable::Readable;

/// The most lines that are freed of what is around their links; the others stay as they are.
const MAX_LINES: usize = 32;

/// The longest text that is freed of what is around its links, in bytes.
const MAX_LEN: usize = 1 << 16;

/// The links of a pasted text.
///
/// ```
/// use tracklens::input::{Pasted, Readable, Repair};
///
/// let text = "see <https://open.example.com/>,\n";
/// let pasted = Pasted::of(text);
/// assert_eq!(pasted.lines(), [text.trim()]);
///
/// // Whoever can read links says how far a text is one.
/// let link = "https://open.example.com/";
/// let readable = |text: &str| if text == link { Readable::Whole } else { Readable::No };
/// let pasted = pasted.repaired(Readable::No, readable);
/// assert_eq!(pasted.lines(), [link]);
/// assert!(pasted.repairs().has(Repair::Around));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted<'t> {
    text: &'t str,
    lines: Vec<Cow<'t, str>>,
    repairs: Repairs,
}

impl<'t> Pasted<'t> {
    /// The lines of a text that are not empty, without the white space around them.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self {
            text,
            lines: lines(text).map(Cow::Borrowed).collect(),
            repairs: Repairs::default(),
        }
    }

    /// The same lines, freed of what mail programs, pages and people put around links.
    ///
    /// How far the first line can be read as a link is known already; `readable` is asked about every other
    /// text. The lines stay as they are if the first one can be read to its end, or if nothing makes it
    /// more readable.
    #[must_use]
    pub fn repaired(self, first: Readable, readable: impl Fn(&str) -> Readable) -> Self {
        if self.lines.is_empty() || first == Readable::Whole || self.text.len() > MAX_LEN {
            return self;
        }
        let mut repairs = Repairs::default();
        let source = without_quoted_printable(self.text, &mut repairs);
        let mut freed = Vec::new();
        let mut rest = lines(&source).peekable();
        while let Some(line) = rest.next() {
            freed.push(if freed.len() < MAX_LINES {
                next_link(line, &mut rest, &readable)
            } else {
                Freed::as_it_is(line, &readable)
            });
        }
        repairs = freed.iter().fold(repairs, |all, it| all.and(it.repairs));
        // Words before the first link are not among the lines.
        let is_link = |line: &Freed| line.readable != Readable::No;
        if let Some(start) = freed.iter().position(is_link).filter(|it| *it > 0) {
            freed.drain(..start);
            repairs.add(Repair::Around);
        }
        if freed.first().is_none_or(|line| line.readable <= first) {
            return self;
        }
        Self {
            lines: freed.into_iter().map(|it| Cow::Owned(it.text)).collect(),
            repairs,
            ..self
        }
    }

    /// The lines, the first of which is the link to show.
    #[must_use]
    pub fn lines(&self) -> &[Cow<'t, str>] {
        &self.lines
    }

    /// What was done to get at the links.
    #[must_use]
    pub const fn repairs(&self) -> Repairs {
        self.repairs
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let lines = text.split(['\r', '\n']).map(str::trim);
    lines.filter(|line| !line.is_empty())
}

/// A line freed of what is around its link.
struct Freed {
    text: String,
    repairs: Repairs,
    readable: Readable,
}

impl Freed {
    fn as_it_is(line: &str, readable: impl Fn(&str) -> Readable) -> Self {
        Self {
            text: line.to_owned(),
            repairs: Repairs::default(),
            readable: readable(line),
        }
    }

    /// Undoes one thing after the other, and keeps what made the line more readable.
    fn of(line: &str, readable: impl Fn(&str) -> Readable) -> Self {
        let mut best = Self::as_it_is(line, &readable);
        let mut text = line.to_owned();
        let mut repairs = Repairs::default();
        for Step { repair, undo } in STEPS {
            let undone = undo(&text);
            if undone == text {
                continue;
            }
            text = undone;
            repairs.add(repair);
            let now = readable(&text);
            if now > best.readable {
                best = Self {
                    text: text.clone(),
                    repairs,
                    readable: now,
                };
            }
        }
        best
    }
}

/// A line freed of what is around its link. If that can't be read to its end, the lines on which it may
/// continue are joined to it, if together they can be.
fn next_link<'l>(
    line: &'l str,
    rest: &mut Peekable<impl Iterator<Item = &'l str> + Clone>,
    readable: impl Fn(&str) -> Readable,
) -> Freed {
    let alone = Freed::of(line, &readable);
    if alone.readable == Readable::Whole {
        return alone;
    }
    let mut joined = line.to_owned();
    let mut ahead = rest.clone();
    while ahead.peek().is_some_and(|it| may_continue(it)) {
        joined.extend(ahead.next());
    }
    if joined.len() == line.len() {
        return alone;
    }
    let mut whole = Freed::of(&joined, &readable);
    if whole.readable != Readable::Whole {
        return alone;
    }
    whole.repairs.add(Repair::Lines);
    *rest = ahead;
    whole
}

/// Whether a line can be a further part of a link that was wrapped.
fn may_continue(line: &str) -> bool {
    let is_of_url = |char: char| char.is_ascii_graphic() && !matches!(char, '<' | '"' | '`');
    line.chars().all(is_of_url) && !line.contains("://")
}

#[cfg(test)]
mod tests {
    use tracklens_codec::Link;

    use super::*;

    const OPEN: &str =
        "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
    const CLICK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/\
        RgRlVV5sP1IEdUBlLkQA?target=https%3A%2F%2Fwww.example.com%2F%3Fa%3D1%26b";

    fn readable(text: &str) -> Readable {
        let mut buffer = vec![0; text.len()];
        match Link::decode_partial(text, &mut buffer) {
            Err(_) => Readable::No,
            Ok(link) if link.faults().next().is_some() => Readable::InPart,
            Ok(link) => match link.records() {
                Some(records) if records.rcpt_to().is_none() => Readable::WithoutRecipient,
                _ => Readable::Whole,
            },
        }
    }

    fn pasted(text: &str) -> (Vec<String>, Vec<Repair>) {
        let pasted = Pasted::of(text);
        let first = pasted
            .lines()
            .first()
            .map_or(Readable::No, |it| readable(it));
        let pasted = pasted.repaired(first, readable);
        let lines = pasted.lines().iter().map(ToString::to_string);
        let repairs = Repair::ALL
            .into_iter()
            .filter(|it| pasted.repairs().has(*it));
        (lines.collect(), repairs.collect())
    }

    #[test]
    fn a_link_is_found_in_what_is_around_it() {
        let wrapped = format!("{}\n{}\n{}", &OPEN[..20], &OPEN[20..50], &OPEN[50..]);
        let printable = format!("<a href=3D\"{}=\n{}\">", &OPEN[..40], &OPEN[40..]);
        let defanged = OPEN.replace("https", "hxxps").replace('.', "[.]");
        let table: [(String, &[Repair]); 10] = [
            (format!("<{OPEN}>"), &[Repair::Around]),
            (format!("\"{OPEN}\","), &[Repair::Around]),
            (format!("[here]({OPEN})."), &[Repair::Around]),
            (format!("Link: {OPEN} (opens a page)"), &[Repair::Around]),
            (format!("{OPEN}."), &[Repair::Around]),
            (format!("Hello,\n\nplease see\n{OPEN}\n"), &[Repair::Around]),
            (wrapped, &[Repair::Lines]),
            (printable, &[Repair::Around, Repair::QuotedPrintable]),
            (defanged.clone(), &[Repair::Defanged]),
            (
                format!("see {defanged}!"),
                &[Repair::Around, Repair::Defanged],
            ),
        ];
        for (text, repairs) in table {
            let (lines, done) = pasted(&text);
            assert_eq!(lines.first().map(String::as_str), Some(OPEN), "{text}");
            assert_eq!(done, repairs, "{text}");
        }
    }

    #[test]
    fn what_is_a_link_or_none_is_left_as_it_is() {
        for text in [
            OPEN.to_owned(),
            format!("  {OPEN}\r\n{CLICK}\n\n<{OPEN}>"),
            format!("{CLICK}."),
            "hello".to_owned(),
            "two\nlines".to_owned(),
            "https://www.example.com/a=3Db, <x>".to_owned(),
            OPEN[..30].to_owned(),
            String::new(),
        ] {
            let (found, done) = pasted(&text);
            assert_eq!(found, lines(&text).collect::<Vec<_>>(), "{text}");
            assert_eq!(done, [], "{text}");
        }
    }

    #[test]
    fn each_of_several_is_freed() {
        let text = format!("1. <{OPEN}>\n2. <{CLICK}>\nthat was all");
        let (lines, done) = pasted(&text);
        assert_eq!(lines, [OPEN, CLICK, "that was all"]);
        assert_eq!(done, [Repair::Around]);
    }

    #[test]
    fn a_damaged_link_is_freed_too_and_nothing_of_it_is_lost() {
        let cut = &CLICK[..CLICK.find('?').unwrap() - 3];
        let (lines, done) = pasted(&format!("<{cut}>"));
        assert_eq!(lines, [cut]);
        assert_eq!(done, [Repair::Around]);
    }
}
