//! Laws of the inspector.

use std::io::ErrorKind;

use arbitrary::{Arbitrary as _, Unstructured};
use jiff::Timestamp;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use tracklens::commands::copying;
use tracklens::inspector::{
    Clipboard, Command, Destination, Effects, FileState, FileWish, Focus, MAX_COPY, MAX_LINK_TEXT,
    Message, Model, Notice, Over, Pane, Theme, draw, of_event, update,
};
use tracklens::reading;
use tracklens::settings::Settings;
use tracklens::text::shown::Shown;

use super::hiding::what_is_hidden_is_nowhere;
use crate::characters::first_unsafe;
use crate::session::{Session, typed};

/// The most characters of a paste that are typed instead: each of them has the link read anew.
const MAX_TYPED: usize = 12;

/// The longest paste, in bytes, whose end is typed.
const MAX_TYPED_LEN: usize = 512;

/// All laws of this file, over the session that the bytes make.
///
/// # Panics
///
/// Where one is broken.
pub fn inspector(bytes: &[u8]) {
    let Ok(session) = Session::arbitrary_take_rest(Unstructured::new(bytes)) else {
        return;
    };
    let mut model = every_event_keeps_the_invariants(&session);
    a_paste_is_as_if_it_were_typed(&session);
    what_is_hidden_is_nowhere(model.link().as_str(), model.size());
    quitting_always_works(&mut model);
}

/// Whatever happens, no pane is scrolled beyond its end, the link is within its limit and the cursor
/// in it between characters, and what is selected has a row among the fields, and of the metadata in its tree; every cell that is drawn is printable; and to draw changes nothing.
fn every_event_keeps_the_invariants(session: &Session) -> Model {
    let (columns, rows) = session.size.columns_and_rows();
    let mut size = Size::new(columns, rows);
    let mut model = new_model(size);
    judge_model(&model);
    judge_cells(&drawn(&model, size));
    for event in session.events() {
        let resized = match event {
            Event::Resize(columns, rows) => Some(Size::new(columns, rows)),
            _ => None,
        };
        let (focus, link) = (model.focus(), model.link().as_str().to_owned());
        happen(&mut model, event);
        judge_model(&model);
        what_is_typed_for_a_value_changes_no_link(focus, &link, &model);
        what_was_changed_in_place_can_be_taken_back(&link, &model);
        if let Some(resized) = resized {
            size = resized;
            judge_cells(&drawn(&model, size));
        }
    }
    let screen = drawn(&model, size);
    judge_cells(&screen);
    judge_sameness(&screen, &drawn(&model, size), "drawing twice");
    model
}

/// While a value is typed that something of the link is to have, the link stays as it is.
fn what_is_typed_for_a_value_changes_no_link(focus: Focus, link: &str, model: &Model) {
    let is_typed = |focus| focus == Focus::Over(Over::EDIT);
    if is_typed(focus) && is_typed(model.focus()) {
        judge_untaken(link, model.link().as_str());
    }
}

/// A link of which one thing was changed is the one from before again when that is taken back, and
/// then the changed one again when it is made again.
fn what_was_changed_in_place_can_be_taken_back(link: &str, model: &Model) {
    let changed = model.link().as_str();
    let is_changed = matches!(model.notice(), Some(Notice::Rewritten { .. }));
    if changed == link || !is_changed {
        return;
    }
    let mut model = model.clone();
    let changed = changed.to_owned();
    update(&mut model, Message::Command(Command::Undo), now());
    judge_undone(link, model.link().as_str());
    update(&mut model, Message::Command(Command::Redo), now());
    judge_undone(&changed, model.link().as_str());
}

/// A paste of one line gives what typing its end gives, the white space around it left aside, as soon as
/// the cursor is moved to the end.
fn a_paste_is_as_if_it_were_typed(session: &Session) {
    let pasted = session.events().find_map(|event| match event {
        Event::Paste(text) => Some(text),
        _ => None,
    });
    let Some(text) = pasted else { return };
    // What is typed is left as it is.
    if !reading::pasted(&text, &Settings::at(now()))
        .repairs()
        .is_empty()
    {
        return;
    }
    let line = text.trim();
    let last = line.char_indices().rev().take(MAX_TYPED).last();
    let (start, end) = line.split_at(last.map_or(0, |(place, _)| place));
    let is_typed = !line.is_empty() && line.len() <= MAX_TYPED_LEN && start == start.trim_end();
    if !is_typed || line.contains(['\r', '\n']) {
        return;
    }
    let (columns, rows) = session.size.columns_and_rows();
    let size = Size::new(columns, rows);
    let (mut by_paste, mut by_typing) = (new_model(size), new_model(size));
    happen(&mut by_paste, Event::Paste(text.clone()));
    if !start.is_empty() {
        happen(&mut by_typing, Event::Paste(start.to_owned()));
    }
    for char in end.chars() {
        happen(&mut by_typing, typed(char));
    }
    // A link that was pasted is shown from its start until something is done in it.
    let end = Event::Key(KeyEvent::new(KeyCode::End, KeyModifiers::NONE));
    for model in [&mut by_paste, &mut by_typing] {
        happen(model, end.clone());
    }
    assert_eq!(by_paste.link(), by_typing.link(), "pasting and typing");
    assert_eq!(by_paste.notice(), by_typing.notice(), "pasting and typing");
    judge_sameness(
        &drawn(&by_paste, size),
        &drawn(&by_typing, size),
        "pasting and typing",
    );
}

/// From whatever state, pressing Escape and Ctrl-C by turns soon ends the program.
fn quitting_always_works(model: &mut Model) {
    let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
    let interrupt = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    let pressed = [escape, interrupt].into_iter().cycle().take(8);
    let mut effects = pressed.map(|key| happen(model, Event::Key(key)));
    judge_quitting(effects.any(|effects| effects.quits()));
}

fn new_model(size: Size) -> Model {
    Model::new("", Settings::at(now()), Theme::color(), size)
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// Lets something happen, as the program's loop does; but no file is written, nor looked for.
fn happen(model: &mut Model, event: Event) -> Effects {
    let Some(message) = of_event(event, model) else {
        return Effects::default();
    };
    let effects = update(model, message, now());
    if let Some(what) = effects.copy {
        let len = copying::text(what, model).len();
        let to = (1..=MAX_COPY).contains(&len).then_some(Clipboard::Terminal);
        update(model, Message::Copied { what, len, to }, now());
    }
    if let Some(wish) = &effects.export {
        update(model, fulfilled(wish), now());
    }
    effects
}

/// What is said of a file: it is in the way where its name is of an odd length.
fn fulfilled(wish: &FileWish) -> Message {
    match wish {
        FileWish::Look { name, .. } => {
            let is_free = name.len().is_multiple_of(2);
            Message::Looked(Destination {
                name: name.clone(),
                path: Shown::text(name),
                state: if is_free {
                    FileState::Free
                } else {
                    FileState::Taken
                },
                len: name.len(),
            })
        }
        FileWish::Write { name, .. } if name.len().is_multiple_of(2) => {
            Message::Exported(Ok(name.len()))
        }
        FileWish::Write { .. } => Message::Exported(Err(ErrorKind::AlreadyExists)),
    }
}

/// The screen as it is drawn, without a terminal that would compare it with what it shows.
pub(super) fn drawn(model: &Model, size: Size) -> Buffer {
    let area = Rect::from(size);
    let viewport = Viewport::Fixed(area);
    let backend = TestBackend::new(0, 0);
    let mut terminal =
        Terminal::with_options(backend, TerminalOptions { viewport }).expect("a screen in memory");
    let mut frame = terminal.get_frame();
    draw(model, &mut frame);
    std::mem::take(frame.buffer_mut())
}

fn judge_model(model: &Model) {
    for pane in Pane::ALL {
        judge_scroll(pane, model.scroll(pane), model.max_scroll(pane));
    }
    judge_link(model.link().as_str(), model.link().cursor());
    let rows = 0..model.row_count(Pane::Fields);
    let items: Vec<_> = rows
        .filter_map(|row| model.item_of_row(Pane::Fields, row))
        .collect();
    judge_selection(model.selection(), &items);
    judge_pointer(
        model.selected_pointer().as_deref(),
        model.selected_row(Pane::Metadata),
    );
}

fn judge_untaken(before: &str, after: &str) {
    assert!(
        before == after,
        "what is typed for a value changed the link"
    );
}

fn judge_undone(expected: &str, found: &str) {
    assert!(expected == found, "a change was taken back to another link");
}

fn judge_selection(selection: Option<usize>, items: &[usize]) {
    assert!(
        selection.is_none_or(|item| items.contains(&item)),
        "what is selected has no row"
    );
}

/// What is selected of the metadata has a row in its tree, and is named while it has.
fn judge_pointer(pointer: Option<&str>, row: Option<usize>) {
    assert_eq!(
        pointer.is_some(),
        row.is_some(),
        "what is selected of the metadata has no row"
    );
}

fn judge_scroll(pane: Pane, scroll: usize, max: usize) {
    assert!(
        scroll <= max,
        "{} is scrolled by {scroll} of {max} lines",
        pane.title()
    );
}

fn judge_link(text: &str, cursor: usize) {
    assert!(text.len() <= MAX_LINK_TEXT, "the link is beyond its limit");
    assert!(
        text.is_char_boundary(cursor),
        "the cursor is within a character"
    );
}

/// Judges each cell: its text is safe and as wide as the cells that it takes, the first of which it
/// stands in, while the others are blank.
fn judge_cells(screen: &Buffer) {
    let columns = usize::from(screen.area.width);
    if columns == 0 {
        return;
    }
    for row in screen.content().chunks(columns) {
        let mut cells = row.iter();
        while let Some(cell) = cells.next() {
            let symbol = cell.symbol();
            // Nearly all cells are these.
            if let [b' '..=b'~'] = symbol.as_bytes() {
                continue;
            }
            if let Some((char, danger)) = first_unsafe(symbol) {
                panic!("{danger:?}: U+{:04X} is drawn", u32::from(char));
            }
            let width = usize::from(symbol.cell_width());
            assert!(width > 0, "{} takes no cell", symbol.escape_unicode());
            let behind = cells.by_ref().take(width - 1);
            let blank = behind.filter(|cell| cell.symbol() == " ").count();
            assert_eq!(
                blank,
                width - 1,
                "{} reaches into other cells",
                symbol.escape_unicode()
            );
        }
    }
}

fn judge_sameness(screen: &Buffer, other: &Buffer, what: &str) {
    assert!(screen == other, "{what} gives another screen");
}

fn judge_quitting(has_quit: bool) {
    assert!(has_quit, "the program does not end");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(symbols: &[&str]) -> Buffer {
        let width = u16::try_from(symbols.len()).expect("a short row");
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        for (x, symbol) in (0..).zip(symbols) {
            buffer[(x, 0)].set_symbol(symbol);
        }
        buffer
    }

    #[test]
    fn wide_characters_and_marks_may_be_drawn() {
        judge_cells(&screen(&["a", "日", " ", "e\u{301}", "│"]));
    }

    #[test]
    #[should_panic = "Control: U+009B is drawn"]
    fn a_control_character_is_noticed() {
        judge_cells(&screen(&["a", "\u{9b}"]));
    }

    #[test]
    #[should_panic = "what is typed for a value changed the link"]
    fn a_link_that_changes_before_a_value_is_taken_is_noticed() {
        judge_untaken("a", "b");
    }

    #[test]
    #[should_panic = "a change was taken back to another link"]
    fn a_change_that_is_not_taken_back_is_noticed() {
        judge_undone("a", "b");
    }

    #[test]
    #[should_panic = "takes no cell"]
    fn a_mark_without_its_base_is_noticed() {
        judge_cells(&screen(&["a", "\u{301}"]));
    }

    #[test]
    #[should_panic = "reaches into other cells"]
    fn a_wide_character_over_another_is_noticed() {
        judge_cells(&screen(&["日", "a"]));
    }

    #[test]
    #[should_panic = "reaches into other cells"]
    fn a_wide_character_in_the_last_column_is_noticed() {
        judge_cells(&screen(&["a", "日"]));
    }

    #[test]
    #[should_panic = "Bytes is scrolled by 3 of 2 lines"]
    fn a_pane_that_is_scrolled_beyond_its_end_is_noticed() {
        judge_scroll(Pane::Bytes, 3, 2);
    }

    #[test]
    #[should_panic = "what is selected has no row"]
    fn a_selection_that_has_no_row_is_noticed() {
        judge_selection(Some(2), &[0, 1]);
    }

    #[test]
    #[should_panic = "what is selected of the metadata has no row"]
    fn a_selected_member_that_has_no_row_is_noticed() {
        judge_pointer(Some("/a"), None);
    }

    #[test]
    #[should_panic = "the link is beyond its limit"]
    fn a_link_beyond_its_limit_is_noticed() {
        judge_link(&"x".repeat(MAX_LINK_TEXT + 1), 0);
    }

    #[test]
    #[should_panic = "the cursor is within a character"]
    fn a_cursor_within_a_character_is_noticed() {
        judge_link("é", 1);
    }

    #[test]
    #[should_panic = "drawing twice gives another screen"]
    fn a_screen_that_differs_is_noticed() {
        judge_sameness(&screen(&["a"]), &screen(&["b"]), "drawing twice");
    }

    #[test]
    #[should_panic = "the program does not end"]
    fn a_program_that_does_not_end_is_noticed() {
        judge_quitting(false);
    }
}
