//! The characters of a sublink.

use crate::bytes::percent::is_unreserved;

/// Replaces spaces by `_`, as the vendor does. \[documented\]
pub(crate) fn with_underscores(
    bytes: impl Iterator<Item = u8> + Clone,
) -> impl Iterator<Item = u8> + Clone {
    bytes.map(underscore_for_space)
}

/// The byte, or `_` for a space.
pub(crate) const fn underscore_for_space(byte: u8) -> u8 {
    if byte == b' ' { b'_' } else { byte }
}

/// What a sublink can't be, at the first place where it is that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SublinkFlaw {
    /// A segment is missing here.
    EmptySegment(usize),
    /// A segment of one or two dots starts here: whoever follows the link leaves it out, `..` with the one before it.
    DotSegment(usize),
    /// A path can't have this byte unescaped.
    Byte(usize),
}

impl SublinkFlaw {
    /// The first flaw of a sublink: of its bytes, each with its offset in a text of this length.
    pub(crate) fn first(bytes: impl Iterator<Item = (usize, u8)>, text_len: usize) -> Option<Self> {
        let mut segment = Segment::default();
        for (offset, byte) in bytes {
            if byte == b'/' {
                let flaw = segment.flaw(offset);
                if flaw.is_some() {
                    return flaw;
                }
                segment = Segment::default();
            } else if is_bare(byte) {
                segment.push(offset, byte);
            } else {
                return Some(Self::Byte(offset));
            }
        }
        segment.flaw(text_len)
    }

    /// Where it is in the text.
    pub(crate) const fn offset(self) -> usize {
        match self {
            Self::EmptySegment(offset) | Self::DotSegment(offset) | Self::Byte(offset) => offset,
        }
    }
}

/// What matters of a segment.
#[derive(Default)]
struct Segment {
    start: usize,
    len: usize,
    dots: usize,
}

impl Segment {
    fn push(&mut self, offset: usize, byte: u8) {
        if self.len == 0 {
            self.start = offset;
        }
        self.len = self.len.saturating_add(1);
        self.dots = self.dots.saturating_add(usize::from(byte == b'.'));
    }

    /// What is wrong with the segment, which ends at an offset.
    const fn flaw(&self, end: usize) -> Option<SublinkFlaw> {
        match self.len {
            0 => Some(SublinkFlaw::EmptySegment(end)),
            1 | 2 if self.dots == self.len => Some(SublinkFlaw::DotSegment(self.start)),
            _ => None,
        }
    }
}

/// Whether a segment of a path can have the byte unescaped: `pchar` of RFC 3986.
fn is_bare(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@".contains(&byte)
}
