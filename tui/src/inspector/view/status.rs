//! What came of the link, in a line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::input::Repair;
use crate::inspector::anatomy::Outcome;
use crate::inspector::model::{Clipboard, Model, Notice, What};
use crate::inspector::text_line::MAX_LINK_TEXT;
use crate::inspector::update::MAX_COPY;
use crate::rewriting::Signing;
use crate::shown::Shown;

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let theme = &model.theme;
    let (text, style) = match (model.notice, model.anatomy.outcome()) {
        (Some(notice), _) => (notice_text(model, notice), theme.warning),
        (None, Outcome::Nothing) => return,
        (None, Outcome::Good(text)) => (text.clone(), theme.good),
        (None, Outcome::Noted(text)) => (text.clone(), theme.warning),
        (None, Outcome::Faulty(text)) => (text.clone(), theme.fault),
    };
    frame.render_widget(Line::styled(text, style), area);
}

pub(in crate::inspector) fn notice_text(model: &Model, notice: Notice) -> String {
    match notice {
        Notice::EmptyPaste => "The paste was empty; nothing has changed.".to_owned(),
        Notice::Repaired { repairs, further } => {
            let done = Repair::ALL.into_iter().filter(|it| repairs.has(*it));
            let done: Vec<_> = done.map(Repair::name).collect();
            let more = match further {
                0 => String::new(),
                _ => format!(" ^O has all {} lines.", further + 1),
            };
            format!("Pasted with {}.{more}", done.join(", "))
        }
        Notice::MoreLines { further } => {
            let all = further + 1;
            format!("The first of {all} pasted lines is shown; ^O has them all.")
        }
        Notice::Copied { what, len, to } => {
            let what = what.name();
            match to {
                Clipboard::Terminal => {
                    format!("Sent {what}, {len} bytes, to the terminal's clipboard (OSC 52).")
                }
                Clipboard::Desktop(program) => {
                    format!("Copied {what}, {len} bytes, to the clipboard ({program}).")
                }
            }
        }
        Notice::LongCopy { what, len } => {
            let what = what.name();
            format!("Not copied: {what} has {len} bytes, the clipboard takes {MAX_COPY}.")
        }
        Notice::NothingToCopy { what: What::Event } => {
            "There is no event to copy: the link has expired, or there is none.".to_owned()
        }
        Notice::NothingToCopy { what } => {
            format!("There is nothing to copy for {}.", what.name())
        }
        Notice::Rewritten { signing } => match signing {
            Signing::Anew => "Rewritten, and signed anew with the operator's key.",
            Signing::Stale => "Rewritten; its signature is still that of the old content.",
            Signing::None => "Rewritten; the link has no signature.",
            Signing::Kept | Signing::Typed => "Rewritten.",
        }
        .to_owned(),
        Notice::NotEdited { error } => format!("Not changed: {error}."),
        Notice::NothingToEdit => {
            "Nothing is selected: ↑ and ↓ select a field, ← and → in the link a place.".to_owned()
        }
        Notice::Exported { len } => {
            let destination = model.export.destination.as_ref();
            let path = destination.map_or("", |it| it.path.as_str());
            format!("Written, {len} bytes, for you alone to read: {path}")
        }
        Notice::NothingToExport => "There is no link to write a report of.".to_owned(),
        Notice::Found { number, count } => {
            let sought = Shown::text(&model.search.sought);
            format!("Match {number} of {count} for {sought}")
        }
        Notice::NotFound => {
            let sought = Shown::text(&model.search.sought);
            format!("Nothing has this in it: {sought}")
        }
        Notice::NothingSought => "Nothing was searched for yet.".to_owned(),
        Notice::NothingToUndo => "There is no change to take back.".to_owned(),
        Notice::NothingToRedo => "No change was taken back.".to_owned(),
        Notice::LongPaste { len } => {
            format!("Not taken: the paste had {len} bytes, a link has at most {MAX_LINK_TEXT}.")
        }
    }
}
