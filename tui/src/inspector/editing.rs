//! Changing what is selected: what of the link it is, what is typed for it, and what comes of that.

use jiff::Timestamp;
use tracklens_codec::{RecordId, Shape};

use super::anatomy::{Anatomy, Entry, Item, Subject};
use super::command::Command;
use super::history::Change;
use super::model::{Model, Notice, Pane};
use super::overlay::{Over, Overlay};
use super::text_line::MAX_LINK_TEXT;
use super::update::{change, open, paste, replace_link};
use crate::reading::Reading;
use crate::reading::source::PartName;
use crate::writing::rewriting::{self, EditError, Form, Place, Rewritten};

/// Reads the link again, for as long as something is asked of it.
pub(super) fn with_reading<T>(model: &Model, ask: impl FnOnce(&Reading<'_>) -> T) -> T {
    let mut buffer = Vec::new();
    let text = model.link.as_str().as_bytes();
    ask(&Reading::new(text, &model.settings, &mut buffer))
}

/// The link with another value of something, if it can be changed so and is not too long then.
pub(super) fn rewritten(model: &Model, place: &Place, typed: &str) -> Result<Rewritten, EditError> {
    let new = with_reading(model, |reading| rewriting::rewrite(reading, place, typed));
    within_the_limit(new?)
}

fn within_the_limit(new: Rewritten) -> Result<Rewritten, EditError> {
    let len = new.link.len();
    if len <= MAX_LINK_TEXT {
        Ok(new)
    } else {
        Err(EditError::too_long(len, MAX_LINK_TEXT))
    }
}

/// Does what is asked for, unless values are hidden: what is typed for one would show it.
pub(super) fn run(model: &mut Model, command: Command, now: Timestamp) {
    if model.settings.mask {
        let error = EditError::told("values are hidden, and none can be typed");
        model.notice = Some(Notice::NotEdited { error });
        return;
    }
    match command {
        Command::NewLink => make_up(model, now),
        Command::Edit => start(model),
        Command::AddField => add_field(model),
        Command::RemoveField => remove_selected(model, now),
        Command::AddKey => edit(model, Place::NewMember),
        Command::RemoveKey => remove_key(model),
        _ => {}
    }
}

/// Puts a link that is made up into the place of the one that is shown.
fn make_up(model: &mut Model, now: Timestamp) {
    model.settings.now = now;
    match rewriting::made_up(&model.settings) {
        Ok(link) => {
            replace_link(model, &link, now);
            paste::keep_link(model, &link);
        }
        Err(error) => model.notice = Some(Notice::NotEdited { error }),
    }
}

/// Asks for another value of what is selected.
fn start(model: &mut Model) {
    match selected_place(model) {
        Some(place) => edit(model, place),
        None => model.notice = Some(Notice::NothingToEdit),
    }
}

/// Asks for a value of something: for one of those that it can have, or for a text.
pub(super) fn edit(model: &mut Model, place: Place) {
    match with_reading(model, |reading| rewriting::present(reading, &place)) {
        Ok((form, text)) => {
            let mut overlay = Overlay::new(Over::Edit, 0);
            if let Form::Choice(options) = form {
                let row = options.iter().position(|option| *option == text);
                overlay = Overlay::new(Over::Options, row.unwrap_or(0));
            } else {
                overlay.text.replace(&text);
            }
            overlay.place = Some(place);
            model.overlay = Some(overlay);
        }
        Err(error) => model.notice = Some(Notice::NotEdited { error }),
    }
}

/// Asks which key of the metadata is to be removed.
fn remove_key(model: &mut Model) {
    match keys(model) {
        Ok(_) => open(model, Over::RemoveKey, 0),
        Err(error) => model.notice = Some(Notice::NotEdited { error }),
    }
}

/// The keys of the metadata, each with its value; at least one.
pub(super) fn keys(model: &Model) -> Result<Vec<(String, String)>, EditError> {
    with_reading(model, rewriting::keys)
}

/// Asks what is to be added to the link.
fn add_field(model: &mut Model) {
    match with_reading(model, rewriting::missing) {
        Ok(_) => open(model, Over::AddField, 0),
        Err(error) => model.notice = Some(Notice::NotEdited { error }),
    }
}

/// Puts another value into the link, if it can be.
pub(super) fn take(
    model: &mut Model,
    place: &Place,
    typed: &str,
    now: Timestamp,
) -> Result<(), EditError> {
    let new = rewritten(model, place, typed)?;
    replace(model, &new, now);
    select(model, |anatomy| {
        let is_it = |item: &Item| is_of(item, place);
        let items = anatomy.items();
        items.iter().position(is_it)
    });
    if let Place::Member(pointer) = place {
        let tree = model.anatomy.tree();
        if let Some(node) = tree.and_then(|tree| tree.at_pointer(pointer)) {
            model.select_node(node);
        }
    }
    Ok(())
}

/// Removes what is selected, and selects what comes into its place.
fn remove_selected(model: &mut Model, now: Timestamp) {
    match selected_place(model) {
        Some(place) => remove(model, &place, now),
        None => model.notice = Some(Notice::NothingToEdit),
    }
}

/// Removes something from the link.
pub(super) fn remove(model: &mut Model, place: &Place, now: Timestamp) {
    let row = model
        .selection
        .map(|item| model.rows.of_item(Pane::Fields, item, &model.anatomy).start);
    let member_row = model.selected_row(Pane::Metadata);
    let new = with_reading(model, |reading| rewriting::remove(reading, place));
    match new {
        Ok(new) => {
            replace(model, &new, now);
            if matches!(place, Place::Member(_)) && model.anatomy.tree().is_some() {
                select(model, Anatomy::metadata_item);
                let last = model.row_count(Pane::Metadata).saturating_sub(1);
                model.select_row(member_row.unwrap_or_default().min(last));
            } else {
                select(model, |anatomy| item_at(anatomy, row?));
            }
        }
        Err(error) => model.notice = Some(Notice::NotEdited { error }),
    }
}

/// Puts a link that was rewritten into the place of the old one. The cursor is at what is selected in
/// both, so that it is selected again when this is taken back.
fn replace(model: &mut Model, new: &Rewritten, now: Timestamp) {
    if new.link == model.link.as_str() {
        return;
    }
    if let Some(text) = model.selected().and_then(|item| item.text.clone()) {
        model.link.move_to(text.start);
    }
    change(model, Change::Whole, now, |text| text.replace(&new.link));
    paste::keep_link(model, &new.link);
    let signing = new.signing;
    model.notice = Some(Notice::Rewritten { signing });
}

/// Selects an item of the link as it is now, and puts the cursor there.
fn select(model: &mut Model, find: impl FnOnce(&Anatomy) -> Option<usize>) {
    let Some(item) = find(&model.anatomy) else {
        return;
    };
    if let Some(text) = model.anatomy.items()[item].text.clone() {
        model.link.move_to(text.start);
    }
    model.select(Some(item));
}

/// The item at a row of the fields, or the next one, or the last.
fn item_at(anatomy: &Anatomy, row: usize) -> Option<usize> {
    let item = |entry: &Entry| match entry {
        Entry::Item(item) => Some(*item),
        Entry::Heading(_) => None,
    };
    let outline = anatomy.outline();
    let behind = outline.get(row..).unwrap_or_default();
    let behind = behind.iter().find_map(item);
    behind.or_else(|| outline.iter().rev().find_map(item))
}

/// What of the link is selected; of a finding, what it is about.
fn selected_place(model: &Model) -> Option<Place> {
    if let Some(pointer) = model.selected_pointer().filter(|it| !it.is_empty()) {
        return Some(Place::Member(pointer));
    }
    let item = model.selected()?;
    let Subject::Note(note) = &item.subject else {
        return place_of(item);
    };
    let items = model.anatomy.items();
    let is_named = |item: &&Item| {
        let name = item.field.as_ref().map(|field| field.name);
        name.is_some() && name == note.place.field
    };
    let named = items.iter().find(is_named).and_then(place_of);
    note.place.record.map(Place::Record).or(named)
}

/// What of the link an item is read from, or is about.
fn place_of(item: &Item) -> Option<Place> {
    let name = item.field.as_ref().map(|field| field.name);
    Some(match &item.subject {
        Subject::Part(PartName::Route) if name == Some("event") => Place::Event,
        Subject::Part(PartName::Token) if name == Some("customer_id") => Place::CustomerId,
        Subject::Part(part) => Place::Part(*part),
        Subject::Record(record) if name == Some("event") || is_kind(record.id) => {
            if record.is_repeated || name != Some("event") {
                Place::Record(record.index)
            } else {
                Place::Event
            }
        }
        Subject::Record(record) => Place::Record(record.index),
        Subject::LeftOver => Place::LeftOver,
        Subject::Fault(error) => Place::Record(error.record()?),
        Subject::Note(_) => return None,
    })
}

/// Whether an item shows what a place has.
fn is_of(item: &Item, place: &Place) -> bool {
    let is_told = !matches!(item.subject, Subject::Fault(_) | Subject::Note(_));
    let is_metadata = |id: RecordId| id == RecordId::RCPT_META;
    match (place, &item.subject) {
        (Place::NewRecord(id), Subject::Record(record)) => record.id == *id,
        (Place::Member(_) | Place::NewMember, Subject::Record(record)) => is_metadata(record.id),
        _ => is_told && place_of(item).as_ref() == Some(place),
    }
}

fn is_kind(id: RecordId) -> bool {
    id.definition().is_some_and(|it| it.shape() == Shape::Kind)
}
