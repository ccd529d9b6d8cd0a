//! The characters of a sublink.

use crate::bytes::percent::is_unreserved;

/// Replaces spaces by `_`, as the vendor does. \[documented\]
pub(crate) fn with_underscores(
    bytes: impl Iterator<Item = u8> + Clone,
) -> impl Iterator<Item = u8> + Clone {
    bytes.map(|byte| if byte == b' ' { b'_' } else { byte })
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
    /// The first flaw of a sublink.
    pub(crate) fn first(sublink: impl Iterator<Item = u8>) -> Option<Self> {
        let mut start: usize = 0;
        let mut end: usize = 0;
        let mut is_all_dots = true;
        for byte in sublink {
            if byte == b'/' {
                let flaw = Self::of_segment(start, end, is_all_dots);
                if flaw.is_some() {
                    return flaw;
                }
                start = end.saturating_add(1);
                is_all_dots = true;
            } else if !is_bare(byte) {
                return Some(Self::Byte(end));
            } else if byte != b'.' {
                is_all_dots = false;
            }
            end = end.saturating_add(1);
        }
        Self::of_segment(start, end, is_all_dots)
    }

    /// Where it is.
    pub(crate) const fn offset(self) -> usize {
        match self {
            Self::EmptySegment(offset) | Self::DotSegment(offset) | Self::Byte(offset) => offset,
        }
    }

    /// The flaw of a segment from one offset to another.
    const fn of_segment(start: usize, end: usize, is_all_dots: bool) -> Option<Self> {
        match end.saturating_sub(start) {
            0 => Some(Self::EmptySegment(start)),
            1 | 2 if is_all_dots => Some(Self::DotSegment(start)),
            _ => None,
        }
    }
}

/// Whether a segment of a path can have the byte unescaped: `pchar` of RFC 3986.
fn is_bare(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@".contains(&byte)
}
