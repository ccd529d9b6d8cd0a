//! Seeds that are symbols of base64url.

use super::seed::Seed;

/// Symbols: one seed for each length of the last group, each class of characters, and each fault.
#[must_use]
pub fn symbols() -> Vec<Seed> {
    SYMBOLS
        .into_iter()
        .map(|(name, symbols)| Seed::new(name, symbols))
        .collect()
}

const SYMBOLS: [(&str, &[u8]); 14] = [
    ("one", b"A"),
    ("two", b"Pg"),
    ("three", b"PxI"),
    ("four", b"AAAA"),
    ("five", b"AAAAB"),
    (
        "every-symbol",
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    ),
    ("trailing-bits-of-two", b"Ph"),
    ("trailing-bits-of-three", b"PxJ"),
    ("of-the-other-alphabet", b"AA+A"),
    ("invalid-at-the-start", b"!AAA"),
    ("invalid-at-the-end", b"AAA!"),
    ("invalid-and-dangling", b"A!AAA"),
    ("a-space", b"AA A"),
    ("not-ascii", b"AA\xc3\xa9"),
];
