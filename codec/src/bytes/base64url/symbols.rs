//! The characters of base64url: their values, and how many of them bytes take.

use super::quads::{NO_SYMBOL, value_of};

/// The value of each byte as a character.
static VALUES: [u8; 256] = {
    let mut values = [NO_SYMBOL; 256];
    let mut rest: &mut [u8] = &mut values;
    let mut byte = 0;
    while let Some((value, after)) = rest.split_first_mut() {
        *value = value_of(byte);
        byte = byte.wrapping_add(1);
        rest = after;
    }
    values
};

pub(super) const fn is_symbol(byte: u8) -> bool {
    value_of(byte) != NO_SYMBOL
}

/// The bits of the last character that belong to no byte.
#[inline]
pub(crate) fn trailing_bits(symbols: &[u8]) -> u8 {
    let (_, rest) = symbols.as_chunks::<4>();
    match rest {
        [_, last] => value(*last) & 0x0f,
        [_, _, last] => value(*last) & 0x03,
        _ => 0,
    }
}

/// The number of characters, without padding, that a number of bytes takes.
pub(crate) const fn symbol_count(bytes: usize) -> usize {
    let rest = match bytes.wrapping_rem(3) {
        0 => 0,
        1 => 2,
        _ => 3,
    };
    bytes.wrapping_div(3).saturating_mul(4).saturating_add(rest)
}

/// The number of `~` after a number of characters.
pub(crate) const fn padding_count(symbols: usize) -> u8 {
    match symbols & 3 {
        2 => 2,
        3 => 1,
        _ => 0,
    }
}

#[inline]
pub(super) fn value(symbol: u8) -> u8 {
    VALUES
        .get(usize::from(symbol))
        .copied()
        .unwrap_or(NO_SYMBOL)
}

/// The character of a value from 0 to 63.
#[inline]
pub(super) fn symbol(value: u32) -> u8 {
    let index = usize::try_from(value).unwrap_or_default();
    SYMBOLS.get(index).copied().unwrap_or_default()
}

static SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
