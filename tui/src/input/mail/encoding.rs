//! The transfer encodings of parts, and where each decoded byte comes from.
//!
//! A part is decoded at once, because that is fast. Only for the few ranges that hold a link it is decoded a second time,
//! byte by byte, to say where they come from.

use std::borrow::Cow;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memchr;

use crate::input::origins::Origins;
use crate::input::step::Step;

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// How the body of a part is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// 7bit, 8bit, binary, and any other name.
    Identity,
    QuotedPrintable,
    Base64,
}

impl Encoding {
    /// The encoding that the value of a `Content-Transfer-Encoding` names.
    pub(super) fn of_header(value: &[u8]) -> Self {
        let word = value.trim_ascii();
        let end = word
            .iter()
            .position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b';' | b'('));
        let word = word.get(..end.unwrap_or(word.len())).unwrap_or_default();
        if word.eq_ignore_ascii_case(b"quoted-printable") {
            Self::QuotedPrintable
        } else if word.eq_ignore_ascii_case(b"base64") {
            Self::Base64
        } else {
            Self::Identity
        }
    }

    const fn step(self) -> Option<Step> {
        match self {
            Self::Identity => None,
            Self::QuotedPrintable => Some(Step::QuotedPrintable),
            Self::Base64 => Some(Step::Base64),
        }
    }

    /// The bytes that a body stands for. What does not belong to the encoding is passed over.
    pub(super) fn decode(self, body: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::Identity => Cow::Borrowed(body),
            Self::QuotedPrintable => Cow::Owned(quoted_printable(body)),
            Self::Base64 => Cow::Owned(base64(body)),
        }
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr(b'=', rest) {
        let (plain, escape) = rest.split_at(at);
        decoded.extend_from_slice(plain);
        let (byte, len) = unescape(escape);
        decoded.extend(byte);
        rest = escape.get(len..).unwrap_or_default();
    }
    decoded.extend_from_slice(rest);
    decoded
}

/// The byte that an escape stands for, none for a soft line break; and the length of the escape. A character that
/// starts no escape stands for itself.
fn unescape(escape: &[u8]) -> (Option<u8>, usize) {
    let digit = |place: usize| char::from(*escape.get(place)?).to_digit(16);
    if let (Some(high), Some(low)) = (digit(1), digit(2)) {
        return (u8::try_from(high << 4 | low).ok(), 3);
    }
    let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let blanks = escape.iter().skip(1).take_while(is_blank).count();
    match escape.get(1 + blanks..) {
        None | Some([]) => (None, escape.len()),
        Some([b'\r', b'\n', ..]) => (None, blanks + 3),
        Some([b'\n' | b'\r', ..]) => (None, blanks + 2),
        _ => (Some(b'='), 1),
    }
}

/// Each stretch of symbols up to its padding, one after the other: some programs encode a body in pieces.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let mut symbols = Vec::with_capacity(body.len());
    for stretch in body.split(|&byte| byte == b'=') {
        symbols.clear();
        for line in stretch.split(|&byte| byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.iter().fold(1, |all, &byte| all & symbol_bit(byte)) == 1 {
                symbols.extend_from_slice(line);
            } else {
                symbols.extend(line.iter().filter(|byte| is_symbol(**byte)));
            }
        }
        if symbols.len() % 4 == 1 {
            symbols.pop();
        }
        // Only symbols are left, and never a single one at the end: nothing can be wrong.
        let _ = ENGINE.decode_vec(&symbols, &mut decoded);
    }
    decoded
}

fn is_symbol(byte: u8) -> bool {
    symbol_bit(byte) != 0
}

/// 1 for a symbol, 0 for any other byte: a number, since the compiler makes no vectors of conditions that are left early.
fn symbol_bit(byte: u8) -> u8 {
    let is_letter = u8::from((byte | 0x20).wrapping_sub(b'a') < 26);
    let is_digit = u8::from(byte.wrapping_sub(b'0') < 10);
    is_letter | is_digit | u8::from(byte == b'+') | u8::from(byte == b'/')
}

/// Says where the decoded bytes of a body come from. Ask for ranges in order: otherwise the body is read again
/// from its start.
#[derive(Debug)]
pub(super) struct Replay<'b> {
    body: &'b [u8],
    encoding: Encoding,
    /// The next byte of the body, and the decoded byte that it is on.
    at: usize,
    decoded: usize,
    /// Of base64: the place of the symbol before this one, and the symbols of the group of four so far.
    last: usize,
    group: u8,
}

impl<'b> Replay<'b> {
    pub(super) const fn new(body: &'b [u8], encoding: Encoding) -> Self {
        Self {
            body,
            encoding,
            at: 0,
            decoded: 0,
            last: 0,
            group: 0,
        }
    }

    /// What is undone by decoding the body.
    pub(super) const fn step(&self) -> Option<Step> {
        self.encoding.step()
    }

    /// Where the decoded bytes of a range come from. The bytes before them are not distinguished.
    pub(super) fn origins(&mut self, range: Range<usize>) -> Origins {
        let mut origins = Origins::default();
        if self.encoding == Encoding::Identity {
            origins.push_plain(0..range.end);
            return origins;
        }
        if range.start < self.decoded {
            *self = Self::new(self.body, self.encoding);
        }
        origins.push_plain(0..range.start);
        while self.decoded < range.end {
            if self.skip_plain(range.start - self.decoded.min(range.start)) {
                continue;
            }
            let Some(origin) = self.next_origin() else {
                break;
            };
            if self.decoded >= range.start {
                origins.push(origin);
            }
            self.decoded += 1;
        }
        origins
    }

    /// Passes over bytes of quoted-printable that stand for themselves, `most` of them at most; whether there was one.
    fn skip_plain(&mut self, most: usize) -> bool {
        if self.encoding != Encoding::QuotedPrintable || most == 0 {
            return false;
        }
        let rest = self.body.get(self.at..).unwrap_or_default();
        let rest = rest.get(..most).unwrap_or(rest);
        let len = memchr(b'=', rest).unwrap_or(rest.len());
        self.at += len;
        self.decoded += len;
        len > 0
    }

    /// The bytes that the next decoded byte is made of.
    fn next_origin(&mut self) -> Option<Range<usize>> {
        match self.encoding {
            Encoding::Identity => None,
            Encoding::QuotedPrintable => loop {
                let rest = self.body.get(self.at..)?;
                let start = self.at;
                let (byte, len) = match rest.first()? {
                    b'=' => unescape(rest),
                    byte => (Some(*byte), 1),
                };
                self.at += len;
                if byte.is_some() {
                    return Some(start..self.at);
                }
            },
            Encoding::Base64 => loop {
                let place = self.at;
                let byte = *self.body.get(place)?;
                self.at += 1;
                if byte == b'=' {
                    self.group = 0;
                } else if is_symbol(byte) {
                    let (group, last) = (self.group, self.last);
                    self.group = (group + 1) % 4;
                    self.last = place;
                    if group > 0 {
                        return Some(last..place + 1);
                    }
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODIES: [&[u8]; 9] = [
        b"",
        b"plain",
        b"a=3Db=\r\nc= \t\nd==E9=",
        b"=3d=3D=\n=\n==",
        b"QUJD\r\nREVG",
        b"QU\nJ\nDRA==\r\nRUY=",
        b"QUJDR",
        b"Q=U=QUJD!?",
        b"A footer that is no base64 at all, - and ends here.",
    ];

    #[test]
    fn each_decoded_byte_is_made_of_what_its_origin_says() {
        for body in BODIES {
            for encoding in [
                Encoding::Identity,
                Encoding::QuotedPrintable,
                Encoding::Base64,
            ] {
                let decoded = encoding.decode(body);
                let mut replay = Replay::new(body, encoding);
                let all = replay.origins(0..decoded.len());
                assert_eq!(all.len(), decoded.len(), "{}", body.escape_ascii());
                for (place, byte) in decoded.iter().enumerate() {
                    let origins = replay.origins(place..place + 1);
                    let origin = origins.of(place).unwrap();
                    assert_eq!(all.of(place), Some(origin.clone()));
                    if encoding != Encoding::Base64 {
                        let origin = &body[origin];
                        // A character that starts no escape, or the text ends here.
                        let made = match origin {
                            b"=" => origin,
                            _ => &encoding.decode(origin),
                        };
                        assert_eq!(made, [*byte], "{}", body.escape_ascii());
                    }
                }
                assert!(replay.origins(0..decoded.len()).of(decoded.len()).is_none());
            }
        }
    }
}
