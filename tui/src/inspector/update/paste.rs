//! A paste, and the links of the run that pastes leave behind.

use jiff::Timestamp;

use super::{compare_with, replace_link};
use crate::inspector::focus::Focus;
use crate::inspector::model::{Model, Notice, ToldLink};
use crate::inspector::overlay::{LongPaste, Over, Overlay};
use crate::inspector::text_line::MAX_LINK_TEXT;
use crate::reading::{Reading, pasted};

/// The most links of a run that are kept.
const MAX_LINKS: usize = 100;

/// Takes a pasted text for the new link, whatever has the focus: but where one is asked for to compare
/// with, for that; and where text is typed over the panes, one that is no tracked link goes there.
pub(super) fn paste(model: &mut Model, text: &str, now: Timestamp) {
    let pasted = pasted(text, &model.settings);
    let mut lines = pasted.lines().iter().map(AsRef::as_ref);
    let Some(line) = lines.next() else {
        model.notice = Some(Notice::EmptyPaste);
        return;
    };
    if line.len() > MAX_LINK_TEXT {
        model.notice = Some(Notice::LongPaste { len: line.len() });
        // What else is shown over the panes may have a text in it that was typed.
        let overlay = model.overlay.as_ref();
        if overlay.is_none_or(|it| it.over == Over::LongPaste) {
            model.long_paste = Some(LongPaste::new(line));
            model.overlay = Some(Overlay::new(Over::LongPaste, 0));
        }
        return;
    }
    if goes_over(model, line) {
        if let Some(overlay) = &mut model.overlay {
            overlay.take_typed(line);
            // A value that was wrapped where it was copied from is one all the same.
            if overlay.over.spec().takes_a_value {
                lines.for_each(|line| overlay.take_typed(line));
            }
            overlay.row = 0;
        }
        return;
    }
    let is_other = model.focus() == Focus::Over(Over::Compare);
    if is_other {
        compare_with(model, line.to_owned());
    } else {
        model.overlay = None;
        replace_link(model, line, now);
    }
    keep_link(model, line);
    let mut further = 0;
    for line in lines {
        further += 1;
        if further < MAX_LINKS && line.len() <= MAX_LINK_TEXT {
            keep_link(model, line);
        }
    }
    let repairs = pasted.repairs();
    model.notice = match further {
        _ if !repairs.is_empty() => Some(Notice::Repaired { repairs, further }),
        0 => None,
        _ => Some(Notice::MoreLines { further }),
    };
}

/// Whether a line belongs into what is typed over the panes.
fn goes_over(model: &Model, line: &str) -> bool {
    let prompt = model.overlay.as_ref().and_then(|it| it.over.spec().prompt);
    let mut buffer = Vec::new();
    prompt.is_some()
        && Reading::new(line.as_bytes(), model.settings(), &mut buffer)
            .link()
            .is_err()
}

/// Keeps a link in the list of this run, each once and the newest last.
pub(in crate::inspector) fn keep_link(model: &mut Model, link: &str) {
    if model.links.iter().any(|kept| kept == link) {
        return;
    }
    if model.links.len() == MAX_LINKS {
        model.links.remove(0);
        model.told_links.remove(0);
    }
    model.links.push(link.to_owned());
    model.told_links.push(ToldLink::new(link, &model.settings));
}
