//! Reads what `--format tsv` writes, independently of the program.

/// The values of a line, unescaped. `None` if an escape is unknown.
///
/// ```
/// use tracklens_fuzz::oracles::table::values;
///
/// assert_eq!(values("a\\tb\t\\u{202e}\t"), Some(vec!["a\tb".into(), "\u{202e}".into(), String::new()]));
/// assert_eq!(values("\\q"), None);
/// ```
#[must_use]
pub fn values(line: &str) -> Option<Vec<String>> {
    line.split('\t').map(unescaped).collect()
}

/// The text that a value stands for. `None` if an escape is unknown.
#[must_use]
pub fn unescaped(value: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = value;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let kind = escape.chars().next()?;
        let after = &escape[kind.len_utf8()..];
        let (char, after) = match kind {
            't' => ('\t', after),
            'n' => ('\n', after),
            'r' => ('\r', after),
            '\\' => ('\\', after),
            'x' => (hexadecimal(after.get(..2)?)?, &after[2..]),
            'u' => {
                let (digits, after) = after.strip_prefix('{')?.split_once('}')?;
                (hexadecimal(digits)?, after)
            }
            _ => return None,
        };
        text.push(char);
        rest = after;
    }
    Some(text + rest)
}

/// The character with this number, in lower-case hexadecimal digits.
fn hexadecimal(digits: &str) -> Option<char> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let number = u32::from_str_radix(digits, 16).ok()?;
    char::from_u32(number).filter(|_| digits.bytes().all(is_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_escape_is_read() {
        let text = unescaped(r"a\tb\nc\rd\\e\x1b\u{e0041}");
        assert_eq!(text.as_deref(), Some("a\tb\nc\rd\\e\x1b\u{e0041}"));
    }

    #[test]
    fn an_unknown_escape_is_an_error() {
        for value in [
            "\\",
            "\\x1",
            "\\x1B",
            "\\x+1",
            "\\u{}",
            "\\u{110000}",
            "\\u12",
        ] {
            assert_eq!(unescaped(value), None, "{value}");
        }
    }
}
