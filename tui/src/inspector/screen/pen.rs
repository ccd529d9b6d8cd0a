//! The pen: writes text into lines of a width, alone or beside a label.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::wrap;
use crate::text::shown::{Piece, Shown};

/// Columns for the label of an entry.
pub(in crate::inspector) const LABEL_COLUMNS: usize = 10;

/// Writes lines of at most a width, in the styles of a theme.
pub(in crate::inspector) struct Pen<'t> {
    theme: &'t Theme,
    width: usize,
    lines: Vec<Line<'static>>,
}

impl<'t> Pen<'t> {
    /// A pen that has written nothing yet.
    pub(in crate::inspector) const fn new(theme: &'t Theme, width: usize) -> Self {
        Self {
            theme,
            width,
            lines: Vec::new(),
        }
    }

    /// The theme.
    pub(in crate::inspector) const fn theme(&self) -> &'t Theme {
        self.theme
    }

    /// The columns of a line.
    pub(in crate::inspector) const fn width(&self) -> usize {
        self.width
    }

    /// What was written.
    pub(in crate::inspector) fn into_lines(self) -> Vec<Line<'static>> {
        self.lines
    }

    /// Writes lines that are ready.
    pub(in crate::inspector) fn push(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        self.lines.extend(lines);
    }

    /// Writes a line of spans.
    pub(in crate::inspector) fn spans(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(spans));
    }

    /// Writes a line of one style.
    pub(in crate::inspector) fn line(&mut self, text: impl Into<String>, style: Style) {
        self.spans(vec![Span::styled(text.into(), style)]);
    }

    /// Writes a line, cut where it does not fit.
    pub(in crate::inspector) fn cut(&mut self, text: &Shown, style: Style) {
        self.spans(wrap::cut(text, self.width, styled(self.theme, style)));
    }

    /// Writes a text on as many lines as it takes.
    pub(in crate::inspector) fn paragraph(&mut self, text: &Shown, style: Style) {
        let lines = paragraph(text, self.width, self.theme, style);
        self.lines.extend(lines);
    }

    /// Writes a text beside a label, on as many lines as it takes.
    pub(in crate::inspector) fn entry(&mut self, label: &'static str, text: &Shown, style: Style) {
        self.labelled(label, LABEL_COLUMNS, text, style);
    }

    /// Writes an entry of plain text.
    pub(in crate::inspector) fn say(&mut self, label: &'static str, text: &str) {
        self.entry(label, &Shown::text(text), self.theme.text);
    }

    /// Writes an entry whose label has so many columns.
    pub(in crate::inspector) fn labelled(
        &mut self,
        label: &str,
        columns: usize,
        text: &Shown,
        style: Style,
    ) {
        let mut label = Some(self.label(label, columns));
        let width = self.width.saturating_sub(columns);
        for mut line in paragraph(text, width, self.theme, style) {
            let blank = || Span::raw(" ".repeat(columns));
            line.spans.insert(0, label.take().unwrap_or_else(blank));
            self.lines.push(line);
        }
    }

    /// Writes an entry on one line, cut where it does not fit.
    pub(in crate::inspector) fn cut_entry(&mut self, label: &str, columns: usize, text: &Shown) {
        let mut spans = vec![self.label(label, columns)];
        let width = self.width.saturating_sub(columns);
        let style = styled(self.theme, self.theme.text);
        spans.extend(wrap::cut(text, width, style));
        self.spans(spans);
    }

    fn label(&self, label: &str, columns: usize) -> Span<'static> {
        Span::styled(format!("{label:<columns$}"), self.theme.name)
    }
}

/// The lines of a text of a width.
pub(in crate::inspector) fn paragraph(
    text: &Shown,
    width: usize,
    theme: &Theme,
    style: Style,
) -> Vec<Line<'static>> {
    let style = styled(theme, style);
    let rows = wrap::rows(text, width.max(1)).into_iter();
    rows.map(|row| wrap::line(text, row, &style)).collect()
}

/// A style for plain pieces; tokens always stand out.
pub(in crate::inspector) fn styled(
    theme: &Theme,
    style: Style,
) -> impl Fn(&Piece) -> Style + use<> {
    let token = theme.token;
    move |piece| if piece.is_token() { token } else { style }
}

/// Makes all of a line look selected.
pub(in crate::inspector) fn select(line: &mut Line<'_>, theme: &Theme) {
    for span in &mut line.spans {
        span.style = span.style.patch(theme.selected);
    }
    line.style = line.style.patch(theme.selected);
}

/// The columns of spans.
pub(in crate::inspector) fn columns(spans: &[Span<'_>]) -> usize {
    spans.iter().map(Span::width).sum()
}

/// Columns for what a value of the metadata costs, and the mark after it.
pub(in crate::inspector) const COST_COLUMNS: usize = 7;

/// What a value of the metadata costs, at the right of so many columns; after it a mark where the value has to go.
pub(in crate::inspector) fn cost(
    cost: usize,
    has_to_go: bool,
    columns: usize,
    theme: &Theme,
) -> Span<'static> {
    let (mark, style) = if has_to_go {
        ('!', theme.warning)
    } else {
        (' ', theme.remark)
    };
    let cost = format!("{cost:>0$}{mark}", columns.saturating_sub(1));
    Span::styled(cost, style)
}
