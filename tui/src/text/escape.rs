//! JSON and tab-separated values with unsafe characters escaped.

use std::io::{self, Write};

use memchr::{memchr, memchr2};

use super::stretches::{Stretch, Stretches, Token};

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// The same JSON with every unsafe character written as a `\u` escape.
///
/// The JSON has to come from `serde_json`, which writes such characters only in strings.
///
/// ```
/// use tracklens::text::escape::json;
///
/// assert_eq!(json("\"a\u{202e}\u{e0041}\"".to_owned()), r#""a\u202e\udb40\udc41""#);
/// ```
#[must_use]
pub fn json(json: String) -> String {
    if all(json.as_bytes(), |byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return json;
    }
    written(|output| write_json(output, &json))
}

/// The same text as a tab-separated value: tab, newline, carriage return and backslash as `\t \n \r \\`, any
/// other unsafe character as a token. Every token begins with a backslash, and every backslash of the text is
/// escaped, so the text can be recovered.
///
/// ```
/// use tracklens::text::escape::tsv;
///
/// assert_eq!(tsv("a\tb\\n\r\n\x1b\u{202e}"), r"a\tb\\n\r\n\x1b\u{202e}");
/// ```
#[must_use]
pub fn tsv(text: &str) -> String {
    written(|output| write_tsv(output, text))
}

/// Writes JSON with every unsafe character as a `\u` escape.
pub(crate) fn write_json(output: &mut impl Write, json: &str) -> io::Result<()> {
    if all(json.as_bytes(), is_plain) {
        return output.write_all(json.as_bytes());
    }
    // A quotation mark can't carry a combining mark, and a line feed is white space between tokens.
    for part in json.split_inclusive(['"', '\n']) {
        let (text, end) = part.split_at(part.trim_end_matches(['"', '\n']).len());
        for stretch in Stretches::of_text(text) {
            match stretch {
                Stretch::Plain(text) => output.write_all(text.as_bytes())?,
                Stretch::Hidden(char) => write_units(output, char)?,
                Stretch::Invalid(_) => {}
            }
        }
        output.write_all(end.as_bytes())?;
    }
    Ok(())
}

/// Whether bytes are printable ASCII that stands in a JSON string as it is.
pub(crate) fn is_plain_in_json(bytes: &[u8]) -> bool {
    all(
        bytes,
        |byte| matches!(byte, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~'),
    )
}

/// Writes text as the inside of a JSON string, without its quotation marks.
pub(crate) fn write_json_text(output: &mut impl Write, text: &str) -> io::Result<()> {
    if is_plain_in_json(text.as_bytes()) {
        return output.write_all(text.as_bytes());
    }
    for stretch in Stretches::of_text(text) {
        match stretch {
            Stretch::Plain(mut text) => {
                while let Some(at) = memchr2(b'"', b'\\', text.as_bytes()) {
                    let (before, rest) = text.split_at(at);
                    let (mark, after) = rest.split_at(1);
                    write!(output, "{before}\\{mark}")?;
                    text = after;
                }
                output.write_all(text.as_bytes())?;
            }
            Stretch::Hidden('\n') => output.write_all(b"\\n")?,
            Stretch::Hidden('\r') => output.write_all(b"\\r")?,
            Stretch::Hidden('\t') => output.write_all(b"\\t")?,
            Stretch::Hidden('\x08') => output.write_all(b"\\b")?,
            Stretch::Hidden('\x0c') => output.write_all(b"\\f")?,
            Stretch::Hidden(char) => write_units(output, char)?,
            Stretch::Invalid(_) => {}
        }
    }
    Ok(())
}

/// Whether bytes are printable ASCII that stands in a tab-separated value as it is.
pub(crate) fn is_plain_in_tsv(bytes: &[u8]) -> bool {
    all(bytes, |byte| matches!(byte, b' '..=b'[' | b']'..=b'~'))
}

/// Writes text as a tab-separated value.
pub(crate) fn write_tsv(output: &mut impl Write, text: &str) -> io::Result<()> {
    if is_plain_in_tsv(text.as_bytes()) {
        return output.write_all(text.as_bytes());
    }
    for stretch in Stretches::of_text(text) {
        match stretch {
            Stretch::Plain(mut text) => {
                while let Some(at) = memchr(b'\\', text.as_bytes()) {
                    let (before, rest) = text.split_at(at);
                    write!(output, "{before}\\\\")?;
                    text = rest.get(1..).unwrap_or_default();
                }
                output.write_all(text.as_bytes())?;
            }
            Stretch::Hidden('\t') => output.write_all(b"\\t")?,
            Stretch::Hidden('\n') => output.write_all(b"\\n")?,
            Stretch::Hidden('\r') => output.write_all(b"\\r")?,
            Stretch::Hidden(char) => write!(output, "{}", Token::of(char))?,
            Stretch::Invalid(byte) => write!(output, "{}", Token::Byte(byte))?,
        }
    }
    Ok(())
}

/// Whether all bytes are of a kind: nearly always they are, so it is one search without an early end, in
/// blocks that are compiled to vector instructions.
#[inline]
fn all(bytes: &[u8], is_so: impl Fn(u8) -> bool) -> bool {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let are_so = |bytes: &[u8]| bytes.iter().fold(true, |all, byte| all & is_so(*byte));
    blocks.iter().all(|block| are_so(block)) && are_so(rest)
}

/// Whether a byte is printable ASCII.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Writes a character as the `\u` escapes of its UTF-16.
fn write_units(output: &mut impl Write, char: char) -> io::Result<()> {
    let mut units = [0; 2];
    char.encode_utf16(&mut units)
        .iter()
        .try_for_each(|unit| write!(output, "\\u{unit:04x}"))
}

fn written(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut output = Vec::new();
    // Writing to memory can't fail, and what is written of text is text.
    let _ = write(&mut output);
    String::from_utf8(output).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shown::Shown;

    #[test]
    fn json_keeps_its_lines_and_its_marks() {
        let pretty = "{\n  \"a\": \"e\u{301}\u{9b}\"\n}".to_owned();
        assert_eq!(json(pretty), "{\n  \"a\": \"e\u{301}\\u009b\"\n}");
    }

    #[test]
    fn marks_beyond_the_second_and_without_a_letter_are_escaped() {
        let flood = "e\u{301}\u{301}\u{301}\u{301}";
        let strings = format!("{{\"\u{301}\":\"{flood}\"}}");
        let safe = "{\"\\u0301\":\"e\u{301}\u{301}\\u0301\\u0301\"}";
        assert_eq!(json(strings), safe);
        assert_eq!(tsv(flood), "e\u{301}\u{301}\\u{301}\\u{301}");
        assert_eq!(tsv("\t\u{301}"), r"\t\u{301}");
    }

    #[test]
    fn text_in_json_is_the_same_text() {
        for text in [
            "",
            "a\"b\\c",
            "\0\x08\t\n\x0c\r\x1b\x7f",
            "\u{e0041}e\u{301}\u{301}\u{301}",
        ] {
            let mut output = b"\"".to_vec();
            write_json_text(&mut output, text).unwrap();
            output.push(b'"');
            assert!(output.is_ascii() || text.starts_with('\u{e0041}'));
            assert_eq!(serde_json::from_slice::<String>(&output).unwrap(), text);
        }
    }

    #[test]
    fn invisible_marks_are_escaped() {
        let smuggled = "a\u{fe0f}\u{e0100}\u{34f}\u{17b5}";
        assert_eq!(Shown::text(smuggled).as_str(), tsv(smuggled));
        let json = json(format!("\"{smuggled}\""));
        assert_eq!(json, r#""a\ufe0f\udb40\udd00\u034f\u17b5""#);
        assert_eq!(tsv(smuggled), r"a\u{fe0f}\u{e0100}\u{34f}\u{17b5}");
    }
}
