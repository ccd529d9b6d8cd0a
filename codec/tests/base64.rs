//! The one door to the `base64` crate: every length, every buffer, every byte at every position.
//!
//! The proof that the codec has no panic stops there, so that these tests have to hold what is
//! behind it. They compile the very file.

use std::iter;

#[path = "../src/bytes/base64url/engine.rs"]
mod engine;

/// Longer than the payload of any link that the tracker redirects, by more than a tail.
const LONGEST: usize = 4100;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#[test]
fn every_length_is_decoded_into_every_buffer_around_the_one_it_needs() {
    let text = random_text(LONGEST);
    for len in 0..=LONGEST {
        let symbols = &text[LONGEST - len..];
        let needed = len * 6 / 8;
        for room in (needed.saturating_sub(2)..needed + 3).chain([0, needed + 64]) {
            check(symbols, room);
        }
    }
}

#[test]
fn lengths_far_beyond_a_link_are_decoded_as_well() {
    let text = random_text(1 << 20);
    for len in [
        1 << 16,
        (1 << 16) + 1,
        (1 << 20) - 2,
        (1 << 20) - 1,
        1 << 20,
    ] {
        let needed = len * 6 / 8;
        for room in [needed - 1, needed, needed + 1] {
            check(&text[..len], room);
        }
    }
}

#[test]
fn bytes_of_every_length_are_encoded_into_every_buffer_around_the_one_they_need() {
    let bytes: Vec<u8> = random().map(|it| it.to_be_bytes()[0]).take(3100).collect();
    for len in 0..=bytes.len() {
        let expected = encode_bit_by_bit(&bytes[..len]);
        let needed = expected.len();
        for room in (needed.saturating_sub(2)..needed + 3).chain([0, needed + 64]) {
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
    for first in 0..=u8::MAX {
        for second in 0..=u8::MAX {
            let bytes = [first, second, first ^ second.rotate_left(3)];
            let mut output = [0; 4];
            assert_eq!(engine::encode(&bytes, &mut output), Some(4));
            assert_eq!(output[..], encode_bit_by_bit(&bytes));
        }
    }
}

#[test]
fn every_byte_at_every_position_is_decoded_or_refused() {
    for len in 1..=100 {
        every_byte_at(len, 0..len);
    }
}

#[test]
fn every_byte_of_texts_of_many_blocks_is_decoded_or_refused() {
    for len in 257..=260 {
        every_byte_at(len, 0..len);
    }
}

#[test]
fn damaged_texts_and_buffers_of_any_length_are_decoded_or_refused() {
    let mut random = random();
    let mut below = |limit: usize| usize::from(random.next().unwrap()) % limit;
    for _ in 0..50_000 {
        let mut text = random_text(below(300));
        for _ in 0..below(3) {
            let (index, byte) = (below(300), below(256));
            if let Some(symbol) = text.get_mut(index) {
                *symbol = u8::try_from(byte).unwrap();
            }
        }
        check(&text, below(300));
    }
}

#[test]
#[should_panic = "of 4 characters into 3 bytes"]
fn a_wrong_answer_is_noticed() {
    judge(b"AAAB", 3, Some(3), &[0, 0, 0]);
}

#[test]
#[should_panic = "of 4 characters into 2 bytes"]
fn an_answer_where_there_is_none_is_noticed() {
    judge(b"AAAA", 2, Some(3), &[0, 0]);
}

/// Every byte at each of the positions of a text, into a buffer that is just large enough.
fn every_byte_at(len: usize, positions: impl Iterator<Item = usize>) {
    let text = random_text(len);
    for position in positions {
        let mut text = text.clone();
        for byte in 0..=u8::MAX {
            text[position] = byte;
            check(&text, len * 6 / 8);
        }
    }
}

fn check(symbols: &[u8], room: usize) {
    let mut output = vec![0xa5; room];
    let answer = engine::decode(symbols, &mut output);
    judge(symbols, room, answer, &output);
}

fn judge(symbols: &[u8], room: usize, answer: Option<usize>, output: &[u8]) {
    let expected = decode_bit_by_bit(symbols).filter(|bytes| bytes.len() <= room);
    let decoded = answer.and_then(|len| output.get(..len));
    assert!(
        answer == expected.as_ref().map(Vec::len) && decoded == expected.as_deref(),
        "{answer:?} of {} characters into {room} bytes",
        symbols.len()
    );
}

/// The whole bytes of characters that are all base64url, unless one stands alone at the end.
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

/// The characters of bytes, the bits behind the last byte zero.
fn encode_bit_by_bit(bytes: &[u8]) -> Vec<u8> {
    let bit = |at: usize| {
        bytes
            .get(at / 8)
            .is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1)
    };
    let symbol = |at: usize| (0..6).fold(0, |value, it| value << 1 | usize::from(bit(at + it)));
    (0..bytes.len() * 8)
        .step_by(6)
        .map(|at| ALPHABET[symbol(at)])
        .collect()
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
