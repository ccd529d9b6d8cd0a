//! Frames for a terminal that knows no characters but ASCII.

use ratatui::buffer::Buffer;

use crate::text::ascii;

/// Puts what is in ASCII in place of the signs that the program draws with, if the terminal knows nothing else.
///
/// Of what links carry, nothing is left to replace: it is shown in ASCII where it is made safe to show.
pub(super) fn adapt(screen: &mut Buffer) {
    if !ascii::is_alone() {
        return;
    }
    for cell in &mut screen.content {
        let symbol = cell.symbol();
        if !symbol.is_ascii() {
            let sign = symbol.chars().next().and_then(ascii::substitute);
            cell.set_symbol(sign.unwrap_or("?"));
        }
    }
}
