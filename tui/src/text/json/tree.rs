//! JSON to look things up in, which borrows its text.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::exact::{Inexact, Keep, check_and_keep};
use super::parse::MAX_DEPTH;
use super::tokens::{Token, TokenKind};

/// From so many keys of an object on, they are not compared one by one.
const MANY: usize = 64;

/// About how many bytes of JSON a node has.
const BYTES_OF_NODE: usize = 8;

/// The longest JSON for whose nodes there is room from the start.
const MAX_ROOM: usize = 1 << 12;

/// JSON that comes out as it is, read in one pass.
#[derive(Debug)]
pub(crate) struct Tree<'j> {
    text: &'j str,
    nodes: Vec<Node>,
    /// The strings that have escapes, as they are meant.
    decoded: Vec<String>,
}

/// A value, a key, or the end of an object or an array.
#[derive(Clone, Copy, Debug)]
struct Node {
    kind: TokenKind,
    start: usize,
    end: usize,
    further: Further,
}

/// What else there is to know of a node.
#[derive(Clone, Copy, Debug)]
enum Further {
    Nothing,
    /// Which of the decoded strings it is.
    Decoded(usize),
    /// The node that ends it.
    Close(usize),
}

impl<'j> Tree<'j> {
    /// Reads JSON in which metadata stands within so many objects or arrays; none if it is not JSON that comes out as it
    /// is, or nests too deep: then [`parse_within`](super::parse_within) says why.
    pub(crate) fn read(json: &'j [u8], around: usize) -> Option<Self> {
        let mut kept = Kept {
            nodes: Vec::with_capacity(json.len().min(MAX_ROOM) / BYTES_OF_NODE),
            ..Kept::default()
        };
        let text = match check_and_keep(json, MAX_DEPTH + around, &mut kept) {
            Ok(_) => str::from_utf8(json).ok()?,
            Err(Inexact::NotJson | Inexact::Keys) => return None,
        };
        let (nodes, decoded) = (kept.nodes, kept.decoded);
        Some(Self {
            text,
            nodes,
            decoded,
        })
    }

    /// The outermost value.
    pub(crate) fn root(&self) -> Json<'_> {
        Json { tree: self, at: 0 }
    }

    fn text_of(&self, node: Node) -> &str {
        match node.further {
            Further::Decoded(index) => &self.decoded[index],
            _ => &self.text[node.start + 1..node.end - 1],
        }
    }

    /// Whether a node is a string with this text.
    fn is_text(&self, node: Node, text: &str) -> bool {
        match node.further {
            Further::Decoded(index) => self.decoded[index] == text,
            // Most texts differ in their lengths.
            _ => node.end - node.start == text.len() + 2 && self.text_of(node) == text,
        }
    }

    /// The node after a value.
    fn after(&self, at: usize) -> usize {
        match self.nodes[at].further {
            Further::Close(close) => close + 1,
            _ => at + 1,
        }
    }
}

/// A value of a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Json<'t> {
    tree: &'t Tree<'t>,
    at: usize,
}

impl<'t> Json<'t> {
    fn node(self) -> Node {
        self.tree.nodes[self.at]
    }

    /// The value as it is spelled.
    pub(crate) fn raw(self) -> &'t str {
        let node = self.node();
        let end = match node.further {
            Further::Close(close) => self.tree.nodes[close].end,
            _ => node.end,
        };
        &self.tree.text[node.start..end]
    }

    pub(crate) fn is_null(self) -> bool {
        self.node().kind == TokenKind::Null
    }

    pub(crate) fn is_number(self) -> bool {
        self.node().kind == TokenKind::Number
    }

    /// The number, if it is a whole one that is spelled with digits alone.
    pub(crate) fn as_u64(self) -> Option<u64> {
        self.raw().parse().ok().filter(|_| self.is_number())
    }

    pub(crate) fn as_bool(self) -> Option<bool> {
        (self.node().kind == TokenKind::Boolean).then(|| self.raw() == "true")
    }

    pub(crate) fn as_str(self) -> Option<&'t str> {
        let node = self.node();
        (node.kind == TokenKind::String).then(|| self.tree.text_of(node))
    }

    pub(crate) fn is_object(self) -> bool {
        self.node().kind == TokenKind::OpenObject
    }

    pub(crate) fn is_array(self) -> bool {
        self.node().kind == TokenKind::OpenArray
    }

    /// The values of an array.
    pub(crate) fn items(self) -> impl Iterator<Item = Self> {
        let close = self.close(TokenKind::OpenArray);
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let item = Self { at, ..self };
            (at < close).then(|| {
                at = self.tree.after(at);
                item
            })
        })
    }

    /// The keys of an object with their values.
    pub(crate) fn members(self) -> impl Iterator<Item = (&'t str, Self)> {
        let close = self.close(TokenKind::OpenObject);
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let (key, value) = (at, at + 1);
            (at < close).then(|| {
                at = self.tree.after(value);
                let key = self.tree.text_of(self.tree.nodes[key]);
                (key, Self { at: value, ..self })
            })
        })
    }

    /// The value of a key, if this is an object that has it.
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        let nodes = &self.tree.nodes;
        let close = self.close(TokenKind::OpenObject);
        let mut at = self.at + 1;
        while at < close {
            if self.tree.is_text(nodes[at], key) {
                return Some(Self { at: at + 1, ..self });
            }
            at = self.tree.after(at + 1);
        }
        None
    }

    /// The node that ends this value, if it is of a kind; else one before its members.
    fn close(self, kind: TokenKind) -> usize {
        match self.node().further {
            Further::Close(close) if self.node().kind == kind => close,
            _ => self.at,
        }
    }
}

/// What a check keeps for a tree.
#[derive(Default)]
struct Kept<'j> {
    nodes: Vec<Node>,
    decoded: Vec<String>,
    /// The nodes that start what is open.
    open: Vec<usize>,
    /// The keys of the objects that are open, each with the number of its object.
    keys: Vec<(u32, Cow<'j, str>)>,
    /// The keys of objects that have many.
    many: HashSet<(u32, Cow<'j, str>)>,
}

impl<'j> Keep<'j> for Kept<'j> {
    fn key(&mut self, object: u32, place: &Range<usize>, key: Cow<'j, str>) -> bool {
        self.string(place, key.clone());
        let of_object = self.keys.iter().rev().take_while(|it| it.0 == object);
        let mut count = 0;
        for (_, other) in of_object.take(MANY) {
            if *other == key {
                return false;
            }
            count += 1;
        }
        if count < MANY {
            self.keys.push((object, key));
            return true;
        }
        // Those that are compared one by one are the first ones, which are on top of the stack.
        self.many.insert((object, key))
    }

    fn string(&mut self, place: &Range<usize>, text: Cow<'j, str>) {
        let further = match text {
            Cow::Borrowed(_) => Further::Nothing,
            Cow::Owned(text) => {
                self.decoded.push(text);
                Further::Decoded(self.decoded.len() - 1)
            }
        };
        self.push(TokenKind::String, place, further);
    }

    #[inline]
    fn other(&mut self, token: &Token) {
        match token.kind {
            TokenKind::Comma | TokenKind::Colon => return,
            TokenKind::OpenObject | TokenKind::OpenArray => self.open.push(self.nodes.len()),
            TokenKind::Close => {
                let close = self.nodes.len();
                let open = self.open.pop().and_then(|open| self.nodes.get_mut(open));
                if let Some(open) = open {
                    open.further = Further::Close(close);
                }
            }
            TokenKind::String | TokenKind::Boolean | TokenKind::Null | TokenKind::Number => {}
        }
        self.push(token.kind, &token.place, Further::Nothing);
    }

    fn close(&mut self, object: u32) {
        let others = self.keys.iter().rposition(|it| it.0 != object);
        self.keys.truncate(others.map_or(0, |last| last + 1));
    }
}

impl Kept<'_> {
    fn push(&mut self, kind: TokenKind, place: &Range<usize>, further: Further) {
        self.nodes.push(Node {
            kind,
            start: place.start,
            end: place.end,
            further,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_keys() {
        let json = r#"{"a":[1,{"b":"\u0062\n"},[]],"\u0063":{},"d":null,"e":true,"f":"x"}"#;
        let tree = Tree::read(json.as_bytes(), 0).unwrap();
        let root = tree.root();
        assert_eq!(root.raw(), json);
        let names: Vec<_> = root.members().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "c", "d", "e", "f"]);
        let items: Vec<_> = root.get("a").unwrap().items().collect();
        assert_eq!(items[0].as_u64(), Some(1));
        assert_eq!(items[1].get("b").unwrap().as_str(), Some("b\n"));
        assert!(items[2].is_array() && items[2].items().next().is_none());
        assert!(root.get("c").unwrap().is_object());
        assert!(root.get("d").unwrap().is_null());
        assert_eq!(root.get("e").unwrap().as_bool(), Some(true));
        assert_eq!(root.get("f").unwrap().raw(), "\"x\"");
        assert!(root.get("g").is_none() && items[0].get("a").is_none());
    }

    #[test]
    fn an_object_has_each_key_once() {
        let object = |keys: &[String]| {
            let inner = r#"{"k1":{"k1":0},"k2":[{"k1":1}]}"#;
            let members = keys.iter().map(|key| format!("\"{key}\":{inner}"));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        };
        for count in [2, MANY, MANY + 1, 200] {
            let mut keys: Vec<_> = (0..count).map(|it| format!("k{it}")).collect();
            assert!(Tree::read(object(&keys).as_bytes(), 0).is_some());
            for repeated in [0, count / 2, count - 1] {
                keys.push(format!("k{repeated}"));
                assert!(Tree::read(object(&keys).as_bytes(), 0).is_none(), "{count}");
                keys.pop();
            }
        }
    }

    #[test]
    fn it_may_nest_as_deep_as_metadata_within_objects() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Tree::read(nested(129).as_bytes(), 2).is_some());
        assert!(Tree::read(nested(130).as_bytes(), 2).is_none());
    }
}
