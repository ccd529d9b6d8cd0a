//! Properties of decryption: what was encrypted comes back, and bytes of any kind do no harm.

mod persistence;

use persistence::persisted;
use proptest::collection::vec;
use proptest::prelude::*;
use tracklens_codec::{Cipher, Ciphertext, DecryptionError, MAX_PAYLOAD_LEN, Records};

/// How all lists that were seen start: an expiry and a kind.
const START: &[u8] = b"\x46\x04\x65\x55\x5e\x6c\x3f";

proptest! {
    #![proptest_config(persisted!("codec-ciphertexts"))]

    #[test]
    fn what_was_encrypted_comes_back(cipher in cipher(), rest in vec(any::<u8>(), 0..200)) {
        let list = [START, &rest].concat();
        let bytes = encrypted(&cipher, &list);
        let mut buffer = vec![0; bytes.len()];
        let decrypted = Ciphertext::new(&bytes).decrypt(&cipher, &mut buffer).unwrap();
        let expected = Records::read(&list);
        let is_whole = expected.left_over().is_empty();
        prop_assert_eq!(decrypted.is_damaged(), !is_whole);
        if is_whole {
            prop_assert_eq!(decrypted.records(), &expected);
        } else {
            // Padding is read as what follows the list, which can only end the last record.
            prop_assert!(decrypted.records().payload().starts_with(&list));
            let read = decrypted.records().iter().take(expected.len());
            prop_assert!(read.eq(expected.iter()));
        }
    }

    #[test]
    fn another_key_is_told(
        cipher in cipher(),
        other in cipher(),
        rest in vec(any::<u8>(), 0..200),
    ) {
        let bytes = encrypted(&cipher, &[START, &rest].concat());
        let mut buffer = vec![0; bytes.len()];
        let decrypted = Ciphertext::new(&bytes).decrypt(&other, &mut buffer);
        prop_assert_eq!(decrypted.err(), Some(DecryptionError::WrongKey));
    }

    #[test]
    fn ciphertexts_of_any_kind_are_read_without_harm(
        cipher in cipher(),
        bytes in vec(any::<u8>(), 0..200),
    ) {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let decrypted = Ciphertext::new(&bytes).decrypt(&cipher, &mut buffer);
        prop_assert_eq!(decrypted.err(), Some(DecryptionError::WrongKey));
    }

    #[test]
    fn plaintext_of_any_kind_is_read_without_harm(
        cipher in cipher(),
        list in vec(any::<u8>(), 0..200),
        cut in 0..200_usize,
    ) {
        let mut bytes = encrypted(&cipher, &list);
        bytes.truncate(bytes.len().saturating_sub(cut));
        let mut buffer = vec![0; bytes.len()];
        if let Ok(decrypted) = Ciphertext::new(&bytes).decrypt(&cipher, &mut buffer) {
            prop_assert!(decrypted.records().kind().is_some());
        }
    }
}

fn encrypted(cipher: &Cipher, list: &[u8]) -> Vec<u8> {
    let mut buffer = vec![0; Cipher::encrypted_len(list.len())];
    cipher.encrypt(list, &mut buffer).unwrap();
    buffer
}

/// A cipher of any key and vector.
fn cipher() -> impl Strategy<Value = Cipher> {
    let key = prop_oneof![
        vec(any::<u8>(), 16..=16),
        vec(any::<u8>(), 24..=24),
        vec(any::<u8>(), 32..=32)
    ];
    (key, any::<[u8; 16]>()).prop_map(|(key, vector)| Cipher::new(&key, &vector).unwrap())
}
