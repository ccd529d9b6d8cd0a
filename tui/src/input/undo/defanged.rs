//! Defanging: `hxxp`, `[.]` and the like, which keep people from clicking.

use super::escape::Escape;

/// Spellings of `http` that are no scheme. Case does not matter.
const SCHEMES: [&[u8]; 5] = [b"hxxp", b"h**p", b"h__p", b"htxp", b"hxtp"];

/// What stands in brackets, whatever kind they are, and what it stands for. Case does not matter.
const BRACKETED: [(&[u8], &[u8]); 13] = [
    (b".", b"."),
    ("\u{3002}".as_bytes(), "\u{3002}".as_bytes()),
    ("\u{ff0e}".as_bytes(), "\u{ff0e}".as_bytes()),
    ("\u{ff61}".as_bytes(), "\u{ff61}".as_bytes()),
    (b"dot", b"."),
    (b"at", b"@"),
    (b"@", b"@"),
    (b":", b":"),
    (b"/", b"/"),
    (b"//", b"//"),
    (b":/", b":/"),
    (b"://", b"://"),
    (b"colon", b":"),
];

/// A dot between angle brackets, which hold nothing else: they are also those of HTML.
const ANGLED: &[u8] = b"<.>";

/// The longest text in brackets, with a space on either side.
const MAX_BRACKETED: usize = 7;

/// The longest dot that is written with spaces.
const MAX_SPACED: usize = 11;

/// One of the ways in which a character of a URL is defanged.
pub(super) fn escape(text: &[u8]) -> Option<Escape> {
    match text.first()? {
        b'h' | b'H' => match text.get(1)? {
            b'x' | b'X' | b'*' | b'_' | b't' | b'T' => scheme(text),
            _ => None,
        },
        b'[' => spaced(text)
            .or_else(|| bracketed(text, b']'))
            .or_else(|| half_bracketed(text)),
        b'(' => spaced(text).or_else(|| bracketed(text, b')')),
        b'{' => spaced(text).or_else(|| bracketed(text, b'}')),
        b' ' => spaced(text),
        b'<' => angled_dot(text).map(|len| Escape::text(b".", len)),
        b'.' => half_bracketed(text),
        _ => None,
    }
}

fn spaced(text: &[u8]) -> Option<Escape> {
    spaced_dot(text).map(|len| Escape::text(b".", len))
}

/// The length of a dot that a text starts with and that is written with spaces: ` dot `, ` (.) `, `[ dot ]`. A label of
/// a host follows it.
pub(crate) fn spaced_dot(text: &[u8]) -> Option<usize> {
    let mut rest = text;
    let mut spaces = 0;
    let mut skip_spaces = |rest: &mut &[u8]| {
        let count = rest
            .iter()
            .take(2)
            .take_while(|byte| **byte == b' ')
            .count();
        *rest = &rest[count..];
        spaces += count;
        count
    };
    let before = skip_spaces(&mut rest);
    let closing = match rest.first()? {
        b'[' => Some(b']'),
        b'(' => Some(b')'),
        b'{' => Some(b'}'),
        _ => None,
    };
    if closing.is_some() {
        rest = &rest[1..];
        skip_spaces(&mut rest);
    }
    rest = match rest {
        [b'.', after @ ..] if closing.is_some() => after,
        [b'd' | b'D', b'o' | b'O', b't' | b'T', after @ ..] => after,
        _ => return None,
    };
    if let Some(closing) = closing {
        skip_spaces(&mut rest);
        rest = rest.strip_prefix(&[closing])?;
    }
    let after = skip_spaces(&mut rest);
    let is_apart = closing.is_some() || before > 0 && after > 0;
    let is_label = rest.first().is_some_and(u8::is_ascii_alphanumeric);
    let starts_url = rest
        .get(..4)
        .is_some_and(|it| it.eq_ignore_ascii_case(b"http"));
    (spaces > 0 && is_apart && is_label && !starts_url).then(|| text.len() - rest.len())
}

/// Where the dot starts that is written with spaces or between `<` and `>`, one of which stands at this place.
pub(crate) fn dot_around(text: &[u8], place: usize) -> Option<usize> {
    let first = place.saturating_sub(MAX_SPACED);
    let covers = |start: &usize| {
        let len = spaced_dot(&text[*start..]).or_else(|| angled_dot(&text[*start..]));
        len.is_some_and(|len| start + len > place)
    };
    (first..=place).find(covers)
}

/// The length of a dot that a text starts with and that stands between `<` and `>`.
fn angled_dot(text: &[u8]) -> Option<usize> {
    text.starts_with(ANGLED).then_some(ANGLED.len())
}

fn scheme(text: &[u8]) -> Option<Escape> {
    let (name, after) = text.split_first_chunk::<4>()?;
    let is_name = |it: &&[u8]| it.eq_ignore_ascii_case(name);
    SCHEMES.iter().find(|it| is_name(it))?;
    // In base64 such letters stand by chance.
    let after = after.strip_prefix(b"s").or(after.strip_prefix(b"S"));
    let after = after.unwrap_or(&text[name.len()..]);
    let is_symbol = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=-_~".contains(byte);
    if after.first().is_none_or(is_symbol) {
        return None;
    }
    let is_upper = name.iter().all(|byte| !byte.is_ascii_lowercase());
    let meant: &[u8] = if is_upper { b"HTTP" } else { b"http" };
    Some(Escape::text(meant, name.len()))
}

fn bracketed(text: &[u8], closing: u8) -> Option<Escape> {
    let inner = &text[1..text.len().min(MAX_BRACKETED + 2)];
    let len = inner.iter().position(|&byte| byte == closing)?;
    let inner = inner[..len].trim_ascii();
    let (_, meant) = BRACKETED
        .iter()
        .find(|(written, _)| written.eq_ignore_ascii_case(inner))?;
    Some(Escape::text(meant, len + 2))
}

/// A dot with one bracket, before a label: `example[.com`, `example.]com`.
fn half_bracketed(text: &[u8]) -> Option<Escape> {
    match text {
        [b'[', b'.', label, ..] | [b'.', b']', label, ..] if label.is_ascii_alphanumeric() => {
            Some(Escape::text(b".", 2))
        }
        _ => None,
    }
}
