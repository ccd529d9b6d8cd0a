//! The metadata: a tree if it is JSON, what each value costs at the right; of those without which it
//! would be within its limit a mark behind that.
//!
//! ```text
//!  - rcpt_meta   3 members            58
//! ▸  plan: "gold"                     14
//!    + address   2 members            31!
//! ```

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::paragraph::paragraph;
use super::styled;
use crate::inspector::anatomy::MetadataText;
use crate::inspector::metadata_tree::Node;
use crate::inspector::model::Model;
use crate::inspector::theme::Theme;
use crate::inspector::wrap;
use crate::text::shown::Shown;

/// Columns for what a value costs, and the mark behind it.
pub(in crate::inspector) const COST_COLUMNS: usize = 7;

/// Columns by which what stands in another value is set in.
const INDENT: usize = 2;

/// The lines of metadata that is no tree.
pub(in crate::inspector) fn lines(model: &Model, width: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut lines = Vec::new();
    let mut push = |text: &Shown, style| lines.extend(paragraph(text, width, theme, style));
    match model.anatomy.metadata() {
        MetadataText::Nothing | MetadataText::Json(_) => {}
        MetadataText::None(why) => push(&Shown::text(why), theme.remark),
        MetadataText::Other(bytes) => {
            let heading = Shown::text("This is not JSON, or not to be written as it is:");
            push(&heading, theme.fault);
            push(bytes, theme.text);
        }
    }
    lines
}

/// A row of the tree, if there is one.
pub(super) fn line(model: &Model, row: usize, width: usize) -> Option<Line<'static>> {
    let tree = model.anatomy.tree()?;
    let number = *model.rows.folds.rows().get(row)?;
    let node = tree.nodes().get(number)?;
    let theme = &model.theme;
    let is_selected = model.selected_node() == Some(number);
    let mark = if is_selected { '▸' } else { ' ' };
    let sign = match (node.members, model.rows.folds.is_folded(number)) {
        (0, _) => ' ',
        (_, true) => '+',
        (_, false) => '-',
    };
    // What stands deep within others is not set in beyond the middle.
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
        line.push_span(cost(model, number, columns));
    }
    if is_selected {
        line.style = theme.selected;
    }
    Some(line)
}

/// What a value costs, at the right of so many columns, and behind it whether it has to go.
pub(in crate::inspector) fn cost(model: &Model, number: usize, columns: usize) -> Span<'static> {
    let node = model
        .anatomy
        .tree()
        .and_then(|tree| tree.nodes().get(number));
    let cost = node.map_or(0, Node::cost);
    let has_to_go = model.anatomy.has_to_go(number);
    let (mark, style) = if has_to_go {
        ('!', model.theme.warning)
    } else {
        (' ', model.theme.remark)
    };
    let cost = format!("{cost:>0$}{mark}", columns.saturating_sub(1));
    Span::styled(cost, style)
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
