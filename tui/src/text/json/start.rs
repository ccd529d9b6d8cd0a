//! The start of a long JSON string.

/// The start of a JSON string, of so many characters at most, as a JSON string; and whether it was cut.
pub(crate) fn start_of_string(json: &str, max: usize) -> (String, bool) {
    let inner = json
        .get(1..json.len().saturating_sub(1))
        .unwrap_or_default();
    let mut end = 0;
    for _ in 0..max {
        end += character_len(&inner[end..]);
        if end >= inner.len() {
            return (json.to_owned(), false);
        }
    }
    let is_cut = end < inner.len();
    (format!("\"{}\"", &inner[..end]), is_cut)
}

/// The bytes of the first character between the quotation marks of a JSON string.
fn character_len(inner: &str) -> usize {
    let len = match inner.as_bytes() {
        // One of the two halves of a character beyond the first 65536.
        [
            b'\\',
            b'u',
            b'd' | b'D',
            b'8' | b'9' | b'a'..=b'b' | b'A'..=b'B',
            ..,
        ] => 12,
        [b'\\', b'u', ..] => 6,
        [b'\\', ..] => 2,
        _ => inner.chars().next().map_or(0, char::len_utf8),
    };
    len.min(inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_string_is_cut_between_characters() {
        let table = [
            (r#""abc""#, 3, r#""abc""#, false),
            (r#""abcd""#, 3, r#""abc""#, true),
            (r#""""#, 3, r#""""#, false),
            (r#""""#, 0, r#""""#, false),
            (r#""a""#, 0, r#""""#, true),
            (r#""\u00e9\"x""#, 2, r#""\u00e9\"""#, true),
            (r#""\ud83d\ude00日x""#, 2, r#""\ud83d\ude00日""#, true),
        ];
        for (json, max, expected, is_cut) in table {
            assert_eq!(start_of_string(json, max), (expected.to_owned(), is_cut));
        }
    }
}
