//! Variants of a link that must be masked to the same link.

use serde_json::Value as Json;
use tracklens::reading::Reading;
use tracklens::reading::masking::Masked;
use tracklens::settings::Settings;
use tracklens_codec::{Cipher, Link, Payload, RecordId, Records};

use super::form::{a_masked_line_keeps_its_form, a_masked_line_reads_alike};
use super::given::{link_with, settings};
use super::spellings::spellings;
use crate::oracles::writer::write_base64url;

/// Links that differ only in letters and digits of what is hidden are masked to the same link.
pub(super) fn hidden_values_make_no_difference(link: &Link<'_, '_>, settings: &Settings) {
    let (Payload::Plaintext(records), Some(part)) = (link.payload(), link.parts().payload()) else {
        return;
    };
    if !records.left_over().is_empty() || has_another_address(link, &records) {
        return;
    }
    let masked = |payload: &[u8]| {
        let (start, end) = (part.span().start(), part.span().end());
        let text = link.parts().text();
        let payload = write_base64url(payload);
        let written = [&text[..start], payload.as_bytes(), &text[end..]].concat();
        Masked::of_line(&written, settings).line().to_vec()
    };
    assert!(
        masked(records.payload()) == masked(&with_other_values(&records)),
        "a hidden value shows in a masked link"
    );
}

/// An encrypted link that is masked under its key says what the plaintext link says when it is masked.
/// If it is damaged, it keeps its form and reads alike.
pub(super) fn an_encrypted_link_is_masked_like_a_plaintext_one(link: &Link<'_, '_>) {
    let Payload::Plaintext(records) = link.payload() else {
        return;
    };
    let cipher = Cipher::new(&[0x5a; 16], &[0xa5; 16]).expect("a key and a vector of 16 bytes");
    let settings = settings(Some(&cipher));
    let mut buffer = vec![0; Cipher::encrypted_len(records.payload().len())];
    let ciphertext = cipher
        .encrypt(records.payload(), &mut buffer)
        .expect("enough room");
    let encrypted = link_with("AAAAARA~", ciphertext);
    a_masked_line_keeps_its_form(&encrypted, &settings);
    a_masked_line_reads_alike(&encrypted, &settings);
    let plain = Masked::of_line(&link_with("AAAAAQA~", records.payload()), &settings);
    let masked = Masked::of_line(&encrypted, &settings);
    let (mut of_plain, mut of_masked) = (Vec::new(), Vec::new());
    let plain = plain.reading(&settings, &mut of_plain);
    let masked = Reading::new(masked.line(), &settings, &mut of_masked);
    if let (Some(plain), Some(Payload::Decrypted(masked))) = (plain.records(), masked.payload())
        && !masked.is_damaged()
    {
        assert!(
            plain.payload() == masked.records().payload(),
            "encryption makes a difference to masking"
        );
    }
    let mut damaged = ciphertext.to_vec();
    if let Some(byte) = damaged.get_mut(20) {
        *byte ^= 1;
    }
    for len in [damaged.len(), damaged.len().saturating_sub(16), 21] {
        let cut = &damaged[..len.min(damaged.len())];
        let encrypted = link_with("AAAAARA~", cut);
        a_masked_line_keeps_its_form(&encrypted, &settings);
        a_masked_line_reads_alike(&encrypted, &settings);
    }
}

/// Whether there is an `@` outside of the recipients. If so, what is hidden there depends on the
/// recipients.
fn has_another_address(link: &Link<'_, '_>, records: &Records<'_>) -> bool {
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

/// The payload with other recipients and other values of the metadata, all of the same length.
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

/// Another letter or digit. A digit never becomes a leading zero.
const fn other(byte: u8) -> u8 {
    match byte {
        b'1'..=b'8' | b'a'..=b'y' | b'A'..=b'Y' => byte + 1,
        b'z' | b'Z' => byte - 25,
        _ => byte,
    }
}

/// Changes every value to another one of the same length.
fn change(json: &mut Json) {
    let rotated = |text: &str| {
        let bytes = text.bytes().map(other).collect();
        String::from_utf8(bytes).expect("letters and digits stay so")
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn recipients_and_metadata_change_but_keep_their_lengths() {
        let payload = b"\x3e\x52\x08a@b.test\x47\x0c{\"a\":\"gold\"}";
        let other = with_other_values(&Records::read(payload));
        assert_eq!(other, b"\x3e\x52\x08b@c.uftu\x47\x0c{\"a\":\"hpme\"}");
        let mut json = json!({"a": [null, true, false, 1.5, 109, "az"]});
        change(&mut json);
        assert_eq!(json, json!({"a": [true, null, false, 1.5, 209, "ba"]}));
    }
}
