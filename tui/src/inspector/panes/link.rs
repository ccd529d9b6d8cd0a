//! The text of the link: its parts in different styles and named, its faults and what is selected marked, and the
//! cursor in it.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::content::{Click, PaneArea, PaneContent};
use super::outline::{Outline, draw_at};
use crate::inspector::anatomy::Item;
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Command, Context, Scope};
use crate::inspector::screen::{Theme, wrap};
use crate::inspector::view::View;
use crate::reading::source::PartName;
use crate::text::shown::{Piece, Shown};

/// The fewest columns of a title besides the names of the parts.
const TITLE_COLUMNS: u16 = 7;

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

    /// How long the link is, and how much of it is on the screen.
    fn right_title(&self, view: &View<'_>, height: usize) -> String {
        let rows = match self.rows.len() {
            rows if rows > height => {
                let zoom = view.keymap.label(Command::Zoom);
                let zoom = zoom.map_or_else(String::new, |key| format!(", {key}"));
                format!(" … {height} of {rows} rows{zoom}")
            }
            _ => String::new(),
        };
        match view.desk.visible().len() {
            0 => String::new(),
            len if rows.is_empty() => format!(" {len} bytes "),
            len => format!("{rows} · {len} bytes "),
        }
    }

    /// Draws the title with the names of the parts in it.
    fn draw_title(&self, view: &View<'_>, outline: &Outline, frame: &mut Frame<'_>) {
        outline.draw_title(frame);
        let area = outline.title_area();
        let taken = u16::try_from(outline.right.width()).unwrap_or(u16::MAX);
        let end = area.right().saturating_sub(taken.saturating_add(1));
        let start = area.x + TITLE_COLUMNS;
        let legend = legend(view, usize::from(end.saturating_sub(start)));
        let width = u16::try_from(legend.width()).unwrap_or(u16::MAX);
        let text = view.theme.text;
        draw_at(&legend, end.saturating_sub(width), area, text, frame);
    }

    fn draw(&self, view: &View<'_>, place: PaneArea, frame: &mut Frame<'_>) {
        let area = place.area;
        if view.desk.visible().is_empty() {
            for (area, line) in area.rows().zip(invitation(view)) {
                frame.render_widget(line, area);
            }
            return;
        }
        let (row, column) = self.cursor(view.desk, usize::from(area.width));
        let first = self.first_row(view.desk, area.as_size(), place.has_focus);
        let styles = Styles::new(view);
        for (line, row) in area.rows().zip(self.rows.iter().skip(first)) {
            let text = wrap::line(view.desk.shown(), row.clone(), |piece| styles.of(piece));
            frame.render_widget(text, line);
        }
        let height = usize::from(area.height);
        if place.is_without_title && self.rows.len() > height {
            self.draw_rest(view, area, frame);
        }
        if let Some(row) = row.checked_sub(first) {
            set_cursor(place, row, column, frame);
        }
    }
}

impl Link {
    /// Says at the end of the last row how much of the link is on the screen.
    fn draw_rest(&self, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
        let rest = format!(" … {} of {} rows", area.height, self.rows.len());
        let rest = Line::styled(rest, view.theme.remark);
        let last = Rect {
            y: area.bottom().saturating_sub(1),
            height: 1,
            ..area
        };
        let width = u16::try_from(rest.width()).unwrap_or(u16::MAX);
        let start = last.right().saturating_sub(width);
        draw_at(&rest, start, last, view.theme.text, frame);
    }

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

/// What is shown until there is a link: what to do.
fn invitation(view: &View<'_>) -> [Line<'static>; 3] {
    let theme = view.theme;
    let remark = |text: &str| Span::styled(text.to_owned(), theme.remark);
    let key = view.keymap.label(Command::Example);
    let key = key.unwrap_or_else(|| "its command".to_owned());
    [
        Line::from(remark("Paste a tracked link, or any text with one.")),
        Line::from(remark("Open a file: paste its path, or drop it.")),
        Line::from(vec![
            remark("Try an example: "),
            Span::styled(key, theme.heading),
        ]),
    ]
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
