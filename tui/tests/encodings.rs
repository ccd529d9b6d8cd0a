//! Input and files in UTF-8 with a byte order mark and in UTF-16: what they say is the same.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::links;
use crate::run::run;

/// A text in every encoding, with a mark and without.
fn encodings(text: &str) -> [Vec<u8>; 5] {
    let marked = format!("\u{feff}{text}");
    [
        marked.clone().into_bytes(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ]
}

#[test]
fn decode_and_encode_read_the_same_lines() {
    let lines = format!(
        "{}\r\n\r\nnot a link\r\n{}",
        links::long_click(),
        links::initial_open()
    );
    let plain = run(&["decode"], lines.as_bytes()).stdout;
    let objects = String::from_utf8(plain.clone()).unwrap();
    assert_eq!(objects.lines().count(), 4);
    let written = run(&["encode"], objects.as_bytes()).stdout;
    for (input, output) in encodings(&lines).iter().zip(encodings(&objects)) {
        assert_eq!(
            run(&["decode"], input).stdout,
            plain,
            "{}",
            input[..8].escape_ascii()
        );
        assert_eq!(
            run(&["encode"], &output).stdout,
            written,
            "{}",
            output[..8].escape_ascii()
        );
    }
}

#[test]
fn scan_finds_the_same_in_a_text_and_in_a_mail() {
    let link = links::long_click();
    let text = format!("first\r\nsee {link} and\r\nmore\r\n");
    let mail = format!("From: a@example.com\r\nSubject: s\r\nTo: b@example.com\r\n\r\n{text}");
    let mailbox = format!("From a@example.com Sat Jan  1 00:00:00 2022\r\n{mail}\r\n");
    for text in [text, mail, mailbox] {
        let found = |input: &[u8]| {
            let output = run(&["scan"], input).stdout;
            let objects: Value = serde_json::from_slice(&output).unwrap();
            let source = &objects["source"];
            (
                objects["input"].clone(),
                source["line"].clone(),
                source["part"].clone(),
            )
        };
        let plain = found(text.as_bytes());
        assert_eq!(plain.0, link.as_str());
        for input in encodings(&text) {
            assert_eq!(found(&input), plain, "{}", input[..8].escape_ascii());
        }
        // The place of the link is that in what was given.
        let marked = &encodings(&text)[0];
        let output = run(&["scan"], marked).stdout;
        let object: Value = serde_json::from_slice(&output).unwrap();
        let offset = usize::try_from(object["source"]["offset"].as_u64().unwrap()).unwrap();
        assert!(marked[offset..].starts_with(link.as_bytes()));
    }
}

#[test]
fn a_configuration_preferences_and_keys_say_the_same() {
    let file = folder("encodings").join("file");
    let path = file.to_str().unwrap();
    let vector = "00112233445566778899aabbccddeeff\r\n";
    for (content, arguments, expected) in [
        (
            "engagement_tracker {\r\n  max_metadata_len = 7\r\n}\r\n",
            &["decode", &links::long_click(), "--config", path][..],
            "\"max_metadata_len\":7",
        ),
        (
            "mouse = true\r\n",
            &["--print-config", "--preferences", path],
            "mouse = true",
        ),
        (
            vector,
            &[
                "decode",
                &links::long_click(),
                "--cipher-iv-file",
                path,
                "--cipher-key-file",
                "tests/keys/cipher.key",
            ],
            "\"event\":\"click\"",
        ),
    ] {
        for bytes in encodings(content) {
            fs::write(&file, &bytes).unwrap();
            let output = run(arguments, b"");
            let written = String::from_utf8(output.stdout).unwrap();
            let error = String::from_utf8_lossy(&output.stderr);
            assert!(
                written.contains(expected),
                "{}: {error}",
                bytes[..8].escape_ascii()
            );
        }
    }
}

#[test]
fn a_key_that_others_can_read_is_warned_of() {
    let file = folder("open-keys").join("signature.key");
    let path = file.to_str().unwrap();
    let link = links::long_click();
    for (mode, key, warnings) in [
        (0o600, "a signature key, made up for tests", 0),
        (0o640, "a signature key, made up for tests", 0),
        (0o644, "a signature key, made up for tests", 1),
        (0o602, "a signature key, made up for tests", 1),
        (0o600, "\u{feff}a signature key, made up for tests", 1),
    ] {
        fs::write(&file, key).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        let output = run(&["decode", "--signature-key-file", path, &link], b"");
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error.lines().count(), warnings, "{mode:o}: {error}");
        assert!(
            error.is_empty() || error.contains("signature.key: "),
            "{error}"
        );
        assert_eq!(output.status.code(), Some(0));
    }
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}
