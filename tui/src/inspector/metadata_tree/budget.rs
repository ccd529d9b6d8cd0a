//! Which members cost most, and without which ones the metadata would be within its limit.

use std::cmp::Reverse;

use tracklens_codec::MetadataLength;

use super::node::{Node, NodeKind};
use super::tree::MetadataTree;
use crate::text::shown::Shown;

/// The most characters of a key that a sentence has.
const MAX_KEY: usize = 24;

/// The most keys that a sentence names.
const MAX_NAMED: usize = 3;

impl MetadataTree {
    /// The members of the outermost object, what costs most first.
    pub(in crate::inspector) fn by_cost(&self) -> Vec<usize> {
        let is_object = self.nodes.first().map(|it| it.kind) == Some(NodeKind::Object);
        let mut members: Vec<_> = self.children(0).filter(|_| is_object).collect();
        members.sort_by_key(|member| Reverse(self.nodes[*member].range().len()));
        members
    }

    /// The length of the JSON without some members of the outermost object.
    fn len_without(&self, left_out: &[usize]) -> usize {
        let lens = left_out.iter().map(|it| self.nodes[*it].range().len());
        self.json.len() - lens.sum::<usize>() - self.commas_of(left_out.len())
    }

    /// As few members as it takes to be within a limit, and of those that will do the ones that
    /// cost least; none where not even the empty object is within it.
    pub(in crate::inspector) fn to_leave_out(&self, max: usize) -> Option<Vec<usize>> {
        let excess = self.json.len().saturating_sub(max);
        if excess == 0 {
            return Some(Vec::new());
        }
        let by_cost = self.by_cost();
        let len = |member: usize| self.nodes[member].range().len();
        let mut saved = 0;
        let is_enough = |count: usize, saved: usize| saved + self.commas_of(count) >= excess;
        let dear = by_cost.iter().enumerate().find_map(|(count, member)| {
            saved += len(*member);
            is_enough(count + 1, saved).then_some(count)
        })?;
        let (dear, rest) = by_cost.split_at(dear);
        let saved: usize = dear.iter().map(|it| len(*it)).sum();
        // The last one need not be as dear as it could be.
        let mut enough = rest.iter().rev();
        let last = enough.find(|last| is_enough(dear.len() + 1, saved + len(**last)))?;
        Some([dear, &[*last]].concat())
    }

    /// The commas that go with so many members: as many, unless none is left to be parted from
    /// another.
    fn commas_of(&self, count: usize) -> usize {
        let members = self.nodes.first().map_or(0, |it| it.members);
        count.min(members.saturating_sub(1))
    }

    /// What it would take for metadata that is over its limit to be within it.
    pub(in crate::inspector) fn advice_for(&self, length: MetadataLength) -> Option<String> {
        self.advice(usize::try_from(length.max()).unwrap_or(usize::MAX))
    }

    fn advice(&self, max: usize) -> Option<String> {
        if self.json.len() <= max || self.by_cost().is_empty() {
            return None;
        }
        let Some(left_out) = self.to_leave_out(max) else {
            return Some("without all of its keys it would still not fit".to_owned());
        };
        let len = self.len_without(&left_out);
        let keys = self.names(&left_out);
        Some(format!("without {keys} it would fit, with {len} bytes"))
    }

    /// Members by their keys, the first of them at least.
    fn names(&self, members: &[usize]) -> String {
        let names: Vec<_> = members
            .iter()
            .take(MAX_NAMED)
            .map(|it| self.name(*it))
            .collect();
        let further = members.len() - names.len();
        match names.split_last() {
            _ if further > 0 => format!("{} and {further} more keys", names.join(", ")),
            Some((last, [])) => last.clone(),
            Some((last, before)) => format!("{} and {last}", before.join(", ")),
            None => String::new(),
        }
    }

    /// A member by its key, and what it costs.
    pub(in crate::inspector) fn name_and_cost(&self, member: usize) -> String {
        let cost = self.nodes.get(member).map_or(0, Node::cost);
        format!("{} {cost}", self.name(member))
    }

    /// A member by its key, safe to show.
    fn name(&self, member: usize) -> String {
        let key = Shown::text(self.label(member, MAX_KEY).as_str());
        format!("`{key}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out(json: &str, max: usize) -> Option<Vec<String>> {
        let tree = MetadataTree::new(json, 0);
        let members = tree.to_leave_out(max)?;
        Some(members.iter().map(|it| tree.pointer(*it)).collect())
    }

    #[test]
    fn as_few_keys_are_left_out_as_it_takes_and_no_dearer_ones() {
        let json = r#"{"a":"12345678","b":"1234","c":1,"d":"12"}"#;
        assert_eq!(json.len(), 42);
        let table: &[(usize, Option<&[&str]>)] = &[
            (42, Some(&[])),
            (41, Some(&["/c"])),
            (36, Some(&["/c"])),
            (35, Some(&["/d"])),
            (33, Some(&["/d"])),
            (32, Some(&["/b"])),
            (30, Some(&["/a"])),
            (27, Some(&["/a"])),
            (26, Some(&["/a", "/c"])),
            (7, Some(&["/a", "/b", "/d"])),
            (6, Some(&["/a", "/b", "/d", "/c"])),
            (2, Some(&["/a", "/b", "/d", "/c"])),
            (1, None),
        ];
        for (max, expected) in table {
            let expected = expected.map(|it| it.iter().map(|it| (*it).to_owned()).collect());
            assert_eq!(left_out(json, *max), expected, "{max}");
        }
    }

    #[test]
    fn the_length_without_some_members_is_that_of_the_json_without_them() {
        let json = r#"{"a":"12345678","b":[1,2],"c":1,"d":{}}"#;
        let tree = MetadataTree::new(json, 0);
        let members: Vec<_> = tree.children(0).collect();
        for chosen in 0..1 << members.len() {
            let is_chosen = |index: usize| chosen & (1 << index) != 0;
            let left_out = members
                .iter()
                .enumerate()
                .filter(|(index, _)| is_chosen(*index));
            let left_out: Vec<_> = left_out.map(|(_, member)| *member).collect();
            let mut value: serde_json::Value = serde_json::from_str(json).unwrap();
            for member in &left_out {
                let key = tree.key(*member).unwrap();
                value.as_object_mut().unwrap().shift_remove(&*key);
            }
            assert_eq!(
                tree.len_without(&left_out),
                value.to_string().len(),
                "{value}"
            );
        }
    }

    #[test]
    fn the_advice_names_the_keys() {
        let advice = |json: &str, max| MetadataTree::new(json, 0).advice(max);
        let json = r#"{"plan":"gold","name":"a b","c":1}"#;
        assert_eq!(advice(json, 34), None);
        assert_eq!(
            advice(json, 20).unwrap(),
            "without `plan` it would fit, with 20 bytes"
        );
        assert_eq!(
            advice(json, 7).unwrap(),
            "without `plan` and `name` it would fit, with 7 bytes"
        );
        assert_eq!(
            advice(json, 1).unwrap(),
            "without all of its keys it would still not fit"
        );
        assert_eq!(advice("[1,2,3]", 1), None);
        let many = r#"{"a":1,"b":2,"c":3,"d":4,"e\u001b[2J":5}"#;
        assert_eq!(
            advice(many, 2).unwrap(),
            r"without `e\x1b[2J`, `a`, `b` and 2 more keys it would fit, with 2 bytes"
        );
    }
}
