//! Base64url with `~` as padding (F-2), read bit by bit.

use tracklens_codec::{ErrorKind, Layer};

use super::fault::{Fault, count};
use super::segment::{Segment, Symbol};

const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The whole bytes that could be read, and the fault that ended them or that the padding has.
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    pub(super) fault: Option<Fault>,
}

/// How many characters encode this many bytes, without padding.
pub(super) fn symbols_of(bytes: usize) -> usize {
    (bytes * 8).div_ceil(6)
}

/// How many characters a segment has, without padding.
pub(super) fn symbols_in(segment: &Segment) -> usize {
    let (symbols, _) = split_padding(segment);
    symbols.len()
}

/// How much padding belongs after this many characters (F-2.2).
pub(super) fn padding_of(symbols: usize) -> usize {
    symbols.next_multiple_of(4) - symbols
}

/// Splits a segment into its characters and its padding.
pub(super) fn split_padding(segment: &Segment) -> (&[Symbol], &[Symbol]) {
    let last = segment
        .symbols
        .iter()
        .rposition(|symbol| symbol.byte != b'~');
    segment.symbols.split_at(last.map_or(0, |last| last + 1))
}

/// Where the padding starts, or would start.
pub(super) fn padding_start(segment: &Segment) -> usize {
    let (_, padding) = split_padding(segment);
    padding.first().map_or(segment.end, |first| first.start)
}

/// Where the character is written that carries the first bit of a byte.
pub(super) fn offset_of_byte(segment: &Segment, byte: usize) -> usize {
    segment.symbols[byte * 8 / 6].start
}

/// Decodes a segment up to its first fault. Padding may be absent (F-11.1).
pub(super) fn decode(segment: &Segment, layer: Layer) -> Decoded {
    let (symbols, padding) = split_padding(segment);
    let mut bits = Vec::new();
    let mut fault = None;
    for (index, symbol) in symbols.iter().enumerate() {
        let Some(value) = ALPHABET.iter().position(|&it| it == symbol.byte) else {
            let wrong = wrong_symbol(symbols, index);
            let kind = ErrorKind::InvalidSymbol { byte: wrong.byte };
            fault = Some(self::fault(segment, layer, kind, wrong.start));
            break;
        };
        bits.extend((0..6).rev().map(|bit| value >> bit & 1 == 1));
    }
    let expected = padding_of(symbols.len());
    if fault.is_none() {
        fault = match symbols {
            [.., last] if symbols.len() % 4 == 1 => Some(self::fault(
                segment,
                layer,
                ErrorKind::DanglingSymbol,
                last.start,
            )),
            _ if padding.is_empty() || padding.len() == expected => None,
            _ => {
                let kind = ErrorKind::InvalidPadding {
                    expected: u8::try_from(expected).expect("less than four"),
                    found: count(padding.len()),
                };
                Some(self::fault(segment, layer, kind, padding_start(segment)))
            }
        };
    }
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, &bit| byte << 1 | u8::from(bit));
    Decoded {
        bytes: bits.chunks_exact(8).map(byte).collect(),
        fault,
    }
}

/// The character to blame when one is not base64url. After complete padding it is the one that
/// follows the padding, if that is not base64url either.
fn wrong_symbol(symbols: &[Symbol], index: usize) -> &Symbol {
    let padding = symbols[index..]
        .iter()
        .take_while(|symbol| symbol.byte == b'~')
        .count();
    let is_whole = padding > 0 && index % 4 != 1 && padding == padding_of(index);
    symbols
        .get(index + padding)
        .filter(|next| is_whole && !ALPHABET.contains(&next.byte))
        .unwrap_or(&symbols[index])
}

/// Whether the bits after the last whole byte are all zero.
pub(super) fn ends_in_zero_bits(symbols: &[Symbol]) -> bool {
    let spare = symbols.len() * 6 % 8;
    let last = symbols
        .last()
        .and_then(|last| ALPHABET.iter().position(|&it| it == last.byte));
    last.is_none_or(|value| value % (1 << spare) == 0)
}

/// A fault of a segment, at an offset in the text.
pub(super) fn fault(segment: &Segment, layer: Layer, kind: ErrorKind, text_offset: usize) -> Fault {
    Fault {
        kind,
        layer,
        record: None,
        offset: text_offset - segment.start,
        text_offset,
    }
}
