//! A link with another value of something, or without it.

use tracklens_codec::Link;

use super::changes::changes;
use super::error::EditError;
use super::place::EditPlace;
use super::present::present;
use super::rewritten::Rewritten;
use super::splice::{self, Splice};
use super::{event, member, parts, payload, signing};
use crate::reading::Reading;

/// The link with another value of something, as it was typed.
///
/// # Errors
///
/// Why it can't be edited like that.
pub fn rewrite(
    reading: &Reading<'_>,
    place: &EditPlace,
    typed: &str,
) -> Result<Rewritten, EditError> {
    let link = payload::link(reading)?;
    let (form, _) = present(reading, place)?;
    let splices = match place {
        EditPlace::Event => event::set(reading, link, typed)?,
        EditPlace::CustomerId => parts::set_customer(link, typed)?,
        EditPlace::Part(name) => parts::set(link, *name, typed)?,
        EditPlace::Record(index) => payload::set(reading, *index, form, typed)?,
        EditPlace::NewRecord(id) => payload::add_typed(reading, *id, form, typed)?,
        EditPlace::Member(pointer) => member::set(reading, pointer, typed)?,
        EditPlace::NewMember => member::add(reading, typed)?,
        EditPlace::LeftOver => Vec::new(),
    };
    finish(reading, link, &splices)
}

/// The link without something.
///
/// # Errors
///
/// Why it can't be removed.
pub fn remove(reading: &Reading<'_>, place: &EditPlace) -> Result<Rewritten, EditError> {
    let link = payload::link(reading)?;
    let splices = match place {
        EditPlace::Event => event::remove(reading)?,
        EditPlace::Part(name) => parts::remove(link, *name)?,
        EditPlace::Record(index) => payload::remove(reading, *index)?,
        EditPlace::Member(pointer) => member::remove(reading, pointer)?,
        EditPlace::LeftOver => payload::remove_left_over(reading)?,
        EditPlace::CustomerId | EditPlace::NewRecord(_) | EditPlace::NewMember => {
            return Err(EditError::new("without this it would not be a link"));
        }
    };
    finish(reading, link, &splices)
}

/// The link with these parts, and with a new signature if there is a key.
fn finish(
    reading: &Reading<'_>,
    link: &Link<'_, '_>,
    splices: &[Splice],
) -> Result<Rewritten, EditError> {
    let text = str::from_utf8(reading.text());
    let text = text.map_err(|_| EditError::new("the link is not text"))?;
    let unsigned = splice::apply(text, splices);
    let parts = splice::check(link.parts(), &unsigned, splices)?;
    let (signing, signature) = signing::of(reading, &parts, splices)?;
    let signed = signature.map(|signature| splice::apply(&unsigned, &[signature]));
    let new = signed.unwrap_or(unsigned);
    Ok(Rewritten {
        changes: changes(link.parts(), &new),
        link: new,
        signing,
    })
}
