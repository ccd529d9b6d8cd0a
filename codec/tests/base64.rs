//! Decoding and encoding runs of characters: every length, every buffer, every byte at every
//! position.
//!
//! The proof that the codec cannot panic ends at the only file that calls the `base64` crate, so these tests cover what
//! it calls. They compile the file itself, and those that decode what it leaves.

use std::iter;

use crate::sample::every;

#[path = "../src/bytes/base64url/engine.rs"]
mod engine;

#[path = "../src/bytes/base64url/quads.rs"]
mod quads;

#[path = "../src/bytes/base64url/run.rs"]
mod run;

/// Longer, by more than a tail, than the payload of any link that the tracker redirects.
const LONGEST: usize = 4100;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#[test]
fn every_length_is_decoded_into_every_buffer_around_the_one_it_needs() {
    let text = random_text(LONGEST);
    for len in every(0..=LONGEST, 97) {
        let symbols = &text[LONGEST - len..];
        let expected = decode_bit_by_bit(symbols);
        for room in around(len * 6 / 8) {
            check(symbols, room, expected.as_deref());
        }
    }
}

#[test]
fn lengths_far_beyond_a_link_are_decoded_as_well() {
    let text = random_text(1 << 20);
    let lengths = [
        1 << 16,
        (1 << 16) + 1,
        (1 << 20) - 2,
        (1 << 20) - 1,
        1 << 20,
    ];
    for len in every(lengths, lengths.len()) {
        let symbols = &text[..len];
        let expected = decode_bit_by_bit(symbols);
        let needed = len * 6 / 8;
        for room in [needed - 1, needed, needed + 1] {
            check(symbols, room, expected.as_deref());
        }
    }
}

#[test]
fn bytes_of_every_length_are_encoded_into_every_buffer_around_the_one_they_need() {
    let bytes: Vec<u8> = random().map(|it| it.to_be_bytes()[0]).take(3100).collect();
    for len in every(0..=bytes.len(), 97) {
        let expected = encode_bit_by_bit(&bytes[..len]);
        let needed = expected.len();
        for room in around(needed) {
            let mut output = vec![0xa5; room];
            let answer = engine::encode(&bytes[..len], &mut output);
            assert_eq!(
                answer,
                (needed <= room).then_some(needed),
                "{len} into {room}"
            );
            if needed <= room {
                assert!(output[..needed] == expected, "{len} into {room}");
            }
        }
    }
}

#[test]
fn every_triple_of_bytes_is_encoded() {
    for first in every(0..=u8::MAX, 31) {
        for second in 0..=u8::MAX {
            let bytes = [first, second, first ^ second.rotate_left(3)];
            let mut output = [0; 4];
            assert_eq!(engine::encode(&bytes, &mut output), Some(4));
            assert_eq!(output[..], encode_bit_by_bit(&bytes));
        }
    }
}

#[test]
fn every_byte_at_every_position_is_decoded_or_gets_an_error() {
    for len in every(1..=100, 17) {
        every_byte_at_every_position_of(len);
    }
}

#[test]
fn every_byte_of_texts_of_many_blocks_is_decoded_or_gets_an_error() {
    for len in every(257..=260, 3) {
        every_byte_at_every_position_of(len);
    }
}

#[test]
fn damaged_texts_and_buffers_of_any_length_are_decoded_or_get_an_error() {
    let mut random = random();
    let mut below = |limit: usize| usize::from(random.next().unwrap()) % limit;
    for _ in every(0..50_000, 500) {
        let mut text = random_text(below(300));
        for _ in 0..below(3) {
            let (index, byte) = (below(300), below(256));
            if let Some(symbol) = text.get_mut(index) {
                *symbol = u8::try_from(byte).unwrap();
            }
        }
        check(&text, below(300), decode_bit_by_bit(&text).as_deref());
    }
}

/// Puts every byte at each position of a text in turn, and decodes into a buffer of just the right
/// size. A byte changes only what its own four characters stand for, so only these are decoded bit
/// by bit again.
fn every_byte_at_every_position_of(len: usize) {
    let mut text = random_text(len);
    let mut bytes = decode_bit_by_bit(&text);
    for position in 0..len {
        let group = position / 4 * 4..len.min(position / 4 * 4 + 4);
        let start = group.start * 6 / 8;
        // The symbol that was there comes last, so that the next position finds the text unchanged.
        let symbol = text[position];
        for byte in every(0..=u8::MAX, 31).chain([symbol]) {
            text[position] = byte;
            let changed = decode_bit_by_bit(&text[group.clone()]);
            let expected = bytes.as_mut().zip(changed).map(|(bytes, changed)| {
                bytes[start..start + changed.len()].copy_from_slice(&changed);
                &bytes[..]
            });
            check(&text, len * 6 / 8, expected);
        }
    }
}

/// Sizes of buffers: those close to the needed one, none at all, and far too many.
fn around(needed: usize) -> impl Iterator<Item = usize> {
    (needed.saturating_sub(2)..needed + 3).chain([0, needed + 64])
}

fn check(symbols: &[u8], room: usize, expected: Option<&[u8]>) {
    let mut output = vec![0xa5; room];
    let answer = run::decode(symbols, &mut output);
    let expected = expected.filter(|bytes| bytes.len() <= room);
    let decoded = answer.and_then(|len| output.get(..len));
    assert!(
        answer == expected.map(<[u8]>::len) && decoded == expected,
        "{answer:?} of {} characters into {room} bytes",
        symbols.len()
    );
}

/// The whole bytes of characters that are all base64url, unless one is left alone at the end.
fn decode_bit_by_bit(symbols: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(symbols.len());
    let mut bits = 0_u32;
    let mut count = 0;
    for symbol in symbols {
        let value = VALUES[usize::from(*symbol)]?;
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap());
        }
    }
    (symbols.len() % 4 != 1).then_some(bytes)
}

/// The characters of bytes, with zeros for the bits that the last byte lacks.
fn encode_bit_by_bit(bytes: &[u8]) -> Vec<u8> {
    let mut symbols = Vec::with_capacity(bytes.len() * 4 / 3 + 1);
    let mut push = |value: u32| symbols.push(ALPHABET[(value & 0x3f) as usize]);
    let mut bits = 0_u32;
    let mut count = 0;
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            push(bits >> count);
        }
    }
    if count > 0 {
        push(bits << (6 - count));
    }
    symbols
}

/// The value of every byte as a character.
static VALUES: [Option<u8>; 256] = {
    let mut values = [None; 256];
    let mut value = 0_u8;
    while value < 64 {
        values[ALPHABET[value as usize] as usize] = Some(value);
        value += 1;
    }
    values
};

fn random_text(len: usize) -> Vec<u8> {
    random()
        .map(|it| ALPHABET[usize::from(it % 64)])
        .take(len)
        .collect()
}

/// Numbers without a pattern that matters here, the same in every run: a xorshift.
fn random() -> impl Iterator<Item = u16> {
    let next = |state: &u64| {
        let state = state ^ state << 13;
        let state = state ^ state >> 7;
        Some(state ^ state << 17)
    };
    iter::successors(Some(0x9e37_79b9_7f4a_7c15), next).map(|it| u16::try_from(it >> 48).unwrap())
}
