//! Laws of masking: what is hidden, and what stays.

use jiff::Timestamp;
use serde_json::Value as Json;
use tracklens::commands::decode;
use tracklens::reading::Reading;
use tracklens::reading::masking::Masked;
use tracklens::reading::source::PartName;
use tracklens::report::Format;
use tracklens::settings::Settings;
use tracklens::settings::keys::Keys;
use tracklens_codec::{
    Cipher, HmacSha256, Layer, Link, NewLink, Part, Payload, PercentDecoded, RecordId, Records,
};

use crate::promises::Line;
use crate::writer::write_base64url;

/// How often an address is looked for behind percent-encoding.
const DEPTH: usize = 3;

/// The longest address that is looked for.
const MAX_ADDRESS_LEN: usize = 320;

/// All laws of this file, over lines.
///
/// # Panics
///
/// Where one is broken.
pub fn masking(input: &[u8]) {
    let settings = settings(None);
    for line in Line::all(input) {
        a_masked_line_keeps_its_form(line.bytes, &settings);
        a_masked_line_is_read_alike(line.bytes, &settings);
        no_output_has_what_is_hidden(line.bytes, &settings);
        let mut buffer = vec![0; line.text.len()];
        let Ok(link) = Link::decode_partial(line.text, &mut buffer) else {
            continue;
        };
        what_is_not_read_is_hidden(&link, line.bytes, &settings);
        links_that_differ_in_what_is_hidden_are_masked_alike(&link, &settings);
        an_encrypted_link_is_masked_as_in_plaintext(&link);
        a_signed_link_is_read_alike(&link, &settings);
    }
}

/// A masked line is as long as the line, is UTF-8 where that is, and masked once more the same.
fn a_masked_line_keeps_its_form(line: &[u8], settings: &Settings) {
    let masked = Masked::of_line(line, settings);
    judge_form(line, masked.line());
    let twice = Masked::of_line(masked.line(), settings);
    judge_sameness(masked.line(), twice.line(), "masking twice");
}

/// Of a masked line the same is read but for what is hidden: parts, records and faults at the same
/// places, the same signature, worth the same.
fn a_masked_line_is_read_alike(line: &[u8], settings: &Settings) {
    let masked = Masked::of_line(line, settings);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    judge_likeness(
        &Reading::new(line.trim_ascii(), settings, &mut before),
        &Reading::of_masked(&masked, settings, &mut after),
    );
}

/// The object of a masked line has no recipient and no value of the metadata, and the recipient's
/// address stands nowhere in it, in no case and not percent-encoded.
fn no_output_has_what_is_hidden(line: &[u8], settings: &Settings) {
    let written = written(line, settings);
    let object: Json = serde_json::from_str(&written).expect("an object");
    judge_values(&object);
    let mut buffer = vec![0; line.len()];
    match Link::decode_partial(line.trim_ascii(), &mut buffer) {
        Ok(read) => {
            let recipient = read.records().and_then(Records::rcpt_to);
            if let Some(address) = recipient.filter(|it| is_address(it)) {
                judge_absence(&object, &written, address);
            }
        }
        Err(_) => judge_user_names(&object["input"]),
    }
}

/// Of a masked link nothing is told that was not read: a payload that is no record list is zeros, the
/// text of one behind a wrong character and a path behind it say nothing.
fn what_is_not_read_is_hidden(link: &Link<'_, '_>, given: &[u8], settings: &Settings) {
    let masked = Masked::of_line(given, settings);
    let text = masked.candidate().text();
    if let Payload::Opaque(_) | Payload::Encrypted(_) = link.payload() {
        let mut buffer = vec![0; text.len()];
        let masked = Link::decode_partial(text, &mut buffer).expect("a link");
        judge_bytes(masked.payload().as_bytes(), b"\0");
    }
    let fault = link.faults().find(|it| it.code() == "invalid_symbol");
    if let Some(fault) = fault.filter(|it| it.layer() == Layer::PayloadText)
        && let Some(payload) = link.parts().payload()
    {
        judge_rest(&text[fault.text_offset()..payload.span().end()]);
    }
    if let Some(path) = link.parts().trailing_path() {
        judge_path(&text[path.span().range()]);
    }
}

/// Links that differ in nothing but letters and digits of what is hidden are masked to one and the
/// same link.
fn links_that_differ_in_what_is_hidden_are_masked_alike(link: &Link<'_, '_>, settings: &Settings) {
    let (Payload::Plaintext(records), Some(part)) = (link.payload(), link.parts().payload()) else {
        return;
    };
    if !records.left_over().is_empty() || names_an_address_elsewhere(link, &records) {
        return;
    }
    let of_payload = |payload: &[u8]| {
        let (start, end) = (part.span().start(), part.span().end());
        let text = link.parts().text();
        let payload = write_base64url(payload);
        let written = [&text[..start], payload.as_bytes(), &text[end..]].concat();
        Masked::of_line(&written, settings).line().to_vec()
    };
    judge_sameness(
        &of_payload(records.payload()),
        &of_payload(&with_other_values(&records)),
        "what is hidden",
    );
}

/// A link whose payload is encrypted says under its key, masked, what it says masked in plaintext,
/// and to whoever has that key as well; damaged, it keeps its form and is read alike.
fn an_encrypted_link_is_masked_as_in_plaintext(link: &Link<'_, '_>) {
    let Payload::Plaintext(records) = link.payload() else {
        return;
    };
    let cipher = Cipher::new(&[0x5a; 16], &[0xa5; 16]).expect("a key and a vector of 16 bytes");
    let settings = settings(Some(&cipher));
    let mut buffer = vec![0; Cipher::encrypted_len(records.payload().len())];
    let ciphertext = cipher
        .encrypt(records.payload(), &mut buffer)
        .expect("there is room");
    let encrypted = of_token("AAAAARA~", ciphertext);
    a_masked_line_keeps_its_form(&encrypted, &settings);
    a_masked_line_is_read_alike(&encrypted, &settings);
    let plain = Masked::of_line(&of_token("AAAAAQA~", records.payload()), &settings);
    let masked = Masked::of_line(&encrypted, &settings);
    let (mut of_plain, mut of_masked) = (Vec::new(), Vec::new());
    let plain = Reading::of_masked(&plain, &settings, &mut of_plain);
    let masked = Reading::new(masked.line(), &settings, &mut of_masked);
    if let (Some(plain), Some(Payload::Decrypted(masked))) = (plain.records(), masked.payload())
        && !masked.is_damaged()
    {
        judge_sameness(
            plain.payload(),
            masked.records().payload(),
            "masking what is encrypted",
        );
    }
    let mut damaged = ciphertext.to_vec();
    if let Some(byte) = damaged.get_mut(20) {
        *byte ^= 1;
    }
    for len in [damaged.len(), damaged.len().saturating_sub(16), 21] {
        let cut = &damaged[..len.min(damaged.len())];
        let encrypted = of_token("AAAAARA~", cut);
        a_masked_line_keeps_its_form(&encrypted, &settings);
        a_masked_line_is_read_alike(&encrypted, &settings);
    }
}

/// A link whose signature is valid has a valid one when it is masked.
fn a_signed_link_is_read_alike(link: &Link<'_, '_>, settings: &Settings) {
    if let (Ok(new), Some(scheme)) = (NewLink::of(link), settings.keys.signature()) {
        let signed = new.unsigned().sign(scheme).to_string();
        a_masked_line_is_read_alike(signed.as_bytes(), settings);
    }
}

fn settings(cipher: Option<&Cipher>) -> Settings {
    let signature = HmacSha256::new(&[0x5a; 32]).ok();
    Settings {
        keys: Keys::new(signature, cipher.cloned()),
        mask: true,
        ..Settings::at(Timestamp::UNIX_EPOCH)
    }
}

/// What `decode` writes of a line.
fn written(line: &[u8], settings: &Settings) -> String {
    let mut output = Vec::new();
    // A line of its own, so that an empty one is one.
    let input = [line, b"\n"].concat();
    decode::run(&[], Format::Ndjson, settings, &*input, &mut output, |_| {})
        .expect("memory can be written");
    String::from_utf8(output).expect("what is written is UTF-8")
}

/// A link of a token and a payload.
fn of_token(token: &str, payload: &[u8]) -> Vec<u8> {
    let payload = write_base64url(payload);
    format!("https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/{token}/{payload}").into_bytes()
}

/// Whether a recipient is an address as addresses are: letters and digits around an `@`.
fn is_address(recipient: &[u8]) -> bool {
    let is_name = |it: &[u8]| !it.is_empty() && it.iter().all(u8::is_ascii_alphanumeric);
    let mut halves = recipient.split(|byte| *byte == b'@');
    let (local, domain) = (halves.next(), halves.next());
    recipient.len() <= MAX_ADDRESS_LEN
        && halves.next().is_none()
        && local.is_some_and(is_name)
        && domain.is_some_and(|it| it.split(|byte| *byte == b'.').all(is_name))
}

/// Whether there is an `@` outside the recipients: then what is hidden depends on them.
fn names_an_address_elsewhere(link: &Link<'_, '_>, records: &Records<'_>) -> bool {
    let others = records
        .iter()
        .filter(|record| record.id() != RecordId::RCPT_TO);
    let mut texts: Vec<&[u8]> = others.map(|record| record.as_bytes()).collect();
    texts.push(link.parts().text());
    let is_escaped = |it: &[u8]| records.rcpt_meta() == Some(it) && it.contains(&b'\\');
    texts
        .iter()
        .any(|text| is_escaped(text) || spellings(text).any(|it| it.contains(&b'@')))
}

/// A text, and what it is when it is decoded once, twice, and so on.
fn spellings(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let decode = |it: &Vec<u8>| Some(PercentDecoded::new(it).collect());
    std::iter::successors(Some(text.to_vec()), decode).take(DEPTH + 1)
}

/// The bytes of the records with other recipients and other values of the metadata, all of the same
/// length.
fn with_other_values(records: &Records<'_>) -> Vec<u8> {
    let mut payload = records.payload().to_vec();
    for record in records {
        let value = &mut payload[record.value_offset()..record.end()];
        match record.id() {
            RecordId::RCPT_TO => value.iter_mut().for_each(|byte| *byte = other(*byte)),
            RecordId::RCPT_META => {
                let Ok(mut json) = serde_json::from_slice::<Json>(value) else {
                    continue;
                };
                let is_exact = serde_json::to_vec(&json).is_ok_and(|it| it == *value);
                change(&mut json);
                let changed = serde_json::to_vec(&json).unwrap_or_default();
                if is_exact && changed.len() == value.len() {
                    value.copy_from_slice(&changed);
                }
            }
            _ => {}
        }
    }
    payload
}

/// Another letter or digit in the place of one; a digit that never makes a leading zero.
const fn other(byte: u8) -> u8 {
    match byte {
        b'1'..=b'8' | b'a'..=b'y' | b'A'..=b'Y' => byte + 1,
        b'z' | b'Z' => byte - 25,
        _ => byte,
    }
}

/// Changes every value of a JSON text to another that is as long.
fn change(json: &mut Json) {
    let rotated = |text: &str| {
        let bytes = text.bytes().map(other).collect();
        String::from_utf8(bytes).expect("letters and digits become such")
    };
    match json {
        Json::Null => *json = Json::Bool(true),
        Json::Bool(true) => *json = Json::Null,
        Json::Bool(false) => {}
        Json::Number(number) => {
            let digits: String = number.to_string();
            let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            if let Some(changed) = is_plain.then(|| rotated(&digits)) {
                *json = serde_json::from_str(&changed).expect("a number");
            }
        }
        Json::String(text) => *text = rotated(text),
        Json::Array(values) => values.iter_mut().for_each(change),
        Json::Object(members) => members.values_mut().for_each(change),
    }
}

fn judge_form(line: &[u8], masked: &[u8]) {
    assert_eq!(masked.len(), line.len(), "a masked line of another length");
    assert!(
        str::from_utf8(line).is_err() || str::from_utf8(masked).is_ok(),
        "a masked line is no UTF-8 any more"
    );
}

fn judge_sameness(one: &[u8], other: &[u8], what: &str) {
    assert!(one == other, "{what} makes a difference");
}

fn judge_likeness(before: &Reading<'_>, after: &Reading<'_>) {
    assert_eq!(
        before.link().err(),
        after.link().err(),
        "why it is no link is told otherwise"
    );
    assert_eq!(
        before.decryption_error(),
        after.decryption_error(),
        "the key fits otherwise"
    );
    assert_eq!(
        before.signature_status(),
        after.signature_status(),
        "the signature is worth something else"
    );
    if let (Ok(before), Ok(after)) = (before.link(), after.link()) {
        judge_link(before, after);
    }
}

fn judge_link(before: &Link<'_, '_>, after: &Link<'_, '_>) {
    let span = |it: Option<Part<'_>>| it.map(|part| part.span());
    for part in PartName::ALL {
        let [before, after] = [before, after].map(|it| span(part.of(it.parts())));
        assert_eq!(before, after, "the {} stands elsewhere", part.name());
    }
    assert_eq!(before.signature(), after.signature(), "another signature");
    assert_eq!(before.token(), after.token(), "another token");
    assert_eq!(
        before.payload().as_bytes().len(),
        after.payload().as_bytes().len(),
        "a payload of another length"
    );
    assert_eq!(before.kind(), after.kind(), "another kind");
    let [old, new] = [before, after].map(|it| it.records().map(structure));
    assert_eq!(old, new, "other records are read");
    // What an unreadable signature holds is a text in which an address can stand.
    let faults = |link: &Link<'_, '_>| -> Vec<_> {
        let of_others = link
            .faults()
            .filter(|it| it.layer() != Layer::SignatureText);
        of_others
            .map(|it| (it.kind(), it.record(), it.text_offset()))
            .collect()
    };
    assert_eq!(faults(before), faults(after), "other faults are found");
}

/// Where the records stand, and how long they are.
fn structure(records: &Records<'_>) -> (Vec<[usize; 4]>, usize, usize) {
    let of_each = records.iter().map(|record| {
        let (id, width) = (record.id().get(), record.width().get());
        let (offset, len) = (record.offset(), record.as_bytes().len());
        [id.into(), width.into(), offset, len]
    });
    let end = records.left_over_offset();
    (of_each.collect(), end, records.payload().len())
}

/// That no record of an object names a recipient or a value of the metadata.
fn judge_values(object: &Json) {
    let link = &object["link"];
    for record in link["records"].as_array().into_iter().flatten() {
        let bytes = bytes_of(&record["hex"]);
        match record["id"].as_u64() {
            Some(18) => judge_bytes(&bytes, b"*@\xff"),
            Some(7) => match serde_json::from_slice(&bytes) {
                Ok(json) => judge_json(&json),
                Err(_) => judge_bytes(&bytes, b"*\xff"),
            },
            _ => {}
        }
    }
    if let Some(recipient) = link["rcpt_to"].as_str() {
        judge_bytes(recipient.replace('\u{fffd}', "").as_bytes(), b"*@");
    }
    if let Some(json) = link.get("rcpt_meta") {
        judge_json(json);
    }
    let left_over = bytes_of(&link["left_over"]["hex"]);
    let header = match left_over.first().map(|tag| tag >> 6) {
        Some(width @ 1..=2) => 1 + usize::from(width),
        _ => 1,
    };
    judge_bytes(left_over.get(header..).unwrap_or_default(), b"*");
    if link["encrypted"] == true && link.get("records").is_none() {
        judge_bytes(&bytes_of(&link["payload_hex"]), b"\0");
    }
}

/// That behind the first character every other one is a sign of what is hidden.
fn judge_rest(rest: &[u8]) {
    let is_within = |byte: &u8| (0x80..0xc0).contains(byte);
    let mut rest = PercentDecoded::new(rest).skip(1).skip_while(is_within);
    assert!(
        rest.all(|byte| byte == b'x' || !(byte.is_ascii_alphanumeric() || byte >= 0x80)),
        "text that was not read is shown"
    );
}

fn judge_path(path: &[u8]) {
    assert!(
        !PercentDecoded::new(path).any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80),
        "the path behind the payload is shown"
    );
}

fn judge_bytes(bytes: &[u8], allowed: &[u8]) {
    assert!(
        bytes.iter().all(|byte| allowed.contains(byte)),
        "a value is shown"
    );
}

fn judge_json(json: &Json) {
    match json {
        Json::String(text) => judge_bytes(text.as_bytes(), b"*"),
        Json::Array(values) => values.iter().for_each(judge_json),
        Json::Object(members) => members.values().for_each(judge_json),
        other => assert_eq!(*other, Json::from(0), "a value is shown"),
    }
}

/// That an address stands nowhere in an object, nor in the text that was written of it.
fn judge_absence(object: &Json, written: &str, address: &[u8]) {
    let address = address.to_ascii_lowercase();
    let input = object["input"].as_str().unwrap_or_default();
    // The target of a query is decoded once in the object, so that it is decoded once less here.
    let spelled = spellings(written.as_bytes()).take(DEPTH);
    let records = object["link"]["records"].as_array();
    let values = records
        .into_iter()
        .flatten()
        .filter(|record| !is_number(record))
        .flat_map(|record| spellings(&bytes_of(&record["hex"])).collect::<Vec<_>>());
    for text in spellings(input.as_bytes()).chain(spelled).chain(values) {
        let text = text.to_ascii_lowercase();
        let is_there = text.windows(address.len()).any(|it| it == address);
        assert!(!is_there, "the address is shown");
    }
}

/// Whether a record is a number or an identifier, which may be the bytes of a text by chance.
fn is_number(record: &Json) -> bool {
    let len = match record["id"].as_u64() {
        Some(1) => 8,
        Some(2) => 10,
        Some(6 | 17 | 24) => 4,
        _ => return false,
    };
    record["len"] == len
}

/// That of a text that is no link, nothing is shown before an `@`.
fn judge_user_names(input: &Json) {
    let input = input.as_str().unwrap_or_default().as_bytes();
    // The digits of an escape are no letters of a name.
    let decoded: Vec<u8> = PercentDecoded::new(input).collect();
    let is_shown = decoded
        .windows(2)
        .any(|it| it[0].is_ascii_alphanumeric() && it[1] == b'@');
    assert!(!is_shown, "a user name is shown");
}

/// The bytes of digits.
fn bytes_of(hex: &Json) -> Vec<u8> {
    let digits = hex.as_str().unwrap_or_default().as_bytes();
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("a digit");
    digits
        .chunks_exact(2)
        .map(|pair| u8::try_from(digit(pair[0]) * 16 + digit(pair[1])).expect("a byte"))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// An open whose recipient is a@b.test, with `{"a":"gold"}` as metadata.
    const PAYLOAD: &[u8] = b"\x3e\x52\x08a@b.test\x47\x0c{\"a\":\"gold\"}";

    fn link(payload: &[u8]) -> Vec<u8> {
        of_token("AAAAAQA~", payload)
    }

    /// The object of the masked link, with a change.
    fn changed(change: impl FnOnce(&mut Json)) -> Json {
        let written = written(&link(PAYLOAD), &settings(None));
        let mut object = serde_json::from_str(&written).expect("an object");
        change(&mut object);
        object
    }

    /// Judges two links as if the one were the other one masked.
    fn judge_as_masked(before: &[u8], after: &[u8]) {
        let settings = settings(None);
        let (mut first, mut second) = (Vec::new(), Vec::new());
        judge_likeness(
            &Reading::new(before, &settings, &mut first),
            &Reading::new(after, &settings, &mut second),
        );
    }

    #[test]
    fn the_links_of_these_tests_keep_the_laws() {
        let query = [&link(PAYLOAD)[..], b"?target=%61%40b.test"].concat();
        for line in [&link(PAYLOAD)[..], &query, b"a@b.test", b""] {
            masking(line);
        }
        judge_values(&changed(|_| {}));
        let other = with_other_values(&Records::read(PAYLOAD));
        assert_eq!(other, b"\x3e\x52\x08b@c.uftu\x47\x0c{\"a\":\"hpme\"}");
    }

    #[test]
    fn every_value_of_the_metadata_is_changed_to_one_as_long() {
        let mut json = json!({"a": [null, true, false, 1.5, 109, "az"]});
        change(&mut json);
        assert_eq!(json, json!({"a": [true, null, false, 1.5, 209, "ba"]}));
    }

    #[test]
    #[should_panic = "of another length"]
    fn a_line_that_is_longer_is_noticed() {
        judge_form(b"a", b"**");
    }

    #[test]
    #[should_panic = "no UTF-8 any more"]
    fn a_character_that_is_cut_is_noticed() {
        judge_form("\u{fc}".as_bytes(), b"\xc3*");
    }

    #[test]
    #[should_panic = "masking twice makes a difference"]
    fn a_mask_that_is_masked_otherwise_is_noticed() {
        judge_sameness(b"a", b"b", "masking twice");
    }

    #[test]
    #[should_panic = "why it is no link is told otherwise"]
    fn another_error_is_noticed() {
        judge_as_masked(b"a@b.test", b"****://*");
    }

    #[test]
    #[should_panic = "the query stands elsewhere"]
    fn a_part_that_is_moved_is_noticed() {
        let text = link(PAYLOAD);
        judge_as_masked(&text, &[&text[..], b"?a"].concat());
    }

    #[test]
    #[should_panic = "the signature is worth something else"]
    fn a_signature_that_seems_to_be_another_is_noticed() {
        judge_as_masked(&link(PAYLOAD), b"/q/AAEC/AAAAAQA~");
    }

    #[test]
    #[should_panic = "another token"]
    fn a_token_that_is_another_is_noticed() {
        let other = String::from_utf8(link(PAYLOAD)).expect("ASCII");
        let other = other.replace("AAAAAQA~", "AAAAAgA~");
        judge_as_masked(&link(PAYLOAD), other.as_bytes());
    }

    #[test]
    #[should_panic = "other records are read"]
    fn a_record_of_another_length_is_noticed() {
        judge_as_masked(&link(b"\x3e\x52\x02us\x60"), &link(b"\x3e\x52\x01us\x60"));
    }

    #[test]
    #[should_panic = "other faults are found"]
    fn a_fault_that_is_lost_is_noticed() {
        judge_as_masked(&link(b"\x3e\x52\x02u\xff"), &link(b"\x3e\x52\x02us"));
    }

    #[test]
    #[should_panic = "a value is shown"]
    fn a_recipient_that_is_shown_is_noticed() {
        judge_values(&changed(|object| object["link"]["rcpt_to"] = json!("a@*")));
    }

    #[test]
    #[should_panic = "a value is shown"]
    fn a_recipient_among_the_records_is_noticed() {
        judge_values(&changed(|object| {
            object["link"]["records"][1]["hex"] = json!("61402a");
        }));
    }

    #[test]
    #[should_panic = "a value is shown"]
    fn a_value_of_the_metadata_that_is_shown_is_noticed() {
        judge_values(&changed(|object| {
            object["link"]["rcpt_meta"] = json!({"a": ["*", true]});
        }));
    }

    #[test]
    #[should_panic = "a value is shown"]
    fn what_is_left_over_and_shown_is_noticed() {
        judge_values(&changed(|object| {
            object["link"]["left_over"] = json!({"hex": "52102a61"});
        }));
    }

    #[test]
    #[should_panic = "text that was not read is shown"]
    fn text_behind_a_wrong_character_is_noticed() {
        judge_rest("\u{fc}xx%78xA".as_bytes());
    }

    #[test]
    #[should_panic = "the path behind the payload is shown"]
    fn a_path_that_is_shown_is_noticed() {
        judge_path(b"*/%41");
    }

    #[test]
    #[should_panic = "the address is shown"]
    fn an_address_that_is_encoded_twice_is_noticed() {
        let object = json!({"input": "?target=A%2540b.test"});
        judge_absence(&object, "", b"a@b.test");
    }

    #[test]
    #[should_panic = "the address is shown"]
    fn an_address_in_a_record_is_noticed() {
        let object = json!({"link": {"records": [{"hex": "61402562"}, {"hex": "6140622e63"}]}});
        judge_absence(&object, "", b"a@b.c");
    }

    #[test]
    #[should_panic = "a user name is shown"]
    fn a_user_name_in_what_is_no_link_is_noticed() {
        judge_user_names(&json!("mailto:user@***"));
    }
}
