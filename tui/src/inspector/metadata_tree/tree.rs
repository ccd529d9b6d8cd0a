//! The values of the JSON, each with its place.

use std::borrow::Cow;
use std::ops::Range;

use super::node::{Node, NodeKind};
use super::scanner;
use crate::text::json::pointer_token;

/// The JSON of the metadata, and where each of its values is.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct MetadataTree {
    pub(super) json: Box<str>,
    /// The byte of the payload where the JSON starts.
    start: usize,
    pub(super) nodes: Vec<Node>,
}

impl MetadataTree {
    /// The tree of a text that is JSON, and starts at a byte of the payload.
    pub(in crate::inspector) fn new(json: &str, start: usize) -> Self {
        Self {
            json: json.into(),
            start,
            nodes: scanner::nodes(json.as_bytes()),
        }
    }

    /// The values; each is known by its index.
    pub(in crate::inspector) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The values directly in another one.
    pub(in crate::inspector) fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let (first, after) = match self.nodes.get(node) {
            Some(parent) => (node + 1, parent.after),
            None => (0, 0),
        };
        let next = |child: &usize| self.nodes.get(*child).map(|it| it.after);
        std::iter::successors(Some(first), next).take_while(move |child| *child < after)
    }

    /// The JSON text of a value.
    pub(in crate::inspector) fn value(&self, node: usize) -> &str {
        let range = self.nodes.get(node).map(|node| node.value.clone());
        self.json.get(range.unwrap_or_default()).unwrap_or_default()
    }

    /// The characters of a string, and the JSON of any other value.
    pub(in crate::inspector) fn says(&self, node: usize) -> Cow<'_, str> {
        let text = self.value(node);
        match self.nodes.get(node).map(|node| node.kind) {
            Some(NodeKind::String) => unquoted(text),
            _ => Cow::Borrowed(text),
        }
    }

    /// The key of a value, without quotes and escapes.
    pub(in crate::inspector) fn key(&self, node: usize) -> Option<Cow<'_, str>> {
        let key = self.nodes.get(node)?.key.clone()?;
        Some(unquoted(self.json.get(key)?))
    }

    /// The value at a JSON pointer.
    pub(in crate::inspector) fn at_pointer(&self, pointer: &str) -> Option<usize> {
        (0..self.nodes.len()).find(|node| self.pointer(*node) == pointer)
    }

    /// The JSON pointer (RFC 6901) of a value.
    pub(in crate::inspector) fn pointer(&self, node: usize) -> String {
        let outwards = std::iter::successors(Some(node), |node| {
            Some(self.nodes.get(*node)?.parent).filter(|parent| parent != node)
        });
        let mut way: Vec<_> = outwards.filter(|node| *node != 0).collect();
        way.reverse();
        let step = |node: usize| match self.key(node) {
            Some(key) => format!("/{}", pointer_token(&key)),
            None => format!("/{}", self.nodes.get(node).map_or(0, |node| node.place)),
        };
        way.into_iter().map(step).collect()
    }

    /// The bytes of the payload that a value takes.
    pub(in crate::inspector) fn in_payload(&self, node: usize) -> Range<usize> {
        let range = self.nodes.get(node).map(Node::range).unwrap_or_default();
        self.start + range.start..self.start + range.end
    }

    /// Whether another tree has the same keys in the same places, whatever the values are.
    pub(super) fn has_shape_of(&self, other: &Self) -> bool {
        let is_alike = |(one, another): (&Node, &Node)| {
            let key =
                |tree: &Self, node: &Node| tree.json.get(node.key.clone()?).map(str::to_owned);
            (one.kind.is_container(), one.depth, one.members)
                == (another.kind.is_container(), another.depth, another.members)
                && key(self, one) == key(other, another)
        };
        self.nodes.len() == other.nodes.len() && self.nodes.iter().zip(&other.nodes).all(is_alike)
    }
}

/// The characters of a JSON string.
pub(super) fn unquoted(json: &str) -> Cow<'_, str> {
    let inner = json
        .get(1..json.len().saturating_sub(1))
        .unwrap_or_default();
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    // A string of a text that was read as JSON can be read.
    Cow::Owned(serde_json::from_str(json).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_name_each_value_as_rfc_6901_says() {
        let tree = MetadataTree::new(r#"{"a/b":[7,{"~\u00e9":0}],"":1}"#, 0);
        let pointers: Vec<_> = (0..tree.nodes().len()).map(|it| tree.pointer(it)).collect();
        assert_eq!(
            pointers,
            ["", "/a~1b", "/a~1b/0", "/a~1b/1", "/a~1b/1/~0é", "/"]
        );
    }

    #[test]
    fn trees_are_of_one_shape_if_only_values_differ() {
        let tree = |json| MetadataTree::new(json, 0);
        let shape = tree(r#"{"a":[1,2],"b":"x"}"#);
        assert!(shape.has_shape_of(&tree(r#"{ "a":["y",null], "b":3}"#)));
        for other in [
            r#"{"a":[1,2],"c":"x"}"#,
            r#"{"a":[1],"b":"x"}"#,
            r#"{"a":[1,2],"b":[]}"#,
            r#"{"a":[1,{}],"b":1}"#,
            "[]",
        ] {
            assert!(!shape.has_shape_of(&tree(other)), "{other}");
        }
    }
}
