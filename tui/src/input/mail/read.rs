//! The tracked links in a mail, and the headers that belong to them.

use std::borrow::Cow;
use std::ops::Range;

use super::content::{self, Content, Media};
use super::encoding::{Encoding, Replay};
use super::header::{Block, Field};
use super::says::MailSays;
use super::source::{InMail, MailItem, Source};
use super::structure::{Body, Piece, Walk};
use crate::input::found::Found;
use crate::input::line_numbers::LineNumbers;
use crate::input::origins::Origins;
use crate::input::relative::{self, RelativeKind};
use crate::input::step::{Step, Steps};
use crate::input::{find, html};

/// Messages within each other that are encoded as a whole, which no standard allows.
const MAX_ENCODED: u8 = 3;

/// No tracked link is shorter.
const MIN_LINK_LEN: usize = 34;

/// What was found in a mail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mail {
    /// Links and relatives, in the order of the mail's parts.
    pub items: Vec<InMail>,
    /// What the headers of each message say: the mail itself first, then those that are attached.
    pub says: Vec<MailSays>,
    /// Whether parts lie too deep in each other to be taken apart. They were searched as they stand, encoded.
    pub is_too_deep: bool,
}

/// Reads a mail: every tracked link in its headers and parts, and every relative.
///
/// Bytes that are not a mail are read as the text of one.
///
/// ```
/// let mail = b"Subject: Hi\nReturn-Path: <msprvs1=20154X_Q5=bounces-42@example.com>\n\nNo link.\n";
/// let mail = tracklens::input::mail::read(mail);
/// assert_eq!(mail.items.len(), 1);
/// assert_eq!(mail.items[0].source.line, 2);
/// assert_eq!(mail.says[0].customer_id, Some(42));
/// ```
#[must_use]
pub fn read(message: &[u8]) -> Mail {
    let message = &*with_line_feeds(message);
    let mut mail = nested(message, 0);
    let mut lines = LineNumbers::new(message);
    for it in &mut mail.items {
        it.source.offset = match &it.item {
            MailItem::Link(found) => found.range().start,
            MailItem::Relative(relative) => relative.range().start,
        };
        it.source.line = lines.of(it.source.offset);
    }
    mail
}

/// A message whose lines all end with a carriage return alone, with line feeds in its place, so that every byte keeps its
/// place; any other message as it is.
fn with_line_feeds(message: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\n', message).is_some() || memchr::memchr(b'\r', message).is_none() {
        return Cow::Borrowed(message);
    }
    let ending = |&byte: &u8| if byte == b'\r' { b'\n' } else { byte };
    Cow::Owned(message.iter().map(ending).collect())
}

/// The same without line and offset.
fn nested(message: &[u8], encoded: u8) -> Mail {
    let mut reading = Reading {
        message,
        encoded,
        mail: Mail::default(),
    };
    let mut walk = Walk::new(message);
    for piece in walk.by_ref() {
        match piece {
            Piece::Header {
                part,
                message,
                block,
            } => reading.header(&part, message, &block),
            Piece::Body(body) => reading.body(&body),
        }
    }
    reading.mail.is_too_deep |= walk.is_too_deep();
    reading.mail
}

struct Reading<'m> {
    message: &'m [u8],
    encoded: u8,
    mail: Mail,
}

impl<'m> Reading<'m> {
    fn header(&mut self, part: &str, message: usize, block: &Block) {
        if self.mail.says.len() <= message {
            self.mail.says.resize(message + 1, MailSays::default());
        }
        let Some(first) = block.fields.first() else {
            return;
        };
        let whole = self.bytes(first.name.start..block.body);
        let starts: Vec<usize> = find::links(whole)
            .map(|found| found.range().start + first.name.start)
            .collect();
        for field in &block.fields {
            let mut items = Vec::new();
            // With its name: a line of a text, whose header is missing, may be a link from its start.
            let whole = field.name.start..field.value.end;
            let start = starts.partition_point(|start| *start < whole.start);
            if starts.get(start).is_some_and(|start| *start < whole.end) {
                let found = find::links(self.bytes(whole.clone()));
                items.extend(found.map(|found| MailItem::Link(found.moved(whole.start))));
            }
            if items.is_empty() {
                items.extend(self.encoded_words(field));
            }
            items.extend(self.relative(field, message));
            if items.is_empty() {
                continue;
            }
            let source = Source {
                part: named(part),
                header: Some(String::from_utf8_lossy(self.bytes(field.name.clone())).into_owned()),
                ..Source::default()
            };
            items.sort_by_key(|item| match item {
                MailItem::Link(found) => found.range().start,
                MailItem::Relative(relative) => relative.range().start,
            });
            self.mail.items.extend(items.into_iter().map(|item| InMail {
                item,
                source: source.clone(),
                message,
            }));
        }
    }

    fn relative(&mut self, field: &Field, message: usize) -> Option<MailItem> {
        let kind = RelativeKind::of_header(self.bytes(field.name.clone()))?;
        let value = self.bytes(field.value.clone());
        let relative = relative::read_value(kind, value, field.value.start)?;
        if let Some(says) = self.mail.says.get_mut(message) {
            says.take(&relative);
        }
        Some(MailItem::Relative(relative))
    }

    /// The links of a `List-Unsubscribe` that some program encoded as if it were text for people.
    fn encoded_words(&self, field: &Field) -> Vec<MailItem> {
        let name = self.bytes(field.name.clone());
        let value = self.bytes(field.value.clone());
        let is_list = RelativeKind::of_header(name) == Some(RelativeKind::ListUnsubscribe);
        if !is_list || memchr::memmem::find(value, b"=?").is_none() {
            return Vec::new();
        }
        let decoded = content::decode_words(value);
        let found = find::links(decoded.as_bytes());
        found
            .map(|found| MailItem::Link(somewhere(found, &field.value)))
            .collect()
    }

    fn body(&mut self, body: &Body) {
        if body.range.len() < MIN_LINK_LEN {
            return;
        }
        let raw = self.bytes(body.range.clone());
        let (media, encoding) = (body.content.media, body.content.encoding);
        if media == Media::Message && encoding != Encoding::Identity {
            if self.encoded < MAX_ENCODED {
                let inner = nested(&encoding.decode(raw), self.encoded + 1);
                self.take_nested(body, raw, inner);
                return;
            }
            self.mail.is_too_deep = true;
        }
        let mut links = links_of(raw, &body.content, encoding);
        // The encoding may be a lie, or not said at all.
        if links.is_empty() && encoding != Encoding::Identity {
            links = links_of(raw, &body.content, Encoding::Identity);
        }
        let is_quoted =
            |(found, _): &(Found, Source)| found.undone().contains(Step::QuotedPrintable);
        if encoding != Encoding::QuotedPrintable && links.iter().any(is_quoted) {
            let quoted = links_of(raw, &body.content, Encoding::QuotedPrintable);
            if quoted.len() >= links.len() {
                links = quoted;
            }
        }
        self.mail
            .items
            .extend(links.into_iter().map(|(found, source)| InMail {
                item: MailItem::Link(found.moved(body.range.start)),
                source: Source {
                    part: named(&body.part),
                    ..source
                },
                message: body.message,
            }));
    }

    /// Takes over what was found in a message that is encoded as a whole.
    fn take_nested(&mut self, body: &Body, raw: &[u8], inner: Mail) {
        let mut replay = Replay::new(raw, body.content.encoding);
        let start = body.range.start;
        let messages = self.mail.says.len();
        self.mail.says.extend(inner.says);
        self.mail.is_too_deep |= inner.is_too_deep;
        for it in inner.items {
            let item = match it.item {
                MailItem::Link(found) => MailItem::Link(outward(found, &mut replay).moved(start)),
                MailItem::Relative(relative) => MailItem::Relative(relative.mapped(|range| {
                    let origin = replay.origins(range.clone()).of_range(range);
                    let origin = origin.unwrap_or_default();
                    origin.start + start..origin.end + start
                })),
            };
            let part = it.source.part.map(|part| format!("{}.{part}", body.part));
            self.mail.items.push(InMail {
                item,
                source: Source {
                    part: part.or_else(|| named(&body.part)),
                    ..it.source
                },
                message: messages + it.message,
            });
        }
    }

    fn bytes(&self, range: Range<usize>) -> &'m [u8] {
        self.message.get(range).unwrap_or_default()
    }
}

/// The links of a body that is encoded in this way, by where they stand in the body.
fn links_of(raw: &[u8], content: &Content, encoding: Encoding) -> Vec<(Found, Source)> {
    let decoded = encoding.decode(raw);
    let charset = content.charset.as_deref();
    let links = searched(&decoded, content.media, charset);
    if links.is_empty()
        && let Some(text) = content::decode_seven_bit(&decoded, charset)
    {
        let links = searched(text.as_bytes(), content.media, None).into_iter();
        let whole = 0..raw.len();
        return links
            .map(|(found, source)| (somewhere(found, &whole), source))
            .collect();
    }
    let mut replay = Replay::new(raw, encoding);
    let links = links.into_iter();
    links
        .map(|(found, source)| (outward(found, &mut replay), source))
        .collect()
}

/// The links of a decoded body, and of HTML what they stand in.
fn searched(decoded: &[u8], media: Media, charset: Option<&str>) -> Vec<(Found, Source)> {
    if media != Media::Html {
        let found = find::links(decoded);
        return found.map(|found| (found, Source::default())).collect();
    }
    let links = html::links(decoded).into_iter();
    let with_source = |link: html::InHtml| {
        let text = link.text.map(|text| content::decode(&text, charset));
        let source = Source {
            element: link.element,
            attribute: link.attribute,
            text,
            ..Source::default()
        };
        (link.found, source)
    };
    links.map(with_source).collect()
}

/// A link of a decoded body, by where it stands in the body before that.
fn outward(found: Found, replay: &mut Replay<'_>) -> Found {
    let range = found.range();
    let origins = replay.origins(range.clone());
    let origin = origins.of_range(range.clone()).unwrap_or_default();
    let is_changed = origin.len() != range.len();
    let steps: Steps = replay.step().filter(|_| is_changed).into_iter().collect();
    found.within(&origins, steps)
}

/// A link of a text that was decoded in a way that does not say where its bytes come from: from anywhere in a range.
fn somewhere(found: Found, range: &Range<usize>) -> Found {
    let mut origins = Origins::default();
    for _ in 0..found.range().end {
        origins.push(range.clone());
    }
    found.within(&origins, Steps::default())
}

fn named(part: &str) -> Option<String> {
    (!part.is_empty()).then(|| part.to_owned())
}
