//! The badge: what of the link is not as it was given. It stands at the end of a line, and nothing hides it.
//!
//! ```text
//! Undid: rcpt_to removed.                          EDITED, signature stale
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::inspector::view::View;
use crate::reading::Mark;

/// Draws the badge at the end of a line, if there is one. Returns the rest of the line.
pub(in crate::inspector) fn draw(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) -> Rect {
    let provenance = view.desk.provenance();
    let words = provenance.words();
    if words.is_empty() {
        return area;
    }
    let width = usize::from(area.width);
    let text = if words.len() < width / 2 {
        words
    } else {
        provenance.marks().map(short).collect::<Vec<_>>().join(" ")
    };
    let badge = Line::styled(format!(" {text}"), view.theme.warning).right_aligned();
    let taken = u16::try_from(badge.width()).unwrap_or(u16::MAX);
    frame.render_widget(badge, area);
    Rect {
        width: area.width.saturating_sub(taken),
        ..area
    }
}

/// A mark where there is little room.
const fn short(mark: Mark) -> &'static str {
    match mark {
        Mark::SignatureStale => "stale",
        mark => mark.word(),
    }
}
