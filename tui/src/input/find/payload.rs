//! How far a payload has been read, symbol by symbol, without decoding it into a buffer.

use tracklens_codec::RecordId;

/// How far a payload has been read.
#[derive(Clone, Debug)]
pub(super) struct Payload {
    is_encrypted: bool,
    symbols: usize,
    bits: u32,
    bit_count: u32,
    bytes: usize,
    place: Place,
    /// The ids of the records so far, a bit each.
    ids: u64,
    is_unlikely: bool,
}

/// Where in a list of records the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Tag,
    /// At the first of this many bytes of a length.
    Length(u8),
    /// At the second byte of a length, of which this is the first.
    SecondOfLength(u8),
    /// In a value that has this many bytes to come.
    Value(usize),
}

impl Payload {
    /// A payload of which nothing was read.
    pub(super) const fn new(is_encrypted: bool) -> Self {
        Self {
            is_encrypted,
            symbols: 0,
            bits: 0,
            bit_count: 0,
            bytes: 0,
            place: Place::Tag,
            ids: 0,
            is_unlikely: false,
        }
    }

    /// Reads a base64url symbol; says whether it is one.
    pub(super) fn read(&mut self, symbol: u8) -> bool {
        let Some(value) = symbol_value(symbol) else {
            return false;
        };
        self.symbols += 1;
        self.bits = self.bits << 6 | u32::from(value);
        self.bit_count += 6;
        if self.bit_count >= 8 {
            self.bit_count -= 8;
            let [.., byte] = (self.bits >> self.bit_count).to_be_bytes();
            self.read_byte(byte);
            self.bits &= (1 << self.bit_count) - 1;
        }
        true
    }

    fn read_byte(&mut self, byte: u8) {
        self.bytes += 1;
        if self.is_encrypted {
            return;
        }
        self.place = match self.place {
            Place::Tag => self.read_tag(byte),
            Place::Length(1) => value_of(usize::from(byte)),
            Place::Length(_) => Place::SecondOfLength(byte),
            Place::SecondOfLength(low) => value_of(usize::from(u16::from_le_bytes([low, byte]))),
            Place::Value(1) => Place::Tag,
            Place::Value(left) => Place::Value(left - 1),
        };
    }

    fn read_tag(&mut self, tag: u8) -> Place {
        let id = tag & 0x3f;
        let is_known = RecordId::new(id).is_some_and(|id| id.definition().is_some());
        // A repeated id never occurs, and neither does the widest length.
        self.is_unlikely |= !is_known || self.has(id) || tag >> 6 == 3;
        self.ids |= 1 << id;
        match tag >> 6 {
            0 => Place::Tag,
            width => Place::Length(width.min(2)),
        }
    }

    const fn has(&self, id: u8) -> bool {
        self.ids & 1 << id != 0
    }

    /// Whether a payload can end here: after a whole block, or after a whole record of a list that says
    /// what kind of link it is and who got it.
    ///
    /// `padding` are the characters that stand for the symbols that are missing; where `is_padded`, a link
    /// without them is not at its end.
    pub(super) fn is_whole(&self, padding: usize, is_padded: bool) -> bool {
        let missing = self.symbols.wrapping_neg() & 3;
        if missing == 3 || self.bits != 0 || (padding != missing && (is_padded || padding != 0)) {
            return false;
        }
        if self.is_encrypted {
            return self.bytes > 0 && self.bytes.is_multiple_of(16);
        }
        let has_kind = (60..64).any(|kind| self.has(kind));
        self.place == Place::Tag && has_kind && self.has(RecordId::RCPT_TO.get())
    }

    /// Whether what was read is not what a writer writes.
    pub(super) const fn is_unlikely(&self) -> bool {
        self.is_unlikely
    }

    /// The number of symbols.
    pub(super) const fn symbols(&self) -> usize {
        self.symbols
    }
}

const fn value_of(len: usize) -> Place {
    if len == 0 {
        Place::Tag
    } else {
        Place::Value(len)
    }
}

/// The value of a base64url symbol.
#[inline]
pub(super) const fn symbol_value(symbol: u8) -> Option<u8> {
    match VALUES[symbol as usize] {
        NO_SYMBOL => None,
        value => Some(value),
    }
}

const NO_SYMBOL: u8 = 0xff;

/// The value of each byte, if it is a symbol.
const VALUES: [u8; 256] = {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut values = [NO_SYMBOL; 256];
    let mut value: u8 = 0;
    while value < 64 {
        values[alphabet[value as usize] as usize] = value;
        value += 1;
    }
    values
};

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &[u8] = b"RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ";

    #[test]
    fn a_list_is_whole_after_its_last_record_alone() {
        let mut payload = Payload::new(false);
        for (index, &symbol) in LIST.iter().enumerate() {
            assert!(!payload.is_whole(0, false), "{index}");
            assert!(payload.read(symbol));
        }
        assert!(payload.is_whole(0, false));
        assert!(payload.is_whole(2, true));
        assert!(!payload.is_whole(1, true));
        assert!(!payload.is_whole(0, true));
        assert!(!payload.is_unlikely());
    }

    #[test]
    fn blocks_are_whole() {
        let mut payload = Payload::new(true);
        let whole: Vec<usize> = (1..=64)
            .filter(|_| payload.read(b'A') && payload.is_whole(0, false))
            .collect();
        assert_eq!(whole, [22, 43, 64]);
    }
}
