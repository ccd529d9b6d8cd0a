//! The operator's own keys: what they say of links, and what is wrong with their files.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tracklens_codec::{Cipher, Flag, HmacSha256, Link, MAX_PAYLOAD_LEN, NewLink};

use crate::links;
use crate::run::run;

/// What `tests/keys/signature.key` holds, less its line ending.
const SIGNATURE_KEY: &[u8] = b"a signature key, made up for tests";

/// What `tests/keys/cipher.key` holds.
const CIPHER_KEY: &[u8; 32] = b"key-of-thirty-two-bytes-made-up.";

/// What `tests/keys/cipher.iv` holds.
const VECTOR: [u8; 16] = [
    0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff,
];

pub(crate) const SIGNATURE: [&str; 2] = ["--signature-key-file", "tests/keys/signature.key"];

pub(crate) const CIPHER: [&str; 4] = [
    "--cipher-key-file",
    "tests/keys/cipher.key",
    "--cipher-iv-file",
    "tests/keys/cipher.iv",
];

pub(crate) const OTHER_CIPHER: [&str; 4] = [
    "--cipher-key-file",
    "tests/keys/other.key",
    "--cipher-iv-file",
    "tests/keys/cipher.iv",
];

/// The link, signed with the key of the tests.
pub(crate) fn signed(text: &str) -> String {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = NewLink::of(&Link::decode(text, &mut buffer).unwrap()).unwrap();
    let scheme = HmacSha256::new(SIGNATURE_KEY).unwrap();
    link.unsigned().sign(&scheme).to_string()
}

/// The link, its payload encrypted with the key of the tests.
pub(crate) fn encrypted(text: &str) -> String {
    let (mut plain, mut encrypted) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
    let link = Link::decode_partial(text, &mut plain).unwrap();
    let ciphertext = cipher().encrypt(link.payload().as_bytes(), &mut encrypted);
    let link = NewLink::of(&link).unwrap();
    link.unsigned()
        .with_payload(Flag::Encrypted, ciphertext.unwrap())
        .unwrap()
        .with_signature(link.signature())
        .to_string()
}

pub(crate) fn cipher() -> Cipher {
    Cipher::new(CIPHER_KEY, &VECTOR).unwrap()
}

#[test]
fn every_vector_says_the_same_when_it_is_encrypted_and_there_is_a_key() {
    let vectors = include_str!("../../codec/tests/vectors/links.jsonl");
    let mut compared = 0;
    for vector in vectors.lines() {
        let vector: Value = serde_json::from_str(vector).unwrap();
        if vector["link"]["encrypted"] == true {
            continue;
        }
        let plain = vector["input"].as_str().unwrap();
        let mut expected = object(&[plain]);
        let encrypted = encrypted(plain);
        let mut found = object(&[&CIPHER[..], &[&*encrypted]].concat());
        let [expected, found] =
            [&mut expected, &mut found].map(|it| it["link"].as_object_mut().unwrap());
        assert_eq!(found["encrypted"], true);
        let hex = found.shift_remove("payload_hex").unwrap();
        let bytes = hex.as_str().unwrap().len() / 2;
        assert_eq!(found["payload_len"], bytes);
        for key in ["encrypted", "payload_len"] {
            expected.shift_remove(key);
            found.shift_remove(key);
        }
        // An encrypted payload is longer, and it is spelt as a writer spells it.
        for link in [&mut *expected, &mut *found] {
            let notes = link.shift_remove("notes").unwrap_or_default();
            let codes = notes.as_array().into_iter().flatten().map(|it| &it["code"]);
            let codes = codes.filter(|code| *code != "percent_encoded").cloned();
            link.insert("note_codes".to_owned(), codes.collect());
        }
        assert_eq!(found, expected);
        compared += 1;
    }
    assert_eq!(compared, 38);
}

#[test]
fn a_key_that_does_not_fit_is_a_finding_and_no_fault() {
    let encrypted = encrypted(&links::long_click());
    let without_key = object(&[&encrypted]);
    let mut with_other = object(&[&OTHER_CIPHER[..], &[&*encrypted]].concat());
    let link = with_other["link"].as_object_mut().unwrap();
    let notes = link.shift_remove("notes").unwrap();
    assert_eq!(notes.as_array().unwrap().len(), 1);
    assert_eq!(notes[0]["code"], "wrong_key");
    assert_eq!(notes[0]["severity"], "warning");
    assert_eq!(with_other, without_key);
}

#[test]
fn keys_change_nothing_of_a_link_in_plaintext() {
    let link = links::long_click();
    assert_eq!(object(&[&link]), object(&[&CIPHER[..], &[&*link]].concat()));
}

#[test]
fn the_status_of_a_signature_is_what_the_key_says() {
    let signed = signed(&links::long_click());
    let status = |arguments: &[&str]| object(arguments)["link"]["signature_status"].clone();
    assert_eq!(status(&[&signed]), "unchecked");
    assert_eq!(status(&[&SIGNATURE[..], &[&*signed]].concat()), "valid");
    let altered = signed.replace("/f/a/", "/f/b/");
    assert_eq!(status(&[&SIGNATURE[..], &[&*altered]].concat()), "invalid");
    let cut = &signed[..signed.rfind('/').unwrap()];
    let output = run(&[&["decode"], &SIGNATURE[..], &[cut]].concat(), b"");
    assert_eq!(output.status.code(), Some(1));
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["link"]["signature_status"], "unchecked");
}

#[test]
fn the_key_of_a_signature_is_the_file_less_one_line_ending() {
    let text = links::long_click();
    for (name, key, content) in [
        ("bare", &b"sixteen letters."[..], &b"sixteen letters."[..]),
        ("unix", b"sixteen letters.", b"sixteen letters.\n"),
        ("dos", b"sixteen letters.", b"sixteen letters.\r\n"),
        ("two", b"sixteen letters.\n", b"sixteen letters.\n\n"),
        ("binary", &[0xff; 16], &[0xff; 16]),
        ("spaces", b" sixteen letters. ", b" sixteen letters. \n"),
    ] {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = NewLink::of(&Link::decode(&text, &mut buffer).unwrap()).unwrap();
        let scheme = HmacSha256::new(key).unwrap();
        let signed = link.unsigned().sign(&scheme).to_string();
        let file = file(name, content);
        let object = object(&["--signature-key-file", file.to_str().unwrap(), &signed]);
        assert_eq!(object["link"]["signature_status"], "valid", "{name}");
    }
}

#[test]
fn files_without_a_key_get_an_error_before_anything_is_read() {
    let shortest = file("shortest", b"fifteen letters\n");
    let good = file("good", b"00112233445566778899aabbccddeeff");
    let none = "this is not pairs of hexadecimal digits on one line";
    fails_with(
        &["--signature-key-file", path(&shortest)],
        2,
        "the signature key has 15 bytes",
    );
    fails_with(
        &["--signature-key-file", path(&file("nothing", b""))],
        2,
        "has 0 bytes",
    );
    for (content, message) in [
        ("", "the cipher key has 0 bytes, not 16, 24 or 32"),
        ("0", none),
        ("00112233445566778899aabbccddeef", none),
        (
            "00112233445566778899aabbccddee",
            "the cipher key has 15 bytes",
        ),
        (
            "00112233445566778899aabbccddeeff00",
            "the cipher key has 17 bytes",
        ),
        ("00112233 45566778899aabbccddeeff", none),
        ("+0112233445566778899aabbccddeeff", none),
        ("0x112233445566778899aabbccddeeff", none),
        (
            "00112233445566778899aabbccddeeff\n00112233445566778899aabbccddeeff",
            none,
        ),
        ("a secret that is no hexadecimal.", none),
    ] {
        let key = file("cipher", content.as_bytes());
        let arguments = [
            "--cipher-key-file",
            path(&key),
            "--cipher-iv-file",
            path(&good),
        ];
        fails_with(&arguments, 2, message);
    }
    let long = file("long", &[b'0'; 64]);
    let arguments = [
        "--cipher-key-file",
        path(&good),
        "--cipher-iv-file",
        path(&long),
    ];
    fails_with(
        &arguments,
        2,
        "the initialisation vector has 32 bytes, not 16",
    );
}

#[test]
fn files_that_cannot_be_read_are_a_failure() {
    let too_long = file("too_long", &[b'0'; 4097]);
    for option in [
        "--signature-key-file",
        "--cipher-key-file",
        "--cipher-iv-file",
    ] {
        for (file, message) in [
            (folder().join("missing.key"), ""),
            (PathBuf::from("."), "this is not a regular file"),
            (
                too_long.clone(),
                "this is too long for a key (more than 4096 bytes)",
            ),
        ] {
            let mut arguments = vec![option, path(&file)];
            match option {
                "--cipher-key-file" => arguments.extend(&CIPHER[2..]),
                "--cipher-iv-file" => arguments.extend(&CIPHER[..2]),
                _ => {}
            }
            fails_with(&arguments, 3, message);
        }
    }
}

#[test]
#[cfg(unix)]
fn a_key_file_without_an_end_is_not_waited_for() {
    let pipe = folder().join("pipe");
    if !pipe.exists() {
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
    }
    for file in [&pipe, Path::new("/dev/zero")] {
        let arguments = ["--signature-key-file", path(file)];
        fails_with(&arguments, 3, "this is not a regular file");
    }
}

#[test]
fn no_output_ever_shows_a_key() {
    let link = signed(&encrypted(&links::long_click()));
    let secrets = [
        "a signature key".to_owned(),
        "key-of-thirty-two".to_owned(),
        "6b65792d6f662d".to_owned(),
        "2233445566778899".to_owned(),
        "ffeeddccbbaa".to_owned(),
    ];
    for cipher in [CIPHER, OTHER_CIPHER] {
        for format in ["text", "ndjson", "json"] {
            let arguments = ["decode", "--format", format];
            let output = run(
                &[&arguments[..], &cipher, &SIGNATURE, &[&*link]].concat(),
                b"",
            );
            assert_eq!(output.status.code(), Some(0));
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8(said).unwrap().to_lowercase();
            for secret in &secrets {
                assert!(!said.contains(secret), "{secret}: {said}");
            }
        }
    }
}

/// Checks that nothing is read with these arguments, and that one line says why.
fn fails_with(arguments: &[&str], code: i32, message: &str) {
    for command in [&["decode"][..], &[]] {
        let output = run(&[command, arguments].concat(), b"hello\n");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert_eq!(output.stdout, b"");
        assert!(
            said.starts_with("tracklens: ") && said.contains(message),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(
            !said.contains("secret") && !said.contains("2233445566"),
            "{said}"
        );
    }
}

fn object(arguments: &[&str]) -> Value {
    let output = run(&[&["decode"], arguments].concat(), b"");
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn path(file: &Path) -> &str {
    file.to_str().unwrap()
}

/// A file that a test makes.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let file = folder().join(name);
    fs::write(&file, content).unwrap();
    file
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keys");
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn what_encode_signs_decode_finds_valid_and_one_changed_byte_makes_it_invalid() {
    let object = object_of(&links::long_click(), &[]);
    let link = encode(&object, &SIGNATURE);
    assert_eq!(link, signed(&links::long_click()));
    let status = |link: &str| object_of(link, &SIGNATURE)["link"]["signature_status"].clone();
    assert_eq!(status(&link), "valid");
    let at = link.len() - 10;
    let byte = if link.as_bytes()[at] == b'A' {
        "B"
    } else {
        "A"
    };
    let changed = format!("{}{byte}{}", &link[..at], &link[at + 1..]);
    assert_eq!(status(&changed), "invalid");
    assert_eq!(status(&links::long_click()), "invalid");
}

#[test]
fn what_encode_encrypts_decode_decrypts_and_a_ciphertext_is_written_as_it_is() {
    let plain = links::long_click();
    let mut object = object_of(&plain, &[]);
    object["link"]["encrypted"] = Value::from(true);
    let link = encode(&object, &CIPHER);
    assert_eq!(link, encrypted(&plain));
    // From typed keys as well as from records.
    object["link"].as_object_mut().unwrap().remove("records");
    assert_eq!(encode(&object, &CIPHER), link);
    let read = object_of(&link, &CIPHER);
    assert_eq!(read["link"]["rcpt_to"], object["link"]["rcpt_to"]);
    // The ciphertext stands beside the records: it is what is written, with or without a key.
    for keys in [&CIPHER[..], &OTHER_CIPHER, &[]] {
        assert_eq!(encode(&read, keys), link);
    }
}

#[test]
fn without_a_key_an_encrypted_link_needs_its_ciphertext() {
    let mut object = object_of(&links::long_click(), &[]);
    object["link"]["encrypted"] = Value::from(true);
    let output = run(&["encode"], format!("{object}\n").as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"\n");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("without a key"), "{message}");
}

fn object_of(link: &str, keys: &[&str]) -> Value {
    let output = run(&[&["decode"], keys, &[link]].concat(), b"");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn encode(object: &Value, keys: &[&str]) -> String {
    let output = run(
        &[&["encode"], keys].concat(),
        format!("{object}\n").as_bytes(),
    );
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{message}");
    String::from_utf8(output.stdout)
        .unwrap()
        .trim_end()
        .to_owned()
}
