//! What becomes of the link with another value: how it will be read, and what changes.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use tracklens_codec::{RecordId, Records};

use crate::inspector::desk::rewrite;
use crate::inspector::screen::{LABEL_COLUMNS, Pen, wrap};
use crate::reading::fields::groups;
use crate::reading::notes::{Note, Severity};
use crate::reading::source::{PartName, Source};
use crate::reading::{Reading, sentence};
use crate::text::shown::{Piece, Shown};
use crate::writing::rewriting::{self, Change, EditError, EditPlace, Rewritten, Signing, name_of};

/// What is changed, and what is to be typed.
pub(super) fn heading(reading: &Reading<'_>, place: &EditPlace) -> String {
    let name = name(reading, place);
    match rewriting::present(reading, place) {
        Ok((form, _)) => format!("{name}: {}", form.hint()),
        Err(_) => name.into_owned(),
    }
}

/// Writes what becomes of the link with another value.
pub(super) fn write(pen: &mut Pen<'_>, old: &Reading<'_>, place: &EditPlace, typed: &str) {
    match rewrite(old, place, typed) {
        Err(error) => {
            write_error(pen, &error, typed);
            if let Ok((_, value)) = rewriting::present(old, place) {
                write_value_that_stays(pen, &value);
            }
        }
        Ok(new) if new.changes.is_empty() => {
            let text = Shown::text("the same: nothing changes");
            pen.paragraph(&text, pen.theme().quiet);
        }
        Ok(new) => {
            let mut buffer = Vec::new();
            let read = Reading::new(new.link.as_bytes(), old.settings(), &mut buffer);
            write_reading(pen, old, &read, place, typed);
            write_link(pen, old, &new);
        }
    }
}

/// The name of what is changed.
fn name(reading: &Reading<'_>, place: &EditPlace) -> Cow<'static, str> {
    match place {
        EditPlace::Event => "event".into(),
        EditPlace::CustomerId => "customer_id".into(),
        EditPlace::Part(part) => part.name().into(),
        EditPlace::Record(index) => {
            let record = reading.records().and_then(|it| it.iter().nth(*index));
            record
                .map_or_else(String::new, |it| name_of(it.id()))
                .into()
        }
        EditPlace::NewRecord(id) => format!("new {}", name_of(*id)).into(),
        EditPlace::Member(pointer) => format!("rcpt_meta {}", Shown::text(pointer)).into(),
        EditPlace::NewMember => "key of rcpt_meta".into(),
        EditPlace::LeftOver => "left over".into(),
    }
}

/// Writes why the value is not valid.
fn write_error(pen: &mut Pen<'_>, error: &EditError, typed: &str) {
    pen.paragraph(
        &Shown::text(&format!("✗ not valid: {error}")),
        pen.theme().fault,
    );
    let before = error.at().and_then(|at| typed.get(..at));
    if let Some(before) = before.filter(|it| !it.is_empty()) {
        let start = before.char_indices().rev().nth(pen.width() / 2);
        let near = before.get(start.map_or(0, |(at, _)| at)..);
        pen.say("Up to", near.unwrap_or_default());
    }
}

/// Writes the value that stays, as you would type it.
fn write_value_that_stays(pen: &mut Pen<'_>, value: &str) {
    if !value.is_empty() {
        pen.cut_entry("Stays", LABEL_COLUMNS, &Shown::text(value));
    }
}

/// Writes how the value is read, and what is found that was not found before.
fn write_reading(
    pen: &mut Pen<'_>,
    old: &Reading<'_>,
    new: &Reading<'_>,
    place: &EditPlace,
    typed: &str,
) {
    pen.paragraph(&Shown::text("✓ valid"), pen.theme().good);
    let is_metadata = is_metadata(new, place);
    let source = source(new, place);
    let fields = groups(new).into_iter().flat_map(|group| group.fields);
    for field in fields.filter(|field| Some(field.source) == source) {
        let value = field.shown();
        let text = match (value.as_str(), &*field.remark) {
            (value, "") if value == typed => continue,
            // A long value is in the line above already.
            (_, remark) if is_metadata => remark.to_owned(),
            (value, "") => value.to_owned(),
            (value, remark) if value == typed => remark.to_owned(),
            (value, remark) => format!("{value}, {remark}"),
        };
        if !text.is_empty() {
            pen.say("Read as", &format!("{}: {text}", field.name));
        }
    }
    if let Some(lengths) = lengths(old, new, place) {
        pen.say("Value", &lengths);
    }
    if let Some(metadata) = new.metadata().filter(|_| is_metadata) {
        let length = metadata.length();
        let (verdict, style) = if let Some(left) = length.remaining() {
            (format!("within the limit, {left} left"), pen.theme().good)
        } else {
            let excess = length.excess();
            (format!("OVER the limit by {excess}"), pen.theme().warning)
        };
        let text = format!("{} / {} bytes, {verdict}", length.len(), length.max());
        pen.entry("Metadata", &Shown::text(&text), style);
    }
    write_faults_and_notes(pen, old, new);
}

/// Writes the faults and notes that the old link has not.
fn write_faults_and_notes(pen: &mut Pen<'_>, old: &Reading<'_>, new: &Reading<'_>) {
    let known: HashSet<_> = old.faults().map(|fault| fault.code()).collect();
    for fault in new.faults().filter(|it| !known.contains(it.code())) {
        pen.entry("Fault", &Shown::text(&sentence(&fault)), pen.theme().fault);
    }
    let known: HashSet<_> = old.notes().map(|note| note.code.name()).collect();
    let is_new =
        |note: &Cow<'_, Note>| !known.contains(note.code.name()) && note.severity > Severity::Info;
    for note in new.notes().filter(is_new) {
        pen.entry(
            "Note",
            &Shown::text(&note.message.text()),
            pen.theme().warning,
        );
    }
}

/// Writes what changes of the link, and the link as it will be.
fn write_link(pen: &mut Pen<'_>, old: &Reading<'_>, new: &Rewritten) {
    let style = match new.signing {
        Signing::Stale => pen.theme().warning,
        _ => pen.theme().text,
    };
    pen.entry("Signature", &Shown::text(new.signing.sentence()), style);
    let (before, after) = (old.text().len(), new.link.len());
    pen.say("Link", &format!("{after} bytes, {before} before"));
    for change in &new.changes {
        pen.say("Changes", &described(change));
    }
    let shown = Shown::text(&new.link);
    let theme = pen.theme();
    let is_new = |piece: &Piece| {
        let at = piece.source().start;
        let within = |change: &Change| change.differs.contains(&at);
        new.changes.iter().any(within)
    };
    let style = |piece: &Piece| {
        let style = if piece.is_token() {
            theme.token
        } else {
            theme.text
        };
        if is_new(piece) {
            style.patch(theme.selected)
        } else {
            style
        }
    };
    for row in wrap::rows(&shown, pen.width().max(1)) {
        pen.push([wrap::line(&shown, row, style)]);
    }
}

/// Whether it is the metadata that changes.
fn is_metadata(new: &Reading<'_>, place: &EditPlace) -> bool {
    let record = new.records().and_then(|it| it.first(RecordId::RCPT_META));
    record.is_some_and(|it| source(new, place) == Some(Source::Record(it.index())))
}

/// What of the new link has the value that was typed.
fn source(new: &Reading<'_>, place: &EditPlace) -> Option<Source> {
    let records = new.records();
    let of_id = |id| Some(Source::Record(records?.first(id)?.index()));
    match place {
        EditPlace::Event => match records.and_then(Records::kind) {
            Some(kind) => of_id(kind.id()),
            None => Some(PartName::Route.into()),
        },
        EditPlace::CustomerId => Some(PartName::Token.into()),
        EditPlace::Part(part) => Some((*part).into()),
        EditPlace::Record(index) => Some(Source::Record(*index)),
        EditPlace::NewRecord(id) => of_id(*id),
        EditPlace::Member(_) | EditPlace::NewMember => of_id(RecordId::RCPT_META),
        EditPlace::LeftOver => None,
    }
}

/// The number of bytes of a record's value, and what it was.
fn lengths(old: &Reading<'_>, new: &Reading<'_>, place: &EditPlace) -> Option<String> {
    let index = match source(new, place)? {
        // A kind of link has no value.
        Source::Record(index) if *place != EditPlace::Event => index,
        _ => return None,
    };
    let len = |reading: &Reading<'_>| {
        let record = reading.records()?.iter().nth(index)?;
        Some((record.id(), record.as_bytes().len()))
    };
    let (id, now) = len(new)?;
    match len(old).filter(|(old, _)| *old == id) {
        Some((_, before)) if before != now => Some(format!("{now} bytes, {before} before")),
        _ => Some(format!("{now} bytes")),
    }
}

/// Which part changes, and which of its bytes.
fn described(change: &Change) -> String {
    let name = change.part.name();
    let shown = |place: &Range<usize>| format!("bytes {}..{}", place.start, place.end);
    match (&change.old, &change.new) {
        (_, None) => format!("{name} is removed"),
        (None, Some(new)) => format!("{name} is added, {}", shown(new)),
        (Some(_), Some(new)) if change.differs == *new => format!("{name}, {}", shown(new)),
        (Some(_), Some(new)) => {
            let differs = shown(&change.differs);
            format!("{name}, {}; {differs} differ", shown(new))
        }
    }
}
