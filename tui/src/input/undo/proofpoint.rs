//! How Proofpoint's URL Defense writes the URL that it wraps.

use super::base64;
use super::layer::Layer;
use crate::input::undone::Undone;

/// The letters of run lengths, from two on.
const RUN_LENGTHS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The URL, out of the second version's parameter: `-` stands for `%` and `_` for `/`.
pub(crate) fn second_version(value: &[u8]) -> Undone {
    let percent_encoded: Vec<u8> = value
        .iter()
        .map(|byte| match byte {
            b'-' => b'%',
            b'_' => b'/',
            byte => *byte,
        })
        .collect();
    Layer::Percent.undo(&percent_encoded)
}

/// The URL, out of what follows `/v3/__`.
pub(crate) fn third_version(text: &[u8]) -> Undone {
    let end = memchr::memmem::rfind(text, b"__;").unwrap_or(text.len());
    let (url, rest) = text.split_at(end);
    let replaced = base64::undo(rest.get(3..).unwrap_or_default()).text;
    let mut replaced = characters(&replaced);
    let mut undone = Undone::default();
    let mut at = 0;
    while at < url.len() {
        let (count, len) = match url[at..] {
            [b'*', b'*', letter, ..] => match RUN_LENGTHS.iter().position(|&it| it == letter) {
                Some(index) => (index + 2, 3),
                None => (1, 1),
            },
            [b'*', ..] => (1, 1),
            _ => (0, 1),
        };
        let origin = at..at + len;
        at += len;
        if count == 0 {
            undone.push(url[origin.start], origin);
            continue;
        }
        for _ in 0..count {
            // Where the list is cut, the `*` stays.
            undone.extend(replaced.next().unwrap_or(b"*"), &origin);
        }
    }
    second_slash(undone)
}

/// The characters of a text; its bytes, where it is not UTF-8.
fn characters(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_utf8 = std::str::from_utf8(text).is_ok();
    let continues = move |byte: u8| is_utf8 && byte & 0xc0 == 0x80;
    text.chunk_by(move |_, &next| continues(next))
}

/// A URL with the second slash after its scheme, if only that is missing.
fn second_slash(undone: Undone) -> Undone {
    let text = &undone.text;
    let scheme = text
        .iter()
        .take(8)
        .take_while(|it| it.is_ascii_alphabetic())
        .count();
    let is_missing = text[scheme..].starts_with(b":/") && !text[scheme..].starts_with(b"://");
    if !is_missing {
        return undone;
    }
    let mut whole = Undone::default();
    for (index, &byte) in text.iter().enumerate() {
        let origin = undone.origins.of(index).unwrap_or_default();
        if index == scheme + 2 {
            whole.push(b'/', origin.start..origin.start);
        }
        whole.push(byte, origin);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_single_characters_come_back() {
        let undone = third_version(b"https://x.example/a**A/b*/c**Bd__;fn5-YWJj!!x$");
        assert_eq!(undone.text, b"https://x.example/a~~/b~/cabcd");
        assert_eq!(undone.origins.of(19), Some(19..22));
        assert_eq!(undone.origins.of(20), Some(19..22));
    }

    #[test]
    fn a_missing_slash_is_set() {
        assert_eq!(
            third_version(b"https:/x.example/__;!!").text,
            b"https://x.example/"
        );
    }
}
