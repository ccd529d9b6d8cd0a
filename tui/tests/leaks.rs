//! `--mask` on links that are damaged or stand in each other: nothing that is hidden is given back.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use tracklens::inspector::{Command, Message, Model, What, update};

use crate::links;
use crate::run::run;
use crate::screens::harness::{model, now, row, run as press, screen};

const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlcDc3BjQgplVV5sXl1BgwcYUhBqby5kb2VAYi5leGFtcGxlWAQAAAAA";

/// The recipient of [`LINK`].
const RECIPIENT: &str = "jo.doe@b.example";

/// What is put in the place of a character, or before it.
const CHARACTERS: [char; 3] = ['J', '/', '~'];

#[test]
fn damage_at_any_place_gives_nothing_back() {
    let [click, query] = [links::long_click(), links::click_with_query()];
    for (link, secrets) in [
        (&*click, values(&click)),
        (&query, values(&query)),
        (&links::initial_open(), values(&links::initial_open())),
        (LINK, vec![RECIPIENT.to_owned()]),
    ] {
        assert!(!secrets.is_empty());
        let damaged = damaged(link);
        let said = masked("ndjson", &damaged);
        assert_eq!(said.lines().count(), damaged.len());
        for (line, damaged) in said.lines().zip(&damaged) {
            assert_hidden(line, &secrets, damaged);
        }
        let sample: Vec<String> = damaged.iter().step_by(11).cloned().collect();
        for format in ["text", "tsv", "event", "markdown"] {
            assert_hidden(&masked(format, &sample), &secrets, format);
        }
    }
}

#[test]
fn what_is_wrong_with_a_link_stays_where_it_is() {
    let damaged = damaged(&links::click_with_query());
    let faults = |said: &str| -> Vec<Value> {
        let object = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        let fault = |it: &Value| json!([it["code"], it["offset"]]);
        let of = |it: Value| json!([fault(&it["error"]), fault(&it["fault"])]);
        said.lines().map(object).map(of).collect()
    };
    let before = run(&["decode"], damaged.join("\n").as_bytes()).stdout;
    let before = faults(&String::from_utf8(before).unwrap());
    let after = faults(&masked("ndjson", &damaged));
    for (index, line) in damaged.iter().enumerate() {
        assert_eq!(after[index], before[index], "{line}");
    }
}

/// `RgRq` as `RJRq`: the target takes what follows.
#[test]
fn records_that_moved_are_hidden() {
    for link in [links::long_click(), links::initial_open(), LINK.to_owned()] {
        let moved = link.replacen("/RgR", "/RJR", 1);
        assert_ne!(moved, link);
        assert_hidden(&masked("text", &[moved]), &values(&link), &link);
    }
    // The digits of a value are ids of records by themselves.
    let digits = links::link(&[(0x46, b"\x65\x55\x5e\x6c"), (0x3f, b"")]);
    let digits = format!(
        "{}{}",
        digits.trim_end_matches('~'),
        URL_SAFE_NO_PAD.encode("20417")
    );
    assert_hidden(
        &masked("ndjson", &[digits]),
        &["20417".to_owned()],
        "digits",
    );
}

#[test]
fn a_link_within_a_link_is_masked() {
    let outer = links::initial_open();
    let (scheme, rest) = outer.split_once("://").unwrap();
    for inner in spellings(LINK) {
        for line in [
            format!("{outer} {inner}"),
            format!("{outer},{inner}"),
            format!("{outer}|{inner}"),
            format!("{outer}{inner}"),
            format!("{inner} {outer}"),
            format!("{outer}?target={inner}"),
            format!("{outer}?u={inner}"),
            format!("{outer}#{inner}"),
            format!("{scheme}://{inner}@{rest}"),
            format!("{scheme}://{inner}.{rest}"),
            format!("{scheme}://{rest}/{inner}"),
            in_record(0x44, &format!("https://www.example.com/?u={inner}")),
            in_record(0x45, &inner),
            in_record(0x48, &inner),
            in_record(0x60, &inner),
            in_record(0x47, &json!({ &*inner: 1 }).to_string()),
        ] {
            let secrets = [RECIPIENT.to_owned()];
            for format in ["ndjson", "text"] {
                assert_hidden(
                    &masked(format, std::slice::from_ref(&line)),
                    &secrets,
                    &line,
                );
            }
            let mut model = model(&line, 100, 40, &[]);
            assert_hidden(&at_the_inspector(&mut model), &secrets, &line);
        }
    }
}

#[test]
fn a_link_that_stands_in_another_as_it_is_stays_a_link() {
    let said = masked(
        "ndjson",
        &[in_record(
            0x44,
            &format!("https://www.example.com/?u={LINK}"),
        )],
    );
    let object: Value = serde_json::from_str(&said).unwrap();
    let target = object["link"]["target_link_url"].as_str().unwrap();
    let inner = target.strip_prefix("https://www.example.com/?u=").unwrap();
    assert_eq!(inner.len(), LINK.len());
    let read: Value = serde_json::from_slice(&run(&["decode", inner], b"").stdout).unwrap();
    assert_eq!(read["link"]["rcpt_to"], "******@*********");
    assert_eq!(read["link"]["host"], "open.example.com");
}

#[test]
fn whatever_looks_like_an_address_is_hidden() {
    for (text, hidden) in [
        ("jo.doe@b.example", "jo.doe"),
        ("JO.DOE@B.EXAMPLE", "JO.DOE"),
        ("jo.doe\u{ff20}b.example", "jo.doe"),
        ("\u{2039}jo.doe@b.example\u{203a}", "jo.doe"),
        ("\"Jo Doe\" <jo.doe@b.example>", "jo.doe"),
        ("jo.doe%40b.example", "jo.doe"),
        ("jo.doe%252540b.example", "jo.doe"),
        ("jo.doe&#64;b.example", "jo.doe"),
        ("jo.doe=40b.example", "jo.doe"),
        ("jo.d%6fe%40b.example", "jo.d"),
        ("someone@xn--bcher-kva.example", "someone"),
        ("some\u{130}ne@example.org", "some"),
        ("am8uZG9lQGIuZXhhbXBsZQ", "am8uZG9l"),
        ("6a6f2e646f6540622e6578616d706c65", "6a6f2e"),
        ("/jo.doe/", "jo.doe"),
        ("gold-4711", "gold"),
        ("Z29sZC00NzEx", "Z29sZC0"),
        ("J%C3%BCrgen+M", "rgen"),
    ] {
        let line = links::link(&[
            (0x46, b"\x65\x55\x5e\x6c"),
            (0x3f, b""),
            (
                0x44,
                format!("https://www.example.com/?u={text}")
                    .replace(' ', "+")
                    .as_bytes(),
            ),
            (0x45, text.as_bytes()),
            (0x52, b"jo.doe@b.example  "),
            (
                0x47,
                "{\"plan\":\"gold-4711\",\"name\":\"J\u{fc}rgen M\"}".as_bytes(),
            ),
        ]);
        let line = format!("{line}?a={text}#{text}");
        let said = masked("ndjson", &[line]);
        let object: Value = serde_json::from_str(&said).unwrap();
        for key in ["input", "link"] {
            let said = object[key].to_string();
            assert!(!said.contains(hidden), "{text}: {said}");
        }
    }
    let addresses: Vec<String> = (0..40).map(|it| format!("user{it}@example.com")).collect();
    let said = masked("ndjson", &[format!("{LINK}?a={}", addresses.join(","))]);
    assert!(!said.contains("user"), "{said}");
}

/// A link in each of its spellings, up to four of them one in the other.
fn spellings(link: &str) -> Vec<String> {
    let percent = |it: &str| {
        it.bytes()
            .fold(String::new(), |text, byte| format!("{text}%{byte:02X}"))
    };
    let digits = |it: &str| {
        it.bytes()
            .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
    };
    let url = |it: &str| URL_SAFE_NO_PAD.encode(it);
    vec![
        link.to_owned(),
        percent(link),
        percent(&percent(link)),
        url(link),
        STANDARD.encode(link),
        url(&url(&url(&url(link)))),
        digits(link),
        url(&digits(&percent(link))),
        link.replace('/', "&#47;").replace('~', "&#126;"),
        link.replace('/', "=2F").replace('~', "=7E"),
        link.replace('/', "\\/"),
    ]
}

/// A link like those of a writer, with another text in one record.
fn in_record(tag: u8, text: &str) -> String {
    let mut payload = b"\x46\x04\x65\x55\x5e\x6c\x3f".to_vec();
    let len = text.len().to_le_bytes();
    let width = if text.len() > 0xff { 2 } else { 1 };
    payload.push(tag & 0x3f | width << 6);
    payload.extend(&len[..usize::from(width)]);
    payload.extend(text.as_bytes());
    payload.extend(b"\x52\x08a@b.test");
    let payload = URL_SAFE_NO_PAD.encode(payload);
    format!("https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/{payload}")
}

/// A link with each of its characters replaced, lost, or after another one.
fn damaged(link: &str) -> Vec<String> {
    let of_place = |at: usize| {
        let (start, end) = link.split_at(at);
        let rest = &end[1..];
        let other = CHARACTERS[at % CHARACTERS.len()];
        [
            format!("{start}{other}{rest}"),
            format!("{start}{other}{end}"),
            format!("{start}{rest}"),
        ]
    };
    (0..link.len()).flat_map(of_place).collect()
}

/// What `decode --mask` says of lines.
fn masked(format: &str, lines: &[String]) -> String {
    let output = run(
        &["decode", "--mask", "--format", format],
        lines.join("\n").as_bytes(),
    );
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8(said).unwrap()
}

/// What the masked inspector shows, says and copies of a link.
fn at_the_inspector(model: &mut Model) -> String {
    update(model, Message::Command(Command::Mask), now());
    let mut said = String::new();
    press(model, &[Command::NextPane]);
    for _ in 0..12 {
        press(model, &[Command::Down]);
        let screen = screen(model);
        said.extend((0..screen.area.height).map(|number| row(&screen, number)));
        said.push_str(&model.selected_text());
    }
    for what in [What::Link, What::Json, What::Event] {
        said.push_str(&tracklens::commands::copying::text(what, model));
    }
    said
}

/// The recipient and the values of the metadata of a link, those that are not there by chance.
fn values(link: &str) -> Vec<String> {
    let object: Value = serde_json::from_slice(&run(&["decode", link], b"").stdout).unwrap();
    let metadata = object["link"]["rcpt_meta"].as_object();
    let values = metadata.into_iter().flat_map(|it| it.values());
    let values = values.chain([&object["link"]["rcpt_to"]]);
    let texts = values.filter_map(Value::as_str).filter(|it| it.len() > 5);
    texts.map(str::to_owned).collect()
}

/// No text can be read back: neither as it is, nor from base64 or hexadecimal digits.
fn assert_hidden(said: &str, secrets: &[String], of: &str) {
    let is_symbol = |char: char| char.is_ascii_alphanumeric() || "-_".contains(char);
    let mut read = said.to_owned();
    for run in said.split(|char| !is_symbol(char)) {
        for start in 0..run.len().min(4) {
            let run = &run[start..];
            let whole = &run[..run.len() / 4 * 4];
            let decoded = URL_SAFE_NO_PAD.decode(whole).unwrap_or_default();
            read.push_str(&String::from_utf8_lossy(&decoded));
        }
    }
    let read = read.to_ascii_lowercase();
    for secret in secrets {
        let digits = secret
            .bytes()
            .fold(String::new(), |digits, it| format!("{digits}{it:02x}"));
        for secret in [secret.to_ascii_lowercase(), digits] {
            assert!(!read.contains(&secret), "{secret} of {of} in {said}");
        }
    }
}
