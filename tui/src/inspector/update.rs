//! How the inspector changes.

use jiff::Timestamp;
use ratatui::layout::Size;

use super::focus::{Overlay, OverlayKind};
use super::history::Change;
use super::keymap::Command;
use super::link_text::{LinkText, MAX_LINK_TEXT};
use super::message::Message;
use super::model::{Model, Notice, Pane, What};
use super::travel::{self, Way, travel, travel_over};

/// The longest text that is copied, in bytes: terminals give up longer ones, and say nothing.
pub const MAX_COPY: usize = 65_536;

/// The most links of a run that are kept.
const MAX_LINKS: usize = 100;

/// What is to be done after a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The screen shows what is no more.
    pub draw: bool,
    /// The program ends.
    pub quit: bool,
    /// This is to be copied.
    pub copy: Option<What>,
}

/// Changes the model by what has happened, now.
pub fn update(model: &mut Model, message: Message, now: Timestamp) -> Effects {
    match message {
        Message::Paste(text) => paste(model, &text, now),
        Message::Type(typed) => take_typed(model, &typed, now),
        Message::Resize(columns, rows) => resize(model, Size::new(columns, rows)),
        Message::Command(Command::Quit) => {
            return Effects {
                quit: true,
                ..Effects::default()
            };
        }
        Message::Copied { what, len } => model.notice = Some(copied(what, len)),
        Message::Command(command) => run(model, command, now),
    }
    Effects {
        draw: true,
        quit: false,
        copy: model.to_copy.take(),
    }
}

fn copied(what: What, len: usize) -> Notice {
    match len {
        0 => Notice::NothingToCopy { what },
        1..=MAX_COPY => Notice::Copied { what, len },
        _ => Notice::LongCopy { what, len },
    }
}

fn resize(model: &mut Model, size: Size) {
    model.size = size;
    model.lay_out();
    // The help may be seen to its end now.
    let height = model.layout().overlay_height();
    if let Some(overlay) = &mut model.overlay {
        let last = travel::last_row(overlay, model.links.len(), height);
        overlay.row = overlay.row.min(last);
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
    model.overlay = None;
    replace_link(model, line, now);
    keep_link(model, line);
    let mut further = 0;
    for line in lines {
        further += 1;
        if further < MAX_LINKS && line.len() <= MAX_LINK_TEXT {
            keep_link(model, line);
        }
    }
    model.notice = (further > 0).then_some(Notice::MoreLines { further });
}

/// Keeps a link in the list of this run, each once and the newest last.
fn keep_link(model: &mut Model, link: &str) {
    if model.links.iter().any(|kept| kept == link) {
        return;
    }
    if model.links.len() == MAX_LINKS {
        model.links.remove(0);
    }
    model.links.push(link.to_owned());
}

fn replace_link(model: &mut Model, link: &str, now: Timestamp) {
    model.scroll = [0; Pane::ALL.len()];
    change(model, Change::Whole, now, |text| text.replace(link));
}

/// Characters go into the link, or what is searched for.
fn take_typed(model: &mut Model, typed: &str, now: Timestamp) {
    match &mut model.overlay {
        Some(overlay) if overlay.what == OverlayKind::Palette => {
            overlay.sought.push_str(typed);
            overlay.row = 0;
        }
        _ => change(model, Change::Typing, now, |text| {
            typed.chars().for_each(|char| text.insert(char));
        }),
    }
}

/// Changes the link, and keeps what it was.
fn change(model: &mut Model, sort: Change, now: Timestamp, change: impl FnOnce(&mut LinkText)) {
    let before = model.link.clone();
    change(&mut model.link);
    if before.as_str() != model.link.as_str() {
        model.history.keep(before, sort);
    }
    link_changed(model, now);
}

fn link_changed(model: &mut Model, now: Timestamp) {
    model.notice = None;
    model.read(now);
}

fn run(model: &mut Model, command: Command, now: Timestamp) {
    if let Some(overlay) = model.overlay.clone() {
        let page = model.layout().overlay_height().max(1);
        match (command, Way::of(command, page)) {
            (_, Some(way)) => travel_over(model, way),
            (Command::Choose, _) => choose(model, &overlay, now),
            (Command::DeleteSought, _) => delete_sought(model),
            (Command::Close, _) => model.overlay = None,
            _ => {}
        }
        return;
    }
    let page = model.layout().content_height(model.data_pane).max(1);
    if let Some(way) = Way::of(command, page) {
        travel(model, way);
        return;
    }
    match command {
        Command::NextPane => focus(model, model.focus.further(1)),
        Command::PreviousPane => focus(model, model.focus.further(Pane::ALL.len() - 1)),
        Command::Help => model.overlay = Some(Overlay::new(OverlayKind::Help, 0)),
        Command::Palette => model.overlay = Some(Overlay::new(OverlayKind::Palette, 0)),
        Command::Links => {
            let shown = model.links.iter().position(|it| it == model.link.as_str());
            let row = shown.unwrap_or(model.links.len().saturating_sub(1));
            model.overlay = Some(Overlay::new(OverlayKind::Links, row));
        }
        Command::Undo => {
            let before = model.history.undo(model.link.clone());
            go_to(model, before, Notice::NothingToUndo, now);
        }
        Command::Redo => {
            let after = model.history.redo(model.link.clone());
            go_to(model, after, Notice::NothingToRedo, now);
        }
        Command::Copy(what) => model.to_copy = Some(what),
        Command::MoveLeft => move_cursor(model, LinkText::move_left),
        Command::MoveRight => move_cursor(model, LinkText::move_right),
        Command::MoveHome => move_cursor(model, LinkText::move_home),
        Command::MoveEnd => move_cursor(model, LinkText::move_end),
        Command::DeleteBefore => change(model, Change::Deleting, now, LinkText::delete_before),
        Command::DeleteBehind => change(model, Change::Deleting, now, LinkText::delete_behind),
        Command::Clear => change(model, Change::Whole, now, LinkText::clear),
        _ => {}
    }
}

/// Takes what is chosen in a list: a command, or a link.
fn choose(model: &mut Model, overlay: &Overlay, now: Timestamp) {
    match overlay.what {
        OverlayKind::Help => {}
        OverlayKind::Palette => {
            let Some(binding) = overlay.commands().get(overlay.row).copied() else {
                return;
            };
            model.overlay = None;
            run(model, binding.command, now);
        }
        OverlayKind::Links => {
            model.overlay = None;
            if let Some(link) = model.links.get(overlay.row).cloned() {
                replace_link(model, &link, now);
            }
        }
    }
}

fn delete_sought(model: &mut Model) {
    if let Some(overlay) = &mut model.overlay {
        overlay.sought.pop();
        overlay.row = 0;
    }
}

/// Takes a text that the link was before, or will be again.
fn go_to(model: &mut Model, text: Option<LinkText>, otherwise: Notice, now: Timestamp) {
    let Some(text) = text else {
        model.notice = Some(otherwise);
        return;
    };
    model.link = text;
    model.scroll = [0; Pane::ALL.len()];
    link_changed(model, now);
}

/// Moves the cursor, and selects what it comes to.
fn move_cursor(model: &mut Model, move_cursor: fn(&mut LinkText)) {
    move_cursor(&mut model.link);
    model.history.pause();
    model.select(model.item_of_text(model.link.cursor()));
}

fn focus(model: &mut Model, pane: Pane) {
    model.focus = pane;
    if pane != Pane::Link {
        model.data_pane = pane;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspector::theme::Theme;
    use crate::settings::Settings;

    /// An expiry, the kind, a recipient, a record of an unknown id, and a byte that is no record.
    const LINK: &str =
        "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sP1IEdUBlLmEBAfQ~";

    /// What was done; the item that it selects, its text, and what of the payload it marks.
    type Row<'a> = (&'a [Command], Option<(&'a str, &'a str)>, Option<&'a str>);

    fn after(commands: &[Command]) -> Model {
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        let mut model = Model::new(LINK, settings, Theme::mono(), Size::new(120, 40));
        for command in commands {
            update(
                &mut model,
                Message::Command(*command),
                Timestamp::UNIX_EPOCH,
            );
        }
        model
    }

    #[test]
    fn what_is_selected_in_one_view_is_selected_in_all() {
        use Command::{Down, First, Last, MoveHome, MoveLeft, NextPane, PreviousPane, Up};
        let table: &[Row<'_>] = &[
            (&[], None, None),
            (&[MoveHome], Some(("scheme", "https")), None),
            (
                &[MoveLeft],
                Some(("payload_len", "RgRlVV5sP1IEdUBlLmEBAfQ~")),
                None,
            ),
            (
                &[MoveLeft, MoveLeft],
                Some(("left over", "fQ")),
                Some("left over"),
            ),
            (
                &[MoveLeft, MoveLeft, MoveLeft],
                Some(("left over", "fQ")),
                Some("left over"),
            ),
            (&[NextPane, First], Some(("fault", "f")), Some("fault")),
            (
                &[NextPane, Last],
                Some(("left over", "fQ")),
                Some("left over"),
            ),
            (
                &[NextPane, Last, Up],
                Some(("unknown 33", "mEBAf")),
                Some("unknown 33"),
            ),
            (
                &[NextPane, First, Down],
                Some(("customer_id", "AAAAKgA~")),
                None,
            ),
            (
                &[NextPane, First, Down, Down],
                Some(("rcpt_to", "1IEdUBlLm")),
                Some("rcpt_to"),
            ),
            (
                &[PreviousPane, First],
                Some(("expiry", "RgRlVV5s")),
                Some("expiry"),
            ),
            (
                &[PreviousPane, First, Down],
                Some(("event", "P1")),
                Some("event"),
            ),
            (
                &[PreviousPane, Last],
                Some(("left over", "fQ")),
                Some("left over"),
            ),
        ];
        for (commands, expected, in_payload) in table {
            let model = after(commands);
            let selected = model.selected().map(|item| {
                let text = &LINK[item.text.clone().unwrap()];
                (item.name().into_owned(), text)
            });
            let selected = selected.as_ref().map(|(name, text)| (&**name, *text));
            assert_eq!(selected, *expected, "{commands:?}");
            let marked = model.selected_in_payload();
            let marked = marked.map(|item| model.anatomy.items()[item].name());
            assert_eq!(marked.as_deref(), *in_payload, "{commands:?}");
        }
    }

    #[test]
    fn a_paste_selects_nothing_and_typing_what_is_at_the_cursor() {
        let mut model = after(&[Command::NextPane, Command::Last]);
        assert!(model.selection().is_some());
        let now = Timestamp::UNIX_EPOCH;
        update(&mut model, Message::Paste(LINK.to_owned()), now);
        assert_eq!(model.selection(), None);
        update(&mut model, Message::Command(Command::PreviousPane), now);
        update(&mut model, Message::Command(Command::MoveHome), now);
        update(&mut model, Message::Type("x".to_owned()), now);
        assert_eq!(model.selection(), model.item_of_text(1));
    }
}
