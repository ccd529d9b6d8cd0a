//! Classes of bytes, and skipping bytes of a class.

/// Words of 8 bytes that are looked at before whole blocks are.
const WORDS: usize = 4;

const BLOCK: usize = 32;

/// The highest bit of each byte of a word.
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);

/// A class of bytes.
#[derive(Clone, Copy)]
pub(crate) enum Class {
    /// The unreserved characters of RFC 3986: letters, digits, `-`, `.`, `_` and `~`.
    Unreserved,
    /// The characters of a URL's scheme.
    Scheme,
    /// Everything before the path: neither blanks, nor control characters, nor what delimits a URL in a text, nor
    /// `/`, `?` and `#`, which end it.
    Authority,
    /// Everything that neither ends a segment of a path nor may stand for something that does: all but `/`, `%`, `?`
    /// and `#`.
    Segment,
}

impl Class {
    /// Whether the byte belongs to the class.
    #[inline]
    pub(crate) fn has(self, byte: u8) -> bool {
        classes(byte) & self.bit() != 0
    }

    /// What follows the first bytes that all belong to the class.
    #[inline]
    pub(crate) fn skip(self, text: &[u8]) -> &[u8] {
        let mut rest = text;
        while let Some(after) = self.skip_four(rest) {
            rest = after;
        }
        while let [byte, after @ ..] = rest
            && self.has(*byte)
        {
            rest = after;
        }
        rest
    }

    #[inline]
    fn skip_four(self, text: &[u8]) -> Option<&[u8]> {
        let ([a, b, c, d], after) = text.split_first_chunk()?;
        let shared = classes(*a) & classes(*b) & classes(*c) & classes(*d);
        (shared & self.bit() != 0).then_some(after)
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Unreserved => 1,
            Self::Scheme => 2,
            Self::Segment => 4,
            Self::Authority => 8,
        }
    }
}

/// What follows the first bytes that all belong to [`Class::Segment`], eight or more of them at a time.
#[inline]
pub(crate) fn skip_in_segment(text: &[u8]) -> &[u8] {
    let mut rest = text;
    // Most segments end within a few words. Only the payload does not.
    for _ in 0..WORDS {
        let Some((word, after)) = rest.split_first_chunk() else {
            return Class::Segment.skip(rest);
        };
        match first_end(*word) {
            None => rest = after,
            Some(offset) => {
                let ended = rest.get(offset..).unwrap_or_default();
                return match ended {
                    [byte, after @ ..] if Class::Segment.has(*byte) => skip_long_segment(after),
                    _ => ended,
                };
            }
        }
    }
    skip_long_segment(rest)
}

/// The same, a block at a time.
#[inline(never)]
fn skip_long_segment(text: &[u8]) -> &[u8] {
    let mut rest = text;
    loop {
        let blocks = blocks_without(rest, may_end_segment);
        rest = rest.get(blocks..).unwrap_or_default();
        if rest.len() < BLOCK
            && let Some(last) = text.last_chunk()
            && !any_in_block(last, may_end_segment)
        {
            // The last block overlaps with those before it.
            return &[];
        }
        // What ends the segment is within a block from here, unless it only looks so.
        let (block, after) = rest.split_at_checked(BLOCK).unwrap_or((rest, &[]));
        match Class::Segment.skip(block) {
            [] if after.is_empty() => return &[],
            [] => rest = after,
            ended => {
                return rest
                    .get(block.len().saturating_sub(ended.len())..)
                    .unwrap_or_default();
            }
        }
    }
}

/// The offset of the first byte of a word for which [`may_end_segment`] is true.
#[inline]
fn first_end(word: [u8; 8]) -> Option<usize> {
    const LOWS: u64 = u64::from_le_bytes([0x01; 8]);
    let word = u64::from_le_bytes(word);
    // The bytes are zero that `may_end_segment` compares as equal. Of a word, `(x - 1) & !x` sets the high bit of its
    // zero bytes, and perhaps of bytes after the first of them.
    let slash = (word | u64::from_le_bytes([0x10; 8])) ^ u64::from_le_bytes([0x3f; 8]);
    let sign = (word & u64::from_le_bytes([0xf9; 8])) ^ u64::from_le_bytes([0x21; 8]);
    let zeros = slash.wrapping_sub(LOWS) & !slash | sign.wrapping_sub(LOWS) & !sign;
    let ends = zeros & HIGHS;
    (ends != 0).then(|| usize::try_from(ends.trailing_zeros().wrapping_shr(3)).unwrap_or_default())
}

/// Whether the byte is `/`, `?`, `#` or `%`, which end a segment or may stand for a slash; also true of `!` and `'`,
/// so that two comparisons are enough.
#[inline]
fn may_end_segment(byte: u8) -> bool {
    byte | 0x10 == 0x3f || byte & 0xf9 == 0x21
}

/// Whether all bytes are ASCII, found out with less effort than by the standard library if they are few.
#[inline]
pub(crate) fn is_ascii(bytes: &[u8]) -> bool {
    match bytes.len() {
        0..4 => are_ascii(bytes, &[]),
        4..8 => are_ends_ascii::<4>(bytes),
        8..16 => are_ends_ascii::<8>(bytes),
        16..=32 => are_ends_ascii::<16>(bytes),
        _ => bytes.is_ascii(),
    }
}

/// Whether the first bytes and the last ones, which may overlap with them, are ASCII.
#[inline]
fn are_ends_ascii<const LEN: usize>(bytes: &[u8]) -> bool {
    let (first, last) = (bytes.first_chunk::<LEN>(), bytes.last_chunk::<LEN>());
    first
        .zip(last)
        .is_some_and(|(first, last)| are_ascii(first, last))
}

#[inline]
fn are_ascii(first: &[u8], last: &[u8]) -> bool {
    let joined = |bytes: &[u8]| bytes.iter().fold(0, |joined, byte| joined | byte);
    (joined(first) | joined(last)).is_ascii()
}

/// The first byte that is wanted.
pub(crate) fn find_byte(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let passed = blocks_without(bytes, &wanted);
    let rest = bytes.get(passed..)?;
    rest.iter()
        .position(|&byte| wanted(byte))
        .map(|offset| passed.saturating_add(offset))
}

/// The length of the first whole blocks that have no such byte.
#[inline]
fn blocks_without(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> usize {
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    blocks
        .iter()
        .take_while(|block| !any_in_block(block, &wanted))
        .count()
        .saturating_mul(BLOCK)
}

/// Whether a block has such a byte, asked of all its bytes at once.
#[inline]
fn any_in_block(block: &[u8; BLOCK], wanted: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(false, |any, &byte| any | wanted(byte))
}

#[inline]
fn classes(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or_default()
}

static CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut rest: &mut [u8] = &mut table;
    let mut byte: u8 = 0;
    while let Some((classes, after)) = rest.split_first_mut() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            *classes |= Class::Unreserved.bit();
        }
        if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.') {
            *classes |= Class::Scheme.bit();
        }
        if is_in_authority(byte) {
            *classes |= Class::Authority.bit();
        }
        if !matches!(byte, b'/' | b'%' | b'?' | b'#') {
            *classes |= Class::Segment.bit();
        }
        byte = byte.wrapping_add(1);
        rest = after;
    }
    table
};

const fn is_in_authority(byte: u8) -> bool {
    let is_delimiter = matches!(
        byte,
        b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}'
    );
    byte > b' ' && byte != 0x7f && !is_delimiter && !matches!(byte, b'/' | b'?' | b'#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_ends_at_the_first_byte_outside_of_its_class_wherever_that_stands() {
        for byte in 0..=u8::MAX {
            for offset in 0..100 {
                let mut text = [b'a'; 100];
                if let Some(place) = text.get_mut(offset) {
                    *place = byte;
                }
                let ends = matches!(byte, b'/' | b'%' | b'?' | b'#');
                let expected = if ends { text.len() - offset } else { 0 };
                assert_eq!(
                    skip_in_segment(&text).len(),
                    expected,
                    "{byte:#04x} at {offset}"
                );
            }
        }
    }

    #[test]
    fn a_text_is_ascii_unless_it_has_other_bytes_wherever_they_stand() {
        for len in 0..70 {
            for start in 0..len {
                for step in [1, 8, 70] {
                    for other in [0x7f, 0x80, 0xff] {
                        let mut text = [b'a'; 70];
                        let others = text.iter_mut().take(len).skip(start).step_by(step);
                        others.for_each(|byte| *byte = other);
                        let text = text.get(..len).unwrap_or_default();
                        assert_eq!(is_ascii(text), other < 0x80, "{len}, {start}, {step}");
                    }
                }
            }
        }
    }
}
