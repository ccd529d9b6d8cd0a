//! Changing what is selected: what of the link it is, and what becomes of the link.

use jiff::Timestamp;
use tracklens_codec::{RecordId, Shape};

use super::link_change::LinkChange;
use super::notice::Notice;
use super::state::Desk;
use super::text_line::MAX_LINK_TEXT;
use crate::inspector::anatomy::{Anatomy, Item, OutlineRow, Subject};
use crate::reading::Reading;
use crate::reading::source::PartName;
use crate::writing::rewriting::{self, EditError, EditPlace, Rewritten};

impl Desk {
    /// Fails while masking is on: what you type instead of a value would show it.
    pub(in crate::inspector) fn allow_editing(&self) -> Result<(), Notice> {
        if self.settings.mask {
            let error = EditError::new("values are hidden, and none can be typed");
            return Err(Notice::NotEdited { error });
        }
        Ok(())
    }

    /// Asks the reading of the link; of an empty one, if there is no link.
    pub(in crate::inspector) fn with_reading<T>(&self, ask: impl FnOnce(&Reading<'_>) -> T) -> T {
        match self.read.readings() {
            Some(readings) => ask(readings.original()),
            None => ask(&Reading::new(b"", &self.settings, &mut Vec::new())),
        }
    }

    /// What of the link is selected, to be changed or removed.
    pub(in crate::inspector) fn place_to_edit(&self) -> Result<EditPlace, Notice> {
        self.allow_editing()?;
        self.selected_place().ok_or(Notice::NothingToEdit)
    }

    /// Puts another value into the link.
    pub(in crate::inspector) fn set(
        &mut self,
        place: &EditPlace,
        typed: &str,
        now: Timestamp,
    ) -> Result<(), EditError> {
        let new = self.with_reading(|reading| rewrite(reading, place, typed))?;
        let change = self.with_reading(|reading| LinkChange::set(reading, place));
        self.put(&new, change, now);
        self.select_and_go(|anatomy| {
            let mut items = anatomy.items().iter();
            items.position(|item| is_of(item, place))
        });
        if let EditPlace::Member(pointer) = place {
            let tree = self.anatomy().tree();
            if let Some(node) = tree.and_then(|tree| tree.at_pointer(pointer)) {
                self.select_node(node);
            }
        }
        Ok(())
    }

    /// Removes what is selected, and selects what comes into its place.
    pub(in crate::inspector) fn remove_selected(&mut self, now: Timestamp) {
        match self.place_to_edit() {
            Ok(place) => self.remove(&place, now),
            Err(notice) => self.notify(notice),
        }
    }

    /// Removes something from the link, and selects what comes into its place.
    pub(in crate::inspector) fn remove(&mut self, place: &EditPlace, now: Timestamp) {
        let row = self.selection.and_then(|item| row_of(self.anatomy(), item));
        let member_row = self.selected_node().and_then(|it| self.folds.row_of(it));
        match self.with_reading(|reading| rewriting::remove(reading, place)) {
            Err(error) => self.notify(Notice::NotEdited { error }),
            Ok(new) => {
                let change = self.with_reading(|reading| LinkChange::remove(reading, place));
                self.put(&new, change, now);
                let is_member = matches!(place, EditPlace::Member(_));
                if is_member && self.anatomy().tree().is_some() {
                    self.select_and_go(Anatomy::metadata_item);
                    let last = self.folds.rows().len().saturating_sub(1);
                    self.select_row(member_row.unwrap_or_default().min(last));
                } else {
                    self.select_and_go(|anatomy| item_at(anatomy, row?));
                }
            }
        }
    }

    /// Replaces the link by one that is made up.
    pub(in crate::inspector) fn make_up(&mut self, now: Timestamp) {
        self.settings.now = now;
        let made_up = self.allow_editing().and_then(|()| {
            let link = rewriting::made_up(&self.settings);
            link.map_err(|error| Notice::NotEdited { error })
        });
        match made_up {
            Err(notice) => self.notify(notice),
            Ok(link) => self.replace_with_made_up(&link, now),
        }
    }

    /// Replaces the link by one that was rewritten. In both texts the cursor is at what is selected, so that an undo
    /// selects it again.
    fn put(&mut self, new: &Rewritten, change: LinkChange, now: Timestamp) {
        if new.link == self.link.as_str() {
            return;
        }
        if let Some(text) = self.selected().and_then(Item::text) {
            self.link.move_to(text.start);
        }
        self.change(change, now, |text| text.replace(&new.link));
        self.keep_link();
        let signing = new.signing;
        self.notify(Notice::Rewritten { signing });
    }

    /// Selects an item of the link as it is now, and puts the cursor there.
    fn select_and_go(&mut self, find: impl FnOnce(&Anatomy) -> Option<usize>) {
        let Some(item) = find(self.anatomy()) else {
            return;
        };
        if let Some(text) = self.anatomy().items()[item].text() {
            self.link.move_to(text.start);
        }
        self.select(Some(item));
    }

    /// What of the link is selected; of a note, what it is about.
    fn selected_place(&self) -> Option<EditPlace> {
        if let Some(pointer) = self.selected_pointer().filter(|it| !it.is_empty()) {
            return Some(EditPlace::Member(pointer));
        }
        let item = self.selected()?;
        let Subject::Note(note) = &item.subject else {
            return place_of(item);
        };
        let place = note.place();
        let items = self.anatomy().items();
        let is_named = |item: &&Item| {
            let name = item.field.as_ref().map(|field| field.name);
            name.is_some() && name == place.field()
        };
        let named = items.iter().find(is_named).and_then(place_of);
        place.record().map(EditPlace::Record).or(named)
    }
}

/// The link with another value, if it can be changed so and is not too long then.
pub(in crate::inspector) fn rewrite(
    reading: &Reading<'_>,
    place: &EditPlace,
    typed: &str,
) -> Result<Rewritten, EditError> {
    let new = rewriting::rewrite(reading, place, typed)?;
    let len = new.link.len();
    if len <= MAX_LINK_TEXT {
        Ok(new)
    } else {
        Err(EditError::too_long(len, MAX_LINK_TEXT))
    }
}

/// The row of an item among the fields.
fn row_of(anatomy: &Anatomy, item: usize) -> Option<usize> {
    let mut outline = anatomy.outline().iter();
    outline.position(|entry| *entry == OutlineRow::Item(item))
}

/// The item at a row of the fields, or the next one, or the last.
fn item_at(anatomy: &Anatomy, row: usize) -> Option<usize> {
    let item = |entry: &OutlineRow| match entry {
        OutlineRow::Item(item) => Some(*item),
        OutlineRow::Heading(_) => None,
    };
    let outline = anatomy.outline();
    let after = outline.get(row..).unwrap_or_default();
    let after = after.iter().find_map(item);
    after.or_else(|| outline.iter().rev().find_map(item))
}

/// What of the link an item was read from, or is about.
fn place_of(item: &Item) -> Option<EditPlace> {
    let name = item.field.as_ref().map(|field| field.name);
    Some(match &item.subject {
        Subject::Part(PartName::Route) if name == Some("event") => EditPlace::Event,
        Subject::Part(PartName::Token) if name == Some("customer_id") => EditPlace::CustomerId,
        Subject::Part(part) => EditPlace::Part(*part),
        Subject::Record(record) if name == Some("event") || is_kind(record.id) => {
            if record.is_repeated || name != Some("event") {
                EditPlace::Record(record.index())
            } else {
                EditPlace::Event
            }
        }
        Subject::Record(record) => EditPlace::Record(record.index()),
        Subject::LeftOver => EditPlace::LeftOver,
        Subject::Fault(error) => EditPlace::Record(error.record()?),
        Subject::Note(_) => return None,
    })
}

/// Whether an item shows what a place has.
fn is_of(item: &Item, place: &EditPlace) -> bool {
    let has_value = !matches!(item.subject, Subject::Fault(_) | Subject::Note(_));
    let is_metadata = |id: RecordId| id == RecordId::RCPT_META;
    match (place, &item.subject) {
        (EditPlace::NewRecord(id), Subject::Record(record)) => record.id == *id,
        (EditPlace::Member(_) | EditPlace::NewMember, Subject::Record(record)) => {
            is_metadata(record.id)
        }
        _ => has_value && place_of(item).as_ref() == Some(place),
    }
}

fn is_kind(id: RecordId) -> bool {
    id.definition().is_some_and(|it| it.shape() == Shape::Kind)
}
