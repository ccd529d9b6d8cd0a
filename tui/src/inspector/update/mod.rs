//! How the inspector changes.

mod compare;
mod export;
mod fold;
pub(super) mod paste;
mod pointing;
mod search;
mod travel;

use jiff::Timestamp;
use ratatui::layout::{Position, Size};

pub(super) use self::compare::with as compare_with;
pub(super) use self::search::go_to as go_to_match;
use self::travel::{Way, is_travel_over, travel, travel_over};
use super::command::Command;
use super::editing;
use super::history::Change;
use super::message::Message;
use super::model::{Clipboard, FileWish, Model, Notice, Pane, Search, What};
use super::overlay::{Over, Overlay, what_if};
use super::text_line::TextLine;

/// The longest text that is copied, in bytes: terminals give up longer ones, and say nothing.
pub const MAX_COPY: usize = 65_536;

/// What is to be done after a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The screen shows what is no more.
    pub draw: bool,
    /// This is to be copied.
    pub copy: Option<What>,
    /// This is to be done about a file.
    pub export: Option<FileWish>,
    /// This is asked of the program.
    pub request: Option<Request>,
}

impl Effects {
    /// Whether the program ends.
    #[must_use]
    pub const fn quits(&self) -> bool {
        matches!(self.request, Some(Request::Quit | Request::QuitKeeping))
    }
}

/// What only the program as a whole can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// It ends.
    Quit,
    /// It ends, and the last screen stays on the terminal.
    QuitKeeping,
    /// It stops until the shell continues it.
    Suspend,
    /// The whole screen is drawn anew, whatever it shows now.
    Redraw,
}

/// Changes the model by what has happened, now.
pub fn update(model: &mut Model, message: Message, now: Timestamp) -> Effects {
    // A row may tell of what was done before.
    let stays_as_laid_out = is_travel_over(model, &message) && model.notice.is_none();
    if message.is_of_the_operator() {
        // What was told of what was done before would hide what is now.
        model.notice = None;
    }
    match message {
        Message::Paste(text) => paste::paste(model, &text, now),
        Message::Type(typed) => take_typed(model, &typed, now),
        Message::Point {
            gesture,
            column,
            row,
        } => pointing::point(model, gesture, Position::new(column, row), now),
        Message::Resize(columns, rows) => resize(model, Size::new(columns, rows)),
        Message::Looked(destination) => model.export.destination = Some(destination),
        Message::Exported(outcome) => export::told(model, outcome),
        Message::Copied { what, len, to } => model.notice = Some(copied(what, len, to)),
        Message::Command(command) => run(model, command, now),
    }
    if !stays_as_laid_out {
        what_if::follow(model);
        model.lay_out_overlay();
    }
    Effects {
        draw: true,
        copy: model.to_copy.take(),
        request: model.request.take(),
        export: export::wish(model),
    }
}

fn copied(what: What, len: usize, to: Option<Clipboard>) -> Notice {
    match (len, to) {
        (_, Some(to)) => Notice::Copied { what, len, to },
        (0, None) => Notice::NothingToCopy { what },
        (_, None) => Notice::LongCopy { what, len },
    }
}

fn resize(model: &mut Model, size: Size) {
    model.size = size;
    model.lay_out();
}

/// Puts another link into the place of the one that is shown.
pub(super) fn replace_link(model: &mut Model, link: &str, now: Timestamp) {
    model.scroll = [0; Pane::ALL.len()];
    change(model, Change::Whole, now, |text| text.replace(link));
    model.shows_start = true;
}

/// Characters go into the link, or into what is typed over the panes.
fn take_typed(model: &mut Model, typed: &str, now: Timestamp) {
    match &mut model.overlay {
        Some(overlay) => overlay.take_typed(typed),
        None => change(model, Change::Typing, now, |text| {
            typed.chars().for_each(|char| text.insert(char));
        }),
    }
}

/// Changes the text that is typed: over the panes, or else the link.
fn edit(model: &mut Model, sort: Change, now: Timestamp, edit: impl FnOnce(&mut TextLine)) {
    match &mut model.overlay {
        Some(overlay) => overlay.edit(edit),
        None => change(model, sort, now, edit),
    }
}

/// Changes the link, and keeps what it was.
pub(super) fn change(
    model: &mut Model,
    sort: Change,
    now: Timestamp,
    change: impl FnOnce(&mut TextLine),
) {
    let before = model.link.clone();
    change(&mut model.link);
    model.shows_start = false;
    if before.as_str() != model.link.as_str() {
        model.history.keep(before, sort);
    }
    model.read(now);
}

/// Does what is asked for.
pub(super) fn run(model: &mut Model, command: Command, now: Timestamp) {
    if let Some(way) = Way::of(command, page(model)) {
        match model.overlay {
            Some(_) => travel_over(model, way),
            None => travel(model, way),
        }
        return;
    }
    match command {
        Command::NextPane => model.give_focus(model.focus.further(1)),
        Command::PreviousPane => model.give_focus(model.focus.further(Pane::ALL.len() - 1)),
        Command::Help => open(model, Over::Help, 0),
        Command::Palette => open(model, Over::Palette, 0),
        Command::Links => {
            let shown = model.links.iter().position(|it| it == model.link.as_str());
            let row = shown.unwrap_or(model.links.len().saturating_sub(1));
            open(model, Over::Links, row);
        }
        Command::Undo => {
            let before = model.history.undo(model.link.clone());
            go_to(model, before, Notice::NothingToUndo, now);
        }
        Command::Redo => {
            let after = model.history.redo(model.link.clone());
            go_to(model, after, Notice::NothingToRedo, now);
        }
        Command::NewLink
        | Command::Edit
        | Command::AddField
        | Command::RemoveField
        | Command::AddKey
        | Command::RemoveKey => editing::run(model, command, now),
        Command::Copy(what) => model.to_copy = Some(what),
        Command::Mask => mask(model, now),
        Command::Quit => model.request = Some(Request::Quit),
        Command::QuitKeeping => model.request = Some(Request::QuitKeeping),
        Command::Suspend => model.request = Some(Request::Suspend),
        Command::Redraw => model.request = Some(Request::Redraw),
        Command::Compare => compare::ask(model),
        Command::OnlyDifferences => compare::show_only_differences(model),
        Command::Search => open(model, Over::Search, 0),
        Command::NextMatch => search::go_on(model, 1),
        Command::PreviousMatch => search::go_on(model, -1),
        Command::Export => export::ask(model),
        Command::ByteBefore => model.point_further(-1),
        Command::ByteBehind => model.point_further(1),
        Command::MoveLeft => move_cursor(model, TextLine::move_left),
        Command::MoveRight => move_cursor(model, TextLine::move_right),
        Command::MoveHome => move_cursor(model, TextLine::move_home),
        Command::MoveEnd => move_cursor(model, TextLine::move_end),
        Command::DeleteBefore => edit(model, Change::Deleting, now, TextLine::delete_before),
        Command::DeleteBehind => edit(model, Change::Deleting, now, TextLine::delete_behind),
        Command::Clear => edit(model, Change::Whole, now, TextLine::clear),
        Command::Fold(what) => fold::fold(model, what),
        Command::WhatIf => what_if::open(model),
        Command::Choose => choose(model, now),
        Command::Close => model.overlay = None,
        // These lead from row to row.
        _ => {}
    }
}

/// The rows by which a page goes on.
fn page(model: &Model) -> usize {
    let layout = model.layout();
    let rows = match &model.overlay {
        Some(overlay) => layout.overlay_height(overlay.over),
        None => layout.content_height(model.data_pane),
    };
    rows.max(1)
}

pub(super) fn open(model: &mut Model, over: Over, row: usize) {
    model.overlay = Some(Overlay::new(over, row));
}

/// Takes what is chosen, or typed.
fn choose(model: &mut Model, now: Timestamp) {
    let Some(choose) = model.overlay.as_ref().and_then(|it| it.over.spec().choose) else {
        return;
    };
    if let Some(overlay) = model.overlay.take() {
        choose(model, &overlay, now);
    }
}

/// Hides the recipient and the values of the metadata, or shows them again.
fn mask(model: &mut Model, now: Timestamp) {
    model.settings.mask = !model.settings.mask;
    model.tell_links();
    // It is told with its places, and may be what is hidden now.
    model.search = Search::default();
    // What is masked has the same items.
    model.read_again(now);
}

/// Takes a text that the link was before, or will be again.
fn go_to(model: &mut Model, text: Option<TextLine>, otherwise: Notice, now: Timestamp) {
    let Some(text) = text else {
        model.notice = Some(otherwise);
        return;
    };
    model.link = text;
    model.scroll = [0; Pane::ALL.len()];
    model.read(now);
}

/// Moves the cursor, and in the link selects what it comes to.
fn move_cursor(model: &mut Model, move_cursor: fn(&mut TextLine)) {
    if let Some(overlay) = &mut model.overlay {
        move_cursor(&mut overlay.text);
        overlay.is_offered = false;
        return;
    }
    move_cursor(&mut model.link);
    select_at_cursor(model);
}

/// Selects what the cursor of the link is at.
fn select_at_cursor(model: &mut Model) {
    model.history.pause();
    model.shows_start = false;
    model.select_at_text(model.link.cursor());
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
