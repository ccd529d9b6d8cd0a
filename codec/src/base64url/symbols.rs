//! The characters of base64url: their values, their number, and the few of a fixed length.

/// What a byte has for a value that is no character of base64url; no value has its highest bit.
const NO_SYMBOL: u8 = 0xff;

/// The value of every byte as a character.
static VALUES: [u8; 256] = {
    let mut values = [NO_SYMBOL; 256];
    let mut rest: &mut [u8] = &mut values;
    let mut byte = 0;
    while let Some((value, behind)) = rest.split_first_mut() {
        *value = value_of(byte);
        byte = byte.wrapping_add(1);
        rest = behind;
    }
    values
};

const fn value_of(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => byte.wrapping_sub(b'A'),
        b'a'..=b'z' => byte.wrapping_sub(b'a').wrapping_add(26),
        b'0'..=b'9' => byte.wrapping_sub(b'0').wrapping_add(52),
        b'-' => 62,
        b'_' => 63,
        _ => NO_SYMBOL,
    }
}

pub(super) const fn is_symbol(byte: u8) -> bool {
    value_of(byte) != NO_SYMBOL
}

/// The bits of a part of fixed length, and those behind its last byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fixed<T> {
    pub(crate) bytes: T,
    pub(crate) trailing_bits: u8,
}

/// Decodes the characters of 16 bytes; none if one of them is no character.
///
/// Of so few, the `base64` crate has not begun with the first when these are done with the last.
#[inline(never)]
pub(crate) fn decode_16(symbols: &[u8; symbol_count(16)]) -> Option<Fixed<[u8; 16]>> {
    let (tens, last) = symbols.as_chunks::<10>();
    let ([first, second], [high, low]) = (tens, last) else {
        return None;
    };
    let mut met = 0;
    let first = join(first, &mut met);
    let second = join(second, &mut met);
    let last = join(&[*high, *low], &mut met);
    let bits = u128::from(first).wrapping_shl(68)
        | u128::from(second).wrapping_shl(8)
        | u128::from(last.wrapping_shr(4));
    fixed(bits.to_be_bytes(), last & 0x0f, met)
}

/// Decodes the characters of 5 bytes; none if one of them is no character.
#[inline]
pub(crate) fn decode_5(symbols: [u8; symbol_count(5)]) -> Option<Fixed<[u8; 5]>> {
    let mut met = 0;
    let bits = join(&symbols, &mut met);
    let [_, _, _, bytes @ ..] = bits.wrapping_shr(2).to_be_bytes();
    fixed(bytes, bits & 0x03, met)
}

#[inline]
fn fixed<T>(bytes: T, trailing_bits: u64, met: u8) -> Option<Fixed<T>> {
    if met >= 64 {
        return None;
    }
    let [trailing_bits, ..] = trailing_bits.to_le_bytes();
    Some(Fixed {
        bytes,
        trailing_bits,
    })
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

#[inline]
fn symbol(value: u32) -> u8 {
    let index = usize::try_from(value).unwrap_or_default();
    SYMBOLS.get(index).copied().unwrap_or_default()
}

static SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The bits of the last characters that belong to no byte.
#[inline]
pub(crate) fn trailing_bits(symbols: &[u8]) -> u8 {
    let (_, rest) = symbols.as_chunks::<4>();
    match rest {
        [_, last] => value(*last) & 0x0f,
        [_, _, last] => value(*last) & 0x03,
        _ => 0,
    }
}

/// Characters, without padding, that so many bytes take.
pub(crate) const fn symbol_count(bytes: usize) -> usize {
    let rest = match bytes.wrapping_rem(3) {
        0 => 0,
        1 => 2,
        _ => 3,
    };
    bytes.wrapping_div(3).saturating_mul(4).saturating_add(rest)
}

/// Whole bytes that so many characters give.
pub(crate) const fn byte_count(symbols: usize) -> usize {
    let rest = match symbols & 3 {
        2 => 1,
        3 => 2,
        _ => 0,
    };
    symbols
        .wrapping_shr(2)
        .saturating_mul(3)
        .saturating_add(rest)
}

/// How many `~` so many characters ask for.
pub(crate) const fn padding_count(symbols: usize) -> u8 {
    match symbols & 3 {
        2 => 2,
        3 => 1,
        _ => 0,
    }
}

/// The bits of at most ten characters; in `met` the bits of all values that were met.
#[inline]
fn join<const N: usize>(symbols: &[u8; N], met: &mut u8) -> u64 {
    symbols.iter().fold(0, |bits, symbol| {
        let value = value(*symbol);
        *met |= value;
        bits.wrapping_shl(6) | u64::from(value)
    })
}

#[inline]
fn value(symbol: u8) -> u8 {
    VALUES
        .get(usize::from(symbol))
        .copied()
        .unwrap_or(NO_SYMBOL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_characters_of_16_bytes_are_decoded_with_the_bits_behind_them() {
        let bytes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        for (symbols, trailing_bits) in [
            (b"AAECAwQFBgcICQoLDA0ODw", 0),
            (b"AAECAwQFBgcICQoLDA0ODx", 1),
            (b"AAECAwQFBgcICQoLDA0OD_", 15),
        ] {
            let decoded = Fixed {
                bytes,
                trailing_bits,
            };
            assert_eq!(decode_16(symbols), Some(decoded));
        }
    }

    #[test]
    fn the_characters_of_5_bytes_are_decoded_with_the_bits_behind_them() {
        for (symbols, trailing_bits) in [(*b"AAECAwQ", 0), (*b"AAECAwR", 1), (*b"AAECAwT", 3)] {
            let bytes = [0, 1, 2, 3, 4];
            let decoded = Fixed {
                bytes,
                trailing_bits,
            };
            assert_eq!(decode_5(symbols), Some(decoded));
        }
    }

    #[test]
    fn a_byte_that_is_no_character_is_refused_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for place in 0..22 {
                let mut symbols = *b"__________________AAAA";
                if let Some(symbol) = symbols.get_mut(place) {
                    *symbol = byte;
                }
                assert_eq!(
                    decode_16(&symbols).is_some(),
                    is_symbol(byte),
                    "{byte:#04x}"
                );
            }
            for place in 0..7 {
                let mut symbols = *b"____AAA";
                if let Some(symbol) = symbols.get_mut(place) {
                    *symbol = byte;
                }
                assert_eq!(decode_5(symbols).is_some(), is_symbol(byte), "{byte:#04x}");
            }
        }
    }
}
