//! JSON and tab-separated values with unsafe characters escaped.

use std::fmt::Write as _;

use super::characters::is_unsafe;

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
    // Nearly all of it is ASCII, of which only control characters are unsafe.
    let is_plain = |byte: u8| matches!(byte, b'\n' | b' '..=b'~');
    if json.bytes().all(is_plain) || !json.chars().any(is_escaped) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for char in json.chars() {
        if is_escaped(char) {
            for unit in char.encode_utf16(&mut [0; 2]) {
                // Writing to a string can't fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(char);
        }
    }
    escaped
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
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\\' => escaped.push_str("\\\\"),
            // Writing to a string can't fail.
            _ if is_escaped(char) && char.is_ascii() => {
                let _ = write!(escaped, "\\x{:02x}", u32::from(char));
            }
            _ if is_escaped(char) => {
                let _ = write!(escaped, "\\u{{{:x}}}", u32::from(char));
            }
            _ => escaped.push(char),
        }
    }
    escaped
}

/// Whether a character is escaped: a line feed is not, since it separates the lines of JSON.
fn is_escaped(char: char) -> bool {
    char != '\n' && is_unsafe(char)
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
    fn invisible_marks_are_escaped() {
        let smuggled = "a\u{fe0f}\u{e0100}\u{34f}\u{17b5}";
        assert_eq!(Shown::text(smuggled).as_str(), tsv(smuggled));
        let json = json(format!("\"{smuggled}\""));
        assert_eq!(json, r#""a\ufe0f\udb40\udd00\u034f\u17b5""#);
        assert_eq!(tsv(smuggled), r"a\u{fe0f}\u{e0100}\u{34f}\u{17b5}");
    }
}
