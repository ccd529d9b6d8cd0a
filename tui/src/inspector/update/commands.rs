//! What each command does.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::example::EXAMPLE;
use super::paste;
use crate::inspector::desk::{LinkChange, MatchPlace, Notice, TextLine};
use crate::inspector::effect::{Effect, Request};
use crate::inspector::keys::{Command, Way, What};
use crate::inspector::model::Model;
use crate::inspector::overlays::{self, Opener, Opening, Over, Question, Window, Wish};
use crate::inspector::screen::Pane;

/// Does what a command asks for.
pub(super) fn run(model: &mut Model, command: Command, now: Timestamp) -> Wish {
    if let Some(window) = &mut model.window
        && let Some(wish) = window.run(&mut model.desk, command)
    {
        return wish;
    }
    if let Some(opener) = overlays::opener(command) {
        return open(model, opener);
    }
    if let Some(way) = Way::of(command, page(model)) {
        match &mut model.window {
            Some(window) => window.travel(way),
            None => model.panes.travel(&mut model.desk, way),
        }
        return Wish::Stay;
    }
    match command {
        Command::Leave => return leave(model, Request::Quit),
        Command::QuitKeeping => return leave(model, Request::QuitKeeping),
        Command::NewLink => return make_up(model, now),
        Command::Quit => return Wish::Ask(Effect::Program(Request::Quit)),
        Command::Suspend => return Wish::Ask(Effect::Program(Request::Suspend)),
        Command::Redraw => return Wish::Ask(Effect::Program(Request::Redraw)),
        Command::CopyTarget if model.desk.selected_target().is_none() => {
            model.desk.notify(Notice::NoTarget);
        }
        Command::CopyTarget => return Wish::Ask(Effect::Copy(What::Defanged)),
        Command::Copy(what) => return Wish::Ask(Effect::Copy(what)),
        Command::Close if stops_reading(model) => {
            return Wish::Ask(Effect::Program(Request::StopReading));
        }
        Command::Close | Command::Decline => return Wish::Close,
        Command::Agree => {
            if let Some(window) = &mut model.window {
                window.travel(Way::Last);
            }
            return run(model, Command::Choose, now);
        }
        Command::Choose => {
            let window = model.window.as_mut();
            return window.map_or(Wish::Stay, |it| it.choose(&mut model.desk, now));
        }
        Command::MoveLeft => move_cursor(model, TextLine::move_left),
        Command::MoveRight => move_cursor(model, TextLine::move_right),
        Command::MoveHome => move_cursor(model, TextLine::move_home),
        Command::MoveEnd => move_cursor(model, TextLine::move_end),
        Command::DeleteBefore => edit(model, LinkChange::Deleted, now, TextLine::delete_before),
        Command::DeleteAfter => edit(model, LinkChange::Deleted, now, TextLine::delete_after),
        Command::Clear => edit(model, LinkChange::Cleared, now, TextLine::clear),
        command => return run_in_panes(model, command, now),
    }
    Wish::Stay
}

/// Does what commands of the panes ask for.
fn run_in_panes(model: &mut Model, command: Command, now: Timestamp) -> Wish {
    let desk = &mut model.desk;
    match command {
        Command::StepBack => return step_back(model),
        Command::TypeLink => {
            model.panes.give_focus(Pane::Link);
            model.panes.take_text(true);
        }
        Command::StopTyping => model.panes.take_text(false),
        Command::Zoom => model.panes.zoom(!model.panes.is_zoomed()),
        Command::PaneLeft if model.panes.focus() == Pane::Detail => {
            model.panes.give_focus(Pane::Fields);
        }
        Command::PaneRight if model.panes.focus() == Pane::Fields => {
            model.panes.give_focus(Pane::Detail);
        }
        Command::NextPane => model.panes.focus_further(1),
        Command::PreviousPane => model.panes.focus_further(Pane::ALL.len() - 1),
        Command::Undo => desk.undo(now),
        Command::Redo => desk.redo(now),
        Command::StopReading if desk.is_reading_file() => {
            return Wish::Ask(Effect::Program(Request::StopReading));
        }
        Command::NextLink => desk.go_to_link(1, now),
        Command::PreviousLink => desk.go_to_link(-1, now),
        Command::RemoveField => desk.remove_selected(now),
        Command::Mask => desk.toggle_mask(now),
        Command::Times if desk.settings().zone == TimeZone::UTC => {
            return Wish::Ask(Effect::Program(Request::LocalZone));
        }
        Command::Times => desk.show_times_in(TimeZone::UTC, now),
        Command::NextMatch => return show(desk.next_match(1)),
        Command::PreviousMatch => return show(desk.next_match(-1)),
        Command::ByteBefore => desk.point_further(-1),
        Command::ByteAfter => desk.point_further(1),
        Command::Fold(what) => desk.fold(what),
        Command::Characters => model.panes.run(command),
        Command::Example if desk.visible().is_empty() => return paste::paste(model, EXAMPLE, now),
        Command::Example => desk.notify(Notice::NoPlaceForExample),
        _ => {}
    }
    Wish::Stay
}

/// Ends the program, or asks first if an edit would be lost.
fn leave(model: &Model, request: Request) -> Wish {
    if model.desk.has_unkept_edit() {
        return Wish::Open(Opening::of(Question::Leave(request)));
    }
    Wish::Ask(Effect::Program(request))
}

/// Makes up a link, or asks first if there is a link.
fn make_up(model: &mut Model, now: Timestamp) -> Wish {
    if let Err(notice) = model.desk.allow_editing() {
        model.desk.notify(notice);
        return Wish::Stay;
    }
    if !model.desk.link().as_str().is_empty() {
        return Wish::Open(Opening::of(Question::MakeUp));
    }
    model.desk.make_up(now);
    Wish::Show(Pane::Fields)
}

/// Takes the first step back that there is: all panes, no file being read, no search, no selection, the fields.
fn step_back(model: &mut Model) -> Wish {
    if model.panes.is_zoomed() {
        model.panes.zoom(false);
    } else if model.desk.is_reading_file() {
        return Wish::Ask(Effect::Program(Request::StopReading));
    } else if model.desk.forget_search() {
        model.desk.notify(Notice::SearchOver);
    } else if model.desk.selection().is_some() {
        model.desk.select(None);
    } else {
        model.panes.give_focus(Pane::Fields);
    }
    Wish::Stay
}

/// Opens an overlay, or says why it can't be opened.
fn open(model: &mut Model, opener: Opener) -> Wish {
    match opener(&model.desk) {
        Ok(opening) => Wish::Open(opening),
        Err(notice) => {
            model.desk.notify(notice);
            Wish::Stay
        }
    }
}

/// Whether closing stops the reading of a file first: in the list that it fills.
fn stops_reading(model: &Model) -> bool {
    let over = model.window.as_ref().map(Window::over);
    over == Some(Over::LINKS) && model.desk.is_reading_file()
}

/// Shows where a match is.
fn show(place: Option<MatchPlace>) -> Wish {
    place.map_or(Wish::Stay, |place| Wish::Show(place.pane()))
}

/// The rows of a page.
fn page(model: &Model) -> usize {
    match &model.window {
        Some(window) => window.page(),
        None => model.panes.page(),
    }
}

/// Moves the cursor in the overlay, or else in the link.
fn move_cursor(model: &mut Model, move_cursor: fn(&mut TextLine)) {
    match &mut model.window {
        Some(window) => window.move_cursor(move_cursor),
        None => model.desk.move_cursor(move_cursor),
    }
}

/// Changes the text of the overlay, or else the link, if you type in it.
fn edit(model: &mut Model, change: LinkChange, now: Timestamp, edit: fn(&mut TextLine)) {
    let takes_text = model.scope().takes_text;
    match &mut model.window {
        Some(window) => window.edit(edit),
        None if takes_text => model.desk.change(change, now, edit),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::inspector::keys::Fold;
    use crate::inspector::message::Message;
    use crate::inspector::screen::Theme;
    use crate::inspector::update::update;
    use crate::settings::Settings;

    /// A click with the metadata `{"a":[1,{"b":"xyz"}], "c":"d"}`.
    const LINK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/\
        P0ceeyJhIjpbMSx7ImIiOiJ4eXoifV0sICJjIjoiZCJ9";

    fn after(commands: &[Command]) -> Model {
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        let mut model = Model::new(LINK, settings, Theme::mono(), Size::new(120, 40));
        model.panes.give_focus(Pane::Metadata);
        run(&mut model, commands);
        model
    }

    fn run(model: &mut Model, commands: &[Command]) {
        for command in commands {
            update(model, Message::Command(*command), Timestamp::UNIX_EPOCH);
        }
    }

    /// The rows by their pointers, the one that is selected in brackets.
    fn rows(model: &Model) -> String {
        let tree = model.desk.anatomy().tree().unwrap();
        let selected = model.desk.selected_node();
        let rows = model.desk.folds().rows().iter().map(|node| {
            let pointer = tree.pointer(*node);
            if selected == Some(*node) {
                format!("[{pointer}]")
            } else {
                pointer
            }
        });
        rows.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_lead_through_the_tree_and_fold_it() {
        use Command::{Down, First, Last, Up};
        const FOLD: Command = Command::Fold(Fold::Fold);
        const UNFOLD: Command = Command::Fold(Fold::Unfold);
        const TOGGLE: Command = Command::Fold(Fold::Toggle);
        const ALL: Command = Command::Fold(Fold::All);
        const NONE: Command = Command::Fold(Fold::None);
        const BY_COST: Command = Command::Fold(Fold::ByCost);
        let table: &[(&[Command], &str)] = &[
            (&[], " /a /a/0 /a/1 /a/1/b /c"),
            (&[Down], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[FOLD], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[UNFOLD], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[TOGGLE], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[Up], " /a /a/0 /a/1 /a/1/b [/c]"),
            (&[Last, Up], " /a /a/0 /a/1 [/a/1/b] /c"),
            (&[Last, Up, FOLD], " /a /a/0 [/a/1] /a/1/b /c"),
            (&[Last, Up, FOLD, FOLD], " /a /a/0 [/a/1] /c"),
            (&[Last, Up, FOLD, FOLD, FOLD], " [/a] /a/0 /a/1 /c"),
            (&[Last, Up, FOLD, FOLD, UNFOLD], " /a /a/0 [/a/1] /a/1/b /c"),
            (&[Last, Up, FOLD, UNFOLD], " /a /a/0 /a/1 [/a/1/b] /c"),
            (&[Last, UNFOLD], " /a /a/0 /a/1 /a/1/b [/c]"),
            (&[Last, TOGGLE], " /a /a/0 /a/1 /a/1/b [/c]"),
            (&[Last, FOLD], "[] /a /a/0 /a/1 /a/1/b /c"),
            (&[First, TOGGLE], "[]"),
            (&[First, FOLD, FOLD, Down], "[]"),
            (&[First, Down, TOGGLE], " [/a] /c"),
            (&[First, Down, TOGGLE, Down], " /a [/c]"),
            (&[First, Down, TOGGLE, TOGGLE], " [/a] /a/0 /a/1 /a/1/b /c"),
            (&[Last, Up, ALL], " [/a] /c"),
            (&[ALL, NONE], " /a /a/0 /a/1 /a/1/b /c"),
            (&[Last, ALL], " /a [/c]"),
            (&[Last, BY_COST], " /a /a/0 /a/1 /a/1/b [/c]"),
        ];
        for (commands, expected) in table {
            assert_eq!(rows(&after(commands)), *expected, "{commands:?}");
        }
    }

    #[test]
    fn a_selection_in_the_tree_is_marked_in_text_and_bytes() {
        let json = r#"{"a":[1,{"b":"xyz"}], "c":"d"}"#;
        let start = 3;
        let mut model = after(&[]);
        for (pointer, text) in [
            ("", json),
            ("/a", r#""a":[1,{"b":"xyz"}]"#),
            ("/a/0", "1"),
            ("/a/1", r#"{"b":"xyz"}"#),
            ("/a/1/b", r#""b":"xyz""#),
            ("/c", r#""c":"d""#),
        ] {
            run(&mut model, &[Command::Down]);
            assert_eq!(model.selected_pointer().as_deref(), Some(pointer));
            let at = json.find(text).unwrap() + start;
            let bytes = at..at + text.len();
            // All of it is the record, with its tag and length.
            let marked = if pointer.is_empty() {
                start - 2..bytes.end
            } else {
                bytes.clone()
            };
            assert_eq!(model.desk.selected_bytes_range(), Some(marked.clone()));
            let payload = LINK.rfind('/').unwrap() + 1;
            let characters = payload + marked.start * 8 / 6..payload + (marked.end * 8).div_ceil(6);
            assert_eq!(model.desk.selected_text_range(), Some(characters));
        }
    }

    #[test]
    fn the_cursor_of_the_link_selects_within_the_metadata() {
        let mut model = after(&[Command::NextPane, Command::NextPane]);
        assert_eq!(model.panes.focus(), Pane::Link);
        let mut met = Vec::new();
        for _ in 0..40 {
            run(&mut model, &[Command::MoveLeft]);
            met.extend(model.selected_pointer());
        }
        met.dedup();
        assert_eq!(
            met,
            [
                "", "/c", "", "/a", "/a/1", "/a/1/b", "/a/1", "/a", "/a/0", "/a", ""
            ]
        );
        assert_eq!(model.desk.selected_node(), Some(0));
    }

    #[test]
    fn a_change_of_the_link_keeps_the_folds_as_long_as_the_keys_stay() {
        let mut model = after(&[Command::First, Command::Down, Command::Fold(Fold::Fold)]);
        assert_eq!(rows(&model), " [/a] /c");
        let now = Timestamp::UNIX_EPOCH;
        let other = LINK.replace("eHl6", "enl6");
        update(&mut model, Message::Paste(other), now);
        assert_eq!(rows(&model), " /a /c");
        let other = LINK.replace("ICJjIjoi", "ICJkIjoi");
        update(&mut model, Message::Paste(other), now);
        assert_eq!(rows(&model), " /a /a/0 /a/1 /a/1/b /d");
    }
}
