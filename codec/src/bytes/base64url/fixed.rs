//! The two parts of a fixed length, signature and token, decoded and encoded in place.
//!
//! For so few characters the `base64` crate takes longer to begin than these functions take in all.

use super::quads::{NO_BITS, is_valid, join};
use super::symbols::{symbol, symbol_count};

/// Decodes the characters of 16 bytes, or returns `None` if one of them is not base64url.
#[inline]
pub(crate) fn decode_16(symbols: &[u8; symbol_count(16)]) -> Option<[u8; 16]> {
    let ([first, second, third, fourth, fifth], &[high, low]) = symbols.as_chunks() else {
        return None;
    };
    let (first, second, third) = (join(*first), join(*second), join(*third));
    let (fourth, fifth) = (join(*fourth), join(*fifth));
    let last = join([high, low, NO_BITS, NO_BITS]);
    let bits = u128::from(first).wrapping_shl(104)
        | u128::from(second).wrapping_shl(80)
        | u128::from(third).wrapping_shl(56)
        | u128::from(fourth).wrapping_shl(32)
        | u128::from(fifth).wrapping_shl(8)
        | u128::from(last.wrapping_shr(16));
    is_valid(first | second | third | fourth | fifth | last).then_some(bits.to_be_bytes())
}

/// Decodes the characters of 5 bytes, or returns `None` if one of them is not base64url.
#[inline]
pub(crate) fn decode_5(symbols: [u8; symbol_count(5)]) -> Option<[u8; 5]> {
    let [a, b, c, d, high, middle, low] = symbols;
    let (first, last) = (join([a, b, c, d]), join([high, middle, low, NO_BITS]));
    let bits = u64::from(first).wrapping_shl(16) | u64::from(last.wrapping_shr(8));
    let [_, _, _, bytes @ ..] = bits.to_be_bytes();
    is_valid(first | last).then_some(bytes)
}

/// The characters and the padding of 16 bytes.
#[inline]
pub(crate) fn encode_16(bytes: &[u8; 16]) -> [u8; 24] {
    encode_fixed(bytes)
}

/// The characters and the padding of 5 bytes.
#[inline]
pub(crate) fn encode_5(bytes: [u8; 5]) -> [u8; 8] {
    encode_fixed(&bytes)
}

#[inline]
fn encode_fixed<const N: usize, const PADDED: usize>(bytes: &[u8; N]) -> [u8; PADDED] {
    const { assert!(PADDED == N.div_ceil(3) * 4) };
    let mut symbols = [b'~'; PADDED];
    let (triples, last) = bytes.as_chunks::<3>();
    let (quads, _) = symbols.as_chunks_mut::<4>();
    let mut quads = quads.iter_mut();
    for ([a, b, c], quad) in triples.iter().zip(quads.by_ref()) {
        *quad = split(u32::from_be_bytes([0, *a, *b, *c]));
    }
    match (last, quads.next()) {
        ([a], Some([first, second, ..])) => {
            [*first, *second, ..] = split(u32::from_be_bytes([0, *a, 0, 0]));
        }
        ([a, b], Some([first, second, third, _])) => {
            [*first, *second, *third, _] = split(u32::from_be_bytes([0, *a, *b, 0]));
        }
        _ => {}
    }
    symbols
}

/// The four characters of 24 bits.
#[inline]
fn split(bits: u32) -> [u8; 4] {
    [18, 12, 6, 0].map(|shift| symbol(bits.wrapping_shr(shift) & 0x3f))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::base64url::symbols::is_symbol;

    #[test]
    fn the_characters_of_16_bytes_are_decoded_whatever_bits_follow_the_last_byte() {
        let bytes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        for symbols in [
            *b"AAECAwQFBgcICQoLDA0ODw",
            *b"AAECAwQFBgcICQoLDA0ODx",
            *b"AAECAwQFBgcICQoLDA0OD_",
        ] {
            assert_eq!(decode_16(&symbols), Some(bytes));
        }
    }

    #[test]
    fn the_characters_of_5_bytes_are_decoded_whatever_bits_follow_the_last_byte() {
        for symbols in [*b"AAECAwQ", *b"AAECAwR", *b"AAECAwT"] {
            assert_eq!(decode_5(symbols), Some([0, 1, 2, 3, 4]));
        }
    }

    #[test]
    fn a_byte_that_is_not_a_character_is_rejected_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for others in *b"A_" {
                for place in 0..22 {
                    let mut symbols = [others; 22];
                    if let Some(symbol) = symbols.get_mut(place) {
                        *symbol = byte;
                    }
                    let decoded = decode_16(&symbols);
                    assert_eq!(decoded.is_some(), is_symbol(byte), "{byte:#04x}");
                }
                for place in 0..7 {
                    let mut symbols = [others; 7];
                    if let Some(symbol) = symbols.get_mut(place) {
                        *symbol = byte;
                    }
                    let decoded = decode_5(symbols);
                    assert_eq!(decoded.is_some(), is_symbol(byte), "{byte:#04x}");
                }
            }
        }
    }

    #[test]
    fn any_number_of_bytes_that_are_not_characters_is_rejected() {
        for len in 1..=22 {
            let mut symbols = [b'A'; 22];
            symbols
                .iter_mut()
                .take(len)
                .for_each(|symbol| *symbol = b'~');
            assert_eq!(decode_16(&symbols), None, "{len}");
            let [start @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = symbols;
            assert_eq!(decode_5(start), None, "{len}");
        }
    }
}
