//! Metadata of bytes: keys made of what JSON and JSON pointers escape.

use std::fmt::Write as _;

/// What keys are made of: what a JSON pointer escapes and what it escapes that to, what JSON escapes, a letter, and one
/// beyond ASCII.
const ALPHABET: [char; 8] = ['~', '/', '0', '1', '"', '\\', 'a', 'é'];

/// A byte of an input: three bits are a character, and the others say what follows it.
const ENDS_KEY: u8 = 0b0000_1000;
const NESTS: u8 = 0b0001_0000;
const IS_ESCAPED: u8 = 0b0010_0000;
const HAS_SPACES: u8 = 0b0100_0000;

/// A key of metadata and how it is spelled, with its own keys if its value is an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputMember {
    /// The key, which no other member beside it has.
    pub key: String,
    /// Its spelling in JSON, with quotation marks.
    pub spelled: String,
    /// Whether blanks stand around the colon and the comma.
    pub has_spaces: bool,
    /// The keys of its value.
    pub members: Vec<InputMember>,
}

/// The members that an input makes, at most 12 of them, and at most 4 in each of these.
#[must_use]
pub fn members(input: &[u8]) -> Vec<InputMember> {
    let mut members: Vec<InputMember> = Vec::new();
    for part in input.split_inclusive(|byte| byte & ENDS_KEY != 0) {
        let member = member(part);
        let is_nested = part.last().is_some_and(|byte| byte & NESTS != 0);
        match members.last_mut().filter(|_| is_nested) {
            Some(last) => push(&mut last.members, member, 4),
            None => push(&mut members, member, 12),
        }
    }
    members
}

/// The input that makes one key, spelled with or without escapes that JSON does not need, of the object or nested.
///
/// # Panics
///
/// If the key has a character that no input makes.
#[must_use]
pub fn input_of(key: &str, is_escaped: bool, is_nested: bool) -> Vec<u8> {
    let code = |char: char| {
        let code = ALPHABET.iter().position(|it| *it == char);
        u8::try_from(code.expect("a character of keys")).expect("three bits")
    };
    let mut bytes: Vec<u8> = key.chars().map(code).collect();
    for byte in &mut bytes {
        *byte |= if is_escaped { IS_ESCAPED } else { 0 };
    }
    if let Some(last) = bytes.last_mut() {
        *last |= ENDS_KEY | if is_nested { NESTS } else { 0 };
    }
    bytes
}

/// Adds a member, unless there is no room or its key is there already.
fn push(members: &mut Vec<InputMember>, member: InputMember, room: usize) {
    if members.len() < room && members.iter().all(|other| other.key != member.key) {
        members.push(member);
    }
}

fn member(bytes: &[u8]) -> InputMember {
    let (mut key, mut spelled) = (String::new(), "\"".to_owned());
    for byte in bytes.iter().take(16) {
        let char = ALPHABET[usize::from(byte & 0b111)];
        key.push(char);
        if byte & IS_ESCAPED != 0 {
            // Writing to a string can't fail.
            let _ = write!(spelled, "\\u{:04x}", u32::from(char));
        } else if matches!(char, '"' | '\\') {
            spelled.extend(['\\', char]);
        } else {
            spelled.push(char);
        }
    }
    spelled.push('"');
    InputMember {
        key,
        spelled,
        has_spaces: bytes.last().is_some_and(|byte| byte & HAS_SPACES != 0),
        members: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_input() {
        for key in ["~", "~01", "/~1", "a\"\\é"] {
            for is_escaped in [false, true] {
                let members = members(&input_of(key, is_escaped, false));
                assert_eq!(members.len(), 1);
                assert_eq!(members[0].key, key);
                let parsed: String = serde_json::from_str(&members[0].spelled).unwrap();
                assert_eq!(parsed, key);
            }
        }
        let nested = [input_of("a", false, false), input_of("~1", false, true)].concat();
        assert_eq!(members(&nested)[0].members[0].key, "~1");
    }
}
