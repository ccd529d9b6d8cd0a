//! Laws of encrypted payloads.

use tracklens_codec::{
    Cipher, Ciphertext, DecryptionError, ErrorKind, Link, Payload, Records, WriteError,
};

use crate::writer::write_base64url;

/// What lies in a buffer before anything is written to it.
const UNTOUCHED: u8 = 0xa5;

/// All laws of this file, over a byte from which key and vector are made, and a record list, which
/// is taken for a ciphertext too.
///
/// # Panics
///
/// Where one is broken.
pub fn encrypting(data: &[u8]) {
    let Some((&seed, payload)) = data.split_first() else {
        return;
    };
    let cipher = cipher(seed);
    what_was_encrypted_is_decrypted(&cipher, payload);
    a_damaged_block_leaves_the_records_before_it(&cipher, payload, seed);
    bytes_of_any_kind_are_a_list_or_refused(&cipher, payload);
    a_link_is_decrypted_as_its_ciphertext_is(&cipher, payload);
    let mut buffer = vec![0; Cipher::encrypted_len(payload.len())];
    let encrypted = cipher.encrypt(payload, &mut buffer).expect("there is room");
    a_link_is_decrypted_as_its_ciphertext_is(&cipher, encrypted);
    let cut = &encrypted[..encrypted.len() - 16];
    a_link_is_decrypted_as_its_ciphertext_is(&cipher, cut);
    let cut = &encrypted[..encrypted.len() - usize::from(seed) % encrypted.len()];
    bytes_of_any_kind_are_a_list_or_refused(&cipher, cut);
}

/// A cipher with a key of one of the three lengths.
fn cipher(seed: u8) -> Cipher {
    let len = [16, 24, 32][usize::from(seed % 3)];
    Cipher::new(&vec![seed; len], &[!seed; 16]).expect("a key of a length that AES takes")
}

/// What was encrypted has as many whole blocks as was said before, and is decrypted to the same
/// records if these start as a writer's do; a buffer with less room is refused, with the length that
/// is needed, and stays as it is.
fn what_was_encrypted_is_decrypted(cipher: &Cipher, payload: &[u8]) {
    let len = Cipher::encrypted_len(payload.len());
    let mut buffer = vec![UNTOUCHED; len + 1];
    for available in [0, 1, len / 2, len - 1] {
        let refused = cipher.encrypt(payload, &mut buffer[..available]).map(drop);
        judge_refusal(refused, len, available);
    }
    assert!(
        buffer.iter().all(|&byte| byte == UNTOUCHED),
        "a small buffer is touched"
    );
    let ciphertext = cipher
        .encrypt(payload, &mut buffer)
        .expect("there is room")
        .to_vec();
    assert_eq!(ciphertext.len(), len, "a ciphertext of another length");
    assert_eq!(
        buffer[len], UNTOUCHED,
        "more was written than the ciphertext"
    );
    let ciphertext = Ciphertext::new(&ciphertext);
    assert!(
        ciphertext.plaintext_len().contains(&payload.len()),
        "a plaintext of a length that the ciphertext excludes"
    );
    let mut small = vec![0; len - 1];
    let refused = ciphertext.decrypt(cipher, &mut small).map(drop);
    judge_small_buffer(refused);
    let mut buffer = vec![0; len];
    let decrypted = ciphertext.decrypt(cipher, &mut buffer);
    let is_whole = Records::read(payload).left_over().is_empty();
    match decrypted {
        Ok(decrypted) if is_whole => {
            assert!(!decrypted.is_damaged(), "damage where there is none");
            judge_payload(decrypted.records().payload(), payload);
        }
        Ok(decrypted) => {
            assert!(decrypted.is_damaged(), "a list that is cut is whole");
            // The padding is read as what follows the list, and ends its last record at most.
            judge_kept(&Records::read(payload), decrypted.records(), payload.len());
            let read = decrypted.records().payload();
            assert!(read.starts_with(payload), "another payload is decrypted");
        }
        Err(error) => judge_key(error, starts_as_a_writer_starts(payload)),
    }
}

/// Of a ciphertext one of whose blocks was changed, the records that lie before that block are read
/// as they were.
fn a_damaged_block_leaves_the_records_before_it(cipher: &Cipher, payload: &[u8], seed: u8) {
    let whole = Records::read(payload);
    if !whole.left_over().is_empty() || !starts_as_a_writer_starts(payload) {
        return;
    }
    let mut buffer = vec![0; Cipher::encrypted_len(payload.len())];
    let mut damaged = cipher
        .encrypt(payload, &mut buffer)
        .expect("there is room")
        .to_vec();
    let blocks = damaged.len() / 16;
    // The first block says whether the key fits.
    if blocks < 2 {
        return;
    }
    let block = 1 + usize::from(seed) % (blocks - 1);
    damaged[16 * block] ^= 1;
    let mut buffer = vec![0; damaged.len()];
    let decrypted = Ciphertext::new(&damaged)
        .decrypt(cipher, &mut buffer)
        .expect("the key fits, by the first block");
    judge_kept(&whole, decrypted.records(), 16 * block);
}

/// Any bytes, whether or not they were encrypted and cut, are decrypted to records that name a kind,
/// or refused because the key does not fit.
fn bytes_of_any_kind_are_a_list_or_refused(cipher: &Cipher, bytes: &[u8]) {
    let mut buffer = vec![0; bytes.len()];
    match Ciphertext::new(bytes).decrypt(cipher, &mut buffer) {
        Ok(decrypted) => {
            let is_whole = decrypted.records().left_over().is_empty();
            assert!(
                decrypted.is_damaged() || is_whole,
                "a list that is cut is whole"
            );
            assert!(
                decrypted.records().kind().is_some(),
                "a list without a kind fits"
            );
        }
        Err(error) => judge_key(error, false),
    }
}

/// A link whose payload is these bytes is decrypted exactly if they are as a ciphertext, to the same
/// records; of the bytes themselves it keeps all, and what is damaged is the last of its faults.
fn a_link_is_decrypted_as_its_ciphertext_is(cipher: &Cipher, bytes: &[u8]) {
    let text = format!(
        "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/{}",
        write_base64url(bytes)
    );
    let (mut buffer, mut room, mut own_room) = (
        vec![0; bytes.len()],
        vec![0; bytes.len()],
        vec![0; bytes.len()],
    );
    let Ok(link) = Link::decode_partial(&text, &mut buffer) else {
        return;
    };
    let Payload::Encrypted(ciphertext) = link.payload() else {
        return;
    };
    let own = ciphertext.decrypt(cipher, &mut own_room);
    let decrypted = link.decrypt(cipher, &mut room);
    let records = decrypted.map(|link| link.records().map(Records::payload));
    judge_same(records, own.map(|it| it.records().payload()));
    if let (Ok(decrypted), Ok(own)) = (decrypted, own) {
        let damage = decrypted
            .faults()
            .any(|fault| fault.kind() == ErrorKind::DamagedCiphertext);
        assert_eq!(damage, own.is_damaged(), "damage is told otherwise");
        assert!(
            decrypted.payload().as_bytes() == bytes,
            "the ciphertext is lost"
        );
        let kept = decrypted.payload().ciphertext().map(|it| it.as_bytes());
        assert!(
            kept == Some(own.ciphertext().as_bytes()),
            "another ciphertext is kept"
        );
        let length = format!("{own:?}{:?}", decrypted.payload()).len();
        assert!(length < 400, "the debug output says more than lengths");
    }
}

/// The expiry and the kind: what every link starts with, and by which a key is known to fit.
fn starts_as_a_writer_starts(payload: &[u8]) -> bool {
    payload.len() >= 7
        && payload.starts_with(b"\x46\x04")
        && payload[6] >= 0x3c
        && payload[6] <= 0x3f
}

fn judge_refusal(refused: Result<(), WriteError>, needed: usize, available: usize) {
    let saturating = |len| u32::try_from(len).unwrap_or(u32::MAX);
    let expected = WriteError::BufferTooSmall {
        needed: saturating(needed),
        available: saturating(available),
    };
    assert_eq!(
        refused,
        Err(expected),
        "a buffer that is too small is taken"
    );
}

fn judge_small_buffer(refused: Result<(), DecryptionError>) {
    assert!(
        matches!(refused, Err(DecryptionError::BufferTooSmall { .. })),
        "a buffer that is too small is taken"
    );
}

fn judge_payload(decrypted: &[u8], payload: &[u8]) {
    assert!(decrypted == payload, "another payload is decrypted");
}

fn judge_key(error: DecryptionError, fits: bool) {
    assert!(
        error == DecryptionError::WrongKey && !fits,
        "{error}: a key that fits is refused"
    );
}

fn judge_same(
    of_link: Result<Option<&[u8]>, DecryptionError>,
    own: Result<&[u8], DecryptionError>,
) {
    assert!(of_link == own.map(Some), "a link is decrypted otherwise");
}

fn judge_kept(whole: &Records<'_>, decrypted: &Records<'_>, place: usize) {
    let before = whole
        .iter()
        .take_while(|record| record.end() <= place)
        .count();
    assert!(
        decrypted.iter().take(before).eq(whole.iter().take(before)),
        "a record is lost before the block that was damaged"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAYLOAD: &[u8] =
        b"\x46\x04\x65\x55\x5e\x6c\x3f\x44\x13https://example.com\x52\x10user@example.com";

    #[test]
    fn laws_hold_of_a_good_list_under_keys_of_each_length() {
        for seed in 0..6 {
            encrypting(&[&[seed][..], PAYLOAD].concat());
        }
    }

    #[test]
    #[should_panic = "another payload is decrypted"]
    fn another_payload_is_noticed() {
        judge_payload(b"\x3f", b"\x3e");
    }

    #[test]
    #[should_panic = "a key that fits is refused"]
    fn a_key_that_is_refused_is_noticed() {
        judge_key(DecryptionError::WrongKey, true);
    }

    #[test]
    #[should_panic = "a buffer that is too small is taken"]
    fn a_small_buffer_that_is_taken_is_noticed() {
        judge_refusal(Ok(()), 16, 15);
    }

    #[test]
    #[should_panic = "a link is decrypted otherwise"]
    fn a_link_that_is_decrypted_otherwise_is_noticed() {
        judge_same(Ok(Some(b"\x3e")), Err(DecryptionError::WrongKey));
    }

    #[test]
    #[should_panic = "a record is lost before the block"]
    fn a_record_that_damage_loses_is_noticed() {
        let whole = Records::read(PAYLOAD);
        judge_kept(&whole, &Records::read(&PAYLOAD[6..]), 16);
    }
}
