//! As much of a key or a value as a row has room for: no more of a long one is looked at.

use super::{MetadataTree, NodeKind, unquoted};
use crate::text::shown::{self, Shown};

impl MetadataTree {
    /// What a row says before its value: the key, or its place among the elements of an array.
    pub(in crate::inspector) fn label(&self, node: usize, columns: usize) -> Shown {
        let Some(found) = self.nodes.get(node) else {
            return Shown::default();
        };
        match found.key.clone().and_then(|key| self.json.get(key)) {
            Some(key) => {
                let (start, is_cut) = start_of_string(key, columns);
                Shown::text(&(unquoted(&start).into_owned() + ellipsis(is_cut)))
            }
            None if node == 0 => Shown::text("rcpt_meta"),
            None => Shown::text(&found.place.to_string()),
        }
    }

    /// What a row says of its value: of an object or an array how many values stand in it, of
    /// another one its JSON, without escapes that need not be.
    pub(in crate::inspector) fn preview(&self, node: usize, columns: usize) -> Shown {
        let Some(found) = self.nodes.get(node) else {
            return Shown::default();
        };
        let text = self.value(node);
        let count = |one, several| match found.members {
            1 => format!("1 {one}"),
            members => format!("{members} {several}"),
        };
        match found.kind {
            NodeKind::Object if found.members == 0 => Shown::text("{}"),
            NodeKind::Array if found.members == 0 => Shown::text("[]"),
            NodeKind::Object => Shown::text(&count("member", "members")),
            NodeKind::Array => Shown::text(&count("element", "elements")),
            NodeKind::String => {
                let (start, is_cut) = start_of_string(text, columns);
                // To write a string can't fail.
                let mut json = serde_json::to_string(&*unquoted(&start)).unwrap_or_default();
                if is_cut {
                    json.pop();
                }
                Shown::text(&(shown::json(json) + ellipsis(is_cut)))
            }
            _ => Shown::text(text.get(..=columns).unwrap_or(text)),
        }
    }
}

const fn ellipsis(is_cut: bool) -> &'static str {
    if is_cut { "…" } else { "" }
}

/// A JSON string of no more than so many characters of a longer one, and whether it was longer.
fn start_of_string(json: &str, max: usize) -> (String, bool) {
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

/// The bytes of the first character of what is between the quotes of a JSON string.
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

    #[test]
    fn a_row_says_what_stands_there() {
        let json = r#"{"caf\u00e9":"\u0041\n\u202e","b":[0],"c":{},"d":1.50e+3}"#;
        let tree = MetadataTree::new(json, 0);
        let row = |node| {
            let label = tree.label(node, 20);
            format!("{label}: {}", tree.preview(node, 20))
        };
        let rows: Vec<_> = (0..tree.nodes().len()).map(row).collect();
        assert_eq!(
            rows,
            [
                "rcpt_meta: 4 members",
                r#"café: "A\n\u202e""#,
                "b: 1 element",
                "0: 0",
                "c: {}",
                "d: 1.50e+3",
            ]
        );
        assert_eq!(tree.preview(1, 1).as_str(), "\"A…");
        assert_eq!(tree.label(1, 2).as_str(), "ca…");
    }
}
