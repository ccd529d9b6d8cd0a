//! A pasted text: the tracked links in it, and what was undone to get at them.

use std::borrow::Cow;
use std::collections::HashSet;

use super::find::Finder;
use super::found::Found;
use super::line_numbers::LineNumbers;
use super::mail::Source;
use super::pasted_link::{LinkOrigin, PastedLink};
use super::pasted_relative::PastedRelative;
use super::scan::{Form, Item, LogLines, Pieces, Remark};
use super::step::Steps;

/// The tracked links of a pasted text.
///
/// ```
/// use tracklens::input::{Pasted, Step};
///
/// let text = "Hello,\nsee <hxxps://open.example[.]com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~>!\n";
/// let pasted = Pasted::of(text);
/// let link = &pasted.links()[0];
/// assert_eq!(
///     link.text,
///     "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~",
/// );
/// assert_eq!(link.origin.source.line, 2);
/// assert!(pasted.undone().contains(Step::Defanging));
/// assert_eq!(pasted.line_count(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    links: Vec<PastedLink>,
    relatives: Vec<PastedRelative>,
    undone: Steps,
    line_count: usize,
    is_too_deep: bool,
}

impl Pasted {
    /// Searches a text to its end, as a mail or an mbox if it looks like one.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = with_line_feeds(text.trim());
        let given = text.as_bytes();
        let breaks = memchr::memchr_iter(b'\n', given).count();
        let is_line_open = given.last().is_some_and(|last| *last != b'\n');
        let mut pasted = Self {
            line_count: breaks + usize::from(is_line_open),
            ..Self::default()
        };
        let mut known = HashSet::new();
        if Form::of(given) != Form::Text {
            pasted.take_mails(given, &mut known);
        }
        if pasted.links.is_empty() {
            pasted.take_text(given, &mut known);
        }
        if pasted.links.is_empty() && pasted.relatives.is_empty() {
            pasted.relatives.extend(PastedRelative::alone(given));
        }
        pasted
    }

    /// The links, in the order in which they stand, each once.
    #[must_use]
    pub fn links(&self) -> &[PastedLink] {
        &self.links
    }

    /// The headers that belong to links, in the order in which they stand.
    #[must_use]
    pub fn relatives(&self) -> &[PastedRelative] {
        &self.relatives
    }

    /// What was undone for any of the links, in the order in which it was met.
    #[must_use]
    pub const fn undone(&self) -> Steps {
        self.undone
    }

    /// How many lines the text has, without those at its start and end that are empty.
    #[must_use]
    pub const fn line_count(&self) -> usize {
        self.line_count
    }

    /// Whether links may have been left out because they are wrapped too deep.
    #[must_use]
    pub const fn is_too_deep(&self) -> bool {
        self.is_too_deep
    }

    fn take_mails(&mut self, given: &[u8], known: &mut HashSet<String>) {
        let Ok(mut pieces) = Pieces::new(given) else {
            return;
        };
        while let Ok(Some(piece)) = pieces.next_piece() {
            let searched = piece.search(None);
            let is_deep = |remark: &Remark| matches!(remark, Remark::MailTooDeep { .. });
            self.is_too_deep |= searched.remarks.iter().any(is_deep);
            for it in searched.items {
                let origin = LinkOrigin {
                    source: it.source,
                    says: it.says,
                    ..LinkOrigin::default()
                };
                match it.item {
                    Item::Link(found) => self.take(&found, origin, known),
                    Item::Relative { value, relative } => {
                        let relative = PastedRelative::within(&value, relative, origin);
                        self.relatives.push(relative);
                    }
                }
            }
        }
    }

    fn take_text(&mut self, given: &[u8], known: &mut HashSet<String>) {
        let mut lines = LineNumbers::new(given);
        let mut finder = Finder::new();
        let mut all = finder.feed(given);
        all.extend(finder.finish());
        self.is_too_deep |= finder.too_deep() > 0;
        let mut logs = LogLines::new(given, None);
        for found in &all {
            let source = Source {
                line: lines.of(found.range().start),
                ..Source::default()
            };
            let origin = LinkOrigin {
                source,
                log: logs.of(found),
                ..LinkOrigin::default()
            };
            self.take(found, origin, known);
        }
    }

    fn take(&mut self, found: &Found, origin: LinkOrigin, known: &mut HashSet<String>) {
        let link = PastedLink::of(found, origin);
        if known.insert(link.text.clone()) {
            self.undone = self.undone.and(found.undone());
            self.links.push(link);
        }
    }
}

/// The text with the line breaks of a file. Terminals send a carriage return for each line feed, and so two for each
/// line ending of a text that has both.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') || text.contains('\n') {
        return text.into();
    }
    let of_both = text.replace("\r\r", "\n");
    if of_both.contains('\r') {
        text.replace('\r', "\n").into()
    } else {
        of_both.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Step;

    const OPEN: &str =
        "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
    const CLICK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/\
        RgRlVV5sP1IEdUBlLkQA?target=https%3A%2F%2Fwww.example.com%2F%3Fa%3D1%26b";

    fn links(pasted: &Pasted) -> Vec<&str> {
        let links = pasted.links().iter();
        links.map(|link| link.text.as_str()).collect()
    }

    #[test]
    fn a_link_is_found_in_what_is_around_it() {
        let wrapped = format!("{}\n{}\n{}", &OPEN[..20], &OPEN[20..50], &OPEN[50..]);
        let printable = format!("<a href=3D\"{}=\n{}\">", &OPEN[..40], &OPEN[40..]);
        let defanged = OPEN.replace("https", "hxxps").replace('.', "[.]");
        let table: [(String, &[Step]); 10] = [
            (format!("<{OPEN}>"), &[]),
            (format!("\"{OPEN}\","), &[]),
            (format!("[here]({OPEN})."), &[]),
            (format!("Link: {OPEN} (opens a page)"), &[]),
            (format!("{OPEN}."), &[]),
            (format!("Hello,\n\nplease see\n{OPEN}\n"), &[]),
            (wrapped, &[Step::LineBreaks]),
            (printable, &[Step::QuotedPrintable]),
            (defanged.clone(), &[Step::Defanging]),
            (format!("see {defanged}!"), &[Step::Defanging]),
        ];
        for (text, undone) in table {
            let pasted = Pasted::of(&text);
            assert_eq!(links(&pasted), [OPEN], "{text}");
            let steps: Vec<Step> = pasted.undone().iter().collect();
            assert_eq!(steps, undone, "{text}");
        }
    }

    #[test]
    fn a_text_without_links_gives_none() {
        for text in [
            "hello",
            "two\nlines",
            "https://www.example.com/a=3Db, <x>",
            &OPEN[..30],
            "",
        ] {
            assert_eq!(Pasted::of(text).links(), [], "{text}");
        }
    }

    #[test]
    fn each_of_several_is_found_once_and_where_it_stands() {
        let text = format!("\n1. <{OPEN}>\n2. <{CLICK}>\nthat was all, {OPEN}\n\n");
        for text in [
            &text,
            &text.replace('\n', "\r\n"),
            &text.replace('\n', "\r"),
        ] {
            let pasted = Pasted::of(text);
            assert_eq!(links(&pasted), [OPEN, CLICK], "{text}");
            let lines: Vec<usize> = pasted
                .links()
                .iter()
                .map(|it| it.origin.source.line)
                .collect();
            assert_eq!(lines, [1, 2], "{text}");
            assert_eq!(pasted.line_count(), 3, "{text}");
        }
    }

    #[test]
    fn a_damaged_link_is_found_too_and_nothing_of_it_is_lost() {
        let cut = &CLICK[..CLICK.find('?').unwrap() - 3];
        assert_eq!(links(&Pasted::of(&format!("<{cut}>"))), [cut]);
    }

    #[test]
    fn what_may_be_missing_is_said() {
        let cut = &CLICK[..CLICK.find('?').unwrap() - 3];
        for (text, end_is_missing) in [(format!("{cut}..."), true), (cut.to_owned(), false)] {
            let pasted = Pasted::of(&text);
            assert_eq!(links(&pasted), [cut]);
            assert_eq!(pasted.links()[0].origin.end_is_missing, end_is_missing);
        }
        let path = &OPEN[OPEN.find("/q/").unwrap()..];
        let pasted = Pasted::of(&format!("and\nexample.com{path}"));
        assert_eq!(links(&pasted), [path]);
        assert!(pasted.links()[0].origin.start_may_be_missing);
    }

    #[test]
    fn a_mail_is_searched_part_by_part() {
        let mail = format!(
            "From: a@example.com\nSubject: Hi\nMIME-Version: 1.0\n\
            Content-Type: multipart/mixed; boundary=b\n\n--b\n\nNo link.\n--b\n\n{OPEN}\n--b--\n"
        );
        for mail in [mail.replace('\n', "\r"), mail.replace('\n', "\r\r"), mail] {
            let pasted = Pasted::of(&mail);
            assert_eq!(links(&pasted), [OPEN]);
            assert_eq!(pasted.links()[0].origin.source.part.as_deref(), Some("2"));
            assert_eq!(pasted.links()[0].origin.source.line, 11);
        }
    }

    #[test]
    fn an_mbox_is_searched_mail_by_mail() {
        let start = "From a@example.com Thu Jan  1 00:00:00 1970\nFrom: a@example.com\n\
            Content-Transfer-Encoding: quoted-printable\n\n";
        let text = format!(
            "{start}{OPEN}\n\n{start}{}=\n{}\n",
            &CLICK[..50],
            &CLICK[50..].replace('=', "=3D")
        );
        let pasted = Pasted::of(&text);
        assert_eq!(links(&pasted), [OPEN, CLICK]);
        let lines = pasted.links().iter().map(|it| it.origin.source.line);
        assert!(lines.eq([5, 11]));
        assert_eq!(pasted.line_count(), 12);
    }
}
