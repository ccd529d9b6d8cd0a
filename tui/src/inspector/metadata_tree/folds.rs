//! Which values of a tree are folded, and the rows that are left.

use std::cmp::Reverse;

use super::node::NodeKind;
use super::tree::MetadataTree;

/// Which values of a tree are folded, and the rows that are left.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Folds {
    /// For each value, whether the values in it have no rows.
    folded: Vec<bool>,
    /// Whether the members of each object are sorted by what they cost.
    by_cost: bool,
    rows: Vec<usize>,
}

impl Folds {
    /// Nothing is folded.
    pub(in crate::inspector) fn of(tree: &MetadataTree) -> Self {
        let mut folds = Self {
            folded: vec![false; tree.nodes.len()],
            ..Self::default()
        };
        folds.lay_out(tree);
        folds
    }

    /// The same for another tree: what was folded stays folded if the trees are of one shape.
    pub(in crate::inspector) fn for_another(
        &self,
        before: Option<&MetadataTree>,
        tree: Option<&MetadataTree>,
    ) -> Self {
        let Some(tree) = tree else {
            return Self {
                by_cost: self.by_cost,
                ..Self::default()
            };
        };
        let is_alike = before.is_some_and(|before| before.has_shape_of(tree));
        let mut folds = if is_alike {
            self.clone()
        } else {
            Self::of(tree)
        };
        folds.by_cost = self.by_cost;
        folds.lay_out(tree);
        folds
    }

    /// The value of each row.
    pub(in crate::inspector) fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// Whether the values in a value have no rows.
    pub(in crate::inspector) fn is_folded(&self, node: usize) -> bool {
        self.folded.get(node).copied().unwrap_or_default()
    }

    /// Whether members are sorted by what they cost.
    pub(in crate::inspector) const fn is_by_cost(&self) -> bool {
        self.by_cost
    }

    /// The row of a value, unless it is folded away.
    pub(in crate::inspector) fn row_of(&self, node: usize) -> Option<usize> {
        self.rows.iter().position(|it| *it == node)
    }

    /// The innermost value at a byte of the payload, of the values that have a row.
    pub(in crate::inspector) fn at_byte(&self, tree: &MetadataTree, byte: usize) -> usize {
        let mut node = 0;
        while let Some(inner) = (!self.is_folded(node))
            .then(|| tree.children(node))
            .and_then(|mut children| children.find(|it| tree.in_payload(*it).contains(&byte)))
        {
            node = inner;
        }
        node
    }

    /// Folds a value, or unfolds it; then lay the rows out.
    pub(in crate::inspector) fn fold(&mut self, node: usize, is_folded: bool) {
        if let Some(folded) = self.folded.get_mut(node) {
            *folded = is_folded;
        }
    }

    /// Folds all objects and arrays within the outermost one, or unfolds all.
    pub(in crate::inspector) fn fold_all(&mut self, tree: &MetadataTree, is_folded: bool) {
        for (number, node) in tree.nodes.iter().enumerate() {
            self.fold(number, is_folded && number > 0 && node.kind.is_container());
        }
    }

    /// Sorts members by what they cost, or puts them back in their own order.
    pub(in crate::inspector) const fn toggle_order(&mut self) {
        self.by_cost = !self.by_cost;
    }

    /// Lays the rows out, after something was folded or the order has changed.
    pub(in crate::inspector) fn lay_out(&mut self, tree: &MetadataTree) {
        self.rows.clear();
        // The values that come next, the nearest last.
        let mut next = Vec::new();
        if !tree.nodes.is_empty() {
            next.push(0);
        }
        while let Some(number) = next.pop() {
            self.rows.push(number);
            if self.is_folded(number) {
                continue;
            }
            let from = next.len();
            next.extend(tree.children(number));
            let children = &mut next[from..];
            if self.by_cost && tree.nodes[number].kind == NodeKind::Object {
                children.sort_by_key(|child| Reverse(tree.nodes[*child].cost()));
            }
            children.reverse();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"a":1,"b":{"c":[1,22],"dd":"long"},"e":"longest of all strings"}"#;

    fn rows(tree: &MetadataTree, folds: &Folds) -> Vec<String> {
        folds.rows().iter().map(|it| tree.pointer(*it)).collect()
    }

    #[test]
    fn a_folded_node_has_a_row_and_its_children_have_none() {
        let tree = MetadataTree::new(JSON, 0);
        let mut folds = Folds::of(&tree);
        let all = ["", "/a", "/b", "/b/c", "/b/c/0", "/b/c/1", "/b/dd", "/e"];
        assert_eq!(rows(&tree, &folds), all);
        folds.fold(3, true);
        folds.lay_out(&tree);
        assert_eq!(rows(&tree, &folds), ["", "/a", "/b", "/b/c", "/b/dd", "/e"]);
        assert_eq!((folds.row_of(3), folds.row_of(4)), (Some(3), None));
        folds.fold_all(&tree, true);
        folds.lay_out(&tree);
        assert_eq!(rows(&tree, &folds), ["", "/a", "/b", "/e"]);
        folds.fold_all(&tree, false);
        folds.lay_out(&tree);
        assert_eq!(rows(&tree, &folds), all);
    }

    #[test]
    fn members_stand_in_the_order_of_their_cost_and_elements_in_their_own() {
        let tree = MetadataTree::new(JSON, 0);
        let mut folds = Folds::of(&tree);
        folds.toggle_order();
        folds.lay_out(&tree);
        let by_cost = ["", "/b", "/b/c", "/b/c/0", "/b/c/1", "/b/dd", "/e", "/a"];
        assert_eq!(rows(&tree, &folds), by_cost);
    }

    #[test]
    fn folds_outlive_a_change_of_values_alone() {
        let tree = MetadataTree::new(JSON, 0);
        let mut folds = Folds::of(&tree);
        folds.fold(2, true);
        folds.toggle_order();
        let other = MetadataTree::new(&JSON.replace("long", "x"), 7);
        let kept = folds.for_another(Some(&tree), Some(&other));
        assert_eq!(rows(&other, &kept), ["", "/b", "/e", "/a"]);
        let lost = folds.for_another(Some(&tree), Some(&MetadataTree::new("[[]]", 0)));
        assert_eq!((lost.rows(), lost.is_by_cost()), (&[0, 1][..], true));
        assert!(folds.for_another(Some(&tree), None).rows().is_empty());
    }

    #[test]
    fn a_byte_leads_to_the_innermost_value_that_is_not_folded_away() {
        let json = r#"{"a":[1,22],"b":{"c":3}}"#;
        let tree = MetadataTree::new(json, 100);
        let mut folds = Folds::of(&tree);
        let at = |text: &str, folds: &Folds| {
            let byte = 100 + json.find(text).unwrap();
            tree.pointer(folds.at_byte(&tree, byte))
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
}
