//! Folding the tree of the metadata.

use std::iter;

use super::state::Desk;
use crate::inspector::keys::Fold;

impl Desk {
    /// Folds or unfolds, if the metadata is a tree; what is selected keeps a row.
    pub(in crate::inspector) fn fold(&mut self, what: Fold) {
        let Some(tree) = self.read.anatomy.tree() else {
            return;
        };
        match what {
            Fold::ByCost => self.folds.toggle_order(),
            Fold::All | Fold::None => self.folds.fold_all(tree, what == Fold::All),
            Fold::Fold | Fold::Unfold | Fold::Toggle => {
                self.fold_selected(what);
                return;
            }
        }
        self.lay_folds_out();
        let selected = self.selected_node();
        // The innermost value around it that has a row; the outermost always has one.
        let mut outwards = iter::successors(selected, |node| self.parent(*node));
        let with_row = outwards.find(|node| self.folds.row_of(*node).is_some());
        if let Some(node) = with_row.filter(|_| selected != with_row) {
            self.select_node(node);
        }
    }

    /// Unfolds everything around a value, so that it has a row.
    pub(super) fn unfold_to(&mut self, node: usize) {
        let mut within = node;
        while let Some(parent) = self.parent(within).filter(|it| *it != within) {
            self.folds.fold(parent, false);
            within = parent;
        }
        self.lay_folds_out();
    }

    /// Folds or unfolds what is selected; with nothing selected, selects the outermost value.
    fn fold_selected(&mut self, what: Fold) {
        let Some((tree, selected)) = self.anatomy().tree().zip(self.selected_node()) else {
            self.select_node(0);
            return;
        };
        let Some(node) = tree.nodes().get(selected) else {
            return;
        };
        let is_folded = self.folds.is_folded(selected);
        let holds_others = node.members > 0;
        match what {
            Fold::Fold if is_folded || !holds_others => {
                let parent = node.parent;
                self.select_node(parent);
            }
            Fold::Unfold if holds_others && !is_folded => {
                let row = self.folds.row_of(selected);
                self.select_row(row.map_or(0, |row| row + 1));
            }
            Fold::Unfold | Fold::Toggle if !holds_others => {}
            _ => {
                self.folds.fold(selected, !is_folded);
                self.lay_folds_out();
            }
        }
    }

    fn parent(&self, node: usize) -> Option<usize> {
        let tree = self.anatomy().tree()?;
        Some(tree.nodes().get(node)?.parent)
    }

    fn lay_folds_out(&mut self) {
        if let Some(tree) = self.read.anatomy.tree() {
            self.folds.lay_out(tree);
            self.counts.folded += 1;
        }
    }
}
