//! The links of a text that was pasted: as they stand, or where that is no link, freed from what mail
//! programs, pages and people put around them.

use std::borrow::Cow;
use std::iter::Peekable;

use quoted_printable::{ParseMode, decode};
use tracklens_codec::Link;

/// The most lines that are freed from what is around their links; the others stay as they are.
const MAX_LINES: usize = 32;

/// The longest text that is looked at so, in bytes.
const MAX_LEN: usize = 1 << 16;

/// The links of a text that was pasted.
///
/// ```
/// use tracklens::input::{Pasted, Repair};
///
/// let link = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// let text = format!("see <{link}>,\n");
/// let pasted = Pasted::of(&text);
/// assert_eq!(pasted.lines(), [link]);
/// assert!(pasted.repairs().has(Repair::Around));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted<'t> {
    lines: Vec<Cow<'t, str>>,
    repairs: Repairs,
}

/// What was done to get at a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// What stood around it was left out: words, brackets, quotes, a full stop.
    Around,
    /// It was put together out of several lines.
    Lines,
    /// It was quoted-printable, as in the source of a mail.
    QuotedPrintable,
    /// It was escaped as in HTML.
    Html,
    /// It was defanged.
    Defanged,
}

impl Repair {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Around,
        Self::Lines,
        Self::QuotedPrintable,
        Self::Html,
        Self::Defanged,
    ];

    /// What was done, in a few words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Around => "what stood around it left out",
            Self::Lines => "its lines joined",
            Self::QuotedPrintable => "quoted-printable undone",
            Self::Html => "&amp; undone",
            Self::Defanged => "defanging undone",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What was done to get at a link: each thing or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs(u8);

impl Repairs {
    /// Whether something was done.
    #[must_use]
    pub const fn has(self, repair: Repair) -> bool {
        self.0 & repair.bit() != 0
    }

    /// Whether nothing was.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    const fn add(&mut self, repair: Repair) {
        self.0 |= repair.bit();
    }
}

impl FromIterator<Repair> for Repairs {
    fn from_iter<I: IntoIterator<Item = Repair>>(repairs: I) -> Self {
        let mut all = Self::default();
        repairs.into_iter().for_each(|repair| all.add(repair));
        all
    }
}

impl<'t> Pasted<'t> {
    /// The lines of a text that are not empty, without the white space around them.
    ///
    /// Where the first one is a link that can be read to its end, they are left as they are. Otherwise it
    /// is freed from what is around it, if that makes a link of it, or a better one; and then so are
    /// the others.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let plain = Self {
            lines: lines(text).map(Cow::Borrowed).collect(),
            repairs: Repairs::default(),
        };
        let first = plain.lines.first().map(|line| readable(line));
        if first.is_none_or(|it| it == Readable::Whole) || text.len() > MAX_LEN {
            return plain;
        }
        let mut repaired = Self::default();
        let source = without_quoted_printable(text, &mut repaired.repairs);
        let mut rest = lines(&source).peekable();
        while let Some(line) = rest.next() {
            let (freed, repairs) = if repaired.lines.len() < MAX_LINES {
                next_link(line, &mut rest)
            } else {
                (line.to_owned(), Repairs::default())
            };
            repaired.repairs.0 |= repairs.0;
            repaired.lines.push(Cow::Owned(freed));
        }
        // Words before the first link are none of its lines.
        let is_link = |line: &Cow<'_, str>| readable(line) != Readable::No;
        if let Some(start) = repaired.lines.iter().position(is_link).filter(|it| *it > 0) {
            repaired.lines.drain(..start);
            repaired.repairs.add(Repair::Around);
        }
        let now = repaired.lines.first().map(|line| readable(line));
        if now > first { repaired } else { plain }
    }

    /// The lines, the first of which is the link that is shown.
    #[must_use]
    pub fn lines(&self) -> &[Cow<'t, str>] {
        &self.lines
    }

    /// What was done to get at them.
    #[must_use]
    pub const fn repairs(&self) -> Repairs {
        self.repairs
    }
}

/// How far a text can be read as a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Readable {
    No,
    InPart,
    /// To its end, but it names no recipient, as every link does that was seen: it may have been cut behind
    /// a record.
    WithoutRecipient,
    Whole,
}

fn readable(text: &str) -> Readable {
    let mut buffer = vec![0; text.len()];
    match Link::decode_partial(text.as_bytes(), &mut buffer) {
        Err(_) => Readable::No,
        Ok(link) if link.faults().next().is_some() => Readable::InPart,
        Ok(link) => match link.records() {
            Some(records) if records.rcpt_to().is_none() => Readable::WithoutRecipient,
            _ => Readable::Whole,
        },
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let lines = text.split(['\r', '\n']).map(str::trim);
    lines.filter(|line| !line.is_empty())
}

/// A line freed from what is around its link; where that is none that can be read to its end, together
/// with the lines on which it may go on, if it is one with these.
fn next_link<'l>(
    line: &'l str,
    rest: &mut Peekable<impl Iterator<Item = &'l str> + Clone>,
) -> (String, Repairs) {
    let alone = repaired_line(line);
    if readable(&alone.0) == Readable::Whole {
        return alone;
    }
    let mut joined = line.to_owned();
    let mut ahead = rest.clone();
    while ahead.peek().is_some_and(|it| goes_on(it)) {
        joined.extend(ahead.next());
    }
    if joined.len() == line.len() {
        return alone;
    }
    let (whole, mut repairs) = repaired_line(&joined);
    if readable(&whole) != Readable::Whole {
        return alone;
    }
    repairs.add(Repair::Lines);
    *rest = ahead;
    (whole, repairs)
}

/// Whether a line can be a further part of a link that was wrapped.
fn goes_on(line: &str) -> bool {
    let is_of_url = |char: char| char.is_ascii_graphic() && !matches!(char, '<' | '"' | '`');
    line.chars().all(is_of_url) && !line.contains("://")
}

/// The source of a mail without soft line breaks and escapes.
fn without_quoted_printable<'t>(text: &'t str, repairs: &mut Repairs) -> Cow<'t, str> {
    let has_soft_break = text.contains("=\n") || text.contains("=\r\n");
    if !has_soft_break && !text.contains("=3D") {
        return Cow::Borrowed(text);
    }
    let decoded = decode(text, ParseMode::Robust).ok();
    match decoded.and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(text) => {
            repairs.add(Repair::QuotedPrintable);
            Cow::Owned(text)
        }
        None => Cow::Borrowed(text),
    }
}

/// A line freed from what is around its link, if that makes a better link of it.
fn repaired_line(line: &str) -> (String, Repairs) {
    let mut best = (line.to_owned(), Repairs::default());
    let mut so_far = readable(line);
    let mut text = line.to_owned();
    let mut done = Repairs::default();
    for Step { repair, undo } in STEPS {
        let undone = undo(&text);
        if undone == text {
            continue;
        }
        text = undone;
        done.add(repair);
        let now = readable(&text);
        if now > so_far {
            so_far = now;
            best = (text.clone(), done);
        }
    }
    best
}

/// Something that may have been done to a link, and how it is undone.
struct Step {
    repair: Repair,
    undo: fn(&str) -> String,
}

/// One after the other: what the later ones look for may be written otherwise before.
const STEPS: [Step; 4] = [
    Step {
        repair: Repair::Defanged,
        undo: refanged,
    },
    Step {
        repair: Repair::Html,
        undo: |line| line.replace("&amp;", "&"),
    },
    Step {
        repair: Repair::Around,
        undo: from_scheme,
    },
    Step {
        repair: Repair::Around,
        undo: without_end,
    },
];

/// A defanged link as it was.
fn refanged(line: &str) -> String {
    let mut text = line
        .replace("[.]", ".")
        .replace("(.)", ".")
        .replace("[:]", ":");
    for (defanged, scheme) in [("hxxps://", "https://"), ("hxxp://", "http://")] {
        text = text.replace(defanged, scheme);
    }
    text
}

/// What stands from the scheme on, up to what no URL has.
fn from_scheme(line: &str) -> String {
    let start = ["https://", "http://", "HTTPS://", "HTTP://"];
    let start = start.iter().filter_map(|scheme| line.find(scheme)).min();
    let text = start.and_then(|start| line.get(start..)).unwrap_or(line);
    let is_behind = |char: char| char.is_whitespace() || matches!(char, '<' | '>' | '"' | '`');
    let end = text.find(is_behind).unwrap_or(text.len());
    text.get(..end).unwrap_or(text).to_owned()
}

/// A text without the punctuation at its end.
fn without_end(line: &str) -> String {
    let is_punctuation = |char| ".,;:!?')]}*_|\\".contains(char);
    line.trim_end_matches(is_punctuation).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: &str =
        "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
    const CLICK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/\
        RgRlVV5sP1IEdUBlLkQA?target=https%3A%2F%2Fwww.example.com%2F%3Fa%3D1%26b";

    fn pasted(text: &str) -> (Vec<String>, Vec<Repair>) {
        let pasted = Pasted::of(text);
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
