//! How the inspector changes.

use jiff::Timestamp;
use ratatui::layout::Size;

use super::keymap::Command;
use super::link_text::MAX_LINK_TEXT;
use super::message::Message;
use super::model::{Model, Notice, Pane};

/// What is to be done after a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The screen shows what is no more.
    pub draw: bool,
    /// The program ends.
    pub quit: bool,
}

/// Changes the model by what has happened, now.
pub fn update(model: &mut Model, message: Message, now: Timestamp) -> Effects {
    match message {
        Message::Paste(text) => paste(model, &text, now),
        Message::Type(typed) => {
            typed.chars().for_each(|char| model.link.insert(char));
            link_changed(model, now);
        }
        Message::Resize(columns, rows) => {
            model.size = Size::new(columns, rows);
            model.refresh();
        }
        Message::Command(Command::Quit) => {
            return Effects {
                quit: true,
                draw: false,
            };
        }
        Message::Command(command) => run(model, command, now),
    }
    Effects {
        draw: true,
        quit: false,
    }
}

/// Takes a pasted text for the new link, whatever has the focus.
fn paste(model: &mut Model, text: &str, now: Timestamp) {
    let mut lines = text
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let Some(line) = lines.next() else {
        model.notice = Some(Notice::EmptyPaste);
        return;
    };
    if line.len() > MAX_LINK_TEXT {
        model.notice = Some(Notice::LongPaste { len: line.len() });
        return;
    }
    model.link.replace(line);
    model.scroll = [0; Pane::ALL.len()];
    link_changed(model, now);
    let further = lines.count();
    model.notice = (further > 0).then_some(Notice::MoreLines { further });
}

fn link_changed(model: &mut Model, now: Timestamp) {
    model.notice = None;
    model.set_now(now);
    model.refresh();
}

fn run(model: &mut Model, command: Command, now: Timestamp) {
    let page = model.layout().content_height(model.data_pane).max(1);
    match command {
        Command::Quit => {}
        Command::NextPane => focus(model, model.focus.further(1)),
        Command::PreviousPane => focus(model, model.focus.further(Pane::ALL.len() - 1)),
        Command::ScrollUp => scroll(model, |scroll| scroll.saturating_sub(1)),
        Command::ScrollDown => scroll(model, |scroll| scroll.saturating_add(1)),
        Command::PageUp => scroll(model, |scroll| scroll.saturating_sub(page)),
        Command::PageDown => scroll(model, |scroll| scroll.saturating_add(page)),
        Command::ScrollHome => scroll(model, |_| 0),
        Command::ScrollEnd => scroll(model, |_| usize::MAX),
        Command::MoveLeft => model.link.move_left(),
        Command::MoveRight => model.link.move_right(),
        Command::MoveHome => model.link.move_home(),
        Command::MoveEnd => model.link.move_end(),
        Command::DeleteBefore => {
            model.link.delete_before();
            link_changed(model, now);
        }
        Command::DeleteBehind => {
            model.link.delete_behind();
            link_changed(model, now);
        }
        Command::Clear => {
            model.link.clear();
            link_changed(model, now);
        }
    }
}

fn focus(model: &mut Model, pane: Pane) {
    model.focus = pane;
    if pane != Pane::Link {
        model.data_pane = pane;
        // A pane that was not on the screen may be of another size there.
        model.refresh();
    }
}

/// Scrolls the pane that has the focus, or had it before the link.
fn scroll(model: &mut Model, to: impl FnOnce(usize) -> usize) {
    let pane = model.data_pane;
    let scroll = to(model.scroll(pane)).min(model.max_scroll(pane));
    model.scroll[pane.index()] = scroll;
}
