//! The panes side by side, in columns: which pane is in which, and how many rows each has. A pane has the rows that its
//! content needs, as long as there is room; what it does not need, the panes below it have.
//!
//! ```text
//! ┌ Fields ──┬ Detail ───┐    Panes share their borders.
//! │          │           │
//! │          ├ Metadata ─┤
//! │          │           │
//! │          ├ Bytes ────┤
//! └──────────┴───────────┘
//! ```

use ratatui::layout::Rect;

use super::pane::Pane;

/// The panes of each column, from top to bottom.
type Columns = [&'static [Pane]];

/// The ways to put the panes into two columns. No width depends on which is taken.
const TWO: [&Columns; 3] = [
    &[
        &[Pane::Fields],
        &[Pane::Detail, Pane::Metadata, Pane::Bytes],
    ],
    &[
        &[Pane::Fields, Pane::Detail],
        &[Pane::Metadata, Pane::Bytes],
    ],
    &[
        &[Pane::Fields, Pane::Metadata],
        &[Pane::Detail, Pane::Bytes],
    ],
];

/// The ways to put them into three.
const THREE: [&Columns; 2] = [
    &[
        &[Pane::Fields],
        &[Pane::Detail, Pane::Metadata],
        &[Pane::Bytes],
    ],
    &[
        &[Pane::Fields, Pane::Detail],
        &[Pane::Metadata],
        &[Pane::Bytes],
    ],
];

/// The columns of eight bytes in a row with the longest name of a record.
const BYTES_COLUMNS: u16 = 56;

/// How many rows each pane wants within its border.
pub(super) type Wanted = [usize; Pane::ALL.len()];

/// The panes other than the link, side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct SideBySide {
    /// The area of each pane with its border; that of the link is empty.
    pub(super) panes: [Rect; Pane::ALL.len()],
    /// The columns within the border of a column, unless it is the last one, which the bytes have.
    pub(super) inner_width: u16,
}

impl SideBySide {
    /// Two columns, or three, in an area.
    pub(super) fn new(area: Rect, has_three: bool, wanted: &Wanted) -> Self {
        let ways: &[&Columns] = if has_three { &THREE } else { &TWO };
        let ways = ways.iter().map(|columns| {
            let heights = columns
                .iter()
                .map(|panes| heights(area.height, panes, wanted));
            let cut: usize = columns
                .iter()
                .zip(heights.clone())
                .map(|(panes, heights)| cut(panes, &heights, wanted))
                .sum();
            (columns, heights.collect::<Vec<_>>(), cut)
        });
        let mut panes = [Rect::ZERO; Pane::ALL.len()];
        let inner_width = if has_three {
            let third = area.width.saturating_sub(4) / 3;
            let last = third.max(BYTES_COLUMNS);
            area.width.saturating_sub(4 + last) / 2
        } else {
            area.width.saturating_sub(3) / 2
        };
        let best = ways.min_by_key(|(_, _, cut)| *cut);
        let Some((columns, heights, _)) = best else {
            return Self { panes, inner_width };
        };
        let mut x = area.x;
        for (index, (column, heights)) in columns.iter().zip(heights).enumerate() {
            let is_last = index + 1 == columns.len();
            let width = if is_last {
                area.right().saturating_sub(x)
            } else {
                inner_width + 2
            };
            let mut y = area.y;
            for (pane, height) in column.iter().zip(heights) {
                panes[pane.index()] = Rect::new(x, y, width, height + 2);
                y += height + 1;
            }
            x += inner_width + 1;
        }
        Self { panes, inner_width }
    }
}

/// The rows that the content of each pane of a column has, in a column of a height.
fn heights(height: u16, panes: &[Pane], wanted: &Wanted) -> Vec<u16> {
    let borders = u16::try_from(panes.len() + 1).unwrap_or(u16::MAX);
    let wanted: Vec<_> = panes.iter().map(|pane| wanted[pane.index()]).collect();
    let least: Vec<_> = panes.iter().map(|pane| least_rows(*pane)).collect();
    share(height.saturating_sub(borders), &wanted, &least)
}

/// Shares rows: everyone has as many as it needs at least, then as many as it wants, the first of them first. What is
/// left, the last one has.
pub(super) fn share(rows: u16, wanted: &[usize], least: &[usize]) -> Vec<u16> {
    let mut left = usize::from(rows);
    let fair = left / wanted.len().max(1);
    let mut shares: Vec<_> = wanted
        .iter()
        .zip(least)
        .map(|(wanted, least)| (*wanted).min(*least).min(fair))
        .collect();
    left -= shares.iter().sum::<usize>();
    for (share, wanted) in shares.iter_mut().zip(wanted) {
        let more = wanted.saturating_sub(*share).min(left);
        *share += more;
        left -= more;
    }
    if let Some(last) = shares.last_mut() {
        *last += left;
    }
    let shares = shares.into_iter();
    shares
        .map(|rows| u16::try_from(rows).unwrap_or(u16::MAX))
        .collect()
}

/// How much the panes of a column lack: rows, of which those of the bytes count less.
fn cut(panes: &[Pane], heights: &[u16], wanted: &Wanted) -> usize {
    let lacks = |(pane, height): (&Pane, &u16)| {
        let weight = if *pane == Pane::Bytes { 1 } else { 4 };
        wanted[pane.index()].saturating_sub(usize::from(*height)) * weight
    };
    panes.iter().zip(heights).map(lacks).sum()
}

/// The rows of a pane below which another one does not take any of them.
pub(super) const fn least_rows(pane: Pane) -> usize {
    match pane {
        Pane::Link => 2,
        Pane::Fields => 6,
        Pane::Detail => 7,
        Pane::Metadata | Pane::Bytes => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows, how many each wants and how many at least, and how many each has.
    type Row<'a> = (u16, &'a [usize], &'a [usize], &'a [u16]);

    #[test]
    fn rows_that_one_does_not_need_another_one_has() {
        let table: &[Row<'_>] = &[
            (20, &[5, 5], &[6, 6], &[5, 15]),
            (20, &[30, 5], &[6, 6], &[15, 5]),
            (20, &[30, 50], &[6, 4], &[16, 4]),
            (20, &[5, 50], &[6, 4], &[5, 15]),
            (8, &[30, 30, 30], &[7, 4, 4], &[4, 2, 2]),
            (1, &[30, 30, 30], &[7, 4, 4], &[1, 0, 0]),
            (0, &[30], &[7], &[0]),
        ];
        for (rows, wanted, least, expected) in table {
            assert_eq!(share(*rows, wanted, least), *expected, "{rows} {wanted:?}");
        }
    }

    #[test]
    fn no_row_is_empty_while_another_pane_lacks_some() {
        let area = Rect::new(0, 5, 120, 31);
        for metadata in [0, 1, 13, 93, 900] {
            for bytes in [1, 20, 200] {
                let wanted = [3, 24, 10, metadata, bytes];
                let panes = SideBySide::new(area, false, &wanted).panes;
                let lacks = |pane: Pane| {
                    let height = usize::from(panes[pane.index()].height) - 2;
                    wanted[pane.index()].saturating_sub(height)
                };
                let column = |x: u16| {
                    let of_column = move |pane: &&Pane| panes[pane.index()].x == x;
                    Pane::ALL[1..].iter().filter(of_column)
                };
                for x in [0, 59] {
                    let is_cut = column(x).any(|pane| lacks(*pane) > 0);
                    let blank = column(x).any(|pane| {
                        usize::from(panes[pane.index()].height) - 2 > wanted[pane.index()]
                    });
                    assert!(!(is_cut && blank), "{wanted:?} {panes:?}");
                    let bottom = column(x).map(|pane| panes[pane.index()].bottom()).max();
                    assert_eq!(bottom, Some(area.bottom()));
                }
            }
        }
    }
}
