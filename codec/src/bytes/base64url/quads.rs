//! Characters decoded by table, four at a time.
//!
//! The `base64` crate takes longer to begin than this takes for the characters of a short link, and without vector
//! instructions, it takes twice as long for many as well.

/// Decodes characters, and returns whether all of them are base64url. Bits after the last byte are ignored.
///
/// The output has the length of the bytes. It may have been written to even if they are not.
#[inline]
pub(super) fn decode(symbols: &[u8], output: &mut [u8]) -> bool {
    let (pairs, rest) = symbols.as_chunks::<8>();
    let (sixes, last) = output.as_chunks_mut::<6>();
    let mut joined = 0;
    for ([a, b, c, d, second @ ..], six) in pairs.iter().zip(sixes) {
        let (first, second) = (join([*a, *b, *c, *d]), join(*second));
        joined |= first | second;
        let bits = u64::from(first).wrapping_shl(24) | u64::from(second);
        let [_, _, bytes @ ..] = bits.to_be_bytes();
        *six = bytes;
        if !is_valid(joined) {
            return false;
        }
    }
    is_valid(joined | decode_last(rest, last))
}

/// Decodes at most seven characters, and returns their bits, as far as they tell whether all are base64url.
#[inline]
fn decode_last(symbols: &[u8], output: &mut [u8]) -> u32 {
    let (quads, rest) = symbols.as_chunks::<4>();
    let (triples, last) = output.as_chunks_mut::<3>();
    let mut joined = 0;
    for (quad, triple) in quads.iter().zip(triples) {
        let bits = join(*quad);
        joined |= bits;
        let [_, bytes @ ..] = bits.to_be_bytes();
        *triple = bytes;
    }
    match (rest, last) {
        ([a, b], [first]) => {
            let bits = join([*a, *b, NO_BITS, NO_BITS]);
            joined |= bits;
            [_, *first, ..] = bits.to_be_bytes();
        }
        ([a, b, c], [first, second]) => {
            let bits = join([*a, *b, *c, NO_BITS]);
            joined |= bits;
            [_, *first, *second, _] = bits.to_be_bytes();
        }
        _ => {}
    }
    joined
}

/// The 24 bits of four characters, and [`NO_SYMBOLS`] if one of them is not base64url.
#[inline]
pub(super) fn join([a, b, c, d]: [u8; 4]) -> u32 {
    let [first, second, third, fourth] = &SHIFTED;
    bits_of(a, first) | bits_of(b, second) | bits_of(c, third) | bits_of(d, fourth)
}

/// The character that has no bits: it takes the place of those that are missing.
pub(super) const NO_BITS: u8 = b'A';

#[inline]
fn bits_of(symbol: u8, values: &[u32; 256]) -> u32 {
    let bits = values.get(usize::from(symbol)).copied();
    bits.unwrap_or(NO_SYMBOLS)
}

#[inline]
pub(super) const fn is_valid(bits: u32) -> bool {
    bits < NO_SYMBOLS
}

/// A bit above those of four characters.
const NO_SYMBOLS: u32 = 1 << 31;

/// The bits of each byte as the first, second, third and fourth of four characters.
static SHIFTED: [[u32; 256]; 4] = [shifted(18), shifted(12), shifted(6), shifted(0)];

const fn shifted(shift: u32) -> [u32; 256] {
    let mut bits = [NO_SYMBOLS; 256];
    let mut rest: &mut [u32] = &mut bits;
    let mut byte: u8 = 0;
    while let Some((value, after)) = rest.split_first_mut() {
        let symbol = value_of(byte);
        if symbol != NO_SYMBOL {
            let six_bits = u32::from_be_bytes([0, 0, 0, symbol]);
            *value = six_bits.wrapping_shl(shift);
        }
        byte = byte.wrapping_add(1);
        rest = after;
    }
    bits
}

/// The value of a byte that is not a base64url character. No other value has its highest bit.
pub(super) const NO_SYMBOL: u8 = 0xff;

/// The value of a byte as a character.
pub(super) const fn value_of(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => byte.wrapping_sub(b'A'),
        b'a'..=b'z' => byte.wrapping_sub(b'a').wrapping_add(26),
        b'0'..=b'9' => byte.wrapping_sub(b'0').wrapping_add(52),
        b'-' => 62,
        b'_' => 63,
        _ => NO_SYMBOL,
    }
}
