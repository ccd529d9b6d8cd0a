//! Folding the tree of the metadata.

use crate::inspector::command::Fold;
use crate::inspector::model::Model;

/// Folds or unfolds, where the metadata is a tree; what is selected keeps a row.
pub(super) fn fold(model: &mut Model, what: Fold) {
    let Some(tree) = model.anatomy.tree() else {
        return;
    };
    let folds = &mut model.rows.folds;
    match what {
        Fold::ByCost => folds.toggle_order(),
        Fold::All | Fold::None => folds.fold_all(tree, what == Fold::All),
        Fold::Fold | Fold::Unfold | Fold::Toggle => {
            fold_selected(model, what);
            return;
        }
    }
    folds.lay_out(tree);
    let selected = model.selected_node();
    // The nearest around it that has a row; the outermost always has one.
    let mut with_row = std::iter::successors(selected, |node| {
        let tree = model.anatomy.tree()?;
        Some(tree.nodes().get(*node)?.parent)
    });
    let with_row = with_row.find(|node| model.rows.folds.row_of(*node).is_some());
    model.lay_out();
    if let Some(node) = with_row.filter(|_| selected != with_row) {
        model.select_node(node);
    }
}

/// Unfolds what a value stands in, so that it has a row.
pub(super) fn unfold_to(model: &mut Model, node: usize) {
    let Some(tree) = model.anatomy.tree() else {
        return;
    };
    let mut within = node;
    while let Some(parent) = tree
        .nodes()
        .get(within)
        .map(|it| it.parent)
        .filter(|it| *it != within)
    {
        model.rows.folds.fold(parent, false);
        within = parent;
    }
    model.rows.folds.lay_out(tree);
    model.lay_out();
}

/// Does to what is selected what a key asks for; where nothing is, the outermost is selected.
fn fold_selected(model: &mut Model, what: Fold) {
    let Some((tree, selected)) = model.anatomy.tree().zip(model.selected_node()) else {
        model.select_node(0);
        return;
    };
    let Some(node) = tree.nodes().get(selected) else {
        return;
    };
    let is_folded = model.rows.folds.is_folded(selected);
    let holds_others = node.members > 0;
    match what {
        Fold::Fold if is_folded || !holds_others => {
            let parent = node.parent;
            model.select_node(parent);
        }
        Fold::Unfold if holds_others && !is_folded => {
            let row = model.rows.folds.row_of(selected);
            model.select_row(row.map_or(0, |row| row + 1));
        }
        Fold::Unfold | Fold::Toggle if !holds_others => {}
        _ => {
            model.rows.folds.fold(selected, !is_folded);
            model.rows.folds.lay_out(tree);
            model.lay_out();
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use ratatui::layout::Size;

    use super::*;
    use crate::inspector::command::Command;
    use crate::inspector::message::Message;
    use crate::inspector::model::Pane;
    use crate::inspector::theme::Theme;
    use crate::inspector::update::update;
    use crate::settings::Settings;

    /// A click with the metadata `{"a":[1,{"b":"xyz"}], "c":"d"}`.
    const LINK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/\
        P0ceeyJhIjpbMSx7ImIiOiJ4eXoifV0sICJjIjoiZCJ9";

    fn after(commands: &[Command]) -> Model {
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        let mut model = Model::new(LINK, settings, Theme::mono(), Size::new(120, 40));
        model.give_focus(Pane::Metadata);
        run(&mut model, commands);
        model
    }

    fn run(model: &mut Model, commands: &[Command]) {
        for command in commands {
            update(model, Message::Command(*command), Timestamp::UNIX_EPOCH);
        }
    }

    /// The rows by their pointers, the one that is selected in brackets.
    fn rows(model: &Model) -> String {
        let tree = model.anatomy.tree().unwrap();
        let selected = model.selected_node();
        let rows = model.rows.folds.rows().iter().map(|node| {
            let pointer = tree.pointer(*node);
            if selected == Some(*node) {
                format!("[{pointer}]")
            } else {
                pointer
            }
        });
        rows.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_lead_through_the_tree_and_fold_it() {
        use Command::{Down, First, Last, Up};
        const FOLD: Command = Command::Fold(Fold::Fold);
        const UNFOLD: Command = Command::Fold(Fold::Unfold);
        const TOGGLE: Command = Command::Fold(Fold::Toggle);
        const ALL: Command = Command::Fold(Fold::All);
        const NONE: Command = Command::Fold(Fold::None);
        const BY_COST: Command = Command::Fold(Fold::ByCost);
        let table: &[(&[Command], &str)] = &[
            (&[], " /a /a/0 /a/1 /a/1/b /c"),
            (&[Down], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[FOLD], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[UNFOLD], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[TOGGLE], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[Up], " /a /a/0 /a/1 /a/1/b [/c]"),
            (&[Last, Up], " /a /a/0 /a/1 [/a/1/b] /c"),
            (&[Last, Up, FOLD], " /a /a/0 [/a/1] /a/1/b /c"),
            (&[Last, Up, FOLD, FOLD], " /a /a/0 [/a/1] /c"),
            (&[Last, Up, FOLD, FOLD, FOLD], " [/a] /a/0 /a/1 /c"),
            (&[Last, Up, FOLD, FOLD, UNFOLD], " /a /a/0 [/a/1] /a/1/b /c"),
            (&[Last, Up, FOLD, UNFOLD], " /a /a/0 /a/1 [/a/1/b] /c"),
            (&[Last, UNFOLD], " /a /a/0 /a/1 /a/1/b [/c]"),
            (&[Last, TOGGLE], " /a /a/0 /a/1 /a/1/b [/c]"),
            (&[Last, FOLD], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[First, TOGGLE], "[]"),
            (&[First, FOLD, FOLD, Down], "[]"),
            (&[First, Down, TOGGLE], " [/a] /c"),
            (&[First, Down, TOGGLE, Down], " /a [/c]"),
            (&[First, Down, TOGGLE, TOGGLE], " [/a] /a/0 /a/1 /a/1/b /c"),
            (&[Last, Up, ALL], " [/a] /c"),
            (&[ALL, NONE], " /a /a/0 /a/1 /a/1/b /c"),
            (&[Last, ALL], " /a [/c]"),
            (&[Last, BY_COST], " /a /a/0 /a/1 /a/1/b [/c]"),
        ];
        for (commands, expected) in table {
            assert_eq!(rows(&after(commands)), *expected, "{commands:?}");
        }
    }

    #[test]
    fn what_is_selected_in_the_tree_is_marked_in_text_and_bytes() {
        let json = r#"{"a":[1,{"b":"xyz"}], "c":"d"}"#;
        let start = 3;
        let mut model = after(&[]);
        for (pointer, text) in [
            ("", json),
            ("/a", r#""a":[1,{"b":"xyz"}]"#),
            ("/a/0", "1"),
            ("/a/1", r#"{"b":"xyz"}"#),
            ("/a/1/b", r#""b":"xyz""#),
            ("/c", r#""c":"d""#),
        ] {
            run(&mut model, &[Command::Down]);
            assert_eq!(model.selected_pointer().as_deref(), Some(pointer));
            let at = json.find(text).unwrap() + start;
            let bytes = at..at + text.len();
            // All of it is the record, with its tag and length.
            let marked = if pointer.is_empty() {
                start - 2..bytes.end
            } else {
                bytes.clone()
            };
            assert_eq!(model.selected_bytes_range(), Some(marked.clone()));
            let payload = LINK.rfind('/').unwrap() + 1;
            let characters = payload + marked.start * 8 / 6..payload + (marked.end * 8).div_ceil(6);
            assert_eq!(model.selected_text_range(), Some(characters));
        }
    }

    #[test]
    fn the_cursor_of_the_link_selects_within_the_metadata() {
        let mut model = after(&[Command::NextPane, Command::NextPane]);
        assert_eq!(model.focus, Pane::Link);
        let mut met = Vec::new();
        for _ in 0..40 {
            run(&mut model, &[Command::MoveLeft]);
            met.extend(model.selected_pointer());
        }
        met.dedup();
        assert_eq!(
            met,
            [
                "", "/c", "", "/a", "/a/1", "/a/1/b", "/a/1", "/a", "/a/0", "/a", ""
            ]
        );
        assert_eq!(model.selected_node(), Some(0));
    }

    #[test]
    fn a_change_of_the_link_keeps_the_folds_as_long_as_the_keys_stay() {
        let mut model = after(&[Command::First, Command::Down, Command::Fold(Fold::Fold)]);
        assert_eq!(rows(&model), " [/a] /c");
        let now = Timestamp::UNIX_EPOCH;
        let other = LINK.replace("eHl6", "enl6");
        update(&mut model, Message::Paste(other), now);
        assert_eq!(rows(&model), " /a /c");
        let other = LINK.replace("ICJjIjoi", "ICJkIjoi");
        update(&mut model, Message::Paste(other), now);
        assert_eq!(rows(&model), " /a /a/0 /a/1 /a/1/b /d");
    }
}
