//! What a paste does.

use jiff::Timestamp;

use super::wishes;
use crate::input::Pasted;
use crate::inspector::desk::{MAX_LINK_TEXT, MAX_LINKS, Notice};
use crate::inspector::model::Model;
use crate::inspector::overlays::{LongPaste, Opening, Over, Window};

/// Takes a text that was pasted. Whatever has the focus, a link replaces the one on the desk, or is compared with it
/// if you were asked for one to compare with. Where you type in an overlay, any other text goes there.
pub(super) fn paste(model: &mut Model, text: &str, now: Timestamp) {
    let pasted = Pasted::of(text);
    let mut lines = pasted.lines().iter().map(AsRef::as_ref);
    let Some(line) = lines.next() else {
        model.desk.notify(Notice::EmptyPaste);
        return;
    };
    if line.len() > MAX_LINK_TEXT {
        refuse(model, line);
        return;
    }
    let read = model.desk.read_text(line, now);
    let takes_text = model.scope().takes_text;
    if let Some(window) = model
        .window
        .as_mut()
        .filter(|_| takes_text && !read.is_link())
    {
        window.take_lines(line, lines);
        return;
    }
    let taken = model.window.as_ref().and_then(|window| {
        let overlay = window.overlay();
        overlay.take_link(&mut model.desk, line)
    });
    if let Some(wish) = taken {
        wishes::grant(model, wish, now);
    } else {
        model.window = None;
        model.desk.replace_with(line, read);
        model.desk.keep_link();
    }
    let mut further = 0;
    for line in lines {
        further += 1;
        if further < MAX_LINKS && line.len() <= MAX_LINK_TEXT {
            model.desk.keep_other_link(line);
        }
    }
    let repairs = pasted.repairs();
    match further {
        _ if !repairs.is_empty() => model.desk.notify(Notice::Repaired { repairs, further }),
        0 => {}
        _ => model.desk.notify(Notice::MoreLines { further }),
    }
}

/// Says that a paste was too long. An overlay stays open: a text may have been typed there.
fn refuse(model: &mut Model, line: &str) {
    model.desk.notify(Notice::LongPaste { len: line.len() });
    let over = model.window.as_ref().map(Window::over);
    if over.is_none_or(|over| over == Over::LONG_PASTE) {
        let opening = Opening::of(LongPaste::new(line));
        model.window = Some(Window::open(opening));
    }
}
