//! The metadata: a tree if it is JSON, with what each value costs at the right, and a mark after the cost of those
//! values that have to go for the metadata to be within its limit.
//!
//! ```text
//!  - rcpt_meta   3 members            58
//! ▸  plan: "gold"                     14
//!    + address   2 members            31!
//! ```

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Line;

use super::content::{Click, PaneContent};
use super::data_scopes::METADATA;
use crate::inspector::anatomy::MetadataText;
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Scope, Way};
use crate::inspector::screen::{COST_COLUMNS, Pen, Theme, cost, select, styled, wrap};
use crate::inspector::view::View;
use crate::text::shown::Shown;

/// Columns by which the values in a value are indented.
const INDENT: usize = 2;

/// The pane of the metadata.
#[derive(Clone, Debug, Default)]
pub(super) struct Metadata {
    /// The lines of metadata that is not a tree.
    lines: Vec<Line<'static>>,
    /// For which reading, which width and which theme they are.
    laid_out: Option<(usize, usize, Theme)>,
}

impl PaneContent for Metadata {
    fn scopes(&self) -> &'static [Scope] {
        METADATA
    }

    fn lay_out(&mut self, view: &View<'_>, width: usize) {
        let wanted = (view.desk.counts().read, width, *view.theme);
        if self.laid_out != Some(wanted) {
            self.laid_out = Some(wanted);
            self.lines = lines(view, width);
        }
    }

    fn row_count(&self, desk: &Desk) -> usize {
        self.lines.len() + desk.folds().rows().len()
    }

    /// The rows when nothing is folded, so that folding moves no other pane.
    fn wanted_rows(&self, desk: &Desk) -> usize {
        let tree = desk.anatomy().tree().map_or(0, |tree| tree.nodes().len());
        self.lines.len() + tree
    }

    fn line(&self, view: &View<'_>, row: usize, width: usize) -> Line<'static> {
        let line = tree_line(view, row, width).or_else(|| self.lines.get(row).cloned());
        line.unwrap_or_default()
    }

    fn subtitle(&self, desk: &Desk) -> String {
        let order = if desk.folds().is_by_cost() {
            "by cost "
        } else {
            ""
        };
        order.to_owned()
    }

    fn item(&self, desk: &Desk, row: usize) -> Option<usize> {
        desk.folds().rows().get(row)?;
        desk.anatomy().metadata_item()
    }

    fn selected_item(&self, desk: &Desk) -> Option<usize> {
        desk.selected_node().and(desk.anatomy().metadata_item())
    }

    fn selected_rows(&self, desk: &Desk) -> Range<usize> {
        let node = desk.selected_node();
        let row = node.and_then(|node| desk.folds().row_of(node));
        row.map_or(0..0, |row| row..row + 1)
    }

    fn travel(&self, desk: &mut Desk, way: Way) -> bool {
        if desk.anatomy().tree().is_none() {
            return false;
        }
        let last = self.row_count(desk).saturating_sub(1);
        let rows = self.selected_rows(desk);
        let row = match (rows.is_empty(), way) {
            (true, Way::Down(_)) => 0,
            (true, Way::Up(_)) => last,
            _ => way.from(rows.start, last),
        };
        desk.select_row(row);
        true
    }

    fn click(&self, desk: &mut Desk, click: Click) {
        desk.select_row(click.row);
    }
}

/// The lines of metadata that is not a tree.
fn lines(view: &View<'_>, width: usize) -> Vec<Line<'static>> {
    let mut pen = Pen::new(view.theme, width);
    match view.desk.anatomy().metadata() {
        MetadataText::Nothing | MetadataText::Json(_) => {}
        MetadataText::None(why) => pen.paragraph(&Shown::text(why), view.theme.remark),
        MetadataText::Other(bytes) => {
            let heading = Shown::text("This is not JSON, or can't be shown exactly:");
            pen.paragraph(&heading, view.theme.fault);
            pen.paragraph(bytes, view.theme.text);
        }
    }
    pen.into_lines()
}

/// A row of the tree, if there is one.
fn tree_line(view: &View<'_>, row: usize, width: usize) -> Option<Line<'static>> {
    let (anatomy, folds) = (view.desk.anatomy(), view.desk.folds());
    let tree = anatomy.tree()?;
    let number = *folds.rows().get(row)?;
    let node = tree.nodes().get(number)?;
    let theme = view.theme;
    let is_selected = view.desk.selected_node() == Some(number);
    let mark = if is_selected { '▸' } else { ' ' };
    let sign = match (node.members, folds.is_folded(number)) {
        (0, _) => ' ',
        (_, true) => '+',
        (_, false) => '-',
    };
    // Deep values are not indented beyond the middle.
    let indent = (node.depth * INDENT).min(width / 2);
    let mut line = Line::from(format!("{mark}{:indent$}{sign} ", ""));
    let room = width.saturating_sub(COST_COLUMNS);
    let rest = |line: &Line<'_>| room.saturating_sub(line.width());
    push(
        &mut line,
        &tree.label(number, room),
        rest,
        theme,
        theme.name,
    );
    push(
        &mut line,
        &Shown::text(if node.members == 0 { ": " } else { "  " }),
        rest,
        theme,
        theme.name,
    );
    let style = if node.members == 0 {
        theme.text
    } else {
        theme.remark
    };
    push(&mut line, &tree.preview(number, room), rest, theme, style);
    if width >= 2 * COST_COLUMNS {
        let columns = width.saturating_sub(line.width());
        let has_to_go = anatomy.has_to_go(number);
        line.push_span(cost(node.cost(), has_to_go, columns, theme));
    }
    if is_selected {
        select(&mut line, theme);
    }
    Some(line)
}

/// Adds as much of a text as there is room for.
fn push(
    line: &mut Line<'static>,
    text: &Shown,
    rest: impl Fn(&Line<'_>) -> usize,
    theme: &Theme,
    style: Style,
) {
    let room = rest(line);
    line.spans
        .extend(wrap::cut(text, room, styled(theme, style)));
}
