//! What comes of a file that is read in the background.

use jiff::Timestamp;

use crate::inspector::desk::Notice;
use crate::inspector::keys::Command;
use crate::inspector::message::FileNews;
use crate::inspector::model::Model;
use crate::inspector::overlays::{Over, Window, Wish};
use crate::inspector::screen::Pane;

/// Opens the list of links for a file, and fills it while the file is read. The first link is shown.
pub(super) fn take(model: &mut Model, news: FileNews, now: Timestamp) -> Wish {
    let desk = &mut model.desk;
    match news {
        FileNews::Opened(name) => {
            desk.open_file(name);
            return Wish::Do(Command::Links);
        }
        FileNews::NotOpened(error) => desk.notify(Notice::NoFile { error }),
        FileNews::Searched(finds) => {
            if let Some((first, read)) = desk.take_finds(&finds, now) {
                desk.replace_with(&first.text, read);
                model.panes.give_focus(Pane::Fields);
                let window = model.window.as_ref();
                if window.is_some_and(|it| it.over() == Over::LINKS && !it.has_text()) {
                    // Again, with that link chosen.
                    return Wish::Do(Command::Links);
                }
            }
        }
        FileNews::Ended(end) => {
            let has_any = desk.end_file(end);
            desk.notify(Notice::FileRead);
            let over = model.window.as_ref().map(Window::over);
            if !has_any && over == Some(Over::LINKS) {
                return Wish::Close;
            }
        }
    }
    Wish::Stay
}
