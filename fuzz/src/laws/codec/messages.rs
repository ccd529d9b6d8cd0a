//! The law that formatting stops where its writer does.

use std::collections::HashSet;
use std::fmt::{self, Display, Write as _};

use tracklens_codec::{
    Cipher, Configuration, DecryptionError, HmacSha256, KeyError, Link, NewLink, RecordId,
    RecordList, Records, Value, WriteError,
};

/// All laws of this file, for the links and the errors that a text leads to.
///
/// # Panics
///
/// If a law is broken.
pub fn messages(text: &[u8]) {
    let mut messages = Messages::default();
    let mut buffer = vec![0; text.len()];
    match Link::decode_partial(text, &mut buffer) {
        Ok(link) => {
            link.faults().for_each(|fault| messages.judge(&fault));
            match NewLink::of(&link) {
                Ok(new) => messages.judge(&new),
                Err(error) => messages.judge(&error),
            }
        }
        Err(error) => messages.judge(&error),
    }
    if let Err(error) = Configuration::parse(text) {
        messages.judge(&error);
    }
    for error in &write_errors(text) {
        messages.judge(error);
    }
    for error in &key_errors(text) {
        messages.judge(error);
    }
    for error in &decryption_errors(text) {
        messages.judge(error);
    }
    debug_output_of_keys_does_not_depend_on_them(text);
}

/// The messages that were judged: many errors of a text have the same one.
#[derive(Default)]
struct Messages {
    judged: HashSet<String>,
}

impl Messages {
    fn judge(&mut self, message: &impl Display) {
        if self.judged.insert(message.to_string()) {
            formatting_stops_where_its_writer_does(message);
        }
    }
}

/// A writer with room for part of a message gets the start of it, and formatting returns its error.
/// Only a writer with room for the whole message gets all of it.
fn formatting_stops_where_its_writer_does(message: &impl Display) {
    let whole = message.to_string();
    let format = |room| {
        let mut writer = Limited {
            room,
            text: String::new(),
        };
        let result = write!(writer, "{message}");
        (result, writer.text)
    };
    for room in (0..whole.len()).step_by(1 + whole.len() / 64) {
        let (result, written) = format(room);
        assert!(result.is_err(), "the writer's error is ignored");
        assert!(whole.starts_with(&written), "another message is written");
    }
    let (result, written) = format(whole.len());
    assert!(
        result.is_ok() && written == whole,
        "the message is not written whole"
    );
}

/// `Debug` of what contains a key is the same whatever the key.
fn debug_output_of_keys_does_not_depend_on_them(text: &[u8]) {
    let key: Vec<u8> = text.iter().copied().cycle().take(32).collect();
    if key.len() < 32 {
        return;
    }
    let shown = |key: &[u8], vector: &[u8]| {
        let cipher = Cipher::new(key, vector).expect("a key of a cipher");
        let scheme = HmacSha256::new(key).expect("a key of a signature");
        format!("{cipher:?} {scheme:?}")
    };
    assert!(
        shown(&key, &key[..16]) == shown(&[0; 32], &[0; 16]),
        "the debug output of a key depends on it"
    );
}

/// The errors of a record list that gets the text as a value of every id, twice.
fn write_errors(text: &[u8]) -> Vec<WriteError> {
    let mut errors = Vec::new();
    for id in (0..64).filter_map(RecordId::new) {
        let mut buffer = [0; 16];
        let mut list = RecordList::new(&mut buffer);
        errors.extend(list.push(id, Value::Opaque(text)).err());
        errors.extend(list.push(id, Value::Opaque(b"\xff")).err());
        errors.extend(list.push(id, Value::Flag).err());
        errors.extend(list.push(id, Value::Flag).err());
    }
    let mut small = [0; 1];
    errors.extend(RecordList::copy_of(&Records::read(text), &mut small).err());
    errors
}

/// The errors of the text as a key and as a vector.
fn key_errors(text: &[u8]) -> Vec<KeyError> {
    let errors = [
        Cipher::new(text, &[0; 16]).err(),
        Cipher::new(&[0; 16], text).err(),
        HmacSha256::new(text).err(),
    ];
    errors
        .into_iter()
        .flatten()
        .inspect(|error| assert!(!error.code().is_empty(), "the code is empty"))
        .collect()
}

/// The errors of decrypting the text.
fn decryption_errors(text: &[u8]) -> Vec<DecryptionError> {
    let cipher = Cipher::new(&[7; 16], &[7; 16]).expect("a key of a cipher");
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return Vec::new();
    };
    let mut small = [0; 8];
    let mut room = vec![0; text.len()];
    let is_known = |error: &DecryptionError| DecryptionError::CODES.contains(&error.code());
    [
        link.decrypt(&cipher, &mut small).err(),
        link.decrypt(&cipher, &mut room).err(),
    ]
    .into_iter()
    .flatten()
    .inspect(|error| assert!(is_known(error), "the code is not documented"))
    .collect()
}

/// A writer with room for this many bytes.
struct Limited {
    room: usize,
    text: String,
}

impl fmt::Write for Limited {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.room = self.room.checked_sub(text.len()).ok_or(fmt::Error)?;
        self.text.push_str(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_meet_every_error_of_keys_and_ciphertexts() {
        let encrypted = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~";
        let plain = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
        let mut codes: Vec<_> = [&encrypted[..], plain]
            .iter()
            .flat_map(|text| decryption_errors(text))
            .map(DecryptionError::code)
            .collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, ["buffer_too_small", "not_encrypted", "wrong_key"]);
        assert_eq!(key_errors(b"short").len(), 3);
    }
}
