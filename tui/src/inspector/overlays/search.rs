//! What is searched for, and where it was found: in the fields, in the metadata, or as bytes.

use ratatui::text::{Line, Span};

use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::{Desk, Match};
use crate::inspector::keys::Command;
use crate::inspector::screen::{Theme, columns, wrap};
use crate::inspector::view::View;
use crate::text::shown::{Piece, Shown};

impl Over {
    /// What is searched for, and where it was found.
    pub const SEARCH: Self = Self::new(&Spec {
        name: "search",
        title: "Search",
        opened_by: &[(Command::Search, |_| Ok(Opening::of(Search::default())))],
        contexts: Spec::CHOICE,
        prompt: Some("/ "),
        ..Spec::PLAIN
    });
}

/// Columns for the name of what has it.
const NAME_COLUMNS: usize = 18;

/// The matches of what is typed.
#[derive(Clone, Debug, Default)]
struct Search {
    matches: Vec<Match>,
    /// What is said if there are none.
    nothing: Option<Line<'static>>,
}

impl Overlay for Search {
    fn over(&self) -> Over {
        Over::SEARCH
    }

    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>> {
        self.matches = view.desk.matches(typed);
        let nothing = || Line::styled("No match.", view.theme.warning);
        self.nothing = self.matches.is_empty().then(nothing);
        let matches = self.matches.iter();
        matches.map(|it| row(it, view.theme, width)).collect()
    }

    fn below(&self, _: usize) -> &[Line<'static>] {
        self.nothing.as_slice()
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        match desk.search_for(choice.typed, &self.matches, choice.row) {
            Some(place) => Wish::Show(place.pane()),
            None => Wish::Stay,
        }
    }
}

/// The name of what has it, and as much of its value as shows what was found.
fn row(found: &Match, theme: &Theme, width: usize) -> Line<'static> {
    let name_style = if found.marked.is_empty() {
        theme.warning
    } else {
        theme.name
    };
    let name_columns = NAME_COLUMNS.min(width / 2);
    let name = Shown::text(&found.name);
    let mut row = wrap::cut(&name, name_columns.saturating_sub(1), |_| name_style);
    let rest = name_columns.saturating_sub(columns(&row));
    row.push(Span::raw(" ".repeat(rest)));
    let rest = width.saturating_sub(name_columns);
    let pieces = found.value.pieces();
    let marked: usize = pieces[..found.marked.end].iter().map(Piece::width).sum();
    let from = if marked <= rest {
        0
    } else {
        found.marked.start.saturating_sub(rest / 3)
    };
    let place = |piece: &Piece| {
        let start = piece.source().start;
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
    Line::from(row)
}
