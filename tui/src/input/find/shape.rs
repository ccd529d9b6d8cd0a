//! Whether the end of a token is that of a link: a signature, a token and the beginning of a payload,
//! however they are spelled.

use std::borrow::Cow;

use super::breaks::line_break;
use super::payload::{Payload, symbol_value};
use crate::input::undo::Layer;

/// The bytes before and after a token's end in which its link's shape shows, however it is escaped.
const BEFORE: usize = 384;
const AFTER: usize = 128;

/// The most escapes, one in the other, through which the shape is seen; fewer of them are undone.
const MAX_LEVELS: usize = 16;

/// The number of base64url symbols of a signature, and of a token.
const SIGNATURE: usize = 22;
const TOKEN: usize = 7;

/// The lengths of a signature that lost a few characters or got some more, where its padding stands.
const DAMAGED_SIGNATURE: std::ops::RangeInclusive<usize> = 18..=26;

/// Where the parts of a link stand that all others are found from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// The slash before the signature.
    pub(super) slash: usize,
    /// The first character of the payload.
    pub(super) payload: usize,
    pub(super) is_encrypted: bool,
    /// Whether signature and token have their padding, so that the payload has too.
    pub(super) is_padded: bool,
}

/// Whether the link's shape stands around the token that ends with the `A` at `end`, however it is spelled.
pub(super) fn is_there(text: &[u8], end: usize, floor: usize) -> bool {
    if !may_be_token(text, end, floor) {
        return false;
    }
    let start = end.saturating_sub(BEFORE).max(floor);
    let window = &text[start..text.len().min(end + AFTER)];
    let next = line_break(text, end + 1).map_or(end + 1, |it| it.end);
    let is_proofpoint_v2 = matches!(text.get(next), Some(b'_' | b'-'));
    if find(window, end - start).is_some() {
        return true;
    }
    let mut level = (Cow::Borrowed(window), end - start);
    for depth in 0..MAX_LEVELS - 1 {
        // There, an escape has no `%` by which it could be put together after a line break.
        let pass = match (is_proofpoint_v2, depth) {
            (true, 0) => Pass::Breaks,
            (true, 1) => Pass::ProofpointV2,
            _ => Pass::Escapes,
        };
        match undone(&level.0, level.1, pass) {
            Some((text, end)) if text != *level.0 || pass == Pass::Breaks => {
                level = (Cow::Owned(text), end);
            }
            _ => return false,
        }
        if find(&level.0, level.1).is_some() {
            return true;
        }
    }
    false
}

/// A cheap look at the raw text before the last character of a token, over line breaks.
fn may_be_token(text: &[u8], end: usize, floor: usize) -> bool {
    /// Characters, with and without those of line breaks, in which a signature shows.
    const CHARACTERS: usize = 80;
    const WITH_BREAKS: usize = 160;

    let next = text.get(end + 1).copied().unwrap_or_default();
    let before = &text[floor.max(end.saturating_sub(CHARACTERS))..=end];
    let symbols = symbols_before(before);
    let stop = before
        .len()
        .checked_sub(symbols + 1)
        .map(|index| before[index]);
    if symbols >= TOKEN || !stop.is_some_and(is_break) {
        return ends_like_token(before, next);
    }
    let mut joined = [0; CHARACTERS];
    let mut start = CHARACTERS;
    let mut is_after_line = false;
    for &byte in text[floor..=end].iter().rev().take(WITH_BREAKS) {
        is_after_line |= matches!(byte, b'\r' | b'\n');
        if is_break(byte) || byte == b'=' && is_after_line {
            continue;
        }
        is_after_line = false;
        let Some(place) = start.checked_sub(1) else {
            break;
        };
        start = place;
        joined[start] = byte;
    }
    ends_like_token(&joined[start..], next)
}

/// Whether a text ends with seven symbols after what can be a slash, and before it what can be a signature;
/// or else with an escape among them. `next` is what follows.
fn ends_like_token(text: &[u8], next: u8) -> bool {
    /// The most characters of an escaped slash that look like symbols: `%252F` has four, and each
    /// further encoding adds two.
    const ESCAPED: usize = 20;

    // In Proofpoint's second version, `_` is the slash, and `-` starts an escape.
    let before = text.len().checked_sub(TOKEN).map(|len| &text[..len]);
    let is_slash = matches!(before, Some([.., b'_'] | [.., b'2', b'F' | b'f']));
    if is_slash && matches!(next, b'_' | b'-' | b'=' | b'\r' | b'\n') {
        return true;
    }
    let symbols = symbols_before(text);
    match text[..text.len() - symbols] {
        [.., b'/'] => symbols == TOKEN && may_be_signature(&text[..text.len() - TOKEN - 1]),
        [.., b';'] => symbols == TOKEN,
        [.., b'%' | b'=' | b'\\'] => (TOKEN..TOKEN + ESCAPED).contains(&symbols),
        // The line may have been broken before the escape was whole.
        [.., byte] => is_break(byte) && (TOKEN..TOKEN + ESCAPED).contains(&symbols),
        [] => false,
    }
}

/// Whether a text can end with a signature and its padding.
fn may_be_signature(text: &[u8]) -> bool {
    let text = &text[text.len().saturating_sub(DAMAGED_SIGNATURE.end() + 16)..];
    let text = &text[..text.len() - padding_before(text)];
    let symbols = symbols_before(text);
    match text[..text.len() - symbols] {
        [.., b'/'] => DAMAGED_SIGNATURE.contains(&symbols),
        [.., byte] => matches!(byte, b'%' | b'=' | b'\\' | b';' | b'*') || is_break(byte),
        [] => false,
    }
}

/// The number of base64url symbols at the end of a text.
fn symbols_before(text: &[u8]) -> usize {
    let symbols = text.iter().rev();
    symbols
        .take_while(|it| symbol_value(**it).is_some())
        .count()
}

/// Whether a character can stand before a part of a link that a line break parts from the rest.
const fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | b' ' | b'\t' | b'>' | b'|')
}

/// What is undone together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    Breaks,
    ProofpointV2,
    Escapes,
}

/// A text with line breaks removed and all escapes undone, of whichever layer, once; and where the
/// character at `end` now is, if it is none of an escape.
fn undone(text: &[u8], end: usize, pass: Pass) -> Option<(Vec<u8>, usize)> {
    let mut undone = Vec::with_capacity(text.len());
    let mut new_end = None;
    let mut at = 0;
    while at < text.len() {
        if at == end {
            new_end = Some(undone.len());
        }
        if !may_be_special(text[at], pass) {
            undone.push(text[at]);
            at += 1;
            continue;
        }
        let mut translated = [0; 3];
        let mut rest = &text[at..];
        if pass == Pass::ProofpointV2 && rest[0] == b'_' {
            undone.push(b'/');
            at += 1;
            continue;
        }
        if pass == Pass::ProofpointV2 && rest.len() > 2 && rest[0] == b'-' {
            translated.copy_from_slice(&rest[..3]);
            translated[0] = b'%';
            rest = &translated;
        }
        if let Some(line_break) = line_break(text, at) {
            at = line_break.end;
        } else if let Some(escape) =
            Layer::starting_with(rest[0]).and_then(|layer| layer.escape(rest))
            && pass != Pass::Breaks
        {
            undone.extend_from_slice(escape.bytes());
            at += escape.len();
        } else {
            undone.push(text[at]);
            at += 1;
        }
    }
    Some((undone, new_end?))
}

/// Whether a byte can start an escape or a line break.
const fn may_be_special(byte: u8, pass: Pass) -> bool {
    match byte {
        b'=' | b'%' | b'&' | b'\\' | b'\r' | b'\n' | b'[' | b'(' | b'{' | b'h' | b'H' => true,
        b'_' | b'-' => matches!(pass, Pass::ProofpointV2),
        _ => false,
    }
}

/// The link's shape around the token that ends with the `A` at `end`, where nothing is escaped. A `*` may
/// stand for padding, as in Proofpoint's third version.
pub(super) fn find(text: &[u8], end: usize) -> Option<Shape> {
    let token = (end + 1).checked_sub(TOKEN)?;
    let symbols = &text[token..=end];
    if !symbols.iter().all(|it| symbol_value(*it).is_some()) {
        return None;
    }
    // The low bits of the last symbol but one are those of the flag: 0 or 1.
    let is_encrypted = match symbol_value(symbols[TOKEN - 2])? & 15 {
        0 => false,
        1 => true,
        _ => return None,
    };
    let before = text[..token].strip_suffix(b"/")?;
    let signature_end = before.len() - padding_before(before);
    let signature = &text[signature_end.saturating_sub(DAMAGED_SIGNATURE.end() + 1)..signature_end];
    let signature = symbols_before(signature);
    let slash = signature_end.checked_sub(signature + 1)?;
    let after = text.get(end + 1..)?;
    let padding = padding_at(after);
    let payload = end + 1 + padding + 1;
    if text[slash] != b'/' || after.get(padding) != Some(&b'/') {
        return None;
    }
    let is_padded = before.len() > signature_end && padding > 0;
    let shape = Shape {
        slash,
        payload,
        is_encrypted,
        is_padded,
    };
    let is_likely = if is_padded {
        DAMAGED_SIGNATURE.contains(&signature)
    } else {
        signature == SIGNATURE && is_likely(text, &shape, signature_end, token)
    };
    (is_likely && text.get(payload).is_none_or(u8::is_ascii)).then_some(shape)
}

/// Whether a link without all its padding, which paths of other sites may look like, has what a link
/// must have: a signature of whole bytes, a customer, and a payload that starts as payloads do.
fn is_likely(text: &[u8], shape: &Shape, signature_end: usize, token: usize) -> bool {
    /// The symbols of one encrypted block.
    const BLOCK: usize = 22;

    if !matches!(text[signature_end - 1], b'A' | b'Q' | b'g' | b'w') || text[token] != b'A' {
        return false;
    }
    let mut payload = Payload::new(shape.is_encrypted);
    for &byte in text[shape.payload..].iter().take(AFTER) {
        if !payload.read(byte) {
            break;
        }
    }
    if shape.is_encrypted {
        payload.symbols() >= BLOCK
    } else {
        payload.symbols() > 2 && !payload.is_unlikely()
    }
}

/// The number of characters of the padding at the end of a text.
fn padding_before(text: &[u8]) -> usize {
    match text {
        [.., b'~' | b'*', b'~' | b'*'] => 2,
        [.., b'*', b'*', b'A'] | [.., b'%', b'7', b'E' | b'e'] => match text {
            [.., b'%', b'7', b'E' | b'e', b'%', _, _] => 6,
            _ => 3,
        },
        [.., b'~' | b'*'] => 1,
        _ => 0,
    }
}

/// The number of characters of the padding at the beginning of a text.
fn padding_at(text: &[u8]) -> usize {
    match text {
        [b'~' | b'*', ..] => 1,
        [b'%', b'7', b'E' | b'e', ..] => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sP0QcaHR0cHM6Ly93d3cu";

    fn is_found(text: &str) -> bool {
        let mut from = 0;
        while let Some(anchor) = super::super::anchor::next(text.as_bytes(), from) {
            if is_there(text.as_bytes(), anchor.at, 0) {
                return true;
            }
            from = anchor.at + 1;
        }
        false
    }

    #[test]
    fn the_shape_is_seen_in_every_spelling() {
        let percent = |text: &str| {
            text.replace('%', "%25")
                .replace('/', "%2F")
                .replace('~', "%7E")
        };
        for text in [
            LINK.to_owned(),
            LINK.replace('~', ""),
            LINK.replace('~', "%7E"),
            percent(LINK),
            percent(&percent(&percent(LINK))),
            LINK.replace('/', "%2f"),
            LINK.replace('~', "&#126;"),
            LINK.replace('/', "&#x2F;"),
            LINK.replace('/', "\\/"),
            LINK.replace('/', "\\u002F"),
            LINK.replace('~', "\\~"),
            LINK.replace('~', "=7E"),
            LINK.replace("~~", "**A").replace('~', "*"),
            LINK.replace('/', "_").replace('~', "-7E"),
        ] {
            assert!(is_found(&text), "{text}");
        }
    }

    #[test]
    fn the_shape_is_seen_over_any_line_break() {
        for text in [LINK.to_owned(), LINK.replace('~', "")] {
            for at in 1..text.len() - 20 {
                for ending in ["\n", "\r\n", "\r", "=\r\n", "\n> ", "\n  "] {
                    let (start, end) = text.split_at(at);
                    let text = format!("{start}{ending}{end}");
                    assert!(is_found(&text), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn other_paths_have_another_shape() {
        for text in [
            "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgB~/RgRl",
            "/f/a/AAECAwQFBgcICQoLDA0O~~/AAKgA~/RgRl",
            "/f/a/AAECAwQFBgcICQoLDA0ODw/AAAAKgA/ZZZZZZ",
            "/f/a/AAECAwQFBgcICQoLDA0ODx/AAAAKgA/RgRlVV5s",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
