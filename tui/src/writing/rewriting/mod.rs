//! A link with one thing changed: what that is typed as, and the text of the link that comes of it.
//!
//! Only what changes is written anew, into the old text: every other part and every other record stays
//! byte for byte as it was, however it is spelled.
//!
//! ```
//! use jiff::Timestamp;
//! use tracklens::reading::Reading;
//! use tracklens::writing::rewriting::{Place, Signing, rewrite};
//! use tracklens::settings::Settings;
//!
//! let link = "HTTPS://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPg%7E%7E#x";
//! let settings = Settings::at(Timestamp::UNIX_EPOCH);
//! let mut buffer = Vec::new();
//! let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
//! let new = rewrite(&reading, &Place::Record(0), "1970-01-01T00:00:01Z")?;
//! assert_eq!(new.link, link.replace("RgRlVV5s", "RgQAAAAB"));
//! assert_eq!(new.signing, Signing::Stale);
//! # Ok::<(), tracklens::writing::rewriting::EditError>(())
//! ```

mod error;
mod form;
mod json_text;
mod made_up;
pub mod metadata;
mod missing;
mod parts;
mod payload;
mod splice;

use std::ops::Range;

use tracklens_codec::{
    Definition, Kind, Link, Parts, RecordId, Route, Shape, SignatureScheme, SignedContent,
};

pub use self::error::EditError;
pub use self::form::{Form, name_of};
pub use self::made_up::made_up;
pub use self::missing::{Missing, missing};
use self::splice::Splice;
use crate::reading::Reading;
use crate::reading::source::PartName;

/// What of a link is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The kind of link, and with it the route.
    Event,
    /// The customer's number, within the token.
    CustomerId,
    /// A part of the text.
    Part(PartName),
    /// The record at a place of the list, from 0.
    Record(usize),
    /// A record that is not there yet.
    NewRecord(RecordId),
    /// What stands in the metadata at a JSON pointer.
    Member(String),
    /// A key of the metadata, which is named with its value.
    NewMember,
    /// The bytes behind the last record that can be read.
    LeftOver,
}

/// A link that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// Its text.
    pub link: String,
    /// The parts that have changed, in their order.
    pub changes: Vec<Change>,
    /// What became of the signature.
    pub signing: Signing,
}

/// A part that has changed: where it was, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part.
    pub part: PartName,
    /// Its place before, if it was there.
    pub old: Option<Range<usize>>,
    /// Its place now, if it is there.
    pub new: Option<Range<usize>>,
    /// The bytes of it that are other ones now; none where some only fell away.
    pub differs: Range<usize>,
}

/// What became of the signature of a link that was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// There is none.
    None,
    /// It stays, and what our own scheme covers has not changed.
    Kept,
    /// It stays, though what a signature covers has changed, since there is no key.
    Stale,
    /// It was made anew with the operator's key.
    Anew,
    /// It was typed.
    Typed,
}

impl Signing {
    /// What is to be known of it, in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::None => "the link has none",
            Self::Kept => "kept; whether the vendor's covers this is unknown",
            Self::Stale => "kept, and no longer that of this content: there is no key",
            Self::Anew => "made anew with the operator's key, by our own scheme",
            Self::Typed => "as it is typed",
        }
    }
}

/// How something is typed, and what it is now, so typed; empty where it is yet to come.
///
/// # Errors
///
/// Why it can't be changed.
pub fn present(reading: &Reading<'_>, place: &Place) -> Result<(Form, String), EditError> {
    let link = link(reading)?;
    match place {
        Place::Event => {
            let kind = link.kind().map(Kind::name).unwrap_or_default();
            Ok((Form::Choice(kinds(link)), kind.to_owned()))
        }
        Place::CustomerId => {
            let ((customer, _), _) = parts::customer(link)?;
            Ok((Form::Number, customer.to_string()))
        }
        Place::Part(name) => parts::present(link, *name),
        Place::Record(index) => {
            let record = payload::record(payload::records(reading)?, *index)?;
            let shape = record.id().definition().map(Definition::shape);
            if shape == Some(Shape::Kind) {
                let sentence = "a kind of link has no value; a second one can be removed";
                return Err(EditError::told(sentence));
            }
            Ok(Form::of_record(&record))
        }
        Place::NewRecord(id) => {
            payload::records(reading)?;
            Ok((Form::of_id(*id), String::new()))
        }
        Place::Member(pointer) => {
            let (_, json) = metadata_of(reading)?;
            Ok((Form::Json, metadata::value(&json, pointer)?))
        }
        Place::NewMember => {
            metadata_of(reading)?;
            Ok((Form::NamedJson, String::new()))
        }
        Place::LeftOver => Err(EditError::told(
            "bytes that are no record can't be changed; they can be removed",
        )),
    }
}

/// The link with another value of something, as it was typed.
///
/// # Errors
///
/// Why it can't be changed so.
pub fn rewrite(reading: &Reading<'_>, place: &Place, typed: &str) -> Result<Rewritten, EditError> {
    let link = link(reading)?;
    let (form, _) = present(reading, place)?;
    let splices = match place {
        Place::Event => set_event(reading, link, typed)?,
        Place::CustomerId => parts::set_customer(link, typed)?,
        Place::Part(name) => parts::set(link, *name, typed)?,
        Place::Record(index) => payload::set(reading, *index, form, typed)?,
        Place::NewRecord(id) => payload::add_typed(reading, *id, form, typed)?,
        Place::Member(pointer) => {
            let (_, json) = metadata_of(reading)?;
            set_metadata(reading, &metadata::set(&json, pointer, typed)?)?
        }
        Place::NewMember => {
            let (_, json) = metadata_of(reading)?;
            set_metadata(reading, &metadata::set_typed(&json, typed)?)?
        }
        Place::LeftOver => Vec::new(),
    };
    finish(reading, link, &splices)
}

/// The link without something.
///
/// # Errors
///
/// Why it can't be removed.
pub fn remove(reading: &Reading<'_>, place: &Place) -> Result<Rewritten, EditError> {
    let link = link(reading)?;
    let splices = match place {
        Place::Record(index) => payload::remove(reading, *index)?,
        Place::Part(name) => parts::remove(link, *name)?,
        Place::LeftOver => payload::remove_left_over(reading)?,
        Place::Member(pointer) => {
            let (_, json) = metadata_of(reading)?;
            set_metadata(reading, &metadata::remove(&json, pointer)?)?
        }
        Place::Event => {
            let records = payload::records(reading)?;
            let kind = records.kind().and_then(|kind| records.first(kind.id()));
            let kind = kind.ok_or(EditError::told("no record says the kind of link"))?;
            payload::remove(reading, kind.index())?
        }
        Place::CustomerId | Place::NewRecord(_) | Place::NewMember => {
            return Err(EditError::told("without this it would be no link"));
        }
    };
    finish(reading, link, &splices)
}

/// The keys of the metadata in their order, each with its value as it is spelled.
///
/// # Errors
///
/// That there are none, or why they can't be changed.
pub fn keys(reading: &Reading<'_>) -> Result<Vec<(String, String)>, EditError> {
    let keys = metadata::keys(&metadata_of(reading)?.1)?;
    if keys.is_empty() {
        return Err(EditError::told("the metadata has no key"));
    }
    Ok(keys)
}

fn link<'r>(reading: &'r Reading<'_>) -> Result<&'r Link<'r, 'r>, EditError> {
    let link = reading.link();
    link.map_err(|_| EditError::told("the text is no tracked link"))
}

/// The events that a link can be made one of: where its payload can't be read, its route says which.
const fn kinds(link: &Link<'_, '_>) -> &'static [&'static str] {
    const ALL: &[&str] = &["click", "open", "initial_open", "list_unsubscribe"];
    const OF_ROUTES: &[&str] = &["click", "open", "list_unsubscribe"];
    if link.records().is_some() {
        ALL
    } else {
        OF_ROUTES
    }
}

/// Another kind of link, and the route that belongs to it.
fn set_event(
    reading: &Reading<'_>,
    link: &Link<'_, '_>,
    typed: &str,
) -> Result<Vec<Splice>, EditError> {
    let kind = form::KINDS.into_iter().find(|kind| kind.name() == typed);
    let refusal = EditError::told("this must be click, open, initial_open or list_unsubscribe");
    let kind = kind.filter(|_| kinds(link).contains(&typed));
    let kind = kind.ok_or(refusal)?;
    let is_of_route = match link.parts().route() {
        Route::OldClick => kind == Kind::Click,
        route => route == kind.route(),
    };
    let mut splices = Vec::new();
    if !is_of_route {
        splices = parts::set_route(link, kind.route());
    }
    let is_said = link.records().map(|records| records.kind() == Some(kind));
    if is_said == Some(false) {
        splices.extend(payload::set_kind(reading, kind)?);
    }
    Ok(splices)
}

/// The place of the metadata among the records, and the metadata; an empty object where there is none.
fn metadata_of(reading: &Reading<'_>) -> Result<(Option<usize>, String), EditError> {
    let records = payload::records(reading)?;
    let Some(record) = records.first(RecordId::RCPT_META) else {
        return Ok((None, "{}".to_owned()));
    };
    let text = str::from_utf8(record.as_bytes());
    let text = text.map_err(|_| EditError::told("the metadata is no text"))?;
    // A bare record has no object yet.
    let json = if text.is_empty() { "{}" } else { text };
    metadata::check(json)?;
    Ok((Some(record.index()), json.to_owned()))
}

fn set_metadata(reading: &Reading<'_>, json: &str) -> Result<Vec<Splice>, EditError> {
    match metadata_of(reading)?.0 {
        Some(index) => payload::set(reading, index, Form::Metadata, json),
        None => payload::add_typed(reading, RecordId::RCPT_META, Form::Metadata, json),
    }
}

/// The link with these parts, and a signature of it.
fn finish(
    reading: &Reading<'_>,
    link: &Link<'_, '_>,
    splices: &[Splice],
) -> Result<Rewritten, EditError> {
    let text = str::from_utf8(reading.text());
    let text = text.map_err(|_| EditError::told("the link is no text"))?;
    let mut new = splice::apply(text, splices);
    splice::check(link.parts(), &new, splices)?;
    let signing = sign(reading, link, &mut new)?;
    let changes = changes(link.parts(), &new);
    Ok(Rewritten {
        link: new,
        changes,
        signing,
    })
}

/// Signs a link whose content is another one than before, if there is a key.
fn sign(
    reading: &Reading<'_>,
    old: &Link<'_, '_>,
    text: &mut String,
) -> Result<Signing, EditError> {
    let misread = |_| EditError::told("the link would be none");
    let mut buffer = vec![0; text.len()];
    let new = Link::decode_partial(text.as_bytes(), &mut buffer).map_err(misread)?;
    let Some(part) = new.parts().signature() else {
        return Ok(Signing::None);
    };
    if old.signature() != new.signature() {
        return Ok(Signing::Typed);
    }
    let content = SignedContent::of(&new);
    if content == SignedContent::of(old) {
        return Ok(Signing::Kept);
    }
    let (Some(content), Some(scheme)) = (content, reading.settings().keys.signature()) else {
        return Ok(Signing::Stale);
    };
    let signature = payload::spelled(new.parts(), scheme.sign(&content).as_bytes());
    let signed = Splice::of(PartName::Signature, part, signature);
    *text = splice::apply(text, &[signed]);
    Ok(Signing::Anew)
}

/// The parts that are no longer what they were; of a query that has a target, the target.
fn changes(old: &Parts<'_>, new: &str) -> Vec<Change> {
    let Ok(new) = Parts::find(new) else {
        return Vec::new();
    };
    let has_target = old.query_target().is_some() || new.query_target().is_some();
    let mut changes = Vec::new();
    for part in PartName::ALL {
        let (before, after) = (part.of(old), part.of(&new));
        let is_same = before.map(|it| it.as_bytes()) == after.map(|it| it.as_bytes());
        let is_told = part == PartName::Query && has_target;
        if !(is_same || is_told) {
            let new = after.map(|it| it.span().range());
            let texts = [before, after].map(|part| part.map_or(&b""[..], |it| it.as_bytes()));
            changes.push(Change {
                part,
                old: before.map(|it| it.span().range()),
                differs: differs(texts, new.as_ref().map_or(0, |it| it.start)),
                new,
            });
        }
    }
    changes
}

/// What of the second text the first has not, before what both end in and behind what both begin with;
/// the second one starts at a place.
fn differs([old, new]: [&[u8]; 2], start: usize) -> Range<usize> {
    let is_same = |(old, new): &(&u8, &u8)| old == new;
    let same = old.iter().zip(new).take_while(is_same).count();
    let ends = [old, new].map(|text| text[same..].iter().rev());
    let [old_end, new_end] = ends;
    let same_end = old_end.zip(new_end).take_while(is_same).count();
    start + same..start + new.len() - same_end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_what_stands_between_what_is_the_same() {
        for (old, new, expected) in [
            ("abcd", "abxcd", 9..10),
            ("abcd", "abd", 9..9),
            ("aaa", "aa", 9..9),
            ("aa", "aaa", 9..10),
            ("", "ab", 7..9),
            ("ab", "", 7..7),
            ("abcd", "xbcy", 7..11),
        ] {
            let found = differs([old, new].map(str::as_bytes), 7);
            assert_eq!(found, expected, "{old} {new}");
        }
    }
}
