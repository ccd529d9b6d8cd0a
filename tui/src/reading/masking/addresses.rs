//! Whatever looks like a mail address.

use std::ops::Range;

use super::hiding::is_hidden;

/// The most bytes of a quoted name before an `@` that are looked at.
const MAX_QUOTED: usize = 64;

/// The shortest address in bytes that look like text by chance.
const MIN_CHANCE_LEN: usize = 5;

/// The stretches of a text that look like addresses: letters or digits on both sides of an `@`.
///
/// The text is folded. No byte is in two of the ranges.
pub(super) fn addresses(text: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr_iter(b'@', text) {
        let floor = found.last().map_or(0, |it| it.end);
        if at < floor {
            continue;
        }
        let start = start_before(text, at, floor);
        let after = text[at..].iter();
        let end = at
            + after
                .take_while(|it| is_hidden(**it) || **it == b'@')
                .count();
        if has_letter(&text[start..at]) && has_letter(&text[at..end]) {
            found.push(start..end);
        }
    }
    found
}

/// The same, in bytes that were made of other bytes and may look like text by chance: only addresses of ASCII letters
/// and digits, not too short.
pub(super) fn has_plain_address(text: &[u8]) -> bool {
    memchr::memchr_iter(b'@', text).any(|at| {
        let is_plain = |byte: &&u8| byte.is_ascii() && is_hidden(**byte);
        let before = text[..at].iter().rev().take_while(is_plain).count();
        let after = text[at + 1..].iter().take_while(is_plain).count();
        before > 0 && after > 2 && before + 1 + after >= MIN_CHANCE_LEN
    })
}

/// Where the name before an `@` starts: it may be quoted.
fn start_before(text: &[u8], at: usize, floor: usize) -> usize {
    let before = &text[floor..at];
    if let [quoted @ .., b'"'] = before {
        let quoted = &quoted[quoted.len().saturating_sub(MAX_QUOTED)..];
        if let Some(len) = quoted.iter().rev().position(|byte| *byte == b'"') {
            return at - len - 2;
        }
    }
    let name = before.iter().rev().take_while(|byte| is_hidden(**byte));
    at - name.count()
}

fn has_letter(text: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    text.iter().any(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_an_at_looks_like_an_address() {
        for (text, expected) in [
            ("", &[][..]),
            ("?a=x.y+z@b.test&c=d", &["x.y+z@b.test"]),
            ("us@b.test,c@d", &["us@b.test", "c@d"]),
            ("a@b@c", &["a@b@c"]),
            ("\u{2039}\u{fc}@b\u{203a}", &["\u{2039}\u{fc}@b\u{203a}"]),
            ("\"jo doe\"@b.test", &["\"jo doe\"@b.test"]),
            ("/@user/a", &[]),
            ("a@ b", &[]),
            ("**@***", &[]),
            ("--@b", &[]),
        ] {
            let found = addresses(text.as_bytes());
            let found: Vec<&str> = found.into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn few_bytes_that_were_made_of_others_look_like_an_address() {
        for (text, expected) in [
            (&b"\0us@b.c\xff"[..], true),
            (b"a@bcd", true),
            (b"abc@d", false),
            (b"\xff@abcd", false),
        ] {
            assert_eq!(has_plain_address(text), expected);
        }
    }
}
