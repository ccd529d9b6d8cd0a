//! The law of the screen: every cell that is drawn can be printed.

use ratatui::buffer::{Buffer, CellWidth as _};

use crate::oracles::characters::first_unsafe;

/// The text of each cell is safe. If it is wider than the cell, the cells that it covers are blank.
pub(super) fn judge_cells(screen: &Buffer) {
    let columns = usize::from(screen.area.width);
    if columns == 0 {
        return;
    }
    for row in screen.content().chunks(columns) {
        let mut cells = row.iter();
        while let Some(cell) = cells.next() {
            let symbol = cell.symbol();
            // Nearly all cells are printable ASCII.
            if let [b' '..=b'~'] = symbol.as_bytes() {
                continue;
            }
            if let Some((char, danger)) = first_unsafe(symbol) {
                panic!("{danger:?}: U+{:04X} is drawn", u32::from(char));
            }
            let width = usize::from(symbol.cell_width());
            assert!(width > 0, "{} has no width", symbol.escape_unicode());
            let covered = cells.by_ref().take(width - 1);
            let blank = covered.filter(|cell| cell.symbol() == " ").count();
            assert_eq!(
                blank,
                width - 1,
                "{} covers other text",
                symbol.escape_unicode()
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    fn screen(symbols: &[&str]) -> Buffer {
        let width = u16::try_from(symbols.len()).expect("a short row");
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        for (x, symbol) in (0..).zip(symbols) {
            buffer[(x, 0)].set_symbol(symbol);
        }
        buffer
    }

    #[test]
    fn wide_characters_and_marks_can_be_printed() {
        judge_cells(&screen(&["a", "日", " ", "e\u{301}", "│"]));
    }
}
