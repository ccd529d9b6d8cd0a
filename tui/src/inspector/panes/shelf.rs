//! The panes side by side: what they have in common is here, and what is their own in [`PaneContent`].

use ratatui::Frame;
use ratatui::layout::{Position, Size};
use ratatui::text::Line;

use super::content::{Click, PaneArea, PaneContent};
use super::outline::{self, Outline};
use crate::inspector::desk::{Counts, Desk};
use crate::inspector::keys::{Command, Scope, Way};
use crate::inspector::screen::{BELOW_FIELDS, Frames, Layout, LayoutInput, Pane, VERDICT_ROWS};
use crate::inspector::view::View;
use crate::reading::verdict::fitting;

/// The contents of all panes, in the order of [`Pane::ALL`].
pub(in crate::inspector) type Contents = [Box<dyn PaneContent>; Pane::ALL.len()];

/// The panes: what has the focus, how far each is scrolled, and where they are on the screen.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct Panes {
    contents: Contents,
    scroll: [usize; Pane::ALL.len()],
    focus: Pane,
    /// The pane other than the link that has or last had the focus.
    data_pane: Pane,
    /// The pane below the fields that last had the focus.
    below_fields: Pane,
    layout: Layout,
    /// Whether the pane that has the focus is shown alone.
    is_zoomed: bool,
    /// What the rows were laid out for.
    laid_out: Option<(Counts, Size, Option<Pane>)>,
    /// Whether they have to be laid out again, whatever they were laid out for.
    is_stale: bool,
}

impl Panes {
    /// Panes that are not laid out yet.
    pub(in crate::inspector) fn new(contents: Contents) -> Self {
        let input = LayoutInput {
            data_pane: Pane::Fields,
            below_fields: Pane::Detail,
            verdict: 0,
            wanted: [0; Pane::ALL.len()],
            is_empty: true,
        };
        Self {
            contents,
            scroll: [0; Pane::ALL.len()],
            focus: Pane::Link,
            data_pane: input.data_pane,
            below_fields: input.below_fields,
            layout: Layout::new(Size::ZERO, input),
            is_zoomed: false,
            laid_out: None,
            is_stale: false,
        }
    }

    /// The pane that has the focus.
    pub(in crate::inspector) const fn focus(&self) -> Pane {
        self.focus
    }

    /// What keys mean to the pane that has the focus.
    pub(in crate::inspector) fn scope(&self, desk: &Desk) -> Scope {
        self.content(self.focus).scope(desk)
    }

    /// Where everything is.
    pub(in crate::inspector) const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The content of a pane.
    pub(in crate::inspector) fn content(&self, pane: Pane) -> &dyn PaneContent {
        &*self.contents[pane.index()]
    }

    /// The rows that a pane is scrolled by.
    pub(in crate::inspector) const fn scroll(&self, pane: Pane) -> usize {
        self.scroll[pane.index()]
    }

    /// The rows that a pane can be scrolled by.
    pub(in crate::inspector) fn max_scroll(&self, desk: &Desk, pane: Pane) -> usize {
        let height = self.layout.content_height(pane);
        self.content(pane).row_count(desk).saturating_sub(height)
    }

    /// The rows of a page, in the pane that the keys go through.
    pub(in crate::inspector) fn page(&self) -> usize {
        self.layout.content_height(self.data_pane).max(1)
    }

    /// Gives a pane the focus, which shows it if another one was in its place. You type in none until you ask for it.
    pub(in crate::inspector) fn give_focus(&mut self, pane: Pane) {
        self.take_text(false);
        self.focus = pane;
        if pane != Pane::Link {
            self.data_pane = pane;
        }
        if BELOW_FIELDS.contains(&pane) {
            self.below_fields = pane;
        }
    }

    /// Lets you type in the pane that has the focus, or no longer.
    pub(in crate::inspector) fn take_text(&mut self, takes_text: bool) {
        self.contents[self.focus.index()].take_text(takes_text);
    }

    /// Shows the pane that has the focus alone, or all panes again.
    pub(in crate::inspector) const fn zoom(&mut self, is_zoomed: bool) {
        self.is_zoomed = is_zoomed;
    }

    /// Whether the pane that has the focus is shown alone.
    pub(in crate::inspector) const fn is_zoomed(&self) -> bool {
        self.is_zoomed
    }

    /// Gives the focus to the pane so many places further, around and around.
    pub(in crate::inspector) fn focus_further(&mut self, places: usize) {
        self.give_focus(self.focus.further(places));
    }

    /// Goes through the rows of the pane that has the focus, or had it before the link.
    pub(in crate::inspector) fn travel(&mut self, desk: &mut Desk, way: Way) {
        let pane = self.data_pane;
        if !self.content(pane).travel(desk, way) {
            self.scroll_on(desk, pane, way);
        }
    }

    /// Scrolls the pane at a place of the screen, whatever has the focus.
    pub(in crate::inspector) fn wheel(&mut self, desk: &Desk, way: Way, at: Position) {
        if let Some(pane) = self.layout.pane_at(at) {
            self.scroll_on(desk, pane, way);
        }
    }

    /// Gives the pane at a place of the screen the focus, and does what a click asks for there.
    pub(in crate::inspector) fn click(&mut self, desk: &mut Desk, at: Position) {
        if self.layout.is_card() {
            return;
        }
        if let Some(pane) = outline::tab_at(&self.layout, at) {
            self.give_focus(pane);
            return;
        }
        let Some(pane) = self.layout.pane_at(at) else {
            return;
        };
        let inner = self.layout.inner(pane);
        if inner.contains(at) {
            let click = Click {
                row: self.scroll(pane) + usize::from(at.y - inner.y),
                column: usize::from(at.x - inner.x),
                size: inner.as_size(),
                has_focus: self.focus == pane,
            };
            self.content(pane).click(desk, click);
        }
        self.give_focus(pane);
    }

    /// Has the pane that has the focus do what a key asks for.
    pub(in crate::inspector) fn run(&mut self, command: Command) {
        self.contents[self.focus.index()].run(command);
        self.is_stale = true;
    }

    /// Has all rows laid out again, since the styles are others.
    pub(in crate::inspector) const fn forget_rows(&mut self) {
        self.is_stale = true;
    }

    /// Lays everything out for a size of the screen, as far as anything has changed.
    pub(in crate::inspector) fn lay_out(&mut self, view: &View<'_>, size: Size) {
        self.layout = self.new_layout(view.desk, size);
        let counts = view.desk.counts();
        let wanted = (counts, size, self.zoomed());
        if self.laid_out == Some(wanted) && !self.is_stale {
            return;
        }
        self.is_stale = false;
        let before = self.laid_out.replace(wanted);
        self.back_to_top(
            before.map(|(counts, ..)| counts).unwrap_or_default(),
            counts,
        );
        for pane in Pane::ALL {
            // No width depends on the number of rows.
            let width = self.layout.content_width(pane);
            self.contents[pane.index()].lay_out(view, width);
        }
        self.layout = self.new_layout(view.desk, size);
        for pane in Pane::ALL {
            self.reveal(view.desk, pane);
        }
    }

    /// Draws the panes.
    pub(in crate::inspector) fn draw(&self, view: &View<'_>, frame: &mut Frame<'_>) {
        let is_shown =
            |pane: &Pane| !self.layout.inner(*pane).is_empty() && self.layout.is_on_screen(*pane);
        let shown = || Pane::ALL.into_iter().filter(is_shown);
        let outlines: Vec<_> = shown()
            .map(|pane| (pane, self.outline(view, pane)))
            .collect();
        // Last the border of what has the focus, over those of its neighbors; and only then the titles on them.
        let (of_focus, others) = outlines
            .iter()
            .partition::<Vec<_>, _>(|it| it.0 == self.focus);
        for (_, outline) in others.into_iter().chain(of_focus) {
            outline.draw_border(frame);
        }
        for (pane, outline) in &outlines {
            self.content(*pane).draw_title(view, outline, frame);
        }
        for pane in shown() {
            let place = PaneArea {
                area: self.layout.inner(pane),
                first_row: self.scroll(pane),
                has_focus: self.focus == pane,
                is_without_title: self.layout.frames == Frames::None,
            };
            self.content(pane).draw(view, place, frame);
        }
        if self.layout.frames == Frames::None {
            let tabs = outline::tabs(&self.layout, self.focus, view.theme);
            frame.render_widget(tabs, self.layout.tabs);
        }
    }

    /// Which rows are on the screen, where the title has no place for them.
    pub(in crate::inspector) fn rows_below(&self, desk: &Desk) -> String {
        match self.layout.frames {
            Frames::None => self.shown_rows(desk, self.data_pane),
            Frames::Borders | Frames::Rules => String::new(),
        }
    }

    /// The pane that is shown alone.
    fn zoomed(&self) -> Option<Pane> {
        self.is_zoomed.then_some(self.focus)
    }

    fn new_layout(&self, desk: &Desk, size: Size) -> Layout {
        let layout = Layout::new(size, self.layout_input(desk, size));
        match self.zoomed() {
            Some(pane) => layout.zoomed(pane),
            None => layout,
        }
    }

    fn layout_input(&self, desk: &Desk, size: Size) -> LayoutInput {
        LayoutInput {
            data_pane: self.data_pane,
            below_fields: self.below_fields,
            verdict: rows_of_verdict(desk, size),
            wanted: Pane::ALL.map(|pane| self.content(pane).wanted_rows(desk)),
            is_empty: desk.visible().is_empty(),
        }
    }

    fn scroll_on(&mut self, desk: &Desk, pane: Pane, way: Way) {
        let max = self.max_scroll(desk, pane);
        self.scroll[pane.index()] = way.from(self.scroll(pane), max);
    }

    /// Goes back to the first row, where what the rows show is another thing now.
    fn back_to_top(&mut self, before: Counts, now: Counts) {
        if before.replaced != now.replaced {
            self.scroll = [0; Pane::ALL.len()];
        }
        if (before.read, before.selected) != (now.read, now.selected) {
            for (scroll, content) in self.scroll.iter_mut().zip(&self.contents) {
                if content.follows_selection() {
                    *scroll = 0;
                }
            }
        }
    }

    /// Scrolls as far as it takes to show what is selected, with its heading if it is the first below it.
    fn reveal(&mut self, desk: &Desk, pane: Pane) {
        let max = self.max_scroll(desk, pane);
        let content = self.content(pane);
        let rows = content.selected_rows(desk);
        let mut scroll = self.scroll(pane).min(max);
        if !rows.is_empty() {
            let height = self.layout.content_height(pane);
            let has_heading = rows.start > 0 && content.item(desk, rows.start - 1).is_none();
            let first = rows.start - usize::from(has_heading && height > 1);
            // Of what is higher than the pane, show the start.
            let least = rows.end.saturating_sub(height).min(first);
            scroll = scroll.clamp(least, first.max(least)).min(max);
        }
        self.scroll[pane.index()] = scroll;
    }

    fn outline(&self, view: &View<'_>, pane: Pane) -> Outline {
        let has_focus = self.focus == pane;
        let (style, title_style) = if has_focus {
            (view.theme.focus, view.theme.focus_title)
        } else {
            (view.theme.quiet, view.theme.quiet)
        };
        let content = self.content(pane);
        let title = if self.layout.tabs_hold(pane) {
            outline::tabs(&self.layout, self.focus, view.theme)
        } else {
            let subtitle = content.subtitle(view.desk);
            Line::styled(outline::title(pane, has_focus) + &subtitle, title_style)
        };
        let height = self.layout.content_height(pane);
        let right = content.right_title(view, height) + &self.shown_rows(view.desk, pane);
        Outline {
            area: self.layout.panes[pane.index()],
            frames: self.layout.frames,
            title,
            right: Line::styled(right, view.theme.quiet),
            style,
            text: view.theme.text,
        }
    }

    /// Which rows are on the screen, if not all are.
    fn shown_rows(&self, desk: &Desk, pane: Pane) -> String {
        let rows = self.content(pane).row_count(desk);
        let height = self.layout.content_height(pane);
        if rows <= height {
            return String::new();
        }
        let first = self.scroll(pane);
        format!(" {}-{}/{rows} ", first + 1, first + height)
    }
}

/// How many rows the verdict takes on a screen.
fn rows_of_verdict(desk: &Desk, size: Size) -> u16 {
    let rows = desk.verdict().map_or(0, |verdict| {
        fitting(verdict, usize::from(size.width), usize::from(VERDICT_ROWS)).len()
    });
    u16::try_from(rows).unwrap_or_default()
}
