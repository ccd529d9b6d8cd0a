//! What came of the link, in a line, and whether values are hidden.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::styled;
use crate::input::Repair;
use crate::inspector::anatomy::Outcome;
use crate::inspector::command::Command;
use crate::inspector::matches::MAX_MATCHES;
use crate::inspector::model::{Clipboard, Model, Notice, What};
use crate::inspector::text_line::MAX_LINK_TEXT;
use crate::inspector::update::MAX_COPY;
use crate::inspector::wrap;
use crate::text::shown::Shown;
use crate::writing::rewriting::Signing;

/// What stands at the end of the line while values are hidden: stars alone could be those of the link.
const MASKED: &str = " masked";

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let theme = &model.theme;
    let mut width = usize::from(area.width);
    if model.settings.mask {
        let mark = Line::styled(MASKED, theme.heading).right_aligned();
        frame.render_widget(mark, area);
        width = width.saturating_sub(MASKED.len());
    }
    let (text, style) = match (model.notice, model.anatomy.outcome()) {
        (Some(notice), _) => (notice_text(model, notice), theme.warning),
        (None, Outcome::Nothing) => return,
        (None, Outcome::Good(text)) => (text.clone(), theme.good),
        (None, Outcome::Noted(text)) => (text.clone(), theme.warning),
        (None, Outcome::Faulty(text)) => (text.clone(), theme.fault),
    };
    let text = wrap::cut(&Shown::text(&text), width, styled(theme, style));
    frame.render_widget(Line::from(text), area);
}

pub(in crate::inspector) fn notice_text(model: &Model, notice: Notice) -> String {
    match notice {
        Notice::EmptyPaste => "The paste was empty; nothing has changed.".to_owned(),
        Notice::Repaired { repairs, further } => {
            let done = Repair::ALL.into_iter().filter(|it| repairs.has(*it));
            let done: Vec<_> = done.map(Repair::name).collect();
            let list = model.keymap.label(Command::Links).filter(|_| further > 0);
            let list = list.map_or_else(String::new, |key| {
                format!(" {key} lists all {} lines.", further + 1)
            });
            format!("Pasted with {}.{list}", done.join(", "))
        }
        Notice::MoreLines { further } => {
            let all = further + 1;
            let list = model.keymap.label(Command::Links);
            let list = list.map_or_else(String::new, |key| format!("; {key} lists all"));
            format!("First of {all} pasted lines{list}.")
        }
        Notice::Copied { what, len, to } => {
            let what = name(model, what);
            match to {
                Clipboard::Terminal => {
                    format!("Sent {what}, {len} bytes, by OSC 52 to the terminal.")
                }
                Clipboard::Desktop(program) => {
                    format!("Copied {what}, {len} bytes, by {program}.")
                }
            }
        }
        Notice::LongCopy { what, len } => {
            let what = name(model, what);
            format!("Not copied: {what} has {len} bytes, the clipboard takes {MAX_COPY}.")
        }
        Notice::NothingToCopy { what: What::Event } => {
            "There is no event to copy: the link has expired, or there is none.".to_owned()
        }
        Notice::NothingToCopy { what: What::Field } if model.selection.is_some() => {
            format!(
                "There is nothing to copy: {} is empty.",
                name(model, What::Field)
            )
        }
        Notice::NothingToCopy { what: What::Field } | Notice::NothingToEdit => {
            "Nothing is selected: ↑ and ↓ select a field.".to_owned()
        }
        Notice::NothingToCopy { .. } => "There is no link to copy.".to_owned(),
        Notice::Rewritten { signing } => match signing {
            Signing::Anew => "Rewritten, and signed anew with the operator's key.",
            Signing::Stale => "Rewritten; its signature is still that of the old content.",
            Signing::None => "Rewritten; the link has no signature.",
            Signing::Kept | Signing::Typed => "Rewritten.",
        }
        .to_owned(),
        Notice::NotEdited { error } => format!("Not changed: {error}."),
        Notice::Exported { len } => {
            let destination = model.export.destination.as_ref();
            let path = destination.map_or("", |it| it.path.as_str());
            format!("Written, {len} bytes, for you alone to read: {path}")
        }
        Notice::NothingToExport => "There is no link to write a report of.".to_owned(),
        Notice::Found { number, count } => {
            let sought = Shown::text(&model.search.sought);
            let more = if count < MAX_MATCHES { "" } else { " or more" };
            format!("Match {number} of {count}{more} for {sought}")
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

/// What is copied, by its name: a field by its own.
fn name(model: &Model, what: What) -> Cow<'static, str> {
    if what != What::Field {
        return what.name().into();
    }
    if let Some((tree, member)) = model.anatomy.tree().zip(model.selected_member()) {
        return Shown::text(&tree.pointer(member))
            .as_str()
            .to_owned()
            .into();
    }
    let selected = model.selected();
    selected.map_or(what.name().into(), |item| item.name().into_owned().into())
}
