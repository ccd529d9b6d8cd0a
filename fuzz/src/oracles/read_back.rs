//! Every way in which somebody may read a text in which words were to be hidden.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use tracklens_codec::PercentDecoded;

/// How often something is undone.
const DEPTH: usize = 5;

/// The shortest run that is undone.
const MIN_LEN: usize = 8;

/// Whatever bits are left over at the end.
const ANY_END: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::RequireNone)
    .with_decode_allow_trailing_bits(true);

static URL: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, ANY_END);
static OTHER: GeneralPurpose = GeneralPurpose::new(&STANDARD, ANY_END);

/// How many bytes are read in all: what is undone of what was undone adds up.
const MAX_BYTES: usize = 1 << 21;

/// The word that can be read in a text, in any case: as it stands, percent-decoded, as Proofpoint writes that, in
/// quoted-printable, in HTML, in base64 from each of four characters on, in hexadecimal digits from each of two on, and in
/// what these give.
///
/// The words are in lower case.
#[must_use]
pub fn word_in<'w>(text: &[u8], words: &[&'w str]) -> Option<&'w str> {
    let mut left = vec![(text.to_vec(), DEPTH)];
    let mut count = 0;
    while let Some((text, depth)) = left.pop() {
        count += text.len();
        if let Some(word) = word_standing_in(&text, words) {
            return Some(word);
        }
        if depth == 0 || count > MAX_BYTES {
            continue;
        }
        for undone in unescaped(&text) {
            if undone.len() < text.len() {
                left.push((undone, depth - 1));
            }
        }
        for undone in encoded(&text) {
            let visible = undone.iter().filter(|byte| (b' '..=b'~').contains(byte));
            // Bytes that are no text say nothing when they are undone again.
            let depth = if visible.count() * 2 > undone.len() {
                depth - 1
            } else {
                0
            };
            left.push((undone, depth));
        }
    }
    None
}

fn word_standing_in<'w>(text: &[u8], words: &[&'w str]) -> Option<&'w str> {
    let text = String::from_utf8_lossy(text).to_ascii_lowercase();
    words.iter().copied().find(|word| text.contains(word))
}

/// A text with its escapes undone, once for each kind of which it has the sign.
fn unescaped(text: &[u8]) -> Vec<Vec<u8>> {
    let mut undone = Vec::new();
    if text.contains(&b'%') {
        undone.push(percent_decoded(text));
    }
    if text.contains(&b'-') {
        undone.push(percent_decoded(&with_percent_signs(text)));
    }
    if text.contains(&b'=') {
        undone.push(from_quoted_printable(text));
    }
    if text.contains(&b'&') {
        undone.push(from_html(text));
    }
    undone
}

fn percent_decoded(text: &[u8]) -> Vec<u8> {
    PercentDecoded::new(text).collect()
}

/// A text of Proofpoint's URL Defense, which has hyphens for percent signs.
fn with_percent_signs(text: &[u8]) -> Vec<u8> {
    let sign = |byte: &u8| if *byte == b'-' { b'%' } else { *byte };
    text.iter().map(sign).collect()
}

fn from_quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut undone = Vec::new();
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|it| str::from_utf8(it).ok());
        let escaped = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
        if let Some(escaped) = escaped.filter(|_| byte == b'=') {
            undone.push(escaped);
            rest = &after[2..];
        } else {
            undone.push(byte);
            rest = after;
        }
    }
    undone
}

fn from_html(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let mut parts = text.split('&');
    let mut undone = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let reference = part.split_once(';');
        let char = reference.and_then(|(name, _)| character(name));
        if let (Some(char), Some((_, rest))) = (char, reference) {
            undone.push(char);
            undone.push_str(rest);
        } else {
            undone.push('&');
            undone.push_str(part);
        }
    }
    undone.into_bytes()
}

/// The character of a reference's name.
fn character(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    let hexadecimal = number.and_then(|it| it.strip_prefix(['x', 'X']));
    let number = match (hexadecimal, number) {
        (Some(digits), _) => u32::from_str_radix(digits, 16).ok(),
        (None, Some(digits)) => digits.parse().ok(),
        _ => None,
    };
    match name {
        "amp" => Some('&'),
        "commat" => Some('@'),
        "period" => Some('.'),
        _ => char::from_u32(number?),
    }
}

/// What the runs of base64 and of hexadecimal digits in a text stand for.
fn encoded(text: &[u8]) -> Vec<Vec<u8>> {
    let mut undone = Vec::new();
    for (engine, others) in [(&URL, b"-_"), (&OTHER, b"+/")] {
        let is_symbol = |byte: &u8| byte.is_ascii_alphanumeric() || others.contains(byte);
        for run in text.split(|byte| !is_symbol(byte)) {
            // Without a character of its own, it is of the first alphabet.
            if run.len() >= MIN_LEN
                && (others == b"-_" || run.contains(&b'+') || run.contains(&b'/'))
            {
                undone.extend((0..4).filter_map(|start| from_base64(&run[start..], engine)));
            }
        }
    }
    for run in text.split(|byte| !byte.is_ascii_hexdigit()) {
        if run.len() >= MIN_LEN {
            undone.extend((0..2).map(|start| from_digits(&run[start..])));
        }
    }
    undone
}

fn from_base64(run: &[u8], engine: &GeneralPurpose) -> Option<Vec<u8>> {
    let whole = run.len() - usize::from(run.len() % 4 == 1);
    engine.decode(&run[..whole]).ok()
}

fn from_digits(run: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or_default();
    let byte = |pair: &[u8]| u8::try_from(digit(pair[0]) * 16 + digit(pair[1])).unwrap_or_default();
    run.chunks_exact(2).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_however_it_is_written() {
        for text in [
            "us@b.test",
            "US@b.test",
            "x%75s%2540b.test",
            "us=40b.test",
            "us&#64;b&#x2e;test",
            "us&commat;b.test",
            "dXNAYi50ZXN0",
            "xdXNAYi50ZXN0",
            "-__dXNAYi50ZXN0",
            "a 0757340622e74657374",
            "ZFhOQVlpNTBaWE4w",
            "NzU3MzQwNjIyZTc0NjU3Mzc0",
            "x/ZFhOQVlpNTBaWE4w",
            "a%64XNAYi50ZXN0",
        ] {
            let read = word_in(text.as_bytes(), &["none", "us@b.test"]);
            assert_eq!(read, Some("us@b.test"), "{text}");
        }
        assert_eq!(word_in(b"us@b.tes, dXNAYi50ZXM", &["us@b.test"]), None);
    }
}
