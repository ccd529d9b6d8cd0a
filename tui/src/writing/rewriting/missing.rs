//! What a link lacks and could have.

use tracklens_codec::{Definition, RecordId, Route, Shape};

use super::error::EditError;
use super::form::name_of;
use super::payload;
use super::place::EditPlace;
use crate::reading::Reading;
use crate::reading::source::PartName;

/// Something that a link lacks and could have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What would be added.
    pub place: EditPlace,
    /// Its name.
    pub name: String,
    /// What it means.
    pub meaning: &'static str,
}

/// What a link lacks and could have: records of known ids, and parts.
///
/// # Errors
///
/// Why nothing can be added.
pub fn missing(reading: &Reading<'_>) -> Result<Vec<Missing>, EditError> {
    let link = payload::link(reading)?;
    let parts = link.parts();
    let mut missing = Vec::new();
    let records = payload::records(reading);
    if let Ok(records) = records {
        if records.kind().is_none() {
            missing.push(Missing {
                place: EditPlace::Event,
                name: "event".to_owned(),
                meaning: "The kind of link.",
            });
        }
        let lacks = |definition: &&Definition| {
            definition.shape() != Shape::Kind && records.first(definition.id()).is_none()
        };
        missing.extend(Definition::all().filter(lacks).map(of_record));
    }
    let is_click = matches!(parts.route(), Route::Click | Route::OldClick);
    let could_have = [
        (PartName::Port, parts.port_text(), parts.host().is_some()),
        (
            PartName::Sublink,
            parts.sublink(),
            parts.route() == Route::Click,
        ),
        (PartName::Target, parts.query_target(), is_click),
    ];
    let lacking = could_have
        .into_iter()
        .filter(|(_, part, could)| *could && part.is_none());
    let parts = lacking.map(|(name, ..)| Missing {
        place: EditPlace::Part(name),
        name: match name {
            PartName::Target => "target in the query".to_owned(),
            other => other.name().to_owned(),
        },
        meaning: name.meaning(),
    });
    missing.extend(parts);
    match records {
        Err(error) if missing.is_empty() => Err(error),
        _ => Ok(missing),
    }
}

fn of_record(definition: &Definition) -> Missing {
    let id: RecordId = definition.id();
    Missing {
        place: EditPlace::NewRecord(id),
        name: name_of(id),
        meaning: definition.meaning(),
    }
}
