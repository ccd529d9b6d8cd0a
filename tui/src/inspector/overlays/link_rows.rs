//! A list of links in aligned columns.

use ratatui::text::{Line, Span};

use crate::inspector::desk::{ListColumn, ListedLink};
use crate::inspector::screen::{Theme, columns, styled, wrap};
use crate::text::shown::Shown;

/// The columns of the screen between two columns of the list.
const GAP: usize = 2;

/// The widest that a column of the list is, in columns of the screen.
const MAX_WIDTH: usize = 28;

/// As wide a recipient is at least, if it is cut.
const MIN_RECIPIENT: usize = 8;

/// As wide the states are at least, if they are cut: the first of them weighs most.
const MIN_STATE: usize = 10;

/// As wide the text is at least; otherwise it is left out.
const MIN_TEXT: usize = 10;

/// The columns by what they are worth. Where there is no room for all, the last ones are left out.
const BY_WORTH: [ListColumn; 8] = [
    ListColumn::Recipient,
    ListColumn::State,
    ListColumn::Kind,
    ListColumn::Sent,
    ListColumn::Campaign,
    ListColumn::Metadata,
    ListColumn::TargetHost,
    ListColumn::Stood,
];

/// The rows of links: their columns, as wide as they have to be, and as much of the text as fits.
pub(super) fn link_rows(links: &[&ListedLink], theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let shown = shown_columns(links, width);
    let links = links.iter();
    links
        .map(|link| link_row(link, &shown, theme, width))
        .collect()
}

/// The columns that are shown, from left to right, and their widths.
fn shown_columns(links: &[&ListedLink], width: usize) -> Vec<(ListColumn, usize)> {
    let widest_of_state = widest(links, ListColumn::State);
    let mut left = width;
    let mut shown = Vec::new();
    for column in BY_WORTH {
        let widest = widest(links, column);
        let fitting = match column {
            ListColumn::Recipient => {
                let of_state = widest_of_state.min(MIN_STATE);
                let room = left.saturating_sub(of_state + GAP);
                widest.min(room.max(MIN_RECIPIENT))
            }
            ListColumn::State if left >= MIN_STATE => widest.min(left),
            _ => widest,
        };
        if fitting > 0 && fitting <= left {
            shown.push((column, fitting));
            left = left.saturating_sub(fitting + GAP);
        }
    }
    shown.sort_by_key(|(column, _)| ListColumn::ALL.iter().position(|it| it == column));
    shown
}

/// The columns of the screen that a column of the list takes.
fn widest(links: &[&ListedLink], column: ListColumn) -> usize {
    let widths = links.iter().map(|link| link.cell(column).width());
    widths.max().unwrap_or_default().min(MAX_WIDTH)
}

fn link_row(
    link: &ListedLink,
    shown: &[(ListColumn, usize)],
    theme: &Theme,
    width: usize,
) -> Line<'static> {
    let has_states = shown.iter().any(|(it, _)| *it == ListColumn::State);
    let mut row = Vec::new();
    let mut start = 0;
    for (column, column_width) in shown {
        // Where there is no room for states, they stand in for a recipient that is not known.
        let column = match column {
            ListColumn::Recipient if !has_states && link.cell(*column).width() == 0 => {
                ListColumn::State
            }
            column => *column,
        };
        let style = match column {
            ListColumn::Kind => theme.name,
            ListColumn::State | ListColumn::Metadata => link
                .weight(column)
                .map_or(theme.remark, |it| theme.of_weight(it)),
            ListColumn::Sent | ListColumn::Stood => theme.remark,
            _ => theme.text,
        };
        fill(&mut row, start);
        let cell = link.cell(column);
        row.extend(wrap::cut(cell, *column_width, styled(theme, style)));
        start += column_width + GAP;
    }
    if start + MIN_TEXT <= width {
        fill(&mut row, start);
        row.extend(link_text(&link.text, theme, width - start));
    }
    Line::from(row)
}

/// Fills a row with spaces up to a column of the screen.
fn fill(row: &mut Vec<Span<'static>>, start: usize) {
    let gap = start.saturating_sub(columns(row));
    if gap > 0 {
        row.push(Span::raw(" ".repeat(gap)));
    }
}

/// As much of a link's text as fits.
pub(super) fn link_text(link: &str, theme: &Theme, width: usize) -> Vec<Span<'static>> {
    // No more of a long link is made safe to show than fits.
    let after = link.char_indices().nth(width + 1);
    let start = after.map_or(link.len(), |(at, _)| at);
    let link = Shown::text(link.get(..start).unwrap_or_default());
    wrap::cut(&link, width, styled(theme, theme.text))
}
