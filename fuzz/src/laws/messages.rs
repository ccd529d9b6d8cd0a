//! The law that whatever is formatted stops where its writer does.

use std::fmt::{self, Display, Write as _};

use tracklens_codec::{
    Cipher, Configuration, DecryptionError, HmacSha256, KeyError, Link, NewLink, RecordId,
    RecordList, Records, Value, WriteError,
};

/// All laws of this file: of the messages of every error that a text gives, and of links.
///
/// # Panics
///
/// Where one is broken.
pub fn messages(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    match Link::decode_partial(text, &mut buffer) {
        Ok(link) => {
            link.faults()
                .for_each(|fault| a_message_stops_where_its_writer_stops(&fault));
            match NewLink::of(&link) {
                Ok(new) => a_message_stops_where_its_writer_stops(&new),
                Err(error) => a_message_stops_where_its_writer_stops(&error),
            }
        }
        Err(error) => a_message_stops_where_its_writer_stops(&error),
    }
    if let Err(error) = Configuration::parse(text) {
        a_message_stops_where_its_writer_stops(&error);
    }
    refusals_to_write(text)
        .iter()
        .for_each(a_message_stops_where_its_writer_stops);
    refused_keys(text)
        .iter()
        .for_each(a_message_stops_where_its_writer_stops);
    refused_ciphertexts(text)
        .iter()
        .for_each(a_message_stops_where_its_writer_stops);
    debug_of_keys_says_nothing_of_them(text);
}

/// A writer that takes so many bytes gets those and a refusal, whatever is written to it; only one
/// that takes all of a text gets all of it.
fn a_message_stops_where_its_writer_stops(message: &impl Display) {
    let whole = message.to_string();
    for room in (0..whole.len()).step_by(1 + whole.len() / 64) {
        let mut writer = Narrow {
            room,
            text: String::new(),
        };
        let result = write!(writer, "{message}");
        judge_stop(result, &writer.text, &whole);
    }
    let mut writer = Narrow {
        room: whole.len(),
        text: String::new(),
    };
    let result = write!(writer, "{message}");
    judge_whole(result, &writer.text, &whole);
}

/// `Debug` of what holds a key is the same whatever the key.
fn debug_of_keys_says_nothing_of_them(text: &[u8]) {
    let key: Vec<u8> = text.iter().copied().cycle().take(32).collect();
    if key.len() < 32 {
        return;
    }
    let shown = |key: &[u8], vector: &[u8]| {
        let cipher = Cipher::new(key, vector).expect("a key of a cipher");
        let scheme = HmacSha256::new(key).expect("a key of a signature");
        format!("{cipher:?} {scheme:?}")
    };
    judge_debug(&shown(&key, &key[..16]), &shown(&[0; 32], &[0; 16]));
}

/// What a record list says to the text as a value of every id, twice.
fn refusals_to_write(text: &[u8]) -> Vec<WriteError> {
    let mut refusals = Vec::new();
    for id in (0..64).filter_map(RecordId::new) {
        let mut buffer = [0; 16];
        let mut list = RecordList::new(&mut buffer);
        refusals.extend(list.push(id, Value::Opaque(text)).err());
        refusals.extend(list.push(id, Value::Opaque(b"\xff")).err());
        refusals.extend(list.push(id, Value::Flag).err());
        refusals.extend(list.push(id, Value::Flag).err());
    }
    let mut small = [0; 1];
    refusals.extend(RecordList::copy_of(&Records::read(text), &mut small).err());
    refusals
}

/// What is said to the text as a key, as a vector, and as a key that is too long or too short.
fn refused_keys(text: &[u8]) -> Vec<KeyError> {
    let refusals = [
        Cipher::new(text, &[0; 16]).err(),
        Cipher::new(&[0; 16], text).err(),
        HmacSha256::new(text).err(),
    ];
    refusals
        .into_iter()
        .flatten()
        .inspect(|error| assert!(!error.code().is_empty(), "no code"))
        .collect()
}

/// What is said to the text as a ciphertext, and to a link that is not encrypted.
fn refused_ciphertexts(text: &[u8]) -> Vec<DecryptionError> {
    let cipher = Cipher::new(&[7; 16], &[7; 16]).expect("a key of a cipher");
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return Vec::new();
    };
    let mut small = [0; 8];
    let mut room = vec![0; text.len()];
    [
        link.decrypt(&cipher, &mut small).err(),
        link.decrypt(&cipher, &mut room).err(),
    ]
    .into_iter()
    .flatten()
    .inspect(|error| assert!(DecryptionError::CODES.contains(&error.code()), "no code"))
    .collect()
}

/// Takes so many bytes, and refuses what is beyond them.
struct Narrow {
    room: usize,
    text: String,
}

impl fmt::Write for Narrow {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.room = self.room.checked_sub(text.len()).ok_or(fmt::Error)?;
        self.text.push_str(text);
        Ok(())
    }
}

fn judge_stop(result: fmt::Result, written: &str, whole: &str) {
    assert!(result.is_err(), "a refusal to write is passed over");
    assert!(whole.starts_with(written), "another message is written");
}

fn judge_whole(result: fmt::Result, written: &str, whole: &str) {
    assert!(
        result.is_ok() && written == whole,
        "a message is not written whole"
    );
}

fn judge_debug(shown: &str, other: &str) {
    assert!(shown == other, "the debug output of a key depends on it");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_keys_and_ciphertexts_is_met() {
        let encrypted = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/EBESExQVFhcYGRobHB0eHw~~";
        let plain = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
        let mut codes: Vec<_> = [&encrypted[..], plain]
            .iter()
            .flat_map(|text| refused_ciphertexts(text))
            .map(DecryptionError::code)
            .collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, ["buffer_too_small", "not_encrypted", "wrong_key"]);
        assert_eq!(refused_keys(b"short").len(), 3);
    }
}
