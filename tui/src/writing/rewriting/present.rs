//! How values of a link are typed, and what they are now.

use tracklens_codec::{Definition, Kind, Shape};

use super::error::EditError;
use super::form::ValueForm;
use super::place::EditPlace;
use super::{event, member, parts, payload};
use crate::reading::Reading;

/// How a value is typed, and the present value typed like that; empty if the link does not have it yet.
///
/// # Errors
///
/// Why it can't be edited.
pub fn present(reading: &Reading<'_>, place: &EditPlace) -> Result<(ValueForm, String), EditError> {
    let link = payload::link(reading)?;
    match place {
        EditPlace::Event => {
            let kind = link.kind().map(Kind::name).unwrap_or_default();
            Ok((ValueForm::Choice(event::choices(link)), kind.to_owned()))
        }
        EditPlace::CustomerId => {
            let ((customer, _), _) = parts::customer(link)?;
            Ok((ValueForm::Number, customer.to_string()))
        }
        EditPlace::Part(name) => parts::present(link, *name),
        EditPlace::Record(index) => {
            let record = payload::record(payload::records(reading)?, *index)?;
            let shape = record.id().definition().map(Definition::shape);
            if shape == Some(Shape::Kind) {
                let sentence = "a kind of link has no value; a second one can be removed";
                return Err(EditError::new(sentence));
            }
            Ok(ValueForm::of_record(&record))
        }
        EditPlace::NewRecord(id) => {
            payload::records(reading)?;
            Ok((ValueForm::of_id(*id), String::new()))
        }
        EditPlace::Member(pointer) => Ok((ValueForm::Json, member::value(reading, pointer)?)),
        EditPlace::NewMember => {
            member::check(reading)?;
            Ok((ValueForm::NamedJson, String::new()))
        }
        EditPlace::LeftOver => Err(EditError::new(
            "bytes that are not a record can't be edited; they can be removed",
        )),
    }
}
