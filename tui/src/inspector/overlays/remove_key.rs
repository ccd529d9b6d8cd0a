//! The keys of the metadata, to choose one that is removed.

use ratatui::text::{Line, Span};

use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::{Desk, Notice};
use crate::inspector::keys::Command;
use crate::inspector::screen::{COST_COLUMNS, columns, cost, styled, wrap};
use crate::inspector::view::View;
use crate::text::shown::Shown;
use crate::writing::rewriting::metadata::pointer_to;
use crate::writing::rewriting::{self, EditPlace};

impl Over {
    /// The keys of the metadata, to choose one that is removed.
    pub const REMOVE_KEY: Self = Self::new(&Spec {
        name: "remove key",
        title: "Remove a key of the metadata",
        opened_by: &[(Command::RemoveKey, |desk| {
            desk.allow_editing()?;
            let keys = desk.with_reading(rewriting::keys);
            let keys = keys.map_err(|error| Notice::NotEdited { error })?;
            Ok(Opening::of(RemoveKey { keys }))
        })],
        contexts: Spec::CHOICE,
        ..Spec::PLAIN
    });
}

/// The keys of the metadata, each with its value.
#[derive(Clone, Debug)]
struct RemoveKey {
    keys: Vec<(String, String)>,
}

impl Overlay for RemoveKey {
    fn over(&self) -> Over {
        Over::REMOVE_KEY
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let keys = self.keys.iter();
        keys.map(|(key, value)| row(view, key, value, width))
            .collect()
    }

    fn head(&self, _: &View<'_>, chosen: usize, rows: usize) -> String {
        format!("{} of {rows}", chosen + 1)
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        if let Some((key, _)) = self.keys.get(choice.row) {
            let place = EditPlace::Member(pointer_to(key));
            desk.remove(&place, choice.now);
        }
        Wish::Close
    }
}

/// The key, its value, and the bytes that both take.
fn row(view: &View<'_>, key: &str, value: &str, width: usize) -> Line<'static> {
    let theme = view.theme;
    let anatomy = view.desk.anatomy();
    let member = anatomy.tree().and_then(|tree| {
        let member = tree.at_pointer(&pointer_to(key))?;
        Some((tree.nodes().get(member)?, anatomy.has_to_go(member)))
    });
    let key = Shown::text(key);
    let mut spans = wrap::cut(&key, width / 2, styled(theme, theme.name));
    spans.push(Span::raw(" "));
    let rest = width.saturating_sub(columns(&spans) + COST_COLUMNS);
    // No more of a long value is made safe to show than fits.
    let value: String = value.chars().take(rest + 1).collect();
    let style = styled(theme, theme.text);
    spans.extend(wrap::cut(&Shown::text(&value), rest, style));
    if let Some((node, has_to_go)) = member {
        let rest = width.saturating_sub(columns(&spans));
        spans.push(cost(node.cost(), has_to_go, rest, theme));
    }
    Line::from(spans)
}
