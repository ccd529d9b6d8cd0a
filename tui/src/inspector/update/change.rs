//! What happened, done; and what is to be done, returned.

use jiff::Timestamp;
use ratatui::layout::{Position, Size};

use super::{commands, file, paste, pointing};
use crate::inspector::desk::{LinkChange, Notice};
use crate::inspector::effect::{Clipboard, Effect, Effects};
use crate::inspector::keys::{Way, What};
use crate::inspector::message::{Gesture, Message};
use crate::inspector::model::Model;
use crate::inspector::overlays::{Answer, Over, Window, Wish};
use crate::inspector::view::View;

/// Changes the model by what has happened, now, and lays it out.
pub fn update(model: &mut Model, message: Message, now: Timestamp) -> Effects {
    // A row of the overlay may show the notice.
    let keeps_overlay = is_travel_over(model, &message) && model.desk.notice().is_none();
    if message.is_of_the_user() {
        // The last notice would hide what happens now.
        model.desk.clear_notice();
    }
    let wish = happen(model, message, now);
    let effect = grant(model, wish, now);
    lay_out(model, keeps_overlay);
    let effect = effect.or_else(|| model.window.as_ref()?.needs());
    Effects::of(effect)
}

fn happen(model: &mut Model, message: Message, now: Timestamp) -> Wish {
    match message {
        Message::Paste(text) => paste::paste(model, &text, now),
        Message::Type(typed) => take_typed(model, &typed, now),
        Message::Point {
            gesture,
            column,
            row,
        } => pointing::point(model, gesture, Position::new(column, row), now),
        Message::Resize(columns, rows) => {
            model.size = Size::new(columns, rows);
            Wish::Stay
        }
        Message::Theme(theme) => {
            model.theme = *theme;
            model.panes.forget_rows();
            Wish::Stay
        }
        Message::Looked(destination) => hear(model, Answer::Looked(destination)),
        Message::Exported(outcome) => hear(model, Answer::Exported(outcome)),
        Message::File(news) => file::take(model, news, now),
        Message::Copied { what, len, to } => {
            if to.is_some() && matches!(what, What::Link | What::Defanged | What::Json) {
                model.desk.keep_edit();
            }
            model.desk.notify(copied(what, len, to));
            Wish::Stay
        }
        Message::LocalZone(zone) => {
            model.desk.show_times_in(zone, now);
            Wish::Stay
        }
        Message::Command(command) => commands::run(model, command, now),
    }
}

/// Does what is wanted, as far as that is not for the program to do.
fn grant(model: &mut Model, wish: Wish, now: Timestamp) -> Option<Effect> {
    match wish {
        Wish::Stay => {}
        Wish::Close => model.window = model.below_help.take(),
        Wish::Open(opening) => {
            let window = Window::open(opening);
            model.below_help = model.window.take().filter(|_| window.over() == Over::HELP);
            model.window = Some(window);
        }
        Wish::Ask(effect) => return Some(effect),
        Wish::Offer(text) => {
            if let Some(window) = &mut model.window {
                window.offer(&text);
            }
        }
        Wish::Show(pane) => {
            model.close_all();
            model.panes.give_focus(pane);
        }
        Wish::Do(command) => {
            model.close_all();
            let wish = commands::run(model, command, now);
            return grant(model, wish, now);
        }
    }
    None
}

/// Lets the overlay hear what came of something that it wanted.
fn hear(model: &mut Model, answer: Answer) -> Wish {
    match (&mut model.window, answer) {
        (Some(window), answer) => window.hear(&mut model.desk, answer),
        (None, Answer::Exported(Ok(len))) => {
            model.desk.notify(Notice::Exported { len });
            Wish::Stay
        }
        _ => Wish::Stay,
    }
}

/// Lays out what has changed: the panes and, unless only its row has changed, the overlay.
pub(super) fn lay_out(model: &mut Model, keeps_overlay: bool) {
    let view = View {
        desk: &model.desk,
        theme: &model.theme,
        keymap: &model.keymap,
    };
    model.panes.lay_out(&view, model.size);
    if let Some(window) = model.window.as_mut().filter(|_| !keeps_overlay) {
        window.lay_out(&view, model.panes.layout());
    }
}

/// Characters go into the overlay, or else into the link.
fn take_typed(model: &mut Model, typed: &str, now: Timestamp) -> Wish {
    match &mut model.window {
        Some(window) => window.take_typed(typed),
        None => type_in_link(model, typed, now),
    }
    Wish::Stay
}

/// Characters go into the link if you have asked to type in it, or if there is none that they could damage.
fn type_in_link(model: &mut Model, typed: &str, now: Timestamp) {
    let scope = model.scope();
    if !scope.takes_text && !scope.begins_text {
        return;
    }
    model.panes.take_text(true);
    model.desk.change(LinkChange::Typed, now, |text| {
        typed.chars().for_each(|char| text.insert(char));
    });
}

fn copied(what: What, len: usize, to: Option<Clipboard>) -> Notice {
    match (len, to) {
        (_, Some(to)) => Notice::Copied { what, len, to },
        (0, None) => Notice::NothingToCopy { what },
        (_, None) => Notice::LongCopy { what, len },
    }
}

/// Whether a message goes to another row of the overlay, and does nothing else.
const fn is_travel_over(model: &Model, message: &Message) -> bool {
    let travels = match message {
        Message::Command(command) => Way::of(*command, 0).is_some(),
        Message::Point { gesture, .. } => !matches!(gesture, Gesture::Click),
        _ => false,
    };
    travels && model.window.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspector::keys::Command;
    use crate::inspector::screen::{Pane, Theme};
    use crate::settings::Settings;

    /// An expiry, the kind, a recipient, a record of an unknown id, and a byte that is not a record.
    const LINK: &str =
        "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sP1IEdUBlLmEBAfQ~";

    /// What was done; the item that it selects, its text, and what of the payload it marks.
    type Row<'a> = (&'a [Command], Option<(&'a str, &'a str)>, Option<&'a str>);

    fn after(commands: &[Command]) -> Model {
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        let mut model = Model::new(LINK, settings, Theme::mono(), Size::new(120, 40));
        model.panes.give_focus(Pane::Link);
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
    fn a_selection_in_one_view_is_a_selection_in_all() {
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
            let selected = model.desk.selected().map(|item| {
                let text = &LINK[item.text().unwrap()];
                (item.name().into_owned(), text)
            });
            let selected = selected.as_ref().map(|(name, text)| (&**name, *text));
            assert_eq!(selected, *expected, "{commands:?}");
            let marked = model.desk.selected_in_payload();
            let marked = marked.map(|item| model.desk.anatomy().items()[item].name());
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
        update(&mut model, Message::Type("x".to_owned()), now);
        assert_eq!(model.link().as_str(), LINK);
        update(&mut model, Message::Command(Command::TypeLink), now);
        update(&mut model, Message::Command(Command::MoveHome), now);
        update(&mut model, Message::Type("x".to_owned()), now);
        assert_eq!(model.selection(), model.item_of_text(1));
    }
}
