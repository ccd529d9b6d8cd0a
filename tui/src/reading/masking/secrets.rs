//! What a link says of its recipient, to be looked for elsewhere in it.

use std::ops::Range;

use memchr::memmem;
use tracklens_codec::{RecordId, Records};

use super::folded::Folded;
use super::hiding::HIDDEN;
use crate::text::json::{TokenKind, tokens};

/// The shortest value that is looked for, in bytes: shorter ones stand anywhere by chance.
const MIN_LEN: usize = 4;

/// From so many bytes on, the name in an address stands nowhere by chance, not even next to letters.
const NAME_LEN: usize = 8;

/// The most values that are looked for, and the most bytes of them.
const MAX_COUNT: usize = 128;
const MAX_BYTES: usize = 1 << 12;

/// The values to look for: the recipients, with the names in them, and the values of the metadata.
#[derive(Clone, Debug, Default)]
pub(super) struct Secrets {
    values: Vec<Secret>,
    are_too_many: bool,
}

/// A value to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Secret {
    folded: Vec<u8>,
    /// Whether it counts only where no letter or digit stands next to it, as a short name in an address does.
    is_word: bool,
}

impl Secrets {
    /// What records say of the recipient, and what is known of the recipients of the links around.
    pub(super) fn of(records: Option<&Records<'_>>, outer: &Self) -> Self {
        let mut secrets = outer.clone();
        for record in records.into_iter().flatten() {
            if secrets.are_too_many {
                break;
            }
            match record.id() {
                RecordId::RCPT_TO => {
                    secrets.add_recipient(&String::from_utf8_lossy(record.as_bytes()));
                }
                RecordId::RCPT_META => secrets.add_json(record.as_bytes()),
                _ => {}
            }
        }
        secrets
    }

    /// Whether there are more values than are looked for.
    pub(super) const fn are_too_many(&self) -> bool {
        self.are_too_many
    }

    /// Adds an address, and the names in it.
    pub(super) fn add_recipient(&mut self, recipient: &str) {
        self.add(recipient, false);
        let (name, address) = match recipient.rsplit_once('<') {
            Some((name, address)) => (name, address.trim().trim_end_matches('>')),
            None => ("", recipient),
        };
        self.add(address, false);
        self.add(name.trim().trim_matches('"'), false);
        if let Some((local_part, _)) = address.trim().rsplit_once('@') {
            self.add(local_part, local_part.len() < NAME_LEN);
        }
    }

    /// Adds the values of JSON: its texts and its numbers.
    pub(super) fn add_json(&mut self, json: &[u8]) {
        let mut tokens = tokens(json).peekable();
        while let Some(token) = tokens.next().filter(|_| !self.are_too_many) {
            let is_key = tokens
                .peek()
                .is_some_and(|next| next.kind == TokenKind::Colon);
            let spelled = &json[token.place];
            match token.kind {
                TokenKind::String if !is_key => {
                    if let Ok(text) = serde_json::from_slice::<String>(spelled) {
                        self.add(&text, false);
                    }
                }
                TokenKind::Number => self.add(&String::from_utf8_lossy(spelled), false),
                _ => {}
            }
        }
    }

    /// Where the values stand in a text. The ranges may overlap.
    pub(super) fn places(&self, text: &Folded) -> Vec<Range<usize>> {
        if self.values.is_empty() {
            return Vec::new();
        }
        let bytes = with_spaces(text.bytes());
        let mut places = Vec::new();
        for secret in &self.values {
            let len = secret.folded.len();
            let starts = memmem::find_iter(&bytes, &secret.folded);
            let ranges = starts.map(|start| start..start + len);
            places.extend(ranges.filter(|it| !secret.is_word || is_word(&bytes, it)));
        }
        places
    }

    fn add(&mut self, value: &str, is_word: bool) {
        let folded = with_spaces(&Folded::of(value.trim()));
        let is_visible = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        if folded.len() < MIN_LEN || !folded.iter().any(is_visible) || folded.contains(&HIDDEN) {
            return;
        }
        let secret = Secret { folded, is_word };
        if self.values.contains(&secret) {
            return;
        }
        let bytes: usize = self.values.iter().map(|it| it.folded.len()).sum();
        if self.values.len() == MAX_COUNT || bytes + secret.folded.len() > MAX_BYTES {
            self.are_too_many = true;
        } else {
            self.values.push(secret);
        }
    }
}

/// A query has `+` for a space.
fn with_spaces(text: &[u8]) -> Vec<u8> {
    let space = |byte: &u8| if *byte == b'+' { b' ' } else { *byte };
    text.iter().map(space).collect()
}

/// Whether no letter or digit stands next to a range.
fn is_word(text: &[u8], range: &Range<usize>) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let before = range.start.checked_sub(1).and_then(|at| text.get(at));
    ![before, text.get(range.end)]
        .into_iter()
        .flatten()
        .any(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(payload: &[u8], text: &str) -> Vec<String> {
        let secrets = Secrets::of(Some(&Records::read(payload)), &Secrets::default());
        let folded = Folded::new(text.as_bytes());
        let places = secrets.places(&folded).into_iter();
        places
            .map(|it| text[folded.source(it)].to_owned())
            .collect()
    }

    #[test]
    fn recipients_and_the_names_in_them_are_looked_for() {
        for (payload, text, expected) in [
            (&b"\x52\x06us@b.c"[..], "US@B.C us@b", &["US@B.C"][..]),
            (b"\x52\x07 us@b.c", "us@b.c", &["us@b.c"]),
            (
                b"\x52\x0fJo Doe <jo@b.c>",
                "jo+doe, jo@b.c",
                &["jo@b.c", "jo+doe"],
            ),
            (b"\x52\x0djo.doe@b.test", "/jo.doe/jo.does", &["jo.doe"]),
            (
                b"\x52\x0fjo.doe17@b.test",
                "ajo.doe17b jo.doe1",
                &["jo.doe17"],
            ),
            (b"\x52\x06user17", "user17", &["user17"]),
            (b"\x52\x03a@b", "a@b", &[]),
            (b"\x52\x06**@***", "**@***", &[]),
            (b"\x48\x06spring", "spring", &[]),
        ] {
            assert_eq!(places(payload, text), expected, "{text}");
        }
    }

    #[test]
    fn values_of_metadata_are_looked_for_and_keys_are_not() {
        let payload =
            b"\x47\x36{\"plan\":\"G\\u00f6ld\",\"n\":[20417,7],\"on\":true,\"\":\"a b c\"}";
        let found = places(payload, "plan G\u{d6}LD 204170 true 7 A+b+c");
        assert_eq!(found, ["G\u{d6}LD", "20417", "A+b+c"]);
    }

    #[test]
    fn there_are_not_too_many() {
        let list = |count| {
            let values: Vec<String> = (0..count).map(|it| format!("{}", 1000 + it)).collect();
            let json = format!("[{}]", values.join(","));
            let mut secrets = Secrets::default();
            secrets.add_json(json.as_bytes());
            secrets
        };
        assert!(!list(128).are_too_many());
        assert!(list(129).are_too_many());
        let mut secrets = Secrets::default();
        secrets.add_json(format!("\"{}\"", "a".repeat(4097)).as_bytes());
        assert!(secrets.are_too_many());
    }
}
