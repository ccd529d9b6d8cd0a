//! The metadata as a tree: each value of its JSON with its place and what it costs, and which of them
//! are folded.
//!
//! ```text
//! {"plan":"gold","address":{"city":"Ulm"}}        40 bytes
//!  └─ /plan ───┘ └─ /address ───────────┘   14 (with its comma) + 24 + 2 braces
//! ```

mod budget;
mod folds;
mod preview;
mod scanner;

use std::borrow::Cow;
use std::ops::Range;

pub(super) use self::folds::Folds;
use crate::text::json::pointer_token;

/// The JSON of the metadata, and where each of its values stands.
#[derive(Clone, Debug)]
pub(super) struct MetadataTree {
    json: Box<str>,
    /// The byte of the payload where the JSON starts.
    start: usize,
    nodes: Vec<Node>,
}

/// A value of the JSON. The outermost has the number 0, and each comes before those within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    /// The object or array around it; of the outermost it is itself.
    pub(super) parent: usize,
    pub(super) depth: usize,
    /// Its place among those of its parent.
    pub(super) place: usize,
    /// Its key with the quotes, within an object.
    key: Option<Range<usize>>,
    value: Range<usize>,
    /// Whether a comma follows it.
    has_comma: bool,
    /// How many values stand directly in it.
    pub(super) members: usize,
    /// The number of the first value behind all those within it.
    behind: usize,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

impl NodeKind {
    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
        }
    }

    /// Whether others can stand in it.
    pub(super) const fn is_container(self) -> bool {
        matches!(self, Self::Object | Self::Array)
    }
}

impl Node {
    /// Its place in the JSON, from its key to its end.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.key.as_ref().map_or(self.value.start, |key| key.start);
        start..self.value.end
    }

    /// The bytes of the metadata that are there for it: key, value, what is between them, and the
    /// comma behind it.
    ///
    /// Those of all members, the brackets around them and the white space between them are all bytes
    /// of an object.
    pub(super) fn cost(&self) -> usize {
        self.range().len() + usize::from(self.has_comma)
    }
}

impl MetadataTree {
    /// The tree of a text that is JSON, and starts at a byte of the payload.
    pub(super) fn new(json: &str, start: usize) -> Self {
        Self {
            json: json.into(),
            start,
            nodes: scanner::nodes(json.as_bytes()),
        }
    }

    /// The values; each is named by its place among them.
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The values that stand directly in another one.
    pub(super) fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let (first, behind) = match self.nodes.get(node) {
            Some(parent) => (node + 1, parent.behind),
            None => (0, 0),
        };
        let next = |child: &usize| self.nodes.get(*child).map(|it| it.behind);
        std::iter::successors(Some(first), next).take_while(move |child| *child < behind)
    }

    /// The JSON text of a value.
    pub(super) fn value(&self, node: usize) -> &str {
        let range = self.nodes.get(node).map(|node| node.value.clone());
        self.json.get(range.unwrap_or_default()).unwrap_or_default()
    }

    /// What a value says: of a string its characters, of another one its JSON.
    pub(super) fn says(&self, node: usize) -> Cow<'_, str> {
        let text = self.value(node);
        match self.nodes.get(node).map(|node| node.kind) {
            Some(NodeKind::String) => unquoted(text),
            _ => Cow::Borrowed(text),
        }
    }

    /// The key of a value, without quotes and escapes.
    pub(super) fn key(&self, node: usize) -> Option<Cow<'_, str>> {
        let key = self.nodes.get(node)?.key.clone()?;
        Some(unquoted(self.json.get(key)?))
    }

    /// The value at a JSON pointer.
    pub(super) fn at_pointer(&self, pointer: &str) -> Option<usize> {
        (0..self.nodes.len()).find(|node| self.pointer(*node) == pointer)
    }

    /// The way to a value, as a JSON pointer (RFC 6901).
    pub(super) fn pointer(&self, node: usize) -> String {
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

    /// The bytes of the payload that are there for a value.
    pub(super) fn in_payload(&self, node: usize) -> Range<usize> {
        let range = self.nodes.get(node).map(Node::range).unwrap_or_default();
        self.start + range.start..self.start + range.end
    }

    /// The innermost value at a byte of the payload, of those that are not folded away.
    pub(super) fn at_byte(&self, byte: usize, folds: &Folds) -> usize {
        let mut node = 0;
        while let Some(inner) = (!folds.is_folded(node))
            .then(|| self.children(node))
            .and_then(|mut children| children.find(|it| self.in_payload(*it).contains(&byte)))
        {
            node = inner;
        }
        node
    }

    /// Whether another tree has the same keys in the same places, whatever the values are.
    fn has_shape_of(&self, other: &Self) -> bool {
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
fn unquoted(json: &str) -> Cow<'_, str> {
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
    fn a_byte_leads_to_the_innermost_value_that_is_not_folded_away() {
        let json = r#"{"a":[1,22],"b":{"c":3}}"#;
        let tree = MetadataTree::new(json, 100);
        let mut folds = Folds::of(&tree);
        let at = |text: &str, folds: &Folds| {
            let byte = 100 + json.find(text).unwrap();
            tree.pointer(tree.at_byte(byte, folds))
        };
        assert_eq!(at("{\"a", &folds), "");
        assert_eq!(at("a\"", &folds), "/a");
        assert_eq!(at("22", &folds), "/a/1");
        assert_eq!(at(",\"b", &folds), "");
        assert_eq!(at("3}", &folds), "/b/c");
        folds.fold(4, true);
        folds.lay_out(&tree);
        assert_eq!(at("3}", &folds), "/b");
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
