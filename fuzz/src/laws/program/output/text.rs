//! The law of `--format text`.

use ratatui::text::Span;
use tracklens::report::Format;

use super::decoded::decoded;
use crate::laws::program::shown::judge_lines;

/// The most columns of a row.
const COLUMNS: usize = 80;

/// Whatever a link contains, its text has no unsafe character but its line feeds, and no row that is wider than it may
/// be.
pub(super) fn text_is_safe(input: &[u8]) {
    let (text, messages) = decoded(input, Format::Text);
    judge_lines(&text);
    let widest = text.lines().map(|row| Span::raw(row).width()).max();
    assert!(widest.unwrap_or_default() <= COLUMNS, "a row is too wide");
    assert!(messages.is_empty(), "a message repeats the output");
}
