//! Padding, of blocks and of base64url: each byte of it damaged alone, for each length that it can have.

use tracklens_codec::{Link, MAX_PAYLOAD_LEN};

const SIGNATURE: &str = "AAECAwQFBgcICQoLDA0ODw";
const TOKEN: &str = "AAAAAQA";

// F-2.2, F-2.3, F-11.1
#[test]
fn the_padding_of_each_part_is_whole_or_missing_however_each_character_of_it_is_spelled() {
    // An open with a recipient, of 25, 26 and 27 bytes.
    let of_25 = "RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ";
    let of_26 = "RgRlVV5sPlIRdXNlcjFAZXhhbXBsZS5jb20";
    let of_27 = "RgRlVV5sPlISdXNlci4xQGV4YW1wbGUuY29t";
    for padding in paddings() {
        for (part, payload, expected) in [
            (0, of_27, 2),
            (1, of_27, 1),
            (2, of_27, 0),
            (2, of_26, 1),
            (2, of_25, 2),
        ] {
            let mut of_parts = ["~~".to_owned(), "~".to_owned(), String::new()];
            of_parts[part] = padding.concat();
            let [of_signature, of_token, of_payload] = of_parts;
            let text = format!(
                "https://open.example.com/q/{SIGNATURE}{of_signature}/{TOKEN}{of_token}/{payload}{of_payload}"
            );
            let mut buffer = [0; MAX_PAYLOAD_LEN];
            let read = Link::decode(&text, &mut buffer);
            let is_right = padding.is_empty() || padding.len() == expected;
            match read {
                Ok(link) => {
                    assert!(is_right, "{text}");
                    let recipient = link.records().unwrap().rcpt_to().unwrap();
                    assert!(recipient.ends_with(b"@example.com"), "{text}");
                }
                Err(error) => {
                    assert!(!is_right, "{text}: {error}");
                    assert_eq!(error.code(), "invalid_padding", "{text}");
                    let found = padding.len();
                    let message = format!("({found} instead of {expected})");
                    assert!(error.to_string().contains(&message), "{text}: {error}");
                }
            }
            let is_strict = Link::decode_strict(&text, &mut buffer).is_ok();
            let is_as_written = padding.concat() == "~".repeat(expected);
            assert_eq!(is_strict, is_as_written, "{text}");
        }
    }
}

/// Every sequence of up to four characters of padding, in each of their spellings.
fn paddings() -> Vec<Vec<&'static str>> {
    let mut all = vec![Vec::new()];
    let mut longest = all.clone();
    for _ in 0..4 {
        longest = longest
            .iter()
            .flat_map(|padding| ["~", "%7E", "%7e"].map(|one| [&padding[..], &[one]].concat()))
            .collect();
        all.extend(longest.iter().cloned());
    }
    all
}

#[cfg(feature = "cipher")]
mod of_blocks {
    use tracklens_codec::{Cipher, Ciphertext, DecryptionError, Records};

    use crate::sample::every;
    /// A list that shows that its key is right: an expiry, a click, bare records, and an unknown record.
    fn list_of(len: usize) -> Vec<u8> {
        let mut list = b"\x46\x04\x65\x55\x5e\x6c\x3f".to_vec();
        match len - list.len() {
            left @ 0..3 => list.extend(&[0x04, 0x09][..left]),
            left => {
                list.extend([0x60, u8::try_from(left - 2).unwrap()]);
                list.resize(len, 0xee);
            }
        }
        list
    }

    /// The ciphertext of whole blocks, without further padding.
    fn encrypted(cipher: &Cipher, blocks: &[u8]) -> Vec<u8> {
        let mut buffer = vec![0; Cipher::encrypted_len(blocks.len())];
        cipher.encrypt(blocks, &mut buffer).unwrap()[..blocks.len()].to_vec()
    }

    fn ciphers() -> [Cipher; 3] {
        [16, 24, 32].map(|len| Cipher::new(&vec![0x3a; len], &[0x5c; 16]).unwrap())
    }

    #[test]
    fn each_byte_of_the_padding_counts_for_each_length_number_of_blocks_and_size_of_key() {
        for cipher in ciphers() {
            for blocks in 1..=4 {
                for padding in (1..=16).filter(|padding| 16 * blocks >= padding + 7) {
                    let list = list_of(16 * blocks - padding);
                    let byte = u8::try_from(padding).unwrap();
                    let whole = [&list[..], &vec![byte; padding]].concat();
                    let mut buffer = vec![0; whole.len()];
                    let bytes = encrypted(&cipher, &whole);
                    let read = Ciphertext::new(&bytes)
                        .decrypt(&cipher, &mut buffer)
                        .unwrap();
                    assert!(!read.is_damaged(), "{blocks} blocks, {padding} bytes");
                    assert_eq!(read.records().payload(), list);
                    for at in list.len()..whole.len() {
                        for flipped in every(1..=255, 60) {
                            let mut damaged = whole.clone();
                            damaged[at] ^= flipped;
                            let bytes = encrypted(&cipher, &damaged);
                            let read = Ciphertext::new(&bytes).decrypt(&cipher, &mut buffer);
                            let read = read.unwrap();
                            // A last byte of 1 is padding, whatever stands before it.
                            let is_shorter = *damaged.last().unwrap() == 1;
                            let inner = &damaged[..damaged.len() - 1];
                            let is_list = is_shorter && Records::read(inner).left_over().is_empty();
                            let place =
                                format!("{blocks} blocks, {padding} bytes, {flipped:#x} at {at}");
                            assert_eq!(read.is_damaged(), !is_list, "{place}");
                            let expected = if is_list { inner } else { &damaged[..] };
                            assert_eq!(read.records().payload(), expected, "{place}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_list_that_shows_no_key_is_only_read_with_all_of_its_padding() {
        for cipher in ciphers() {
            for blocks in 1..=3 {
                for padding in 1..16_usize {
                    let mut list = vec![0x3e];
                    let left = 16 * blocks - padding - 1;
                    match left {
                        0 => {}
                        1 => list.push(0x09),
                        _ => {
                            list.extend([0x52, u8::try_from(left - 2).unwrap()]);
                            list.resize(1 + left, b'a');
                        }
                    }
                    let byte = u8::try_from(padding).unwrap();
                    let whole = [&list[..], &vec![byte; padding]].concat();
                    let mut buffer = vec![0; whole.len()];
                    let bytes = encrypted(&cipher, &whole);
                    let read = Ciphertext::new(&bytes)
                        .decrypt(&cipher, &mut buffer)
                        .unwrap();
                    assert_eq!(read.records().payload(), list);
                    for at in list.len()..whole.len() {
                        for flipped in
                            every([0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff], 4)
                        {
                            let mut damaged = whole.clone();
                            damaged[at] ^= flipped;
                            if damaged.ends_with(&[1]) {
                                continue;
                            }
                            let bytes = encrypted(&cipher, &damaged);
                            let read = Ciphertext::new(&bytes).decrypt(&cipher, &mut buffer);
                            let place =
                                format!("{blocks} blocks, {padding} bytes, {flipped:#x} at {at}");
                            assert_eq!(read.err(), Some(DecryptionError::WrongKey), "{place}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn padding_of_no_byte_and_of_more_than_a_block_is_damage() {
        for cipher in ciphers() {
            for last in [0, 17, 32, 48, 0x80, 0xff] {
                let mut blocks = list_of(48);
                // The last record takes the padding for its value.
                blocks[47] = last;
                let bytes = encrypted(&cipher, &blocks);
                let mut buffer = [0; 48];
                let read = Ciphertext::new(&bytes)
                    .decrypt(&cipher, &mut buffer)
                    .unwrap();
                assert!(read.is_damaged(), "{last}");
                assert_eq!(read.records().payload(), blocks, "{last}");
            }
            for byte in [0, 17, 32] {
                let blocks = [list_of(16), vec![byte; 32]].concat();
                let bytes = encrypted(&cipher, &blocks);
                let mut buffer = [0; 48];
                let read = Ciphertext::new(&bytes)
                    .decrypt(&cipher, &mut buffer)
                    .unwrap();
                assert!(read.is_damaged(), "{byte}");
            }
        }
    }
}
