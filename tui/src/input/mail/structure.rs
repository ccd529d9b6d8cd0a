//! The structure of a mail: its blocks of header fields and its bodies, in the order in which they stand.
//!
//! One pass, whatever the mail says of itself: parts may lie in each other without a call for each of them, a boundary that
//! never comes costs nothing, and what lies too deep is given as it stands.

use std::ops::Range;

use memchr::memmem;

use super::content::{Content, Media};
use super::encoding::Encoding;
use super::header::Block;

/// Parts in parts that are taken apart.
pub(super) const MAX_DEPTH: usize = 100;

/// A piece of a mail.
#[derive(Debug)]
pub(super) enum Piece {
    Header {
        part: String,
        message: usize,
        block: Block,
    },
    Body(Body),
}

/// A body that holds no other parts, or what stands between parts.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) part: String,
    pub(super) message: usize,
    pub(super) range: Range<usize>,
    pub(super) content: Content,
}

/// A walk through the pieces of a mail.
#[derive(Debug)]
pub(super) struct Walk<'m> {
    message: &'m [u8],
    at: usize,
    /// Parts that hold others and have not ended, from the outermost.
    open: Vec<Open>,
    next: Next,
    messages: usize,
    is_too_deep: bool,
}

#[derive(Debug)]
struct Open {
    boundary: Vec<u8>,
    part: String,
    children: usize,
    message: usize,
    depth: usize,
    is_digest: bool,
}

/// What comes next.
#[derive(Debug)]
enum Next {
    Header(Start),
    Body(Body),
    End,
}

/// Where a block of header fields starts.
#[derive(Debug)]
struct Start {
    part: String,
    message: usize,
    depth: usize,
    /// Whether it is the header of a whole message, and not of a part.
    is_message: bool,
    default: Media,
}

/// A line that a part ends at.
struct Delimiter {
    /// Where the part ends: before the line break that belongs to the delimiter.
    body_end: usize,
    after: usize,
    level: usize,
    is_last: bool,
}

impl<'m> Walk<'m> {
    pub(super) const fn new(message: &'m [u8]) -> Self {
        Self {
            message,
            at: 0,
            open: Vec::new(),
            next: Next::Header(Start {
                part: String::new(),
                message: 0,
                depth: 0,
                is_message: true,
                default: Media::Bytes,
            }),
            messages: 1,
            is_too_deep: false,
        }
    }

    /// Whether there are parts that lie too deep to be taken apart.
    pub(super) const fn is_too_deep(&self) -> bool {
        self.is_too_deep
    }

    fn header(&mut self, start: Start) -> Piece {
        let block = Block::read(self.message, self.at);
        self.at = block.body;
        let content = Content::of(self.message, &block, start.default);
        let part = start.part.clone();
        let message = start.message;
        self.next = self.after_header(start, content);
        Piece::Header {
            part,
            message,
            block,
        }
    }

    fn after_header(&mut self, start: Start, mut content: Content) -> Next {
        let boundary = content.boundary.take();
        let holds_message =
            content.media == Media::Message && content.encoding == Encoding::Identity;
        let part = if start.is_message && boundary.is_none() {
            child(&start.part, 1)
        } else {
            start.part
        };
        let body = |part, content| {
            Next::Body(Body {
                part,
                message: start.message,
                range: 0..0,
                content,
            })
        };
        if boundary.is_none() && !holds_message {
            return body(part, content);
        }
        content.media = Media::Bytes;
        if start.depth >= MAX_DEPTH {
            self.is_too_deep = true;
            return body(part, content);
        }
        let Some(boundary) = boundary else {
            self.messages += 1;
            return Next::Header(Start {
                part,
                message: self.messages - 1,
                depth: start.depth + 1,
                is_message: true,
                default: Media::Bytes,
            });
        };
        self.open.push(Open {
            boundary,
            part: part.clone(),
            children: 0,
            message: start.message,
            depth: start.depth,
            is_digest: content.is_digest,
        });
        content.encoding = Encoding::Identity;
        body(part, content)
    }

    /// The next line that ends a part.
    fn delimiter(&self) -> Option<Delimiter> {
        if self.open.is_empty() {
            return None;
        }
        let rest = self.message.get(self.at..)?;
        // A body may be empty, and then the delimiter stands where it would start.
        let first = rest.starts_with(b"--").then_some(self.at);
        let others = memmem::find_iter(rest, b"\n--").map(|found| self.at + found + 1);
        first
            .into_iter()
            .chain(others)
            .find_map(|line| self.delimiter_at(line))
    }

    fn delimiter_at(&self, line: usize) -> Option<Delimiter> {
        let rest = self.message.get(line..)?;
        let len = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let text = rest.get(2..len)?.trim_ascii_end();
        let (level, is_last) = self
            .open
            .iter()
            .enumerate()
            .rev()
            .find_map(|(level, open)| {
                let after = text.strip_prefix(open.boundary.as_slice())?;
                (after.is_empty() || after == b"--").then_some((level, !after.is_empty()))
            })?;
        let before = self.message.get(self.at..line)?;
        let before = before.strip_suffix(b"\n").unwrap_or(before);
        let before = before.strip_suffix(b"\r").unwrap_or(before);
        Some(Delimiter {
            body_end: self.at + before.len(),
            after: line + len,
            level,
            is_last,
        })
    }

    fn body(&mut self, mut body: Body) -> Piece {
        let Some(delimiter) = self.delimiter() else {
            body.range = self.at..self.message.len();
            self.at = self.message.len();
            self.next = Next::End;
            return Piece::Body(body);
        };
        body.range = self.at..delimiter.body_end;
        self.at = delimiter.after;
        self.next = self.after_delimiter(&delimiter);
        Piece::Body(body)
    }

    fn after_delimiter(&mut self, delimiter: &Delimiter) -> Next {
        self.open.truncate(delimiter.level + 1);
        if delimiter.is_last {
            return self.open.pop().map_or(Next::End, |closed| {
                Next::Body(Body {
                    part: closed.part,
                    message: closed.message,
                    range: 0..0,
                    content: Content {
                        media: Media::Bytes,
                        encoding: Encoding::Identity,
                        charset: None,
                        boundary: None,
                        is_digest: false,
                    },
                })
            });
        }
        self.open.last_mut().map_or(Next::End, |open| {
            open.children += 1;
            Next::Header(Start {
                part: child(&open.part, open.children),
                message: open.message,
                depth: open.depth + 1,
                is_message: false,
                default: if open.is_digest {
                    Media::Message
                } else {
                    Media::Bytes
                },
            })
        })
    }
}

impl Iterator for Walk<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        match std::mem::replace(&mut self.next, Next::End) {
            Next::Header(start) => Some(self.header(start)),
            Next::Body(body) => Some(self.body(body)),
            Next::End => None,
        }
    }
}

/// The number of a part within another one.
fn child(part: &str, number: usize) -> String {
    if part.is_empty() {
        number.to_string()
    } else {
        format!("{part}.{number}")
    }
}
