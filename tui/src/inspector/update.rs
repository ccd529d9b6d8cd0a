//! How the inspector changes.

use jiff::Timestamp;
use ratatui::layout::Size;

use super::keymap::Command;
use super::link_text::{LinkText, MAX_LINK_TEXT};
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
            model.lay_out();
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
    model.read(now);
}

fn run(model: &mut Model, command: Command, now: Timestamp) {
    let page = model.layout().content_height(model.data_pane).max(1);
    match command {
        Command::Quit => {}
        Command::NextPane => focus(model, model.focus.further(1)),
        Command::PreviousPane => focus(model, model.focus.further(Pane::ALL.len() - 1)),
        Command::Up => travel(model, Way::Up(1)),
        Command::Down => travel(model, Way::Down(1)),
        Command::PageUp => travel(model, Way::Up(page)),
        Command::PageDown => travel(model, Way::Down(page)),
        Command::First => travel(model, Way::First),
        Command::Last => travel(model, Way::Last),
        Command::MoveLeft => move_cursor(model, LinkText::move_left),
        Command::MoveRight => move_cursor(model, LinkText::move_right),
        Command::MoveHome => move_cursor(model, LinkText::move_home),
        Command::MoveEnd => move_cursor(model, LinkText::move_end),
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

/// Moves the cursor, and selects what it comes to.
fn move_cursor(model: &mut Model, move_cursor: fn(&mut LinkText)) {
    move_cursor(&mut model.link);
    model.select(model.item_of_text(model.link.cursor()));
}

fn focus(model: &mut Model, pane: Pane) {
    model.focus = pane;
    if pane != Pane::Link {
        model.data_pane = pane;
    }
}

/// Where to go in a pane.
#[derive(Clone, Copy, Debug)]
enum Way {
    Up(usize),
    Down(usize),
    First,
    Last,
}

/// Goes to another row of the pane that has the focus, or had it before the link: where rows stand for
/// items, another one is selected, and else the pane is scrolled.
fn travel(model: &mut Model, way: Way) {
    let pane = model.data_pane;
    if !matches!(pane, Pane::Fields | Pane::Bytes) {
        let scroll = model.scroll(pane);
        let max = model.max_scroll(pane);
        model.scroll[pane.index()] = match way {
            Way::Up(rows) => scroll.saturating_sub(rows),
            Way::Down(rows) => scroll.saturating_add(rows).min(max),
            Way::First => 0,
            Way::Last => max,
        };
        return;
    }
    if let Some(item) = item_on_the_way(model, pane, way) {
        model.select(Some(item));
    }
}

/// The item so far from the one that is selected, or the last one on the way there.
fn item_on_the_way(model: &Model, pane: Pane, way: Way) -> Option<usize> {
    let count = model.row_count(pane);
    let item = |row: usize| model.item_of_row(pane, row);
    let selected = model.selected_item_in(pane);
    let rows = selected.map(|item| model.rows.of_item(pane, item, &model.anatomy));
    let rows = rows.filter(|rows| !rows.is_empty());
    let another = |row: &usize| item(*row).is_some() && item(*row) != selected;
    let row = match (way, rows) {
        (Way::First, _) | (Way::Down(_), None) => (0..count).find(|row| item(*row).is_some()),
        (Way::Last, _) | (Way::Up(_), None) => (0..count).rfind(|row| item(*row).is_some()),
        (Way::Up(distance), Some(rows)) => {
            let aim = rows.start.saturating_sub(distance);
            let near = (aim..rows.start).find(another);
            near.or_else(|| (0..aim).rfind(another))
        }
        (Way::Down(distance), Some(rows)) => {
            let aim = (rows.end - 1 + distance).min(count - 1);
            let near = (rows.end..=aim).rfind(another);
            near.or_else(|| (aim..count).find(another))
        }
    };
    item(row?)
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
