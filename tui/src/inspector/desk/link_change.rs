//! A change of the link, and the words for it.

use tracklens_codec::RecordId;

use crate::reading::Reading;
use crate::writing::rewriting::{EditPlace, name_of};

/// A change of the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum LinkChange {
    /// A link was pasted, or came from a file.
    Pasted,
    /// A link of this run was chosen.
    Chosen,
    /// A link was made up.
    MadeUp,
    /// Characters were typed.
    Typed,
    /// Characters were deleted.
    Deleted,
    /// The whole text was deleted.
    Cleared,
    /// Something got another value.
    Edited(ChangedPlace),
    /// Something was added.
    Added(ChangedPlace),
    /// Something was removed.
    Removed(ChangedPlace),
}

/// What was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum ChangedPlace {
    /// A field, by its name.
    Field(String),
    /// A value of the metadata, by its JSON pointer.
    Member(String),
}

impl LinkChange {
    /// A new value for a place of a link.
    pub(super) fn set(reading: &Reading<'_>, place: &EditPlace) -> Self {
        let changed = ChangedPlace::of(reading, place);
        match place {
            EditPlace::NewRecord(_) | EditPlace::NewMember => Self::Added(changed),
            _ => Self::Edited(changed),
        }
    }

    /// A place of a link that was removed.
    pub(super) fn remove(reading: &Reading<'_>, place: &EditPlace) -> Self {
        Self::Removed(ChangedPlace::of(reading, place))
    }

    /// Whether several in a row are undone at once.
    pub(super) const fn goes_on(&self) -> bool {
        matches!(self, Self::Typed | Self::Deleted)
    }

    /// What was done, in a few words. The name of a value of the metadata can be hidden.
    pub(super) fn words(&self, hides_names: bool) -> String {
        let name = |place: &ChangedPlace| match place {
            ChangedPlace::Field(name) => name.clone(),
            ChangedPlace::Member(_) if hides_names => "rcpt_meta".to_owned(),
            ChangedPlace::Member(pointer) => format!("rcpt_meta {pointer}"),
        };
        match self {
            Self::Pasted => "link pasted".to_owned(),
            Self::Chosen => "link chosen".to_owned(),
            Self::MadeUp => "link made up".to_owned(),
            Self::Typed => "characters typed".to_owned(),
            Self::Deleted => "characters deleted".to_owned(),
            Self::Cleared => "text deleted".to_owned(),
            Self::Edited(place) => format!("{} edited", name(place)),
            Self::Added(place) => format!("{} added", name(place)),
            Self::Removed(place) => format!("{} removed", name(place)),
        }
    }
}

impl ChangedPlace {
    fn of(reading: &Reading<'_>, place: &EditPlace) -> Self {
        let name = match place {
            EditPlace::Event => "event".to_owned(),
            EditPlace::CustomerId => "customer_id".to_owned(),
            EditPlace::Part(part) => part.name().to_owned(),
            EditPlace::Record(index) => {
                let records = reading.records();
                let record = records.and_then(|it| it.iter().nth(*index));
                record.map_or_else(|| "record".to_owned(), |it| name_of(it.id()))
            }
            EditPlace::NewRecord(id) => name_of(*id),
            EditPlace::Member(pointer) => return Self::Member(pointer.clone()),
            EditPlace::NewMember => name_of(RecordId::RCPT_META),
            EditPlace::LeftOver => "left over".to_owned(),
        };
        Self::Field(name)
    }
}
