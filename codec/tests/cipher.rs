//! Encrypted payloads: their bytes, what the right key reads, and what a wrong one reports.

use std::collections::BTreeSet;

use tracklens_codec::{
    Cipher, Ciphertext, DecryptionError, Error, ErrorKind, Flag, KeyError, Kind, Layer, Link,
    MAX_PAYLOAD_LEN, NewLink, Payload, Records, Route, SignedContent, WriteError,
};

use crate::vectors::texts;

const KEY: [u8; 32] = *b"a key of thirty-two bytes, so so";
const VECTOR: [u8; 16] = *b"a vector of 16 b";

/// An expiry, a kind and a recipient: 25 bytes.
const LIST: &[u8] = b"\x46\x04\x65\x55\x5e\x6c\x3e\x52\x10user@example.com";

/// [`LIST`] under the keys of NIST SP 800-38A and its vector `00` to `0f`, by OpenSSL:
/// `printf 'F\4\145\125\136\154\76R\20user@example.com' | openssl enc -aes-128-cbc -K … -iv … | xxd -p`
const KNOWN: [(&str, &str); 3] = [
    (
        "2b7e151628aed2a6abf7158809cf4f3c",
        "db144944b3d2795b9e481ff6a8ee6d3b85f1b2f63601f663980fe0fb6ede2120",
    ),
    (
        "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
        "4577f43d3271ab07048b4a10c1e16d02b8fc0b6415d5e06d294cba1890e89d89",
    ),
    (
        "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
        "efd8b488655789f8df98b6a7afe548a7b3c1b3526b9ad5e6507b2c1dd92ad556",
    ),
];

#[test]
fn ciphertexts_match_another_implementation() {
    let vector: Vec<u8> = (0..16).collect();
    for (key, expected) in KNOWN {
        let cipher = Cipher::new(&bytes_of(key), &vector).unwrap();
        assert_eq!(encrypted(&cipher, LIST), bytes_of(expected));
        let mut buffer = [0; 32];
        let ciphertext = bytes_of(expected);
        let decrypted = Ciphertext::new(&ciphertext).decrypt(&cipher, &mut buffer);
        assert_eq!(decrypted.unwrap().records().payload(), LIST);
    }
}

#[test]
fn lists_of_every_length_come_back_under_keys_of_every_size() {
    for len in 0..=100 {
        let list = list_of(len);
        for cipher in ciphers() {
            let bytes = encrypted(&cipher, &list);
            assert_eq!(bytes.len(), Cipher::encrypted_len(len));
            assert!(bytes.len().is_multiple_of(16) && bytes.len() > len);
            let ciphertext = Ciphertext::new(&bytes);
            assert!(ciphertext.plaintext_len().contains(&len));
            let mut buffer = vec![0; bytes.len()];
            let decrypted = ciphertext.decrypt(&cipher, &mut buffer);
            if len == 0 {
                assert_eq!(decrypted, Err(DecryptionError::WrongKey), "no list");
                continue;
            }
            let decrypted = decrypted.unwrap();
            assert_eq!(decrypted.records(), &Records::read(&list), "{len}");
            assert_eq!(decrypted.ciphertext(), ciphertext);
            assert!(!decrypted.is_damaged(), "{len}");
        }
    }
}

#[test]
fn a_payload_that_lost_a_byte_of_its_last_block_is_damaged() {
    let bytes = encrypted(&cipher(), LIST);
    for (len, is_damaged) in [(bytes.len(), false), (bytes.len() - 1, true)] {
        let mut buffer = [0; 64];
        let decrypted = Ciphertext::new(&bytes[..len])
            .decrypt(&cipher(), &mut buffer)
            .unwrap();
        assert_eq!(decrypted.is_damaged(), is_damaged);
    }
}

#[test]
fn a_buffer_that_is_too_small_is_left_alone() {
    let cipher = cipher();
    for len in [0, 15, 16, 25] {
        let needed = Cipher::encrypted_len(len);
        let mut buffer = vec![0xa5; needed - 1];
        let error = cipher.encrypt(&list_of(len), &mut buffer).unwrap_err();
        let [needed_32, available] = [needed, needed - 1].map(|it| u32::try_from(it).unwrap());
        assert_eq!(
            error,
            WriteError::BufferTooSmall {
                needed: needed_32,
                available
            }
        );
        assert!(buffer.iter().all(|&byte| byte == 0xa5));
        assert!(cipher.encrypt(&list_of(len), &mut vec![0; needed]).is_ok());
    }
    let bytes = encrypted(&cipher, LIST);
    let error = Ciphertext::new(&bytes)
        .decrypt(&cipher, &mut [0; 31])
        .unwrap_err();
    let (needed, available) = (32, 31);
    assert_eq!(error, DecryptionError::BufferTooSmall { needed, available });
    assert!(
        error
            .to_string()
            .contains("(32 bytes needed, 31 available)")
    );
}

#[test]
fn keys_and_vectors_of_another_length_get_an_error() {
    for found in (0..=64).filter(|len| ![16, 24, 32].contains(len)) {
        let error = Cipher::new(&vec![7; found], &VECTOR).unwrap_err();
        assert_eq!(error, KeyError::CipherKeyLength { found });
        assert_eq!(error.code(), "cipher_key_length");
        let bytes = if found == 1 { "byte" } else { "bytes" };
        let message = format!("the cipher key has {found} {bytes}, not 16, 24 or 32");
        assert_eq!(error.to_string(), message);
    }
    for found in (0..=32).filter(|&len| len != 16) {
        let error = Cipher::new(&KEY, &vec![7; found]).unwrap_err();
        assert_eq!(error, KeyError::InitialisationVectorLength { found });
        assert_eq!(error.code(), "initialisation_vector_length");
        let bytes = if found == 1 { "byte" } else { "bytes" };
        let message = format!("the initialisation vector has {found} {bytes}, not 16");
        assert_eq!(error.to_string(), message);
    }
    assert_eq!(format!("{:?}", cipher()), "Cipher { .. }");
}

// F-8.9
#[test]
fn every_vector_in_plaintext_is_the_same_link_when_it_is_encrypted_and_decrypted() {
    let mut read = 0;
    for text in texts() {
        let mut buffers = [[0; MAX_PAYLOAD_LEN]; 4];
        let [plain, written, encrypted, decrypted] = &mut buffers;
        let plain = Link::decode(&text, plain).unwrap();
        if plain.token().unwrap().flag() != Flag::Plaintext {
            continue;
        }
        let list = plain.records().unwrap();
        let ciphertext = cipher().encrypt(list.payload(), written).unwrap();
        let new = NewLink::of(&plain).unwrap();
        let new = new
            .unsigned()
            .with_payload(Flag::Encrypted, ciphertext)
            .unwrap()
            .with_signature(new.signature());
        let text = new.to_string();

        let link = Link::decode_strict(&text, encrypted).unwrap();
        let Payload::Encrypted(of_link) = link.payload() else {
            panic!("{:?}", link.payload());
        };
        assert!(of_link.plaintext_len().contains(&list.payload().len()));
        let link = link.decrypt(&cipher(), decrypted).unwrap();
        assert_eq!(link.records(), Some(list));
        assert_eq!(link.kind(), plain.kind());
        let target = |link: &Link<'_, '_>| link.target().map(|it| it.bytes().collect::<Vec<_>>());
        assert_eq!(target(&link), target(&plain));
        assert_eq!(link.faults().next(), None);
        assert_eq!(link.payload().as_bytes(), ciphertext);
        assert_eq!(link.payload().ciphertext(), Some(of_link));
        let covered = SignedContent::of(&link).unwrap();
        assert_eq!(covered.payload(), ciphertext);
        assert_eq!(NewLink::of(&link).unwrap().to_string(), text);
        read += 1;
    }
    assert_eq!(read, 38);
}

// F-8.9
#[test]
fn another_key_or_initialization_vector_is_reported_for_every_link_and_nothing_else_is() {
    let mut flipped = [KEY; 256];
    for (bit, key) in flipped.iter_mut().enumerate() {
        key[bit / 8] ^= 1 << (bit % 8);
    }
    let other_vector = VECTOR.map(|byte| !byte);
    for text in texts() {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&text, &mut buffer).unwrap();
        let Some(list) = link.records() else {
            // Nobody has the key of the encrypted vectors.
            let decrypted = link.decrypt(&cipher(), &mut [0; MAX_PAYLOAD_LEN]).err();
            assert_eq!(decrypted, Some(DecryptionError::WrongKey));
            continue;
        };
        let bytes = encrypted(&cipher(), list.payload());
        for key in &flipped {
            let other = Cipher::new(key, &VECTOR).unwrap();
            assert_eq!(error_of(&bytes, &other), DecryptionError::WrongKey);
        }
        let other = Cipher::new(&KEY, &other_vector).unwrap();
        assert_eq!(error_of(&bytes, &other), DecryptionError::WrongKey);
    }
    let message = DecryptionError::WrongKey.to_string();
    assert!(!message.contains("padding"), "{message}");
}

#[test]
fn a_list_in_another_order_fits_by_its_end_alone() {
    let list = b"\x52\x10user@example.com\x3e\x46\x04\x65\x55\x5e\x6c";
    let bytes = encrypted(&cipher(), list);
    let mut buffer = [0; 64];
    let decrypted = Ciphertext::new(&bytes).decrypt(&cipher(), &mut buffer);
    assert_eq!(decrypted.unwrap().records().kind(), Some(Kind::Open));
    for no_list in [
        &b"\x52\x10user@example.com"[..],
        b"\x52\x10user@example.com\x3e\x3f",
        b"\x52\x10user@example.com\x3e\x20",
        b"\x52\x10user@example.com\x3e\x52\x05cut",
        b"plain text that is no list at all",
    ] {
        let bytes = encrypted(&cipher(), no_list);
        assert_eq!(error_of(&bytes, &cipher()), DecryptionError::WrongKey);
    }
    let bytes = encrypted(&cipher(), list);
    assert_eq!(error_of(&bytes[..16], &cipher()), DecryptionError::WrongKey);
}

#[test]
fn a_link_that_is_cut_gives_what_its_whole_blocks_hold() {
    let list = long_list();
    let bytes = encrypted(&cipher(), &list);
    for len in 1..bytes.len() {
        let text = link_of(&bytes[..len]);
        let (mut encrypted, mut decrypted) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
        let link = Link::decode_partial(&text, &mut encrypted).unwrap();
        let link = link.decrypt(&cipher(), &mut decrypted);
        if len < 16 {
            assert_eq!(link.err(), Some(DecryptionError::WrongKey), "{len}");
            continue;
        }
        let link = link.unwrap();
        let held = &list[..list.len().min(len / 16 * 16)];
        let expected = Records::read(held);
        assert_eq!(
            link.records().unwrap().iter().collect::<Vec<_>>(),
            expected.iter().collect::<Vec<_>>()
        );
        let faults: Vec<_> = link.faults().collect();
        let codes: Vec<_> = faults.iter().map(Error::code).collect();
        if len % 16 == 0 {
            assert_eq!(codes, ["damaged_ciphertext"], "{len}");
        } else {
            assert_eq!(codes, ["ciphertext_length", "damaged_ciphertext"], "{len}");
        }
        let damage = faults.last().unwrap();
        assert_eq!(damage.layer(), Layer::Payload);
        assert_eq!(damage.record(), Some(expected.len()));
        assert_eq!(damage.offset(), expected.left_over_offset());
        let payload_start = link.parts().payload().unwrap().span().start();
        let symbols = text[payload_start..].trim_end_matches('~').len();
        let offset = payload_start + symbols.min(damage.offset() * 8 / 6);
        assert_eq!(damage.text_offset(), offset, "{len}");
    }
}

#[test]
fn a_byte_that_was_changed_does_no_harm_and_every_fault_is_the_same() {
    let list = long_list();
    let bytes = encrypted(&cipher(), &list);
    let mut codes = BTreeSet::new();
    let mut wrong_keys = BTreeSet::new();
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            let mut buffer = [0; MAX_PAYLOAD_LEN];
            let text = link_of(&changed);
            let link = Link::decode(&text, &mut buffer).unwrap();
            let mut decrypted = [0; MAX_PAYLOAD_LEN];
            match link.decrypt(&cipher(), &mut decrypted) {
                Ok(link) => codes.extend(link.faults().map(|fault| fault.code())),
                Err(error) => {
                    assert_eq!(error, DecryptionError::WrongKey);
                    wrong_keys.insert(at / 16);
                }
            }
        }
    }
    assert_eq!(
        wrong_keys,
        BTreeSet::from([0]),
        "only the start identifies the key"
    );
    // Everything that can't be read is the same fault. Faults of values are those of plaintext.
    let of_values = ["invalid_utf8", "record_length", "repeated_record"];
    let of_list: Vec<_> = codes
        .iter()
        .filter(|code| !of_values.contains(code))
        .collect();
    assert_eq!(of_list, [&"damaged_ciphertext"]);
}

#[test]
fn wrong_padding_and_a_list_that_is_cut_give_the_same_fault() {
    // Two blocks with a whole list and no padding, and two with padding after a list that is cut.
    let whole = b"\x46\x04\x65\x55\x5e\x6c\x3e\x47\x16{\"plan\":\"gold\",\"a\":12}\0";
    let cut = b"\x46\x04\x65\x55\x5e\x6c\x3e\x47\x18{\"plan\":\"gold\",\"a\":12}";
    let without_padding = encrypted(&cipher(), whole);
    for ciphertext in [&without_padding[..32], &encrypted(&cipher(), cut)] {
        assert_eq!(ciphertext.len(), 32);
        let text = link_of(ciphertext);
        let (mut encrypted, mut decrypted) = ([0; 64], [0; 64]);
        let link = Link::decode(&text, &mut encrypted).unwrap();
        let link = link.decrypt(&cipher(), &mut decrypted).unwrap();
        let faults: Vec<_> = link.faults().map(|fault| fault.kind()).collect();
        assert_eq!(faults, [ErrorKind::DamagedCiphertext]);
    }
}

#[test]
fn faults_of_values_are_those_of_a_list_in_plaintext() {
    let list = b"\x46\x04\x65\x55\x5e\x6c\x3f\x58\x02\0\x54\x52\x04us\xffr\x3e";
    let bytes = encrypted(&cipher(), list);
    let text = link_of(&bytes);
    let (mut encrypted, mut decrypted) = ([0; 64], [0; 64]);
    let link = Link::decode(&text, &mut encrypted).unwrap();
    let link = link.decrypt(&cipher(), &mut decrypted).unwrap();
    let faults: Vec<_> = link.faults().map(|it| (it.code(), it.offset())).collect();
    let expected: Vec<_> = Records::read(list)
        .faults()
        .map(|it| (it.code(), it.offset()))
        .collect();
    assert_eq!(faults, expected);
    assert_eq!(faults.len(), 3);
}

#[test]
fn a_decrypted_link_can_be_decrypted_with_another_key() {
    let bytes = encrypted(&cipher(), LIST);
    let text = link_of(&bytes);
    let mut buffers = [[0; 64]; 3];
    let [encrypted, first, second] = &mut buffers;
    let link = Link::decode(&text, encrypted).unwrap();
    let link = link.decrypt(&cipher(), first).unwrap();
    let other = Cipher::new(&[7; 16], &VECTOR).unwrap();
    assert_eq!(
        link.decrypt(&other, &mut [0; 64]).err(),
        Some(DecryptionError::WrongKey)
    );
    assert_eq!(link.decrypt(&cipher(), second), Ok(link));
    let shown = format!("{link:?}");
    assert!(
        shown.contains("Decrypted") && !shown.contains("user"),
        "{shown}"
    );
}

#[test]
fn a_payload_that_is_not_encrypted_is_not_decrypted() {
    let encrypted = link_of(&encrypted(&cipher(), LIST));
    for (flag, text) in [
        ("AAAAAQA~", encrypted.replace("AAAAARA~", "AAAAAQA~")),
        ("AAAAASA~", encrypted.replace("AAAAARA~", "AAAAASA~")),
        ("", encrypted.split("AAAAARA~").next().unwrap().to_owned()),
    ] {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_partial(&text, &mut buffer).unwrap();
        let error = link.decrypt(&cipher(), &mut [0; 64]).unwrap_err();
        assert_eq!(error, DecryptionError::NotEncrypted, "{flag}");
    }
}

#[test]
fn every_code_of_decryption_is_its_own() {
    let (needed, available) = (2, 1);
    let errors = [
        DecryptionError::NotEncrypted,
        DecryptionError::WrongKey,
        DecryptionError::BufferTooSmall { needed, available },
    ];
    assert_eq!(errors.map(DecryptionError::code), DecryptionError::CODES);
}

fn error_of(bytes: &[u8], cipher: &Cipher) -> DecryptionError {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let decrypted = Ciphertext::new(bytes).decrypt(cipher, &mut buffer);
    decrypted.map(|it| it.records().len()).unwrap_err()
}

fn encrypted(cipher: &Cipher, list: &[u8]) -> Vec<u8> {
    let mut buffer = [0xa5; MAX_PAYLOAD_LEN];
    cipher.encrypt(list, &mut buffer).unwrap().to_vec()
}

/// An open with this ciphertext, of whatever length.
fn link_of(ciphertext: &[u8]) -> String {
    use base64::Engine as _;
    let payload = base64::engine::general_purpose::URL_SAFE.encode(ciphertext);
    let route = Route::Open.letter();
    format!(
        "https://open.example.com/{route}/AAECAwQFBgcICQoLDA0ODw~~/AAAAARA~/{}",
        payload.replace('=', "~")
    )
}

/// A list of this length that identifies its key, if it has any bytes.
fn list_of(len: usize) -> Vec<u8> {
    let mut list = match len {
        0..7 => b"\x3f".to_vec(),
        _ => b"\x46\x04\x65\x55\x5e\x6c\x3f".to_vec(),
    };
    let bare = [0x04, 0x05, 0x08, 0x09, 0x12, 0x17];
    match len - list.len().min(len) {
        left @ 0..7 => list.extend(&bare[..left.min(bare.len())]),
        left => {
            let text = left - 2;
            list.extend([0x52, u8::try_from(text).unwrap()]);
            list.resize(list.len() + text, b'x');
        }
    }
    list.truncate(len);
    list
}

/// A list of seven blocks, whose records end at many positions within them.
fn long_list() -> Vec<u8> {
    let mut list = LIST.to_vec();
    list.extend(b"\x58\x04\0\0\0\x54\x09\x17");
    list.extend(b"\x42\x0a\x65\x55\x5e\x6c\x5e\x65\xd7\x18\x35\x37");
    list.extend(b"\x44\x2ahttps://www.example.com/sale?item=4711&a=b");
    list.extend(b"\x45\x09banner-ad");
    list
}

fn cipher() -> Cipher {
    Cipher::new(&KEY, &VECTOR).unwrap()
}

fn ciphers() -> [Cipher; 3] {
    [16, 24, 32].map(|len| Cipher::new(&KEY[..len], &VECTOR).unwrap())
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits = hex.as_bytes().chunks(2);
    digits
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}
