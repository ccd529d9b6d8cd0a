//! The rows of a comparison: what is equal in a row, what differs in rows of both links and marks below.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::comparing::{ComparedRow, ComparedState, ComparedValue, Comparison, Content};
use crate::inspector::overlays::link_rows::link_text;
use crate::inspector::screen::{Pen, columns, styled, wrap};
use crate::text::hex;
use crate::text::shown::{Piece, Shown};

/// Columns for a sign and a name, where values are beside names.
const NAME_COLUMNS: usize = 21;

/// Columns for a sign, where values are below names.
pub(super) const SIGN_COLUMNS: usize = 2;

/// The narrowest screen on which values are beside names.
const MIN_BESIDE: usize = 56;

/// Columns for the label of a fact.
const FACT_COLUMNS: usize = 16;

/// The least columns for a remark.
const MIN_REMARK: usize = 8;

/// Writes the rows of a comparison.
pub(super) struct Rows<'t> {
    pub(super) pen: Pen<'t>,
    /// The columns before a value.
    indent: usize,
    pub(super) only_differences: bool,
}

impl<'t> Rows<'t> {
    /// Nothing is written yet.
    pub(super) const fn new(pen: Pen<'t>, only_differences: bool) -> Self {
        let indent = if pen.width() < MIN_BESIDE {
            SIGN_COLUMNS
        } else {
            NAME_COLUMNS
        };
        Self {
            pen,
            indent,
            only_differences,
        }
    }

    /// What was written.
    pub(super) fn into_lines(self) -> Vec<Line<'static>> {
        self.pen.into_lines()
    }

    /// Writes which link is which.
    fn links(&mut self, comparison: &Comparison) {
        let theme = self.pen.theme();
        let width = self.pen.width().saturating_sub(SIGN_COLUMNS);
        for (sign, name, side) in comparison.named_sides() {
            let words = format!("{sign} {name}: ");
            let taken = words.len();
            let mut row = vec![Span::styled(words, theme.heading)];
            let room = self.pen.width().saturating_sub(taken);
            row.extend(wrap::cut(&side.words(), room, styled(theme, theme.name)));
            self.push(row);
            let mut row = vec![Span::raw(" ".repeat(SIGN_COLUMNS))];
            row.extend(link_text(
                &String::from_utf8_lossy(&side.text),
                theme,
                width,
            ));
            self.push(row);
        }
    }

    /// Writes which link is which and what stands out, and then all of it, or what differs.
    pub(super) fn comparison(&mut self, comparison: &Comparison) {
        self.links(comparison);
        let theme = self.pen.theme();
        for fact in &comparison.facts {
            let about = format!("  {}", fact.about);
            let text = Shown::text(&fact.text);
            self.pen.labelled(&about, FACT_COLUMNS, &text, theme.text);
        }
        for group in &comparison.sections {
            let rows = group.rows.iter().filter(|row| self.shows(&row.state));
            let rows: Vec<_> = rows.collect();
            if !rows.is_empty() {
                self.pen.line(group.heading, theme.heading);
            }
            for row in rows {
                self.row(row);
            }
        }
    }

    const fn shows(&self, state: &ComparedState) -> bool {
        !(self.only_differences && matches!(state, ComparedState::Equal(_)))
    }

    pub(super) fn push(&mut self, row: Vec<Span<'static>>) {
        self.pen.spans(row);
    }

    fn row(&mut self, row: &ComparedRow) {
        match &row.state {
            ComparedState::Equal(value) => self.single(row, "", value, self.pen.theme().remark),
            ComparedState::OnlyThis(value) => self.single(row, "< ", value, self.pen.theme().text),
            ComparedState::OnlyOther(value) => self.single(row, "> ", value, self.pen.theme().text),
            ComparedState::Differs(this, other) => self.pair(row, this, other),
        }
    }

    /// The sign and the name, padded up to the values; on narrow screens they are a row of their own, above the values.
    fn name(&mut self, row: &ComparedRow) -> Vec<Span<'static>> {
        let style = match row.state {
            ComparedState::Equal(_) => self.pen.theme().good,
            _ => self.pen.theme().warning,
        };
        let sign = Span::styled(format!("{} ", row.state.sign()), style);
        let is_beside = self.indent > SIGN_COLUMNS;
        let name_columns = if is_beside {
            self.indent - SIGN_COLUMNS - 1
        } else {
            self.pen.width().saturating_sub(SIGN_COLUMNS)
        };
        let mut start = vec![sign];
        start.extend(wrap::cut(
            &row.name,
            name_columns,
            styled(self.pen.theme(), self.pen.theme().name),
        ));
        if is_beside {
            let taken = columns(&start);
            start.push(Span::raw(" ".repeat(self.indent.saturating_sub(taken))));
            return start;
        }
        self.push(start);
        self.blank()
    }

    pub(super) fn blank(&self) -> Vec<Span<'static>> {
        vec![Span::raw(" ".repeat(self.indent))]
    }

    /// The columns for values.
    pub(super) fn room(&self) -> usize {
        self.pen.width().saturating_sub(self.indent)
    }

    /// Writes what is the same in both, or in one of them only.
    fn single(
        &mut self,
        row: &ComparedRow,
        side: &'static str,
        value: &ComparedValue,
        style: Style,
    ) {
        let mut start = self.name(row);
        start.push(Span::styled(side, self.pen.theme().heading));
        let text = match &value.content {
            Content::Text(text) => text.clone(),
            Content::Bytes { head, value } => {
                // No more of many bytes is written than fits.
                let bytes = head.iter().chain(value).copied().take(self.pen.width());
                Shown::text(&hex::spaced(&bytes.collect::<Vec<_>>()))
            }
        };
        let style = styled(self.pen.theme(), style);
        self.value(start, (&text, &value.remark), 0, style);
    }

    /// Writes a value from a piece on, and the remark about it if there is room for it.
    pub(super) fn value(
        &mut self,
        mut row: Vec<Span<'static>>,
        (text, remark): (&Shown, &str),
        from: usize,
        style: impl Fn(&Piece) -> Style,
    ) {
        let taken = columns(&row);
        let room = self.pen.width().saturating_sub(taken);
        let value = wrap::cut_from(text, from, room, style);
        let taken = columns(&value);
        row.extend(value);
        let rest = room.saturating_sub(taken + 2);
        if rest >= MIN_REMARK && !remark.is_empty() {
            row.push(Span::raw("  "));
            let remark = Shown::text(remark);
            row.extend(wrap::cut(&remark, rest, |_| self.pen.theme().remark));
        }
        self.push(row);
    }

    /// Writes what differs: both values, one below the other, and a mark below the part that differs.
    fn pair(&mut self, row: &ComparedRow, this: &ComparedValue, other: &ComparedValue) {
        let start = self.name(row);
        match (&this.content, &other.content) {
            (Content::Text(text), Content::Text(other_text)) => {
                let texts = [(text, &*this.remark), (other_text, &*other.remark)];
                self.texts(start, texts);
            }
            _ => self.bytes(start, this, other),
        }
    }
}
