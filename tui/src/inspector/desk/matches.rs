//! Where a text that is searched for was found: in the fields, in the metadata, or among the bytes.

use std::ops::Range;

use super::read_link::ReadLink;
use crate::inspector::anatomy::{Item, MetadataText};
use crate::inspector::metadata_tree::MetadataTree;
use crate::inspector::screen::Pane;
use crate::text::hex;
use crate::text::shown::Shown;

/// The bytes that are shown before and after those that were found.
const AROUND: (usize, usize) = (4, 12);

/// The most matches: nobody looks at more, and a link can have one for each byte.
pub(in crate::inspector) const MAX_MATCHES: usize = 1000;

/// What was searched for last, and the match that you went to.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Search {
    /// What was typed; empty before the first time.
    pub(in crate::inspector) sought: String,
    /// The number of the match, from 0.
    pub(in crate::inspector) at: usize,
}

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inspector) struct Match {
    /// Where.
    pub(in crate::inspector) place: MatchPlace,
    /// What has it.
    pub(in crate::inspector) name: String,
    /// The text that has it, or that of what has it in its name.
    pub(in crate::inspector) value: Shown,
    /// The pieces of the text that are what was searched for; none where the name has it.
    pub(in crate::inspector) marked: Range<usize>,
}

/// Where a match is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum MatchPlace {
    /// In an item, by its number.
    Item(usize),
    /// In a value of the metadata, by its number.
    Node(usize),
}

impl MatchPlace {
    /// The pane that shows it.
    pub(in crate::inspector) const fn pane(self) -> Pane {
        match self {
            Self::Item(_) => Pane::Fields,
            Self::Node(_) => Pane::Metadata,
        }
    }
}

/// The matches of a text, in any case: first the fields in their order, then the values of the metadata, then the
/// bytes. There are at most [`MAX_MATCHES`].
pub(in crate::inspector) fn matches(link: &ReadLink, sought: &str) -> Vec<Match> {
    let letters: &[char] = &sought
        .chars()
        .flat_map(char::to_lowercase)
        .collect::<Vec<_>>();
    let items = link.anatomy.items().iter().enumerate();
    let in_items = items.filter_map(|(number, item)| in_item(link, number, item, letters));
    let (tree, other) = match link.anatomy.metadata() {
        MetadataText::Json(tree) => (Some(tree), None),
        MetadataText::Other(bytes) => (None, in_other(link, bytes, letters)),
        _ => (None, None),
    };
    let in_tree = tree.into_iter().flat_map(|tree| {
        let nodes = 1..tree.nodes().len();
        nodes.filter_map(|node| in_node(tree, node, letters))
    });
    let bytes = bytes(sought);
    let in_payload = bytes.iter().flat_map(|bytes| in_bytes(link, bytes));
    let all = in_items.chain(in_tree).chain(other).chain(in_payload);
    all.take(MAX_MATCHES).collect()
}

/// The match of a value of the metadata: in the value, if it holds no others, or in its key.
fn in_node(tree: &MetadataTree, node: usize, letters: &[char]) -> Option<Match> {
    let holds_others = tree.nodes().get(node)?.kind.is_container();
    let value = if holds_others {
        tree.preview(node, usize::MAX)
    } else {
        Shown::text(&tree.says(node))
    };
    let in_value = || find(&value, letters).filter(|_| !holds_others);
    let in_key = || {
        let key = tree.key(node)?;
        find(&Shown::text(&key), letters).map(|_| 0..0)
    };
    let marked = in_value().or_else(in_key)?;
    Some(Match {
        place: MatchPlace::Node(node),
        name: tree.pointer(node),
        value,
        marked,
    })
}

/// Metadata that is not a tree.
fn in_other(link: &ReadLink, bytes: &Shown, letters: &[char]) -> Option<Match> {
    Some(Match {
        place: MatchPlace::Item(link.anatomy.metadata_item()?),
        name: "rcpt_meta".to_owned(),
        value: bytes.clone(),
        marked: find(bytes, letters)?,
    })
}

/// The match of an item: in its value, its name, or the remark about it.
fn in_item(link: &ReadLink, number: usize, item: &Item, letters: &[char]) -> Option<Match> {
    let name = item.name();
    let (value, remark) = link.value_and_remark(item, usize::MAX);
    let in_value = find(&value, letters);
    let in_name = || has(&name, letters).then_some(0..0);
    let (value, marked) = if let Some(marked) = in_value.or_else(in_name) {
        (value, marked)
    } else {
        let remark = Shown::text(&remark);
        let marked = find(&remark, letters)?;
        (remark, marked)
    };
    Some(Match {
        place: MatchPlace::Item(number),
        name: name.into_owned(),
        value,
        marked,
    })
}

/// The pieces of a text that are these letters, in any case.
fn find(text: &Shown, letters: &[char]) -> Option<Range<usize>> {
    // Nearly nothing has it: that costs no memory.
    if !has(text.as_str(), letters) {
        return None;
    }
    let mut all = Vec::new();
    for (number, piece) in text.pieces().iter().enumerate() {
        let lower = text.piece_text(piece).chars().flat_map(char::to_lowercase);
        all.extend(lower.map(|char| (char, number)));
    }
    let Some(last) = letters.len().checked_sub(1) else {
        return Some(0..0);
    };
    let is_it = |found: &&[(char, usize)]| found.iter().map(|it| it.0).eq(letters.iter().copied());
    let found = all.windows(letters.len()).find(is_it)?;
    Some(found[0].1..found[last].1 + 1)
}

/// Whether a text has these letters, in any case.
fn has(text: &str, letters: &[char]) -> bool {
    let mut rest = text.chars().flat_map(char::to_lowercase);
    loop {
        let mut here = rest.clone();
        if letters.iter().all(|letter| here.next() == Some(*letter)) {
            return true;
        }
        if rest.next().is_none() {
            return false;
        }
    }
}

/// The bytes that a text means: at least two, each of two digits, with spaces between them, or any number after `0x`.
fn bytes(sought: &str) -> Option<Vec<u8>> {
    if let Some(digits) = sought.trim().strip_prefix("0x") {
        return hex::bytes(digits).ok().filter(|bytes| !bytes.is_empty());
    }
    let byte = |pair: &str| match hex::bytes(pair).as_deref() {
        Ok([byte]) => Some(*byte),
        _ => None,
    };
    let bytes: Option<Vec<u8>> = sought.split_whitespace().map(byte).collect();
    bytes.filter(|bytes| bytes.len() >= 2)
}

fn in_bytes<'a>(link: &'a ReadLink, sought: &'a [u8]) -> impl Iterator<Item = Match> {
    let payload = link.anatomy.payload();
    let windows = payload.windows(sought.len()).enumerate();
    let places = windows.filter(move |(_, window)| *window == sought);
    places.filter_map(move |(offset, _)| {
        let item = link.anatomy.at_byte(offset)?;
        let start = offset.saturating_sub(AROUND.0);
        let end = payload.len().min(offset + sought.len() + AROUND.1);
        // Two digits and a space for each byte.
        let first = (offset - start) * 3;
        Some(Match {
            place: MatchPlace::Item(item),
            name: link.anatomy.items()[item].name().into_owned(),
            value: Shown::text(&hex::spaced(&payload[start..end])),
            marked: first..first + sought.len() * 3 - 1,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_whatever_their_case_and_characters_whole() {
        let table = [
            ("user@example.com", "EXAMPLE", Some(5..12)),
            ("Grüße", "ÜSS", None),
            ("Grüße", "Üß", Some(2..4)),
            ("a\u{202e}b", "202E", Some(1..2)),
            ("a\x1bb", "\\x1bB", Some(1..3)),
            ("İx", "x", Some(1..2)),
            ("abc", "", Some(0..0)),
            ("", "a", None),
        ];
        for (text, sought, expected) in table {
            let letters: Vec<char> = sought.chars().flat_map(char::to_lowercase).collect();
            assert_eq!(find(&Shown::text(text), &letters), expected, "{text}");
        }
    }

    #[test]
    fn bytes_are_two_at_least_or_are_called_so() {
        let table: [(&str, Option<&[u8]>); 8] = [
            ("52 10", Some(&[0x52, 0x10])),
            (" 52  1F ", Some(&[0x52, 0x1f])),
            ("0x52", Some(&[0x52])),
            ("0x5210", Some(&[0x52, 0x10])),
            ("0x", None),
            ("52", None),
            ("5210", None),
            ("52 1", None),
        ];
        for (sought, expected) in table {
            assert_eq!(bytes(sought).as_deref(), expected, "{sought}");
        }
    }
}
