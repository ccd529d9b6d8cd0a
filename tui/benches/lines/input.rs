//! Lines as a log of links has them: links like the vectors, each with its own recipient, ids and signature, and some
//! lines that are none.

use serde_json::Value;
use tracklens_codec::{Flag, Link, NewLink, RecordId, Signature};

const VECTORS: &str = include_str!("../../../codec/tests/vectors/links.jsonl");

/// One line of so many is no link.
const FOREIGN_EVERY: usize = 50;

const FOREIGN: [&str; 4] = [
    "",
    "https://www.example.com/products?id=17&from=newsletter",
    "2023-11-22 21:02:22 INFO delivered to user@example.com",
    "the quick brown fox jumps over the lazy dog",
];

/// So many lines, the same ones each time.
pub(crate) fn lines(count: usize) -> Vec<u8> {
    let vectors: Vec<String> = VECTORS.lines().map(text).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut lines = Vec::new();
    for number in 1..=count {
        let line = if number.is_multiple_of(FOREIGN_EVERY) {
            random.one_of(&FOREIGN).to_string()
        } else {
            let vector = random.one_of(&vectors).clone();
            like(&vector, &mut random)
        };
        lines.extend_from_slice(line.as_bytes());
        lines.push(b'\n');
    }
    lines
}

fn text(vector: &str) -> String {
    let vector: Value = serde_json::from_str(vector).expect("a vector is JSON");
    vector["input"].as_str().expect("it has a link").to_owned()
}

/// A link like this one, with another recipient, message and signature.
fn like(text: &str, random: &mut Random) -> String {
    let mut buffer = vec![0; text.len()];
    let link = Link::decode(text, &mut buffer).expect("a vector is a link");
    let mut payload = link.payload().as_bytes().to_vec();
    let flag = if let Some(records) = link.records() {
        for record in records {
            let end = record.offset() + 1 + usize::from(record.width().get());
            let value = &mut payload[end..end + record.as_bytes().len()];
            match record.id() {
                RecordId::RCPT_TO => value.iter_mut().for_each(|it| random.change_digit(it)),
                // The first bytes say when it was sent.
                RecordId::MESSAGE_ID => random.fill(&mut value[6..]),
                _ => {}
            }
        }
        Flag::Plaintext
    } else {
        random.fill(&mut payload);
        Flag::Encrypted
    };
    let mut signature = [0; Signature::LEN];
    random.fill(&mut signature);
    let unsigned = NewLink::of(&link)
        .expect("a vector can be written")
        .unsigned();
    let unsigned = unsigned.with_payload(flag, &payload).expect("so can this");
    unsigned
        .with_signature(Signature::new(signature))
        .to_string()
}

/// Numbers that look random and are the same each time: xorshift.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        let index = self.next() % all.len() as u64;
        &all[usize::try_from(index).expect("an index is small")]
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.next().to_le_bytes()[3];
        }
    }

    fn change_digit(&mut self, byte: &mut u8) {
        if byte.is_ascii_digit() {
            *byte = *self.one_of(b"0123456789");
        }
    }
}
