//! The text of the link: its parts in different styles and named, its faults and what is selected marked, and the
//! cursor in it.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::content::{Click, PaneArea, PaneContent};
use super::outline::Outline;
use crate::inspector::anatomy::Item;
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Context, Scope};
use crate::inspector::screen::{Frames, Theme, wrap};
use crate::inspector::view::View;
use crate::reading::source::PartName;
use crate::text::shown::{Piece, Shown};

/// What is shown until there is a link.
const INVITATION: &str = "Paste a tracked link: anywhere, any time.";

/// What keys mean while the link is read.
const READING: Scope = Scope::of(&[
    Context::Panes,
    Context::Reading,
    Context::Link,
    Context::Links,
]);

/// What keys mean while there is no link that a character could damage. Links begin with an h, which asks for nothing.
const EMPTY: Scope = Scope {
    begins_text: true,
    ..READING
};

/// What keys mean while you type in the link.
const TYPING: Scope = Scope {
    contexts: &[Context::Panes, Context::Links, Context::LinkText],
    takes_text: true,
    begins_text: false,
};

/// The pane of the link.
#[derive(Clone, Debug, Default)]
pub(super) struct Link {
    /// Whether characters go into the link.
    takes_text: bool,
    /// The pieces of each row.
    rows: Vec<Range<usize>>,
    /// For which reading and which width they are.
    laid_out: Option<(usize, usize)>,
}

impl PaneContent for Link {
    fn scope(&self, desk: &Desk) -> Scope {
        if self.takes_text {
            TYPING
        } else if desk.link().as_str().is_empty() {
            EMPTY
        } else {
            READING
        }
    }

    fn scopes(&self) -> &'static [Scope] {
        &[READING, EMPTY, TYPING]
    }

    fn take_text(&mut self, takes_text: bool) {
        self.takes_text = takes_text;
    }

    fn lay_out(&mut self, view: &View<'_>, width: usize) {
        let wanted = (view.desk.counts().read, width);
        if self.laid_out != Some(wanted) {
            self.laid_out = Some(wanted);
            self.rows = wrap::rows(view.desk.shown(), width);
        }
    }

    /// None: what is selected scrolls the link, and never a key.
    fn row_count(&self, _: &Desk) -> usize {
        0
    }

    fn wanted_rows(&self, _: &Desk) -> usize {
        self.rows.len()
    }

    fn line(&self, _: &View<'_>, _: usize, _: usize) -> Line<'static> {
        Line::default()
    }

    fn click(&self, desk: &mut Desk, click: Click) {
        let offset = self.offset_at(desk, click);
        desk.move_cursor(|link| link.move_to(offset));
    }

    /// Draws the outline with the number of bytes and the names of the parts on it.
    fn draw_outline(
        &self,
        view: &View<'_>,
        outline: &Outline,
        _: Line<'static>,
        frame: &mut Frame<'_>,
    ) {
        let bytes = match view.desk.visible().len() {
            0 => String::new(),
            len => format!(" {len} bytes "),
        };
        let area = outline.area;
        let is_below = outline.frames == Frames::Borders;
        let width = usize::from(area.width);
        // The corners, or the title of the pane and the end of the rule.
        let taken = if is_below { 2 } else { 8 };
        let legend = legend(view, width.saturating_sub(taken));
        let right = match legend.width() {
            legend if !is_below && width < legend + 10 + bytes.len() => String::new(),
            _ => bytes,
        };
        let right = Line::styled(right, view.theme.quiet);
        outline.draw(right.clone(), frame);
        let (y, column) = match outline.frames {
            Frames::None => return,
            Frames::Borders => (area.bottom().saturating_sub(1), 1),
            Frames::Rules => (
                area.y,
                width
                    .saturating_sub(right.width() + legend.width() + 1)
                    .max(7),
            ),
        };
        let offset = u16::try_from(column).unwrap_or(u16::MAX);
        let room = usize::from(area.width.saturating_sub(offset + 1)).min(legend.width());
        let place = Rect {
            x: area.x.saturating_add(offset),
            y,
            width: u16::try_from(room).unwrap_or(u16::MAX),
            height: 1,
        };
        // Without color, the style of the border would make the parts look alike.
        frame.buffer_mut().set_style(place, Style::reset());
        frame.render_widget(legend, place);
    }

    fn draw(&self, view: &View<'_>, place: PaneArea, frame: &mut Frame<'_>) {
        let area = place.area;
        if view.desk.visible().is_empty() {
            frame.render_widget(Line::styled(INVITATION, view.theme.remark), area);
            set_cursor(place, 0, 0, frame);
            return;
        }
        let (row, column) = self.cursor(view.desk, usize::from(area.width));
        let first = self.first_row(view.desk, area.as_size(), place.has_focus);
        let styles = Styles::new(view);
        for (line, row) in area.rows().zip(self.rows.iter().skip(first)) {
            let text = wrap::line(view.desk.shown(), row.clone(), |piece| styles.of(piece));
            frame.render_widget(text, line);
        }
        if let Some(row) = row.checked_sub(first) {
            set_cursor(place, row, column, frame);
        }
    }
}

impl Link {
    /// The byte of the text at a click; after the end of a row, the byte after the row.
    fn offset_at(&self, desk: &Desk, click: Click) -> usize {
        let first = self.first_row(desk, click.size, click.has_focus);
        let Some(row) = self.rows.get(first + click.row) else {
            return desk.visible().len();
        };
        let mut columns = 0;
        let pieces = desk.shown().pieces();
        let of_row = pieces.get(row.clone()).unwrap_or_default();
        let reaches = |piece: &&Piece| {
            columns += piece.width();
            click.column < columns
        };
        let piece = of_row.iter().find(reaches).or(pieces.get(row.end));
        piece.map_or(desk.visible().len(), |piece| piece.source().start)
    }

    /// The first row on the screen. While the link has not the focus, the start of what is selected is in the middle.
    /// While you edit the link, the cursor is on the screen. Until you do anything in it, it is shown from its start.
    fn first_row(&self, desk: &Desk, size: Size, has_focus: bool) -> usize {
        let (height, width) = (usize::from(size.height), usize::from(size.width));
        let last = self.rows.len().saturating_sub(height);
        let selected = desk.byte_in_text().or(desk.selected_text_range());
        match selected.filter(|_| !has_focus) {
            Some(text) => {
                let (row, _) = self.place(desk.shown(), text.start, width);
                row.saturating_sub(height / 2).min(last)
            }
            None if desk.is_untouched() => 0,
            None => (self.cursor(desk, width).0 + 1).saturating_sub(height),
        }
    }

    /// The row and the column of the cursor.
    fn cursor(&self, desk: &Desk, width: usize) -> (usize, usize) {
        self.place(desk.shown(), desk.link().cursor(), width)
    }

    /// The row and the column of a byte of the text.
    fn place(&self, shown: &Shown, offset: usize, width: usize) -> (usize, usize) {
        let rows = &self.rows;
        let pieces = shown.pieces();
        let piece = pieces.partition_point(|piece| piece.source().start < offset);
        let row = rows
            .partition_point(|row| row.end <= piece)
            .min(rows.len().saturating_sub(1));
        let start = rows.get(row).map_or(0, |row| row.start);
        let before = pieces.get(start..piece).unwrap_or_default();
        let column = before.iter().map(Piece::width).sum();
        // After the last column, the cursor is on a row of its own.
        if column >= width {
            (row + 1, 0)
        } else {
            (row, column)
        }
    }
}

/// The names of the parts, each in the style of its part; the last of them, as many as fit.
fn legend(view: &View<'_>, width: usize) -> Line<'static> {
    let theme = view.theme;
    let selected = view.desk.selected().and_then(Item::text);
    let mut line = Line::default();
    for (part, text) in view.desk.anatomy().parts() {
        let holds = selected.as_ref().is_some_and(|it| text.contains(&it.start));
        let style = part_style(theme, part);
        let style = if holds {
            style.patch(theme.selected)
        } else {
            style
        };
        line.push_span(" ");
        line.push_span(Span::styled(part.name(), style));
    }
    if !line.spans.is_empty() {
        line.push_span(" ");
    }
    while line.width() > width {
        // A space and a name.
        line.spans.drain(..line.spans.len().min(2));
    }
    line
}

const fn part_style(theme: &Theme, part: PartName) -> Style {
    match part {
        PartName::Scheme | PartName::UserInfo | PartName::Host | PartName::Port => theme.host,
        PartName::Route | PartName::Sublink => theme.route,
        PartName::Signature => theme.signature,
        PartName::Token => theme.link_token,
        PartName::Payload => theme.payload,
        PartName::Query | PartName::Target => theme.query,
        PartName::TrailingPath | PartName::Fragment => theme.text,
    }
}

/// The styles of the pieces of a link.
struct Styles<'m> {
    view: &'m View<'m>,
    parts: Vec<(Range<usize>, Style)>,
    selected: Range<usize>,
    pointed: Range<usize>,
}

impl<'m> Styles<'m> {
    fn new(view: &'m View<'m>) -> Self {
        let parts = view.desk.anatomy().parts();
        let parts = parts.map(|(part, text)| (text, part_style(view.theme, part)));
        let selected = view.desk.selected_text_range();
        Self {
            view,
            parts: parts.collect(),
            selected: selected.unwrap_or_default(),
            pointed: view.desk.byte_in_text().unwrap_or_default(),
        }
    }

    fn of(&self, piece: &Piece) -> Style {
        let theme = self.view.theme;
        let source = piece.source();
        let part = self
            .parts
            .iter()
            .rev()
            .find(|(span, _)| span.contains(&source.start));
        let mut style = match part {
            _ if piece.is_token() => theme.token,
            Some((_, style)) => *style,
            None => theme.text,
        };
        if self.view.desk.anatomy().is_faulty(&source) {
            style = style.patch(theme.fault);
        }
        if source.start < self.selected.end && self.selected.start < source.end {
            style = style.patch(theme.selected);
        }
        if source.start < self.pointed.end && self.pointed.start < source.end {
            style = style.patch(theme.pointed);
        }
        style
    }
}

fn set_cursor(place: PaneArea, row: usize, column: usize, frame: &mut Frame<'_>) {
    let area = place.area;
    let offset = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
    let position = Position::new(
        area.x.saturating_add(offset(column)),
        area.y.saturating_add(offset(row)),
    );
    if place.has_focus && area.contains(position) {
        frame.set_cursor_position(position);
    }
}
