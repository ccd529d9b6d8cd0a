//! The last screen, left on the terminal after the program.

use std::io::{self, Write};

use ratatui::backend::IntoCrossterm as _;
use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::{Color, ContentStyle, PrintStyledContent};
use ratatui::style::Style;

/// The default style.
const PLAIN: Style = Cell::EMPTY.style();

/// Writes a screen as lines of text: in its styles, or without any.
pub(super) fn write(screen: &Buffer, is_styled: bool, output: &mut impl Write) -> io::Result<()> {
    let columns = usize::from(screen.area.width).max(1);
    for row in screen.content().chunks(columns) {
        let blank = row.iter().rev().take_while(|cell| is_blank(cell)).count();
        let mut runs = runs(&row[..row.len() - blank]);
        if let Some((text, _)) = runs.last_mut().filter(|(_, style)| *style == PLAIN) {
            text.truncate(text.trim_end().len());
        }
        for (text, style) in runs {
            if is_styled && style != PLAIN {
                queue!(output, PrintStyledContent(content_style(style).apply(text)))?;
            } else {
                write!(output, "{text}")?;
            }
        }
        writeln!(output)?;
    }
    output.flush()
}

/// A style without the default colors.
fn content_style(style: Style) -> ContentStyle {
    let mut style: ContentStyle = style.into_crossterm();
    for color in [
        &mut style.foreground_color,
        &mut style.background_color,
        &mut style.underline_color,
    ] {
        *color = color.filter(|it| *it != Color::Reset);
    }
    style
}

/// Whether nothing of a cell can be seen.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Cell::EMPTY.bg && cell.modifier.is_empty()
}

/// The text of a row, cut where the style changes.
fn runs(row: &[Cell]) -> Vec<(String, Style)> {
    let mut runs: Vec<(String, Style)> = Vec::new();
    let mut cells = row.iter();
    while let Some(cell) = cells.next() {
        let style = cell.style();
        match runs.last_mut() {
            Some((text, last)) if *last == style => text.push_str(cell.symbol()),
            _ => runs.push((cell.symbol().to_owned(), style)),
        }
        // The cells that a wide character takes besides.
        let covered = usize::from(cell.symbol().cell_width()).saturating_sub(1);
        cells.by_ref().take(covered).for_each(drop);
    }
    runs
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::style::force_color_output;
    use ratatui::layout::Rect;

    use super::*;

    fn written(is_styled: bool) -> String {
        let mut screen = Buffer::empty(Rect::new(0, 0, 8, 2));
        screen.set_string(0, 0, "ab", Style::new().red().bold());
        screen.set_string(2, 0, "日c", Style::new());
        screen.set_string(1, 1, "d", Style::new().reversed());
        let mut output = Vec::new();
        write(&screen, is_styled, &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn without_styles_there_is_the_text_alone() {
        assert_eq!(written(false), "ab日c\n d\n");
    }

    #[test]
    fn each_run_has_its_style_and_none_goes_on() {
        force_color_output(true);
        let expected = "\x1b[38;5;1m\x1b[1mab\x1b[0m日c\n \x1b[7md\x1b[0m\n";
        assert_eq!(written(true), expected);
    }
}
