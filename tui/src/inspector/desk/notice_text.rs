//! The sentences of the status line.

use std::borrow::Cow;
use std::io;

use super::found_text::pasted;
use super::listed::stood;
use super::matches::MAX_MATCHES;
use super::notice::Notice;
use super::readings::Readings;
use super::state::Desk;
use super::text_line::MAX_LINK_TEXT;
use crate::inspector::effect::{Clipboard, MAX_COPY};
use crate::inspector::keys::{Command, Keymap, What};
use crate::report::EventGap;
use crate::text::shown::Shown;
use crate::text::time;
use crate::writing::rewriting::Signing;

/// What the status line says; keys are named as the keymap has them.
pub(in crate::inspector) fn notice_text(desk: &Desk, keymap: &Keymap, notice: Notice) -> String {
    match notice {
        Notice::EmptyPaste => "The paste was empty; nothing has changed.".to_owned(),
        Notice::Pasted(summary) => {
            let list = keymap.label(Command::Links).filter(|_| summary.links > 1);
            let list = list.map_or_else(String::new, |key| format!(" {key} lists all."));
            format!("{}{list}", pasted(summary))
        }
        Notice::FileRead => desk.file_text().unwrap_or_default(),
        Notice::NoFile {
            error: io::ErrorKind::Other,
        } => "The file can't be read: this is not a regular file.".to_owned(),
        Notice::NoFile { error } => format!("The file can't be read: {error}."),
        Notice::NoLinks { lines } => {
            format!("No tracked link found in {lines} lines; this is the first of them.")
        }
        Notice::LinkOfRun { number, count } => {
            let listed = desk.links.listed().get(number - 1);
            let origin = listed.and_then(|it| it.origin.as_ref());
            let stood = origin.map_or_else(String::new, |it| format!(": {}", stood(it)));
            format!("Link {number} of {count}{stood}")
        }
        Notice::NoLinkYet => "No link has been pasted yet.".to_owned(),
        Notice::Copied { what, len, to } => {
            let (done, how) = copied(to);
            let copied = format!("{done} {}, {len} bytes, {how}.", name(desk, what));
            // What is left out comes first: it would be cut off on a narrow screen.
            match what {
                What::Event => event_gaps(desk)
                    .iter()
                    .filter(|gap| !gap.leaves_no_event())
                    .rev()
                    .fold(copied, |said, gap| format!("{}. {said}", capitalized(gap))),
                _ => copied,
            }
        }
        Notice::LongCopy { what, len } => {
            let what = name(desk, what);
            format!("Not copied: {what} has {len} bytes, the clipboard takes {MAX_COPY}.")
        }
        Notice::NothingToCopy { what: What::Event } => match event_gaps(desk).first() {
            Some(gap) => format!("Not copied: {gap}."),
            None => "There is no link to copy.".to_owned(),
        },
        Notice::NothingToCopy { what: What::Field } if desk.selection.is_some() => {
            format!(
                "There is nothing to copy: {} is empty.",
                name(desk, What::Field)
            )
        }
        Notice::NothingToCopy { what: What::Field } | Notice::NothingToEdit => {
            "Nothing is selected: ↑ and ↓ select a field.".to_owned()
        }
        Notice::NothingToCopy { .. } => "There is no link to copy.".to_owned(),
        Notice::Rewritten { signing } => match signing {
            Signing::Renewed => "Rewritten, and signed again with the operator's key.",
            Signing::Stale => "Rewritten; its signature is still that of the old content.",
            Signing::None => "Rewritten; the link has no signature.",
            Signing::Kept | Signing::Typed => "Rewritten.",
        }
        .to_owned(),
        Notice::NotEdited { error } => format!("Not changed: {error}."),
        Notice::Exported { len } => {
            let path = desk.exported_to();
            format!("Written, {len} bytes, which only you can read: {path}")
        }
        Notice::NothingToExport => "There is no link to write a report of.".to_owned(),
        Notice::Found { number, count } => {
            let sought = Shown::text(&desk.search.sought);
            let more = if count < MAX_MATCHES { "" } else { " or more" };
            format!("Match {number} of {count}{more} for {sought}")
        }
        Notice::NotFound => {
            let sought = Shown::text(&desk.search.sought);
            format!("No match for {sought}")
        }
        Notice::NothingSought => "Nothing has been searched for yet.".to_owned(),
        Notice::Undone => format!("Undid: {}.", last_step(desk)),
        Notice::Redone => format!("Redid: {}.", last_step(desk)),
        Notice::NoTarget => match keymap.label(Command::CopyAs) {
            Some(key) => {
                format!(
                    "Select a target to copy it defanged; {key} can copy the whole link defanged."
                )
            }
            None => "Select a target to copy it defanged.".to_owned(),
        },
        Notice::SearchOver => "The search is over.".to_owned(),
        Notice::Times => {
            let zone = &desk.settings().zone;
            let name = time::name(zone).unwrap_or("the time zone of this system");
            format!("Times are shown in {name}.")
        }
        Notice::NothingToUndo => "There is nothing to undo.".to_owned(),
        Notice::NothingToRedo => "There is nothing to redo.".to_owned(),
        Notice::NoPlaceForExample => "No example: a link is on the screen.".to_owned(),
        Notice::LongPaste { len } => {
            format!("Not taken: the paste had {len} bytes, a link has at most {MAX_LINK_TEXT}.")
        }
    }
}

/// The change that was undone or redone, safe to show.
fn last_step(desk: &Desk) -> Shown {
    let step = desk.last_step.as_ref();
    let words = step.map(|it| it.words(desk.settings().mask));
    Shown::text(&words.unwrap_or_default())
}

/// What was done to copy something, and how. What a terminal does with it, it does not say.
fn copied(to: Clipboard) -> (&'static str, Cow<'static, str>) {
    const SENT: &str = "Sent, not confirmed:";
    match to {
        Clipboard::Terminal => (SENT, "by OSC 52 to the terminal".into()),
        Clipboard::TerminalOfTmux => (SENT, "by OSC 52 (tmux: set-clipboard on)".into()),
        Clipboard::Tmux => {
            let how = "by tmux; sent to the terminal, not confirmed";
            ("Copied", how.into())
        }
        Clipboard::Desktop(program) => ("Copied", format!("by {program}").into()),
        Clipboard::DesktopAndTmux(program) => {
            ("Copied", format!("by {program} and by tmux").into())
        }
    }
}

/// What the event of the link lacks, as you see the link.
fn event_gaps(desk: &Desk) -> Vec<EventGap> {
    let readings = desk.read_link().readings();
    let reading = readings.map(Readings::shown);
    let reading = reading.filter(|it| !it.text().is_empty());
    reading.map_or_else(Vec::new, |reading| {
        EventGap::of(reading, reading.settings().now.as_second())
    })
}

/// What is left out, as the beginning of a sentence.
fn capitalized(gap: &EventGap) -> String {
    let text = gap.to_string();
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

/// What is copied, by its name: a field by its own.
fn name(desk: &Desk, what: What) -> Cow<'static, str> {
    if what != What::Field {
        return what.name().into();
    }
    if let Some((tree, member)) = desk.anatomy().tree().zip(desk.selected_member()) {
        return Shown::text(&tree.pointer(member))
            .as_str()
            .to_owned()
            .into();
    }
    let selected = desk.selected();
    selected.map_or(what.name().into(), |item| item.name().into_owned().into())
}
