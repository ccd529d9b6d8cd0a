//! That a paste was too long to be taken: how long it was, what the limit is, and how it begins and ends.

use std::borrow::Cow;

use ratatui::style::Style;

use super::{Overlay, OverlayRow, Spec};
use crate::inspector::model::Model;
use crate::inspector::text_line::MAX_LINK_TEXT;
use crate::inspector::view::paragraph::paragraph;
use crate::reading::masking;
use crate::text::shown::Shown;

pub(in crate::inspector) const SPEC: Spec = Spec {
    title: "Not taken",
    head: |_, _| "Nothing has changed: what is shown is what was there before.".to_owned(),
    rows,
    ..Spec::PLAIN
};

/// The most bytes of its start and of its end that are kept.
const MAX_KEPT: usize = 300;

/// What is kept of a paste that was too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inspector) struct LongPaste {
    len: usize,
    start: String,
    end: String,
}

impl LongPaste {
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

fn rows(model: &Model, _: &Overlay, width: usize) -> Vec<OverlayRow> {
    let theme = &model.theme;
    let Some(LongPaste { len, start, end }) = &model.long_paste else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut push = |text: &str, style: Style| {
        lines.extend(paragraph(&Shown::text(text), width, theme, style));
    };
    push(
        &format!("The paste had {len} bytes; a link has at most {MAX_LINK_TEXT}."),
        theme.warning,
    );
    push(
        "The limit is 16 times the longest link that the tracker redirects.",
        theme.remark,
    );
    push("It begins:", theme.name);
    push(&told(model, start), theme.text);
    push("It ends:", theme.name);
    push(&told(model, end), theme.text);
    lines.into_iter().map(|line| line.spans).collect()
}

/// What is kept, as it may be told. It is part of a link at best, of which nothing else is known.
fn told<'t>(model: &Model, kept: &'t str) -> Cow<'t, str> {
    if !model.settings.mask {
        return kept.into();
    }
    let masked = masking::start_of_long_line(kept.as_bytes());
    String::from_utf8_lossy(&masked).into_owned().into()
}
