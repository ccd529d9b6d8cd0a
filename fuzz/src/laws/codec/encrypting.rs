//! Laws of encrypted payloads.

use tracklens_codec::{
    Cipher, Ciphertext, DecryptionError, ErrorKind, Link, NewLink, Payload, Records, WriteError,
};

use super::buffer::judge_room;
use crate::inputs::control;
use crate::oracles::writer::write_base64url;

/// All laws of this file, for a payload, which also serves as a ciphertext.
///
/// # Panics
///
/// If a law is broken.
pub fn encrypting(payload: &[u8]) {
    // It chooses the key, and the block that is damaged.
    let [choice, ..] = control::checksum(payload);
    let cipher = cipher(choice);
    what_was_encrypted_can_be_decrypted(&cipher, payload);
    a_damaged_block_leaves_the_records_before_it(&cipher, payload, choice);
    each_byte_of_the_padding_counts(&cipher, payload, choice);
    any_bytes_are_a_list_or_have_the_wrong_key(&cipher, payload);
    a_link_is_decrypted_like_its_ciphertext(&cipher, payload);
    let mut buffer = vec![0; Cipher::encrypted_len(payload.len())];
    let encrypted = cipher.encrypt(payload, &mut buffer).expect("enough room");
    a_link_is_decrypted_like_its_ciphertext(&cipher, encrypted);
    let cut = &encrypted[..encrypted.len() - 16];
    a_link_is_decrypted_like_its_ciphertext(&cipher, cut);
    for front in FRONTS {
        for query in QUERIES {
            a_decrypted_link_says_what_it_says_in_plaintext(&cipher, payload, front, query);
        }
    }
    let cut = &encrypted[..encrypted.len() - usize::from(choice) % encrypted.len()];
    any_bytes_are_a_list_or_have_the_wrong_key(&cipher, cut);
}

/// Links of each route up to the signature.
const FRONTS: [&str; 5] = [
    "https://click.example.com/e",
    "https://click.example.com/f/a",
    "https://click.example.com/f/open-in-app/a",
    "https://open.example.com/q",
    "https://unsubscribe.example.com/u",
];

/// What may follow the payload.
const QUERIES: [&str; 4] = [
    "",
    "?target=",
    "?target=https%3A%2F%2Fa.test",
    "?target=a&b=c",
];

/// A cipher with a key of one of the three lengths.
fn cipher(choice: u8) -> Cipher {
    let len = [16, 24, 32][usize::from(choice % 3)];
    Cipher::new(&vec![choice; len], &[!choice; 16]).expect("a key of a length that AES takes")
}

/// What was encrypted has the announced number of blocks. It can be decrypted to the same records if
/// these start the way a writer starts them. A buffer that is too small is an error.
fn what_was_encrypted_can_be_decrypted(cipher: &Cipher, payload: &[u8]) {
    let len = Cipher::encrypted_len(payload.len());
    let ciphertext = judge_room(
        len,
        [0, 1, len / 2, len - 1],
        |needed, available| WriteError::BufferTooSmall { needed, available },
        |buffer| cipher.encrypt(payload, buffer).map(<[u8]>::len),
    );
    let ciphertext = Ciphertext::new(&ciphertext);
    assert!(
        ciphertext.plaintext_len().contains(&payload.len()),
        "the ciphertext rules out the length of its plaintext"
    );
    let mut small = vec![0; len - 1];
    let error = ciphertext.decrypt(cipher, &mut small).err();
    assert!(
        matches!(error, Some(DecryptionError::BufferTooSmall { .. })),
        "a buffer that is too small is accepted"
    );
    let mut buffer = vec![0; len];
    let decrypted = ciphertext.decrypt(cipher, &mut buffer);
    let is_whole = Records::read(payload).left_over().is_empty();
    match decrypted {
        Ok(decrypted) if is_whole => {
            assert!(!decrypted.is_damaged(), "an intact list counts as damaged");
            assert!(
                decrypted.records().payload() == payload,
                "the decrypted payload differs"
            );
        }
        Ok(decrypted) => {
            assert!(decrypted.is_damaged(), "a cut list counts as intact");
            // The padding is read as what follows the list, so it can only complete the last record.
            let list = Records::read(payload);
            let read = decrypted.records();
            assert!(
                read.payload().starts_with(payload),
                "the decrypted payload differs"
            );
            assert!(
                read.iter().take(list.len()).eq(list.iter()),
                "a record of a cut list is lost"
            );
        }
        Err(error) => judge_wrong_key(error, starts_as_a_writer_starts(payload)),
    }
}

/// Changing a block of a ciphertext leaves the records before that block as they were.
fn a_damaged_block_leaves_the_records_before_it(cipher: &Cipher, payload: &[u8], choice: u8) {
    let whole = Records::read(payload);
    if !whole.left_over().is_empty() || !starts_as_a_writer_starts(payload) {
        return;
    }
    let mut buffer = vec![0; Cipher::encrypted_len(payload.len())];
    let mut damaged = cipher
        .encrypt(payload, &mut buffer)
        .expect("enough room")
        .to_vec();
    let blocks = damaged.len() / 16;
    // The first block shows whether the key is right.
    if blocks < 2 {
        return;
    }
    let block = 1 + usize::from(choice) % (blocks - 1);
    damaged[16 * block] ^= 1;
    let mut buffer = vec![0; damaged.len()];
    let decrypted = Ciphertext::new(&damaged)
        .decrypt(cipher, &mut buffer)
        .expect("the first block is intact");
    let before = whole
        .iter()
        .take_while(|record| record.end() <= 16 * block)
        .count();
    let kept = decrypted.records().iter().take(before);
    assert!(
        kept.eq(whole.iter().take(before)),
        "a record before the damaged block is lost"
    );
}

/// A list whose padding has one wrong byte is damaged, and none of it is lost.
fn each_byte_of_the_padding_counts(cipher: &Cipher, payload: &[u8], choice: u8) {
    if !Records::read(payload).left_over().is_empty() || !starts_as_a_writer_starts(payload) {
        return;
    }
    let padding = 16 - payload.len() % 16;
    let byte = u8::try_from(padding).expect("at most 16");
    let whole = [payload, &vec![byte; padding]].concat();
    for at in payload.len()..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (choice % 8);
        // This would be padding of one byte.
        if damaged.ends_with(&[1]) {
            continue;
        }
        let mut buffer = vec![0; Cipher::encrypted_len(damaged.len())];
        let encrypted = cipher.encrypt(&damaged, &mut buffer).expect("enough room");
        let mut buffer = vec![0; damaged.len()];
        let decrypted = Ciphertext::new(&encrypted[..damaged.len()])
            .decrypt(cipher, &mut buffer)
            .expect("the right key");
        assert!(decrypted.is_damaged(), "wrong padding counts as intact");
        assert!(
            decrypted.records().payload() == damaged,
            "a damaged list is cut"
        );
    }
}

/// Decrypting any bytes gives records with a kind, or fails because the key is wrong.
fn any_bytes_are_a_list_or_have_the_wrong_key(cipher: &Cipher, bytes: &[u8]) {
    let mut buffer = vec![0; bytes.len()];
    match Ciphertext::new(bytes).decrypt(cipher, &mut buffer) {
        Ok(decrypted) => {
            let is_whole = decrypted.records().left_over().is_empty();
            assert!(
                decrypted.is_damaged() || is_whole,
                "a cut list counts as intact"
            );
            assert!(
                decrypted.records().kind().is_some(),
                "a list without a kind is accepted"
            );
        }
        Err(error) => judge_wrong_key(error, false),
    }
}

/// A link with these bytes as its payload can be decrypted exactly if they can be as a ciphertext, to
/// the same records. It keeps the bytes, and damage is one of its faults.
fn a_link_is_decrypted_like_its_ciphertext(cipher: &Cipher, bytes: &[u8]) {
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
    assert!(
        records == own.map(|it| Some(it.records().payload())),
        "the link and its ciphertext decrypt differently"
    );
    if let (Ok(decrypted), Ok(own)) = (decrypted, own) {
        let damage = decrypted
            .faults()
            .any(|fault| fault.kind() == ErrorKind::DamagedCiphertext);
        assert_eq!(
            damage,
            own.is_damaged(),
            "the link and its ciphertext disagree about damage"
        );
        assert!(
            decrypted.payload().as_bytes() == bytes,
            "the ciphertext is lost"
        );
        let kept = decrypted.payload().ciphertext().map(|it| it.as_bytes());
        assert!(
            kept == Some(own.ciphertext().as_bytes()),
            "the kept ciphertext differs"
        );
        let length = format!("{own:?}{:?}", decrypted.payload()).len();
        assert!(length < 400, "the debug output says more than lengths");
    }
}

/// A link whose payload was encrypted and decrypted says what the same link in plaintext says, with the same faults and
/// the same first deviation. It is written like it, with its ciphertext.
fn a_decrypted_link_says_what_it_says_in_plaintext(
    cipher: &Cipher,
    payload: &[u8],
    front: &str,
    query: &str,
) {
    let list = Records::read(payload);
    if !list.left_over().is_empty() || !starts_as_a_writer_starts(payload) {
        return;
    }
    let len = Cipher::encrypted_len(payload.len());
    let mut buffers = [(); 4].map(|()| vec![0; len]);
    let [written, plain_buffer, encrypted_buffer, decrypted_buffer] = &mut buffers;
    let ciphertext = cipher.encrypt(payload, written).expect("enough room");
    let [plain_text, encrypted_text] =
        [("AAAAAQA~", payload), ("AAAAARA~", ciphertext)].map(|(token, payload)| {
            let payload = write_base64url(payload);
            format!("{front}/AAECAwQFBgcICQoLDA0ODw~~/{token}/{payload}{query}")
        });
    let plain = Link::decode_partial(&plain_text, plain_buffer).expect("a link");
    let encrypted = Link::decode(&encrypted_text, encrypted_buffer).expect("a link without fault");
    let decrypted = encrypted
        .decrypt(cipher, decrypted_buffer)
        .expect("the right key");
    let lists = [&decrypted, &plain].map(|link| link.records().expect("a list"));
    let [of_decrypted, of_plain] = lists.map(Records::iter);
    assert!(of_decrypted.eq(of_plain), "the records differ");
    assert_eq!(decrypted.kind(), plain.kind(), "the kind differs");
    let target = |link: &Link<'_, '_>| {
        let target = link.target()?;
        Some((target.source(), target.bytes().collect::<Vec<_>>()))
    };
    assert_eq!(target(&decrypted), target(&plain), "the target differs");
    let faults = |link: &Link<'_, '_>| {
        let faults = link.faults();
        let said = faults.map(|it| (it.kind(), it.layer(), it.record(), it.offset()));
        said.collect::<Vec<_>>()
    };
    assert_eq!(faults(&decrypted), faults(&plain), "the faults differ");
    let said = |link: &Link<'_, '_>| {
        let deviation = link.first_deviation()?;
        let is_in_records = deviation.record().is_some();
        Some((
            deviation.kind(),
            is_in_records.then_some(deviation.offset()),
        ))
    };
    // Only the length of the text is another one.
    if encrypted_text.len() <= 4096 {
        assert_eq!(said(&decrypted), said(&plain), "the deviation differs");
    }
    let [of_decrypted, of_plain] =
        [&decrypted, &plain].map(|link| NewLink::of(link).map(|new| new.to_string()));
    match of_decrypted {
        Ok(of_decrypted) => {
            let in_plaintext = of_decrypted
                .replace("/AAAAARA~/", "/AAAAAQA~/")
                .replace(&write_base64url(ciphertext), &write_base64url(payload));
            assert_eq!(Ok(in_plaintext), of_plain, "another link is written");
        }
        Err(error) => assert!(
            of_plain.is_err() || encrypted_text.len() > 4096,
            "only the plaintext is written: {error}"
        ),
    }
}

/// Whether a payload starts with the expiry and the kind, as that of every link does (F-6.1, F-6.2).
/// Decrypting uses them to recognize a right key.
fn starts_as_a_writer_starts(payload: &[u8]) -> bool {
    payload.len() >= 7
        && payload.starts_with(b"\x46\x04")
        && payload[6] >= 0x3c
        && payload[6] <= 0x3f
}

fn judge_wrong_key(error: DecryptionError, is_right: bool) {
    assert!(
        error == DecryptionError::WrongKey && !is_right,
        "{error}: the key is right"
    );
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const PAYLOAD: &[u8] =
        b"\x46\x04\x65\x55\x5e\x6c\x3f\x44\x13https://example.com\x52\x10user@example.com";

    #[test]
    fn the_laws_hold_under_keys_of_each_length() {
        let lens = (0..6_u8).map(|last| {
            let payload = [PAYLOAD, &[0x61, 1, last]].concat();
            encrypting(&payload);
            control::checksum(&payload)[0] % 3
        });
        assert_eq!(lens.collect::<BTreeSet<_>>().len(), 3);
    }
}
