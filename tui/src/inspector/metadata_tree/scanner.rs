//! Where everything is in a JSON text.

use std::ops::Range;

use super::node::{Node, NodeKind};
use crate::text::json::{Token, TokenKind, tokens};

/// The values of a JSON text in their order, the outermost first.
///
/// The text has been parsed before, so nothing is checked here. If it isn't JSON, the values are of no use,
/// but they come to an end.
pub(super) fn nodes(json: &[u8]) -> Vec<Node> {
    let mut scanner = Scanner {
        len: json.len(),
        nodes: Vec::new(),
        open: Vec::new(),
        key: None,
    };
    tokens(json).for_each(|token| scanner.take(token));
    scanner.nodes
}

struct Scanner {
    /// The bytes of the text.
    len: usize,
    nodes: Vec<Node>,
    /// The objects and arrays around the place, the innermost last.
    open: Vec<Open>,
    /// The key of the value that comes next.
    key: Option<Range<usize>>,
}

/// An object or an array whose end has not been reached.
struct Open {
    node: usize,
    /// The last of its values so far.
    last: Option<usize>,
}

impl Scanner {
    fn take(&mut self, token: Token) {
        let Token { kind, place } = token;
        match kind {
            TokenKind::OpenObject => self.open(NodeKind::Object, place.start),
            TokenKind::OpenArray => self.open(NodeKind::Array, place.start),
            TokenKind::Close => self.close(place.end),
            TokenKind::Comma => {
                let last = self.open.last().and_then(|open| open.last);
                if let Some(node) = last.and_then(|last| self.nodes.get_mut(last)) {
                    node.has_comma = true;
                }
            }
            TokenKind::Colon => {}
            TokenKind::String if self.wants_key() => self.key = Some(place),
            TokenKind::String => self.push(NodeKind::String, place),
            TokenKind::Boolean => self.push(NodeKind::Boolean, place),
            TokenKind::Null => self.push(NodeKind::Null, place),
            TokenKind::Number => self.push(NodeKind::Number, place),
        }
    }

    fn wants_key(&self) -> bool {
        let innermost = self.open.last().and_then(|open| self.nodes.get(open.node));
        self.key.is_none() && innermost.is_some_and(|node| node.kind == NodeKind::Object)
    }

    fn open(&mut self, kind: NodeKind, start: usize) {
        let node = self.nodes.len();
        self.push(kind, start..self.len);
        self.open.push(Open { node, last: None });
    }

    fn close(&mut self, end: usize) {
        let after = self.nodes.len();
        let closed = self.open.pop();
        if let Some(node) = closed.and_then(|it| self.nodes.get_mut(it.node)) {
            node.value.end = end;
            node.after = after;
        }
    }

    fn push(&mut self, kind: NodeKind, value: Range<usize>) {
        let number = self.nodes.len();
        let depth = self.open.len();
        let (mut parent, mut place) = (0, 0);
        if let Some(open) = self.open.last_mut() {
            open.last = Some(number);
            parent = open.node;
            if let Some(node) = self.nodes.get_mut(parent) {
                place = node.members;
                node.members += 1;
            }
        }
        self.nodes.push(Node {
            kind,
            parent,
            depth,
            place,
            key: self.key.take(),
            value,
            has_comma: false,
            members: 0,
            after: number + 1,
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value as Json;

    use super::*;
    use crate::inspector::metadata_tree::MetadataTree;
    use crate::persistence::persisted;

    #[test]
    fn each_value_stands_where_it_is_said_to() {
        let json = r#" {"a" : [1, {"b":"\"}"}] ,"c":null}"#;
        let shown: Vec<_> = nodes(json.as_bytes())
            .into_iter()
            .map(|node| {
                let key = node.key.clone().map_or("", |key| &json[key]);
                (node.depth, key, &json[node.value.clone()], node.cost())
            })
            .collect();
        assert_eq!(
            shown,
            [
                (0, "", r#"{"a" : [1, {"b":"\"}"}] ,"c":null}"#, 34),
                (1, r#""a""#, r#"[1, {"b":"\"}"}]"#, 23),
                (2, "", "1", 2),
                (2, "", r#"{"b":"\"}"}"#, 11),
                (3, r#""b""#, r#""\"}""#, 9),
                (1, r#""c""#, "null", 8),
            ]
        );
    }

    proptest! {
        #![proptest_config(persisted!("program"))]

        #[test]
        fn the_values_are_those_that_serde_json_reads((_, text) in document()) {
            let read: Json = serde_json::from_str(&text).unwrap();
            let tree = MetadataTree::new(&text, 0);
            for number in 0..tree.nodes().len() {
                let pointer = tree.pointer(number);
                let value: Json = serde_json::from_str(tree.value(number)).unwrap();
                prop_assert_eq!(read.pointer(&pointer), Some(&value), "{}", pointer);
            }
            prop_assert_eq!(tree.nodes().len(), count(&read));
        }

        #[test]
        fn what_the_members_cost_and_what_is_around_them_is_all_there_is((_, text) in document()) {
            let tree = MetadataTree::new(&text, 0);
            for (number, node) in tree.nodes().iter().enumerate() {
                if !node.kind.is_container() {
                    continue;
                }
                let (mut costs, mut spaces) = (0, 0);
                let mut at = node.value.start + 1;
                let space = |range: Range<usize>| text[range].matches([' ', '\n']).count();
                for child in tree.children(number).map(|child| &tree.nodes()[child]) {
                    costs += child.cost();
                    spaces += space(at..child.range().start);
                    at = child.range().end;
                }
                spaces += space(at..node.value.end - 1);
                prop_assert_eq!(costs + spaces + 2, node.value.len(), "{}", tree.value(number));
            }
        }

        #[test]
        fn there_is_an_end_to_whatever_it_is(bytes in proptest::collection::vec(any::<u8>(), 0..99)) {
            let nodes = nodes(&bytes);
            prop_assert!(nodes.len() <= bytes.len());
            prop_assert!(nodes.iter().all(|node| node.range().end <= bytes.len()));
        }
    }

    fn count(json: &Json) -> usize {
        1 + match json {
            Json::Array(values) => values.iter().map(count).sum(),
            Json::Object(members) => members.values().map(count).sum::<usize>(),
            _ => 0,
        }
    }

    /// A JSON value, and a text of it with white space and escapes.
    fn document() -> impl Strategy<Value = (Json, String)> {
        let leaf = prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            Just("-1.50e+3".to_owned()),
            any::<u32>().prop_map(|it| it.to_string()),
            string(),
        ];
        let nested = leaf.prop_recursive(4, 40, 6, |inner| {
            let values = proptest::collection::vec(inner.clone(), 0..6);
            let members = proptest::collection::btree_map("[a-d/~é]{0,3}", (space(), inner), 0..6);
            prop_oneof![
                (values, space()).prop_map(|(values, space)| {
                    format!("[{space}{}]", values.join(&format!(",{space}")))
                }),
                (members, space()).prop_map(|(members, space)| {
                    let members = members.into_iter().map(|(key, (between, value))| {
                        let key = Json::from(key);
                        format!("{key}{between}:{between}{value}")
                    });
                    let members: Vec<_> = members.collect();
                    format!("{{{}{space}}}", members.join(&format!("{space},")))
                }),
            ]
        });
        (nested, space()).prop_map(|(text, space)| {
            let value = serde_json::from_str(&text).unwrap();
            (value, format!("{space}{text}{space}"))
        })
    }

    fn space() -> impl Strategy<Value = String> {
        "[ \n]{0,2}"
    }

    fn string() -> impl Strategy<Value = String> {
        let pieces = prop_oneof![
            "[ -~&&[^\"\\\\]]{1,4}",
            Just("\\\"".to_owned()),
            Just("\\\\".to_owned()),
            Just("\\u00e9".to_owned()),
            Just("\\ud83d\\ude00".to_owned()),
            Just("日".to_owned()),
        ];
        proptest::collection::vec(pieces, 0..5)
            .prop_map(|pieces| format!("\"{}\"", pieces.concat()))
    }
}
