//! What a paste does.

use jiff::Timestamp;

use crate::input::{Pasted, Readable};
use crate::inspector::desk::{Desk, MAX_LINK_TEXT, MAX_LINKS, Notice, ReadLink};
use crate::inspector::model::Model;
use crate::inspector::overlays::{LongPaste, Opening, Over, Window, Wish};
use crate::reading::readable;

/// Takes a text that was pasted. Whatever has the focus, a link replaces the one on the desk, or is compared with it
/// if you were asked for one to compare with. Where you type in an overlay, any other text goes there.
pub(super) fn paste(model: &mut Model, text: &str, now: Timestamp) -> Wish {
    let (pasted, read) = read(&mut model.desk, text, now);
    let mut lines = pasted.lines().iter().map(AsRef::as_ref);
    let Some(line) = lines.next() else {
        model.desk.notify(Notice::EmptyPaste);
        return Wish::Stay;
    };
    let Some(read) = read else {
        return reject(model, line);
    };
    let takes_text = model.scope().takes_text && read.readable() == Readable::No;
    if let Some(window) = model.window.as_mut().filter(|_| takes_text) {
        window.take_lines(line, lines);
        return Wish::Stay;
    }
    let window = model.window.as_ref();
    let taken = window.and_then(|it| it.overlay().take_link(&mut model.desk, line));
    if taken.is_none() {
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
    taken.unwrap_or(Wish::Close)
}

/// The lines of a paste, and the first one read: nothing if there is none, or if it is too long.
fn read<'t>(desk: &mut Desk, text: &'t str, now: Timestamp) -> (Pasted<'t>, Option<ReadLink>) {
    let pasted = Pasted::of(text);
    let line = pasted.lines().first().cloned();
    let read = line.as_ref().and_then(|line| read_line(desk, line, now));
    let (Some(line), Some(read)) = (line, read) else {
        return (pasted, None);
    };
    let pasted = pasted.repaired(read.readable(), |text| readable(text, desk.settings()));
    let read = match pasted.lines().first() {
        Some(repaired) if *repaired != line => read_line(desk, repaired, now),
        _ => Some(read),
    };
    (pasted, read)
}

fn read_line(desk: &mut Desk, line: &str, now: Timestamp) -> Option<ReadLink> {
    (line.len() <= MAX_LINK_TEXT).then(|| desk.read_text(line, now))
}

/// Says that a paste was too long. An overlay stays open: a text may have been typed there.
fn reject(model: &mut Model, line: &str) -> Wish {
    model.desk.notify(Notice::LongPaste { len: line.len() });
    let over = model.window.as_ref().map(Window::over);
    if over.is_none_or(|over| over == Over::LONG_PASTE) {
        Wish::Open(Opening::of(LongPaste::new(line)))
    } else {
        Wish::Stay
    }
}
