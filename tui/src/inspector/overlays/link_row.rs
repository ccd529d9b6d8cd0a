//! A link in a list of links.

use ratatui::text::{Line, Span};

use crate::inspector::desk::ListedLink;
use crate::inspector::screen::{Theme, columns, styled, wrap};
use crate::text::shown::Shown;

/// Columns for the kind of a link: those of the longest.
const KIND_COLUMNS: usize = "list_unsubscribe".len() + 1;

/// The kind of a link, its recipient, and as much of its text as fits.
pub(super) fn link_row(link: &ListedLink, theme: &Theme, width: usize) -> Line<'static> {
    let kind = format!("{:<KIND_COLUMNS$}", link.kind);
    let mut row = wrap::cut(&Shown::text(&kind), width, |_| theme.name);
    let rest = width.saturating_sub(columns(&row));
    let recipient = wrap::cut(&link.recipient, rest, styled(theme, theme.text));
    if !recipient.is_empty() {
        row.extend(recipient);
        row.push(Span::raw("  "));
    }
    let rest = width.saturating_sub(columns(&row));
    row.extend(link_text(&link.text, theme, rest));
    Line::from(row)
}

/// As much of a link's text as fits.
pub(super) fn link_text(link: &str, theme: &Theme, width: usize) -> Vec<Span<'static>> {
    // No more of a long link is made safe to show than fits.
    let after = link.char_indices().nth(width + 1);
    let start = after.map_or(link.len(), |(at, _)| at);
    let link = Shown::text(link.get(..start).unwrap_or_default());
    wrap::cut(&link, width, styled(theme, theme.text))
}
