//! What every pane implements.

use std::fmt::Debug;
use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use super::outline::Outline;
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Command, Scope, Way};
use crate::inspector::view::View;

/// What a pane shows, and what its keys and clicks do. [`Panes`](super::Panes) lays it out and scrolls it.
pub(in crate::inspector) trait PaneContent: Boxed + Debug {
    /// What keys mean here.
    fn scope(&self, _: &Desk) -> Scope {
        self.scopes()[0]
    }

    /// All that they can mean here.
    fn scopes(&self) -> &'static [Scope];

    /// Takes characters as text from now on, or as commands again.
    fn take_text(&mut self, _takes_text: bool) {}

    /// Lays the rows out for a width.
    fn lay_out(&mut self, _: &View<'_>, _width: usize) {}

    /// How many rows can be scrolled through.
    fn row_count(&self, desk: &Desk) -> usize;

    /// How many rows the pane wants to have on the screen, where its height is not fixed.
    fn wanted_rows(&self, _: &Desk) -> usize {
        0
    }

    /// Whether another selection takes the pane back to its first row.
    fn follows_selection(&self) -> bool {
        false
    }

    /// A row as a line.
    fn line(&self, view: &View<'_>, row: usize, width: usize) -> Line<'static>;

    /// What the title says besides the name of the pane.
    fn subtitle(&self, _: &Desk) -> String {
        String::new()
    }

    /// The item that a row shows, where rows show items.
    fn item(&self, _: &Desk, _row: usize) -> Option<usize> {
        None
    }

    /// The item that is marked as the selected one.
    fn selected_item(&self, desk: &Desk) -> Option<usize> {
        desk.selection()
    }

    /// The rows of what is selected.
    fn selected_rows(&self, _: &Desk) -> Range<usize> {
        0..0
    }

    /// Selects something else on a way through the rows. Returns false if the pane is to be scrolled instead.
    fn travel(&self, _: &mut Desk, _: Way) -> bool {
        false
    }

    /// Does what a click asks for.
    fn click(&self, _: &mut Desk, _: Click) {}

    /// What is at the right of the title besides the rows that are on the screen.
    fn right_title(&self, _: &View<'_>, _height: usize) -> String {
        String::new()
    }

    /// Draws the title on the outline.
    fn draw_title(&self, _: &View<'_>, outline: &Outline, frame: &mut Frame<'_>) {
        outline.draw_title(frame);
    }

    /// Does what a key asks for, if that means something of its own here.
    fn run(&mut self, _: Command) {}

    /// Draws the rows from one on.
    fn draw(&self, view: &View<'_>, place: PaneArea, frame: &mut Frame<'_>) {
        let width = usize::from(place.area.width);
        let rows = place.first_row..self.row_count(view.desk);
        for (area, row) in place.area.rows().zip(rows) {
            frame.render_widget(self.line(view, row, width), area);
        }
    }
}

/// Where the rows of a pane are drawn.
#[derive(Clone, Copy, Debug)]
pub(in crate::inspector) struct PaneArea {
    /// The area within the outline.
    pub(in crate::inspector) area: Rect,
    /// The first row.
    pub(in crate::inspector) first_row: usize,
    /// Whether the pane has the focus.
    pub(in crate::inspector) has_focus: bool,
    /// Whether nothing is around it.
    pub(in crate::inspector) is_without_title: bool,
}

/// A click on a pane.
#[derive(Clone, Copy, Debug)]
pub(in crate::inspector) struct Click {
    /// The row of the pane, scrolled as it is.
    pub(in crate::inspector) row: usize,
    /// The column within the outline.
    pub(in crate::inspector) column: usize,
    /// The size within the outline.
    pub(in crate::inspector) size: Size,
    /// Whether the pane had the focus.
    pub(in crate::inspector) has_focus: bool,
}

/// A pane that can be cloned whatever it is.
pub(in crate::inspector) trait Boxed {
    /// A clone of the pane.
    fn boxed(&self) -> Box<dyn PaneContent>;
}

impl<P: PaneContent + Clone + 'static> Boxed for P {
    fn boxed(&self) -> Box<dyn PaneContent> {
        Box::new(self.clone())
    }
}

impl Clone for Box<dyn PaneContent> {
    fn clone(&self) -> Self {
        (**self).boxed()
    }
}
