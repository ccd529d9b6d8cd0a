//! Bytes as the text of JSON: U+FFFD stands in the place of bytes that are not UTF-8.

use std::borrow::Cow;

/// Bytes as text.
pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Where the bytes of a line stand in its text: U+FFFD is longer than the bytes that it replaces.
pub(super) struct LossyOffsets {
    /// The end of each replacement, in the line and in the text.
    ends: Vec<(usize, usize)>,
}

impl LossyOffsets {
    pub(super) fn new(line: &[u8]) -> Self {
        let mut ends = Vec::new();
        let (mut source, mut text) = (0, 0);
        for chunk in line
            .utf8_chunks()
            .filter(|chunk| !chunk.invalid().is_empty())
        {
            source += chunk.valid().len() + chunk.invalid().len();
            text += chunk.valid().len() + char::REPLACEMENT_CHARACTER.len_utf8();
            ends.push((source, text));
        }
        Self { ends }
    }

    /// The offset in the text of an offset in the line.
    pub(super) fn of(&self, offset: usize) -> usize {
        let passed = self.ends.partition_point(|(source, _)| *source <= offset);
        let (source, text) = match passed {
            0 => (0, 0),
            _ => self.ends[passed - 1],
        };
        text + (offset - source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_that_of_the_text_as_it_is_written() {
        let line = b"a\xff\xfe\xc3\xbc\xf0\x9fz";
        let offsets = LossyOffsets::new(line);
        let text = lossy(line);
        for (offset, char) in [
            (0, 'a'),
            (1, '\u{fffd}'),
            (3, 'ü'),
            (5, '\u{fffd}'),
            (7, 'z'),
        ] {
            assert!(text[offsets.of(offset)..].starts_with(char), "{offset}");
        }
        assert_eq!(offsets.of(line.len()), text.len());
    }
}
