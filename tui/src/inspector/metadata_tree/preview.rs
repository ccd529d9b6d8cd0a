//! As much of a key or a value as a row has room for. The rest of a long one is not read.

use super::node::NodeKind;
use super::tree::{MetadataTree, unquoted};
use crate::text::escape;
use crate::text::json::start_of_string;
use crate::text::shown::Shown;

impl MetadataTree {
    /// What a row says before its value: the key, or the index in an array.
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

    /// What a row says of its value: how many values an object or an array has, and the JSON of any other value, without
    /// unnecessary escapes.
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
                Shown::text(&(escape::json(json) + ellipsis(is_cut)))
            }
            _ => Shown::text(text.get(..=columns).unwrap_or(text)),
        }
    }
}

const fn ellipsis(is_cut: bool) -> &'static str {
    if is_cut { "…" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

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
