//! The answer of the terminal to the question for its background (OSC 11).

/// The question, and one that every terminal answers at once: whoever answers only that one does not know the first.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// How an answer starts, whatever the color.
const START: &[u8] = b"\x1b]11;";

/// The color that a whole sequence says: red, green and blue.
pub(super) fn color(sequence: &[u8]) -> Option<[u8; 3]> {
    let text = without_end(sequence.strip_prefix(START)?)?;
    let text = str::from_utf8(text).ok()?;
    let parts = text.strip_prefix("rgb:").or(text.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(part);
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// Whether a sequence answers the second question, after which the first one is not answered any more.
pub(super) fn is_last(sequence: &[u8]) -> bool {
    sequence.starts_with(b"\x1b[?") && sequence.ends_with(b"c")
}

/// Whether bytes may be the start of an answer that is unfinished.
pub(super) fn is_start(bytes: &[u8]) -> bool {
    let len = bytes.len().min(START.len());
    bytes[..len] == START[..len]
}

/// Whether an answer whose first byte has come may go on with these.
pub(super) fn goes_on_with(bytes: &[u8]) -> bool {
    matches!(bytes.first(), Some(b']' | b'['))
}

/// How many bytes at the start of an input are the rest of an answer that was given up before its end.
pub(super) fn rest_of(input: &[u8]) -> usize {
    let is_of_color = |byte: &u8| byte.is_ascii_hexdigit() || b"]1;rgba:/".contains(byte);
    let end = input.iter().position(|byte| !is_of_color(byte));
    match end.map(|end| (end, &input[end..])) {
        Some((end, [0x07, ..])) => end + 1,
        Some((end, [0x1b, b'\\', ..])) => end + 2,
        _ => 0,
    }
}

/// A sequence without BEL or ST at its end.
fn without_end(sequence: &[u8]) -> Option<&[u8]> {
    let by_bell = sequence.strip_suffix(b"\x07");
    by_bell.or_else(|| sequence.strip_suffix(b"\x1b\\"))
}

/// A part of a color, of one to four digits, as eight bits.
fn part(digits: &str) -> Option<u8> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    let max = match digits.len() {
        len @ 1..=4 => (1 << (4 * len)) - 1,
        _ => return None,
    };
    u8::try_from(number * 255 / max).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_is_what_the_terminal_says() {
        let table: &[(&[u8], Option<[u8; 3]>)] = &[
            (b"\x1b]11;rgb:ffff/0000/8080\x1b\\", Some([255, 0, 128])),
            (b"\x1b]11;rgb:ff/00/80\x07", Some([255, 0, 128])),
            (b"\x1b]11;rgb:f/0/8\x07", Some([255, 0, 136])),
            (b"\x1b]11;rgba:1e1e/1e1e/1e1e/ffff\x07", Some([30, 30, 30])),
            (b"\x1b]10;rgb:ff/00/80\x07", None),
            (b"\x1b]11;rgb:ff/00\x07", None),
            (b"\x1b]11;rgb:ff/00/8x\x07", None),
            (b"\x1b]11;rgb:ff/00/+8\x07", None),
            (b"\x1b]11;rgb:ff/00/\x07", None),
            (b"\x1b]11;rgb:ff/00/00000\x07", None),
            (b"\x1b]11;#ff0080\x07", None),
            (b"\x1b]11;rgb:ff/00/80", None),
        ];
        for (sequence, expected) in table {
            assert_eq!(color(sequence), *expected, "{}", sequence.escape_ascii());
        }
    }

    #[test]
    fn the_rest_of_an_answer_is_what_ends_as_one() {
        let table: &[(&[u8], usize)] = &[
            (b"]11;rgb:ff/00/80\x07y", 17),
            (b"ff/00/80\x1b\\", 10),
            (b"\x07", 1),
            (b"b", 0),
            (b"y\x07", 0),
            (b"", 0),
        ];
        for (input, len) in table {
            assert_eq!(rest_of(input), *len, "{}", input.escape_ascii());
        }
    }
}
