//! A text with escapes undone, layer by layer.

use std::ops::Range;

use crate::input::undo::Layer;

/// A text with some of its escapes undone, with where each byte of it comes from.
#[derive(Debug)]
pub(super) struct View {
    bytes: Vec<u8>,
    /// Where each byte starts in the text, and the end of the text.
    starts: Vec<u32>,
}

impl View {
    /// A text of less than 4 GiB, as it is written.
    pub(super) fn new(text: &[u8]) -> Self {
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self {
            bytes: text.to_vec(),
            starts: (0..=len).collect(),
        }
    }

    /// The bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where a range of them comes from.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        self.starts[range.start] as usize..self.starts[range.end] as usize
    }

    /// The view with every escape of these layers undone, once; none if there is none.
    pub(super) fn undone(&self, layers: &[Layer]) -> Option<Self> {
        let mut undone = Self {
            bytes: Vec::with_capacity(self.bytes.len()),
            starts: Vec::with_capacity(self.starts.len()),
        };
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            let layer = Layer::starting_with(byte).filter(|layer| layers.contains(layer));
            if let Some(escape) = layer.and_then(|layer| layer.escape(&self.bytes[at..])) {
                for byte in escape.bytes() {
                    undone.push(*byte, self.starts[at]);
                }
                at += escape.len();
            } else {
                undone.push(byte, self.starts[at]);
                at += 1;
            }
        }
        undone.starts.push(self.starts[at]);
        (undone.bytes != self.bytes).then_some(undone)
    }

    /// The view with a percent sign for each hyphen that two hexadecimal digits follow.
    pub(super) fn with_percent_signs(&self) -> Self {
        let mut bytes = self.bytes.clone();
        for at in memchr::memchr_iter(b'-', &self.bytes) {
            let digits = self.bytes.get(at + 1..at + 3);
            if digits.is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit)) {
                bytes[at] = b'%';
            }
        }
        Self {
            bytes,
            starts: self.starts.clone(),
        }
    }

    fn push(&mut self, byte: u8, start: u32) {
        self.bytes.push(byte);
        self.starts.push(start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_before_two_digits_are_percent_signs() {
        let view = View::new(b"a-2540b-x-4");
        let percent_encoded = view.with_percent_signs();
        assert_eq!(percent_encoded.bytes(), b"a%2540b-x-4");
        assert_eq!(percent_encoded.source(1..3), 1..3);
    }

    #[test]
    fn escapes_are_undone_one_layer_after_the_other() {
        let view = View::new(b"a%2540&#98;=41");
        let percent = view.undone(&[Layer::Percent]).unwrap();
        assert_eq!(percent.bytes(), b"a%40&#98;=41");
        let all = view.undone(&Layer::ALL).unwrap();
        assert_eq!(all.bytes(), b"a%40bA");
        assert_eq!(all.source(1..5), 1..11);
        let twice = all.undone(&Layer::ALL).unwrap();
        assert_eq!(twice.bytes(), b"a@bA");
        assert_eq!(twice.source(0..4), 0..14);
        assert!(twice.undone(&Layer::ALL).is_none());
    }
}
