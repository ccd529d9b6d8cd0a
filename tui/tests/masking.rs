//! `--mask`: what is hidden of links, in every format, and what stays.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::keys::{self, CIPHER, OTHER_CIPHER, SIGNATURE};
use crate::links;
use crate::run::run;

const VECTORS: &str = include_str!("../../codec/tests/vectors/links.jsonl");

const FORMATS: [&str; 5] = ["text", "ndjson", "json", "tsv", "event"];

/// Before every expiry of the vectors: so that each is an event.
const NOW: &str = "1000000000";

#[test]
fn no_format_has_a_value_that_is_hidden() {
    let (mut values, mut links) = (0, 0);
    for vector in vectors() {
        let secrets = secrets(&vector["link"]);
        let link = input(&vector);
        for encrypted in [false, true] {
            let is_encrypted = vector["link"]["encrypted"] == true;
            let text = match (encrypted, is_encrypted) {
                (true, false) => keys::encrypted(&link),
                (true, true) => continue,
                (false, _) => link.clone(),
            };
            for format in FORMATS {
                let options = ["decode", "--mask", "--now", NOW, "--format", format];
                let output = run(&[&options[..], &CIPHER, &[&*text]].concat(), b"");
                assert_eq!(output.status.code(), Some(0));
                let said = String::from_utf8(output.stdout).unwrap();
                assert!(!said.is_empty(), "{format}");
                let decoded = decoded_segments(&said);
                for secret in &secrets {
                    assert!(!said.contains(secret), "{format}: {secret}");
                    assert!(!decoded.contains(secret), "{format}: {secret}");
                    assert!(!said.contains(&hex(secret)), "{format}: {secret}");
                }
            }
        }
        values += secrets.len();
        links += 1;
    }
    assert_eq!((links, values), (53, 63));
}

#[test]
fn a_masked_link_has_the_structure_of_the_link() {
    for vector in vectors() {
        let link = input(&vector);
        let (before, after) = (object(&[&link]), object(&["--mask", &link]));
        assert_eq!(shape(&after), shape(&before), "{link}");
        let masked = after["input"].as_str().unwrap();
        assert_eq!(masked.len(), link.len());
        assert_eq!(object(&["--mask", masked]), after, "masked once more");
        for (key, value) in vector["link"].as_object().unwrap() {
            let is_hidden = !texts(value).is_empty() && key.starts_with("rcpt_");
            assert_eq!(after["link"][key] != *value, is_hidden, "{key}");
        }
    }
}

#[test]
fn a_damaged_link_is_damaged_alike() {
    let click = links::long_click();
    for len in (30..click.len()).step_by(7) {
        let cut = &click[..len];
        let (before, after) = (object(&[cut]), object(&["--mask", cut]));
        assert_eq!(damaged_shape(&after), damaged_shape(&before), "{cut}");
    }
    for link in [
        links::unknown_records(),
        links::hostile(),
        links::with_metadata(br#"{"a":"#),
        links::with_metadata(br#"{"a":1,"a":2}"#),
        links::link(&[(0x3f, b""), (0x52, b"us\xff\xfe@example.com")]),
        format!("{}*dXNlckBleGFtcGxlLmNvbQ", &click[..200]),
        format!("{click}/dXNlckBleGFtcGxlLmNvbQ/?a=b#c"),
    ] {
        let (before, after) = (object(&[&link]), object(&["--mask", &link]));
        assert_eq!(damaged_shape(&after), damaged_shape(&before), "{link}");
    }
}

#[test]
fn unread_text_is_hidden() {
    let recipient = links::link(&[(0x3f, b""), (0x52, b"user@example.com")]);
    let start = recipient.len() - 12;
    for (link, hidden) in [
        // What is left of a recipient that is cut.
        (recipient[..start].to_owned(), "left_over"),
        // After a character that is not base64url.
        (
            format!("{}*{}", &recipient[..start], &recipient[start..]),
            "input",
        ),
        // After a slash that is not part of the payload.
        (
            format!("{}/{}", &recipient[..start], &recipient[start..]),
            "input",
        ),
        // In a payload of a flag that nobody knows, and in one without a key.
        (recipient.replace("AAAAKgA", "AAAAKiA"), "input"),
        (recipient.replace("AAAAKgA", "AAAAKhA"), "payload_hex"),
    ] {
        let said = run(&["decode", "--format", "json", &link], b"").stdout;
        let masked = run(&["decode", "--format", "json", "--mask", &link], b"").stdout;
        let [said, masked] = [said, masked].map(|it| String::from_utf8(it).unwrap());
        assert!(said.contains(hidden), "{said}");
        for secret in ["user@", "example", "dXNlc", "ZXhhbXB"] {
            assert!(!decoded_segments(&masked).contains(secret), "{masked}");
            assert!(!masked.contains(&hex(secret)), "{masked}");
            let without_host = masked.replace("click.example.com", "");
            assert!(!without_host.contains(secret), "{masked}");
        }
    }
}

#[test]
fn a_signature_is_worth_what_that_of_the_link_is() {
    let signed = keys::signed(&links::click_with_query());
    let changed = signed.replacen("target=", "target=x", 1);
    for (link, status) in [(&signed, "valid"), (&changed, "invalid")] {
        let object = object(&[&SIGNATURE[..], &["--mask", link]].concat());
        assert_eq!(object["link"]["signature_status"], status);
    }
    let masked = object(&["--mask", &signed])["input"].clone();
    let object = object(&[&SIGNATURE[..], &[masked.as_str().unwrap()]].concat());
    assert_eq!(object["link"]["signature_status"], "invalid");
}

#[test]
fn a_payload_is_masked_under_its_key_and_hidden_without() {
    let plain = links::long_click();
    let encrypted = keys::encrypted(&plain);
    let under_key = object(&[&CIPHER[..], &["--mask", &encrypted]].concat());
    let expected = object(&["--mask", &plain]);
    for key in ["records", "rcpt_to", "rcpt_meta"] {
        assert_eq!(under_key["link"][key], expected["link"][key]);
    }
    // Whoever has the key reads the masked link, and not the recipient.
    let masked = under_key["input"].as_str().unwrap();
    let read = object(&[&CIPHER[..], &[masked]].concat());
    assert_eq!(read["link"]["records"], expected["link"]["records"]);
    for key in [&OTHER_CIPHER[..], &[]] {
        let without_key = object(&[key, &["--mask", &encrypted]].concat());
        let hex = without_key["link"]["payload_hex"].as_str().unwrap();
        assert!(hex.bytes().all(|digit| digit == b'0'), "{hex}");
        let before = object(&[key, &[&*encrypted]].concat());
        assert_eq!(without_key["link"]["notes"], before["link"]["notes"]);
    }
}

#[test]
fn a_text_that_is_not_a_link_is_hidden_with_its_reason() {
    for line in [
        "user@example.com",
        "https://www.example.com/about?to=user@example.com",
        "https://open.example.com/q/AAEC",
        "ftp://example.com/user",
    ] {
        let (before, after) = (object(&[line]), object(&["--mask", line]));
        assert_eq!(after["error"], before["error"]);
        assert!(!after["input"].as_str().unwrap().contains("user"));
    }
    let long = vec![b'a'; (1 << 20) + 1];
    let output = run(&["decode", "--mask"], &long).stdout;
    let object: Value = serde_json::from_slice(&output).unwrap();
    assert_eq!(object["input"], "*".repeat(256));
    assert_eq!(object["input_len"], long.len());
}

/// `fuzz/regressions/masking/escape-before-an-at`: the law took the digits of an escape for a name.
#[test]
fn a_visible_escape_stays_in_a_text_that_is_not_a_link() {
    let object = object(&["--mask", "us%7E@b.test"]);
    assert_eq!(object["input"], "**%7E@******");
}

/// `fuzz/regressions/masking/address-as-host`: a host was shown, whatever stood in it.
#[test]
fn a_host_that_looks_like_an_address_is_hidden_in_a_text_that_is_not_a_link() {
    let object = object(&["--mask", "http://us%40b.test"]);
    assert_eq!(object["input"], "http://**%40******");
}

/// `fuzz/regressions/masking/a-host-of-escaped-letters`: of a damaged link the host was shown, whatever was encoded in it.
#[test]
fn a_host_in_which_a_word_is_encoded_is_hidden_in_a_damaged_link() {
    let path = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sPlIJdXNlckBi";
    for label in ["=7A=65=62=72=61", "7A65627261", "0emVicmEtcXVpbGw"] {
        let object = object(&["--mask", &format!("https://{label}.example.com{path}")]);
        assert_eq!(object["fault"]["code"], "truncated_value");
        let masked = object["input"].as_str().unwrap();
        assert!(!masked.contains(label), "{masked}");
        assert!(!masked.contains("example"), "{masked}");
    }
    let usual = object(&["--mask", &format!("https://click.example.com{path}")]);
    let masked = usual["input"].as_str().unwrap();
    assert!(
        masked.starts_with("https://click.example.com/q/"),
        "{masked}"
    );
}

/// `fuzz/regressions/masking/escaped-route-alone`: the route was hidden, and with it the reason to show the host.
#[test]
fn a_route_stays_however_it_is_spelled() {
    let masked = "https://open.example.com/%71/*****";
    for text in ["https://open.example.com/%71/token", masked] {
        assert_eq!(object(&["--mask", text])["input"], masked);
    }
}

/// `fuzz/regressions/masking/an-at-escaped-twice-after-a-link`: the law took the digits of an escape for what was hidden.
#[test]
fn what_keeps_a_line_together_stays_around_its_link() {
    let link = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/";
    let given = format!("{link}{link}PwRSCXVzQGIudGVzdA~~?target=us%2540b.test");
    let object = object(&["--mask", &given]);
    let masked = object["input"].as_str().unwrap();
    assert!(masked.ends_with("**%2540******"), "{masked}");
}

/// `fuzz/regressions/masking/base64-with-a-character-lost`: what stood after the damage was shown.
#[test]
fn what_follows_something_encoded_is_hidden_with_it() {
    let open = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/";
    let inner = URL_SAFE_NO_PAD.encode(format!(
        "{open}RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbVgEAAAAAA~~"
    ));
    let (before, after) = inner.split_at(inner.len() - 24);
    let object = object(&[
        "--mask",
        &format!("{}#a={before}%{after}", links::long_click()),
    ]);
    let masked = object["input"].as_str().unwrap();
    assert!(!masked.contains(&after[4..12]), "{masked}");
}

/// `fuzz/regressions/masking/escape-in-a-header`: the law took the digits of an escape for a part of the value.
#[test]
fn what_an_escape_of_a_header_stands_for_is_hidden() {
    let object = object(&["--mask", "X-MSFBL: AAECA%41|e30="]);
    assert_eq!(object["input"], "*******: *****%2A|***=");
}

#[test]
fn without_a_terminal_the_bare_command_masks_too() {
    let open = links::initial_open();
    let bare = run(&["--mask", "--now", NOW, &open], b"").stdout;
    let decoded = run(&["decode", "--mask", "--now", NOW, &open], b"").stdout;
    assert_eq!(bare, decoded);
    assert!(String::from_utf8(bare).unwrap().contains("*@*"));
}

fn vectors() -> impl Iterator<Item = Value> {
    VECTORS
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
}

fn input(vector: &Value) -> String {
    vector["input"].as_str().unwrap().to_owned()
}

/// What the program says of a link, as one object.
fn object(arguments: &[&str]) -> Value {
    let output = run(&[&["decode", "--now", NOW], arguments].concat(), b"");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// All that an object has but the values of the recipient and of the metadata: the names of its
/// keys, the lengths of its texts, and of what stands outside the payload the texts themselves.
fn shape(object: &Value) -> Value {
    let mut shape = object.clone();
    shape["input"] = Value::from(object["input"].as_str().map(str::len));
    let link = &mut shape["link"];
    if link.is_null() {
        return shape;
    }
    for (key, value) in link.as_object_mut().unwrap() {
        match key.as_str() {
            // Its bytes are in its record; what is no UTF-8 has another length here.
            "rcpt_to" => *value = Value::Null,
            "rcpt_meta_hex" | "payload_hex" => {
                *value = Value::from(value.as_str().map(str::len));
            }
            "rcpt_meta" => *value = keys_of(value),
            "left_over" => value["hex"] = Value::Null,
            // A part of what is left over.
            "cut_value" => value["text"] = Value::Null,
            "records" => {
                for record in value.as_array_mut().unwrap() {
                    if [7, 18].map(Value::from).contains(&record["id"]) {
                        record["hex"] = Value::from(record["hex"].as_str().map(str::len));
                    }
                }
            }
            _ => {}
        }
    }
    shape
}

/// The same of a link of which nothing is certain: of its texts only the lengths.
fn damaged_shape(object: &Value) -> Value {
    let mut shape = shape(object);
    let link = shape["link"].as_object_mut();
    for (key, value) in link.into_iter().flatten() {
        match key.as_str() {
            "tenant_id" | "target_link_url" | "target_link_name" | "campaign_id" | "query"
            | "fragment" | "trailing_path" | "user_info" => *value = length(value),
            "records" => {
                for record in value.as_array_mut().unwrap() {
                    record["hex"] = length(&record["hex"]);
                }
            }
            _ => {}
        }
    }
    shape
}

fn length(text: &Value) -> Value {
    Value::from(text.as_str().map(|it| it.chars().count()))
}

fn keys_of(json: &Value) -> Value {
    match json {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), keys_of(value)))
            .collect(),
        Value::Array(values) => values.iter().map(keys_of).collect(),
        _ => Value::Null,
    }
}

/// The recipient, and every text of the metadata that is not there by chance.
fn secrets(link: &Value) -> Vec<String> {
    let mut secrets = texts(&link["rcpt_meta"]);
    secrets.extend(texts(&link["rcpt_to"]));
    secrets.retain(|secret| secret.len() >= 4);
    secrets
}

fn texts(json: &Value) -> Vec<String> {
    match json {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Object(members) => members.values().flat_map(texts).collect(),
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// What the characters of base64url in a text say, run by run.
fn decoded_segments(text: &str) -> String {
    let is_symbol = |char: char| char.is_ascii_alphanumeric() || "-_".contains(char);
    let runs = text.split(|char| !is_symbol(char));
    let engine = URL_SAFE_NO_PAD;
    let decoded = runs.flat_map(|run| engine.decode(&run[..run.len() / 4 * 4]).unwrap_or_default());
    String::from_utf8_lossy(&decoded.collect::<Vec<_>>()).into_owned()
}

fn hex(text: &str) -> String {
    text.bytes()
        .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"))
}
