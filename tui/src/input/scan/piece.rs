//! A piece of what is read, and the search through it.

use std::ops::Range;
use std::sync::Arc;

use super::item::{Item, Remark, ScanItem, Searched};
use super::log_lines::LogLines;
use super::stretches::Stretch;
use crate::input::find;
use crate::input::line_numbers::LineNumbers;
use crate::input::log::LogFormat;
use crate::input::mail::{self, MailItem, MailSays, Source};
use crate::input::relative;

/// A piece of what is read: some mails, or a stretch of text. Each is searched by itself.
#[derive(Debug)]
pub struct Piece {
    content: Content,
}

#[derive(Debug)]
enum Content {
    Mails {
        bytes: Vec<u8>,
        mails: Vec<MailPlace>,
    },
    Text(Stretch),
}

/// Where a mail stands.
#[derive(Clone, Debug)]
pub(super) struct MailPlace {
    /// In the bytes of the piece.
    pub(super) range: Range<usize>,
    /// In the file.
    pub(super) offset: usize,
    /// The line on which it starts, from 1.
    pub(super) line: usize,
    /// The rest of it comes as text. What starts after this many bytes belongs to that.
    pub(super) goes_on_after: Option<usize>,
}

impl Piece {
    pub(super) const fn of_mails(bytes: Vec<u8>, mails: Vec<MailPlace>) -> Self {
        let content = Content::Mails { bytes, mails };
        Self { content }
    }

    pub(super) const fn of_text(stretch: Stretch) -> Self {
        let content = Content::Text(stretch);
        Self { content }
    }

    /// How many bytes it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.content {
            Content::Mails { bytes, .. } => bytes.len(),
            Content::Text(stretch) => stretch.bytes.len(),
        }
    }

    /// How many line breaks it has that no other piece has.
    #[must_use]
    pub fn line_breaks(&self) -> usize {
        let count = |bytes: &[u8]| memchr::memchr_iter(b'\n', bytes).count();
        match &self.content {
            Content::Mails { bytes, mails } => {
                let own = mails.iter().map(|mail| {
                    let end = mail.goes_on_after.map(|len| mail.range.start + len);
                    mail.range.start..end.unwrap_or(mail.range.end)
                });
                own.map(|own| count(bytes.get(own).unwrap_or_default()))
                    .sum()
            }
            Content::Text(stretch) => {
                count(stretch.bytes.get(stretch.own.clone()).unwrap_or_default())
            }
        }
    }

    /// Whether it ends within a line.
    #[must_use]
    pub fn ends_within_a_line(&self) -> bool {
        let bytes = match &self.content {
            Content::Mails { bytes, .. } => bytes,
            Content::Text(stretch) => &stretch.bytes,
        };
        bytes.last().is_some_and(|last| *last != b'\n')
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Searches it. Lines of access logs are recognized by their form, or read in the format that is given.
    #[must_use]
    pub fn search(&self, format: Option<&LogFormat>) -> Searched {
        let mut searched = Searched::default();
        match &self.content {
            Content::Mails { bytes, mails } => {
                for place in mails {
                    let mail = bytes.get(place.range.clone()).unwrap_or_default();
                    search_mail(mail, place, &mut searched);
                }
            }
            Content::Text(stretch) => search_text(stretch, format, &mut searched.items),
        }
        searched
    }
}

fn search_mail(bytes: &[u8], place: &MailPlace, searched: &mut Searched) {
    let mail = mail::read(bytes);
    let says = mail.says.into_iter();
    let says: Vec<Option<Arc<MailSays>>> = says
        .map(|says| (!says.is_empty()).then(|| Arc::new(says)))
        .collect();
    for it in mail.items {
        if place
            .goes_on_after
            .is_some_and(|end| it.source.offset >= end)
        {
            continue;
        }
        let item = match it.item {
            MailItem::Link(found) => Item::Link(found),
            MailItem::Relative(relative) => {
                let value = bytes.get(relative.range()).unwrap_or_default();
                let value = without_line_breaks(value);
                match relative::read_value(relative.kind(), &value, 0) {
                    Some(relative) => Item::Relative { value, relative },
                    None => Item::Relative { value, relative },
                }
            }
        };
        searched.items.push(ScanItem {
            item,
            source: Source {
                line: it.source.line + place.line - 1,
                offset: it.source.offset + place.offset,
                ..it.source
            },
            says: says.get(it.message).cloned().flatten(),
            log: None,
        });
    }
    let line = place.line;
    if mail.is_too_deep {
        searched.remarks.push(Remark::MailTooDeep { line });
    }
    if place.goes_on_after.is_some() {
        searched.remarks.push(Remark::MailTooLong { line });
    }
}

fn search_text(stretch: &Stretch, format: Option<&LogFormat>, items: &mut Vec<ScanItem>) {
    let own = stretch.bytes.get(stretch.own.clone()).unwrap_or_default();
    let mut lines = LineNumbers::new(own);
    let mut logs = LogLines::new(&stretch.bytes, format);
    for found in find::links(&stretch.bytes) {
        let start = found.range().start;
        if start >= stretch.own.end {
            break;
        }
        if start < stretch.own.start {
            continue;
        }
        let log = logs.of(&found);
        items.push(ScanItem {
            source: Source {
                line: lines.of(start - stretch.own.start) + stretch.line - 1,
                offset: start + stretch.offset,
                ..Source::default()
            },
            item: Item::Link(found),
            says: None,
            log,
        });
    }
}

/// A value of a header without the line breaks and the white space that it is folded with.
fn without_line_breaks(value: &[u8]) -> Vec<u8> {
    let mut lines = value.split(|&byte| byte == b'\n');
    let mut whole = lines.next().unwrap_or_default().to_vec();
    for line in lines {
        whole.truncate(whole.trim_ascii_end().len());
        whole.extend_from_slice(line.trim_ascii_start());
    }
    whole
}
