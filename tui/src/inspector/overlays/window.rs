//! The window that an overlay is shown in: a line that says something or is typed into, and rows below it, of which
//! one may be chosen.
//!
//! ```text
//! ┌ Commands ──────────────────────────────┐
//! │> undo                                  │
//! │▸^/       Take back the last change ... │
//! └────────────────────────────────────────┘
//! ```

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

use super::overlay::{Answer, Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::{Desk, TextLine};
use crate::inspector::effect::Effect;
use crate::inspector::keys::{Command, Way};
use crate::inspector::screen::{Layout, select, styled, wrap};
use crate::inspector::view::View;
use crate::text::shown::{Piece, Shown};

/// An overlay that is open, and what all overlays have in common.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct Window {
    overlay: Box<dyn Overlay>,
    /// The row that is chosen; if none is, the first one on the screen.
    row: usize,
    /// What was typed.
    text: TextLine,
    /// Whether the text is only offered: what you type first replaces it.
    is_offered: bool,
    rows: Vec<Line<'static>>,
    /// Where the window is, with its border.
    area: Rect,
    /// The most rows that it had on this screen: it does not jump while you type.
    most_rows: usize,
    screen: Rect,
}

impl Window {
    /// Opens a window.
    pub(in crate::inspector) fn open(opening: Opening) -> Self {
        let mut text = TextLine::default();
        text.replace(&opening.text);
        Self {
            overlay: opening.overlay,
            row: opening.row,
            text,
            is_offered: opening.is_offered,
            rows: Vec::new(),
            area: Rect::ZERO,
            most_rows: 0,
            screen: Rect::ZERO,
        }
    }

    /// Which overlay is open.
    pub(in crate::inspector) fn over(&self) -> Over {
        self.overlay.over()
    }

    /// The overlay.
    pub(in crate::inspector) fn overlay(&self) -> &dyn Overlay {
        &*self.overlay
    }

    /// Whether anything is typed.
    pub(in crate::inspector) fn has_text(&self) -> bool {
        !self.text.as_str().is_empty()
    }

    /// What has to be done before the rows can say all.
    pub(in crate::inspector) fn needs(&self) -> Option<Effect> {
        self.overlay.needs(self.text.as_str())
    }

    /// The rows of a page.
    pub(in crate::inspector) fn page(&self) -> usize {
        self.height().max(1)
    }

    /// Takes what is typed or pasted.
    pub(in crate::inspector) fn take_typed(&mut self, typed: &str) {
        if self.is_offered {
            self.text.clear();
        }
        self.edit(|text| typed.chars().for_each(|char| text.insert(char)));
    }

    /// Offers a text, which replaces the one that was typed.
    pub(in crate::inspector) fn offer(&mut self, text: &str) {
        self.text.replace(text);
        self.is_offered = true;
    }

    /// Takes the lines of a paste: the first one, or all where they are a value that was wrapped.
    pub(in crate::inspector) fn take_lines<'l>(
        &mut self,
        first: &str,
        others: impl Iterator<Item = &'l str>,
    ) {
        self.take_typed(first);
        if self.spec().takes_a_value {
            others.for_each(|line| self.take_typed(line));
        }
        self.row = 0;
    }

    /// Changes the text.
    pub(in crate::inspector) fn edit(&mut self, edit: impl FnOnce(&mut TextLine)) {
        edit(&mut self.text);
        self.is_offered = false;
        self.row = 0;
    }

    /// Moves the cursor in the text.
    pub(in crate::inspector) fn move_cursor(&mut self, move_cursor: impl FnOnce(&mut TextLine)) {
        move_cursor(&mut self.text);
        self.is_offered = false;
    }

    /// Goes to another row.
    pub(in crate::inspector) fn travel(&mut self, way: Way) {
        self.row = way.from(self.row, self.last_row());
    }

    /// Takes the row that is chosen, or what was typed.
    pub(in crate::inspector) fn choose(&mut self, desk: &mut Desk, now: Timestamp) -> Wish {
        let choice = Choice {
            row: self.row,
            typed: self.text.as_str(),
            now,
        };
        self.overlay.choose(desk, choice)
    }

    /// Does what a key asks for, if that means something of its own here.
    pub(in crate::inspector) fn run(&mut self, desk: &mut Desk, command: Command) -> Option<Wish> {
        self.overlay.run(desk, command, self.row)
    }

    /// Takes what came of something that was wanted.
    pub(in crate::inspector) fn hear(&mut self, desk: &mut Desk, answer: Answer) -> Wish {
        self.overlay.hear(desk, answer)
    }

    /// Goes to the row that is clicked; if it is there already, takes it. A click beside the window closes it.
    pub(in crate::inspector) fn click(
        &mut self,
        desk: &mut Desk,
        at: Position,
        now: Timestamp,
    ) -> Wish {
        if !self.area.contains(at) {
            return Wish::Close;
        }
        let has_choice = self.spec().has_choice();
        // Below the border and the row that is typed into.
        let Some(row) = at.y.checked_sub(self.area.y + 2).filter(|_| has_choice) else {
            return Wish::Stay;
        };
        let is_border = usize::from(at.y - self.area.y) > self.height() + 1;
        let row = self.first_row() + usize::from(row);
        if row > self.last_row() || is_border {
            return Wish::Stay;
        }
        if row == self.row {
            return self.choose(desk, now);
        }
        self.row = row;
        Wish::Stay
    }

    /// Makes the rows, after anything has changed except which row is chosen.
    pub(in crate::inspector) fn lay_out(&mut self, view: &View<'_>, layout: &Layout) {
        if self.screen != layout.screen {
            self.screen = layout.screen;
            self.most_rows = 0;
        }
        let fills_the_screen = self.spec().fills_the_screen;
        let area = |rows| layout.overlay(fills_the_screen, rows);
        let width = usize::from(area(0).width.saturating_sub(3));
        self.rows = self.overlay.lay_out(view, self.text.as_str(), width);
        let below = (0..self.rows.len().max(1)).map(|row| self.overlay.below(row).len());
        // The line above the rows, the rows, and the lines below them.
        let wanted = 1 + self.rows.len() + below.max().unwrap_or_default();
        self.most_rows = self.most_rows.max(wanted);
        self.area = Rect {
            height: area(wanted).height,
            ..area(self.most_rows)
        };
        // There may be fewer rows now, or room for more.
        self.row = self.row.min(self.last_row());
    }

    /// Whether it covers any of an area.
    pub(in crate::inspector) const fn covers(&self, area: Rect) -> bool {
        self.area.intersects(area)
    }

    /// Draws the window.
    pub(in crate::inspector) fn draw(&self, view: &View<'_>, frame: &mut Frame<'_>) {
        let inner = self.area.inner(Margin::new(1, 1));
        if inner.is_empty() {
            return;
        }
        cover(view, frame);
        frame.render_widget(Clear, self.area);
        frame.buffer_mut().set_style(self.area, view.theme.text);
        let spec = self.spec();
        let style = view.theme.focus;
        let title = Span::styled(format!(" {} ", spec.title), style);
        let mut block = Block::bordered().border_style(style).title(title);
        let rows: Vec<_> = self
            .rows
            .iter()
            .chain(self.overlay.below(self.row))
            .collect();
        let height = self.height();
        let first = self.first_row();
        if rows.len() > height {
            let last = (first + height).min(rows.len());
            let place = format!(" {}-{last}/{} ", first + 1, rows.len());
            let place = Line::styled(place, view.theme.quiet).right_aligned();
            block = block.title_top(place);
        }
        if let Some(foot) = self.overlay.foot(view) {
            let width = usize::from(inner.width.saturating_sub(2));
            let foot = wrap::cut(
                &Shown::text(&foot),
                width,
                styled(view.theme, view.theme.remark),
            );
            let spans = [Span::raw(" ")]
                .into_iter()
                .chain(foot)
                .chain([Span::raw(" ")]);
            block = block.title_bottom(spans.collect::<Line<'_>>());
        }
        frame.render_widget(block, self.area);
        let [head, rest] = [
            Rect { height: 1, ..inner },
            Rect {
                y: inner.y + 1,
                height: inner.height - 1,
                ..inner
            },
        ];
        if let Some(prompt) = spec.prompt {
            self.draw_prompt(view, prompt, head, frame);
        } else {
            let text = self.overlay.head(view, self.row, self.rows.len());
            frame.render_widget(Line::styled(text, view.theme.remark), head);
        }
        let rows = rows.into_iter().enumerate().skip(first);
        for (area, (index, row)) in rest.rows().zip(rows) {
            let is_row = index < self.rows.len();
            let is_chosen = spec.has_choice() && is_row && index == self.row;
            frame.render_widget(marked(view, row, is_chosen), area);
        }
    }

    /// Draws what is typed; of a long text, what is before the cursor. A text that is only offered looks selected,
    /// since what you type replaces it.
    fn draw_prompt(
        &self,
        view: &View<'_>,
        prompt: &'static str,
        area: Rect,
        frame: &mut Frame<'_>,
    ) {
        let theme = view.theme;
        let mut line = Line::styled(prompt, theme.heading);
        let width = usize::from(area.width).saturating_sub(line.width() + 1);
        let text = Shown::text(self.text.as_str());
        let pieces = text.pieces();
        let cursor = pieces.partition_point(|it| it.source().start < self.text.cursor());
        let mut columns = 0;
        let fitting = pieces[..cursor].iter().rev().take_while(|piece| {
            columns += piece.width();
            columns <= width
        });
        let first = cursor - fitting.count();
        let before: usize = pieces[first..cursor].iter().map(Piece::width).sum();
        let column = u16::try_from(line.width() + before).unwrap_or(u16::MAX);
        let style = if self.is_offered {
            theme.selected
        } else {
            theme.text
        };
        let shown = wrap::line(&text, first..pieces.len(), styled(theme, style));
        line.spans.extend(shown.spans);
        frame.render_widget(line, area);
        let x = area.x.saturating_add(column).min(area.right() - 1);
        frame.set_cursor_position(Position::new(x, area.y));
    }

    fn spec(&self) -> &'static Spec {
        self.over().spec()
    }

    /// How many rows fit: all within the border except the first, which is the head or the prompt.
    fn height(&self) -> usize {
        usize::from(self.area.height.saturating_sub(3))
    }

    /// The first row on the screen.
    fn first_row(&self) -> usize {
        if self.spec().has_choice() {
            (self.row + 1).saturating_sub(self.height())
        } else {
            self.row
        }
    }

    /// The last row that you can go to: where none is chosen, the last that has to be the first one on the screen.
    fn last_row(&self) -> usize {
        let rows = self.rows.len();
        if self.spec().has_choice() {
            rows.saturating_sub(1)
        } else {
            rows.saturating_sub(self.height())
        }
    }
}

/// Has all that is on the screen until now step back, so that the window stands out.
fn cover(view: &View<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, Style::reset());
    buffer.set_style(area, view.theme.covered);
}

/// A row, marked if it is chosen.
fn marked(view: &View<'_>, row: &Line<'static>, is_chosen: bool) -> Line<'static> {
    let mut line = Line::from(if is_chosen { "▸" } else { " " });
    line.spans.extend(row.spans.iter().cloned());
    if is_chosen {
        select(&mut line, view.theme);
    }
    line
}
