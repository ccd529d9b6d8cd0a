//! UTF-16 as UTF-8, as it comes.

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByteOrder {
    Little,
    Big,
}

/// U+FEFF at the start of a text, as UTF-8.
pub(crate) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// How much of a start decides the byte order.
const START_LEN: usize = 4096;

impl ByteOrder {
    /// The byte order of a text in UTF-16 that starts like this: by its mark, or because most of it is ASCII. None if it
    /// is not UTF-16.
    pub(crate) fn of(start: &[u8]) -> Option<Self> {
        match start {
            [0xff, 0xfe, ..] => return Some(Self::Little),
            [0xfe, 0xff, ..] => return Some(Self::Big),
            _ => {}
        }
        let pairs = start[..start.len().min(START_LEN)].chunks_exact(2);
        let most = pairs.len() * 3 / 4;
        let is_ascii = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
        let count = |low: usize, high: usize| {
            let in_order = |pair: &&[u8]| pair[high] == 0 && is_ascii(pair[low]);
            pairs.clone().filter(in_order).count()
        };
        if pairs.len() == 0 {
            None
        } else if count(0, 1) > most.saturating_sub(1) && count(0, 1) > count(1, 0) {
            Some(Self::Little)
        } else if count(1, 0) > most.saturating_sub(1) && count(1, 0) > count(0, 1) {
            Some(Self::Big)
        } else {
            None
        }
    }
}

/// Decodes UTF-16. What is no character becomes U+FFFD.
#[derive(Debug)]
pub(crate) struct Decoder {
    order: ByteOrder,
    /// The first byte of a unit.
    half: Option<u8>,
    /// The first unit of a character that has two.
    surrogate: Option<u16>,
}

impl Decoder {
    pub(crate) const fn new(order: ByteOrder) -> Self {
        Self {
            order,
            half: None,
            surrogate: None,
        }
    }

    /// Adds what bytes say to a text.
    pub(crate) fn decode(&mut self, bytes: &[u8], text: &mut Vec<u8>) {
        for &byte in bytes {
            let Some(first) = self.half.take() else {
                self.half = Some(byte);
                continue;
            };
            let unit = match self.order {
                ByteOrder::Little => u16::from_le_bytes([first, byte]),
                ByteOrder::Big => u16::from_be_bytes([first, byte]),
            };
            self.unit(unit, text);
        }
    }

    /// Adds what is left at the end, which is not whole.
    pub(crate) fn finish(&mut self, text: &mut Vec<u8>) {
        if self.half.take().is_some() | self.surrogate.take().is_some() {
            push(char::REPLACEMENT_CHARACTER, text);
        }
    }

    fn unit(&mut self, unit: u16, text: &mut Vec<u8>) {
        let units = self.surrogate.take().into_iter().chain([unit]);
        let units: Vec<u16> = units.collect();
        let mut units = char::decode_utf16(units).peekable();
        while let Some(char) = units.next() {
            match char {
                Err(error) if units.peek().is_none() && is_first(error.unpaired_surrogate()) => {
                    self.surrogate = Some(error.unpaired_surrogate());
                }
                char => push(char.unwrap_or(char::REPLACEMENT_CHARACTER), text),
            }
        }
    }
}

/// Whether a unit is the first of a character that has two.
const fn is_first(unit: u16) -> bool {
    matches!(unit, 0xd800..=0xdbff)
}

fn push(char: char, text: &mut Vec<u8>) {
    text.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
}

/// The text of a whole file: UTF-8 or whatever it is, without its byte order mark; of UTF-16 as UTF-8.
pub(crate) fn without_mark(bytes: Vec<u8>) -> Vec<u8> {
    let mut text = match ByteOrder::of(&bytes) {
        Some(order) => {
            let mut text = Vec::with_capacity(bytes.len());
            let mut decoder = Decoder::new(order);
            decoder.decode(&bytes, &mut text);
            decoder.finish(&mut text);
            text
        }
        None => bytes,
    };
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, order: ByteOrder) -> Vec<u8> {
        let units = text.encode_utf16();
        let bytes = units.map(|unit| match order {
            ByteOrder::Little => unit.to_le_bytes(),
            ByteOrder::Big => unit.to_be_bytes(),
        });
        bytes.flatten().collect()
    }

    #[test]
    fn a_text_is_the_same_in_every_encoding() {
        for text in [
            "a",
            "a\n",
            "https://é.example.com/🔗\r\n",
            "\r\n\tx = 日本 🔗🔗 and more of it",
        ] {
            for order in [ByteOrder::Little, ByteOrder::Big] {
                let marked = encoded(&format!("\u{feff}{text}"), order);
                assert_eq!(without_mark(marked), text.as_bytes());
                let bare = encoded(text, order);
                assert_eq!(ByteOrder::of(&bare), Some(order), "{text}");
                assert_eq!(without_mark(bare), text.as_bytes());
            }
            assert_eq!(
                without_mark(format!("\u{feff}{text}").into_bytes()),
                text.as_bytes()
            );
            assert_eq!(without_mark(text.as_bytes().to_vec()), text.as_bytes());
        }
    }

    #[test]
    fn what_is_not_utf_16_is_left_as_it_is() {
        for bytes in [
            &b""[..],
            b"\0",
            b"a",
            b"\0\0\0\0",
            b"ab\0\0",
            b"\xff\0\xff\0",
            b"\xef\xbb",
            b"abcd\0",
        ] {
            assert_eq!(without_mark(bytes.to_vec()), bytes);
        }
    }

    #[test]
    fn what_is_no_character_becomes_one_that_says_so() {
        for (units, expected) in [
            (&[0xd83d][..], "\u{fffd}"),
            (&[0xd83d, 0x61], "\u{fffd}a"),
            (&[0xdd17, 0x61], "\u{fffd}a"),
            (&[0xd83d, 0xd83d, 0xdd17], "\u{fffd}🔗"),
        ] {
            let mut text = Vec::new();
            let mut decoder = Decoder::new(ByteOrder::Big);
            for byte in units.iter().flat_map(|unit: &u16| unit.to_be_bytes()) {
                decoder.decode(&[byte], &mut text);
            }
            decoder.finish(&mut text);
            assert_eq!(String::from_utf8(text).unwrap(), expected);
        }
    }
}
