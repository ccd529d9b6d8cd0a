//! What a paste does.

use jiff::Timestamp;

use crate::input::{MAX_FINDS, Pasted, PastedLink, Readable, Step, is_defanged};
use crate::inspector::desk::{Desk, MAX_LINK_TEXT, Notice, PasteSummary, ReadLink};
use crate::inspector::keys::Command;
use crate::inspector::message::MAX_PASTE;
use crate::inspector::model::Model;
use crate::inspector::overlays::{LongPaste, Opening, Over, RelativeFields, Window, Wish};
use crate::inspector::screen::Pane;

/// Takes a text that was pasted. Whatever has the focus, a link replaces the one on the desk, or is compared with it
/// if you were asked for one to compare with. Where you type in an overlay, any other text goes there.
///
/// A text that is a link stays as it is. Any other text is searched to its end. The first link is shown, and all of
/// them are kept.
pub(super) fn paste(model: &mut Model, text: &str, now: Timestamp) -> Wish {
    let is_cut = text.len() >= MAX_PASTE;
    let text = text.trim();
    if text.is_empty() {
        model.desk.notify(Notice::EmptyPaste);
        return Wish::Stay;
    }
    let pasted = Pasted::of(text);
    let types = model.window.is_some() && model.scope().takes_text;
    if pasted.links().is_empty() && !pasted.relatives().is_empty() && !types {
        return take_relatives(model, &pasted);
    }
    match choose(&mut model.desk, text, &pasted, now) {
        Chosen::Found(first, read) => {
            let summary = PasteSummary {
                links: pasted.links().len(),
                lines: pasted.line_count(),
                undone: pasted.undone(),
                start_may_be_missing: first.origin.start_may_be_missing,
                is_too_deep: pasted.is_too_deep(),
                is_cut,
            };
            let wish = take_links(model, first, read, &pasted);
            model.desk.found_in_paste(summary);
            wish
        }
        Chosen::AsItIs(read) => take_text(model, text, read, now),
    }
}

/// What is taken of a text.
enum Chosen<'p> {
    /// A link in it, which was read.
    Found(&'p PastedLink, ReadLink),
    /// The text itself, which may have been read.
    AsItIs(Option<ReadLink>),
}

/// Chooses the first link of a text, or the text itself, if nothing in it can be read further.
fn choose<'p>(desk: &mut Desk, text: &str, pasted: &'p Pasted, now: Timestamp) -> Chosen<'p> {
    let Some((first, others)) = pasted.links().split_first() else {
        return Chosen::AsItIs(None);
    };
    if first.text == text {
        return Chosen::AsItIs(None);
    }
    let is_one_word = !text.contains(char::is_whitespace) && text.len() <= MAX_LINK_TEXT;
    if !is_one_word || !others.is_empty() {
        return Chosen::Found(first, desk.read_found(first, now));
    }
    let whole = desk.read_text(text, now);
    let is_defanged = is_defanged(text.as_bytes()) && pasted.undone().contains(Step::Defanging);
    if whole.readable() == Readable::Whole && !is_defanged {
        return Chosen::AsItIs(Some(whole));
    }
    let read = desk.read_found(first, now);
    if is_defanged || read.readable() > whole.readable() || first.origin.end_is_missing {
        Chosen::Found(first, read)
    } else {
        Chosen::AsItIs(Some(whole))
    }
}

/// Shows the first link of a text, and keeps all of them.
fn take_links(model: &mut Model, first: &PastedLink, read: ReadLink, pasted: &Pasted) -> Wish {
    let links = pasted.links();
    let origin = Some(first.origin.clone());
    model.desk.keep_read(&first.text, &read, origin);
    for link in links.iter().skip(1).take(MAX_FINDS - 1) {
        model.desk.keep_found(link);
    }
    keep_relatives(&mut model.desk, pasted);
    show(model, &first.text, read)
}

/// Shows what a header says that was pasted without links; where there are several, the list that they are in.
fn take_relatives(model: &mut Model, pasted: &Pasted) -> Wish {
    keep_relatives(&mut model.desk, pasted);
    match pasted.relatives() {
        [only] => Wish::Open(Opening::of(RelativeFields::new(only))),
        _ => Wish::Do(Command::Links),
    }
}

/// Keeps the headers that belong to the links of a mail.
fn keep_relatives(desk: &mut Desk, pasted: &Pasted) {
    for relative in pasted.relatives().iter().take(MAX_FINDS) {
        desk.keep_relative(relative);
    }
}

/// Takes a text as it is: it is a link, or no link was found in it.
fn take_text(model: &mut Model, text: &str, read: Option<ReadLink>, now: Timestamp) -> Wish {
    let lines = text.split(['\r', '\n']).map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty());
    let Some(line) = lines.next() else {
        return Wish::Stay;
    };
    if line.len() > MAX_LINK_TEXT {
        return reject(model, line);
    }
    let read = read.unwrap_or_else(|| model.desk.read_text(line, now));
    let takes_text = model.scope().takes_text && read.readable() == Readable::No;
    if let Some(window) = model.window.as_mut().filter(|_| takes_text) {
        window.take_lines(line, lines);
        return Wish::Stay;
    }
    if read.readable() != Readable::No {
        model.desk.keep_read(line, &read, None);
    }
    let taken = show(model, line, read);
    let further = lines.count();
    if further > 0 {
        let lines = further + 1;
        model.desk.notify(Notice::NoLinks { lines });
    }
    taken
}

/// Shows a link that was pasted, or compares it with the one on the desk.
fn show(model: &mut Model, text: &str, read: ReadLink) -> Wish {
    let window = model.window.as_ref();
    let taken = window.and_then(|it| it.overlay().take_link(&mut model.desk, &read));
    taken.unwrap_or_else(|| {
        model.desk.replace_with(text, read);
        Wish::Show(Pane::Fields)
    })
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
