//! What is searched for, and where it is found: in the fields, in the metadata, or as bytes.

use ratatui::text::Span;

use super::{Over, Overlay, OverlayRow, Spec};
use crate::inspector::matches::{Match, matches};
use crate::inspector::model::Model;
use crate::inspector::update::go_to_match;
use crate::inspector::wrap;
use crate::text::shown::{Piece, Shown};

pub(super) const SPEC: Spec = Spec {
    title: "Search",
    prompt: Some("/ "),
    rows,
    choose: Some(|model, overlay, _| {
        let sought = overlay.text.as_str();
        let matches = matches(model, sought);
        if overlay.row < matches.len() {
            sought.clone_into(&mut model.search.sought);
            go_to_match(model, &matches, overlay.row);
        } else {
            model.overlay = Some(Overlay {
                over: Over::Search,
                ..overlay.clone()
            });
        }
    }),
    ..Spec::PLAIN
};

/// Columns for the name of what has it.
const NAME_COLUMNS: usize = 18;

fn rows(model: &Model, overlay: &Overlay, width: usize) -> Vec<OverlayRow> {
    let matches = matches(model, overlay.text.as_str());
    if matches.is_empty() {
        let text = "Nothing has this in it.";
        return vec![vec![Span::styled(text, model.theme.warning)]];
    }
    matches.iter().map(|it| row(model, it, width)).collect()
}

/// The name of what has it, and its value from so far on that what was found is to be seen.
fn row(model: &Model, found: &Match, width: usize) -> OverlayRow {
    let theme = &model.theme;
    let name_style = if found.marked.is_empty() {
        theme.warning
    } else {
        theme.name
    };
    let columns = NAME_COLUMNS.min(width / 2);
    let name = Shown::text(&found.name);
    let mut row = wrap::cut(&name, columns.saturating_sub(1), |_| name_style);
    let taken: usize = row.iter().map(Span::width).sum();
    row.push(Span::raw(" ".repeat(columns.saturating_sub(taken))));
    let rest = width.saturating_sub(columns);
    let marked: usize = found.value.pieces()[..found.marked.end]
        .iter()
        .map(Piece::width)
        .sum();
    let from = if marked <= rest {
        0
    } else {
        found.marked.start.saturating_sub(rest / 3)
    };
    let place = |piece: &Piece| {
        let start = piece.source().start;
        let pieces = found.value.pieces();
        pieces.partition_point(|it| it.source().start < start)
    };
    let style = |piece: &Piece| match found.marked.contains(&place(piece)) {
        true => theme.warning,
        false if piece.is_token() => theme.token,
        false => theme.text,
    };
    let left_out = if from > 0 { "…" } else { "" };
    row.push(Span::styled(left_out, theme.remark));
    let rest = rest.saturating_sub(usize::from(from > 0));
    row.extend(wrap::cut_from(&found.value, from, rest, style));
    row
}
