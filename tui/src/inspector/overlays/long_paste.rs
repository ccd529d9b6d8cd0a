//! A paste that was too long to be taken: how long it was, what the limit is, and how it begins and ends.

use std::borrow::Cow;

use ratatui::text::Line;

use super::overlay::{Over, Overlay, Spec};
use crate::inspector::desk::MAX_LINK_TEXT;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::reading::masking;
use crate::text::shown::Shown;

impl Over {
    /// A paste that was too long.
    pub const LONG_PASTE: Self = Self::new(&Spec {
        name: "long paste",
        title: "Not taken",
        ..Spec::PLAIN
    });
}

/// The most bytes of its start and of its end that are kept.
const MAX_KEPT: usize = 300;

/// What is kept of a paste that was too long.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct LongPaste {
    len: usize,
    start: String,
    end: String,
}

impl LongPaste {
    /// Keeps start and end of a paste.
    pub(in crate::inspector) fn new(text: &str) -> Self {
        let boundary = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at));
        let (start, _) = text.split_at(boundary(MAX_KEPT.min(text.len())).unwrap_or(0));
        let from = text.len().saturating_sub(MAX_KEPT);
        let (_, end) = text.split_at(boundary(from).unwrap_or(0));
        Self {
            len: text.len(),
            start: start.to_owned(),
            end: end.to_owned(),
        }
    }
}

impl Overlay for LongPaste {
    fn over(&self) -> Over {
        Over::LONG_PASTE
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let theme = view.theme;
        let len = self.len;
        let mut pen = Pen::new(theme, width);
        let length = format!("The paste had {len} bytes; a link has at most {MAX_LINK_TEXT}.");
        let limit = "The limit is 16 times the longest link that the tracker redirects.";
        for (text, style) in [
            (&*length, theme.warning),
            (limit, theme.remark),
            ("It begins:", theme.name),
            (&*visible(view, &self.start), theme.text),
            ("It ends:", theme.name),
            (&*visible(view, &self.end), theme.text),
        ] {
            pen.paragraph(&Shown::text(text), style);
        }
        pen.into_lines()
    }

    fn head(&self, _: &View<'_>, _: usize, _: usize) -> String {
        "Nothing has changed: the screen shows what was there before.".to_owned()
    }
}

/// What was kept, masked if masking is on. It is part of a link at best, and nothing else is known of it.
fn visible<'t>(view: &View<'_>, kept: &'t str) -> Cow<'t, str> {
    if !view.desk.settings().mask {
        return kept.into();
    }
    let masked = masking::start_of_long_line(kept.as_bytes());
    String::from_utf8_lossy(&masked).into_owned().into()
}
