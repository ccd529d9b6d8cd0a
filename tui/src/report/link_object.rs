//! The JSON object of a link.

use std::io::{self, Write};
use std::sync::LazyLock;

use tracklens_codec::{Definition, Link, Record, RecordId};

use super::entry::ReportEntry;
use super::link_values::{of_records, value};
use super::lossy::LossyOffsets;
use crate::input::find::Hop;
use crate::input::{Candidate, Step};
use crate::reading::keys::Key;
use crate::reading::notes::Note;
use crate::reading::{CutValue, Reading, Tentative};
use crate::text::escape::write_json_text;
use crate::text::hex;
use crate::text::json::{List, Object, label, write_array, write_number, write_string, write_word};

/// The start of the object of a record, up to its width, by the record's id.
static HEADS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let ids = (0..=u8::MAX).map_while(RecordId::new);
    ids.map(|id| {
        let name = id.definition().and_then(Definition::name);
        let name = name.map(|name| format!(",\"name\":\"{name}\""));
        let name = name.unwrap_or_default();
        format!("{{\"id\":{}{name},\"width\":", id.get()).into_bytes()
    })
    .collect()
});

/// Writes the object of a link. Records, notes and what else a link can have many of are written as they are found.
pub(super) fn write<W: Write>(
    output: &mut W,
    link: &Link<'_, '_>,
    reading: &Reading<'_>,
    candidate: &Candidate<'_>,
    entry: &ReportEntry<'_>,
    offsets: &LossyOffsets<'_>,
) -> io::Result<()> {
    let mut object = Object::start(output)?;
    for key in Key::ALL {
        match key {
            Key::Redirects => put_redirects(&mut object, reading)?,
            Key::Records => {
                if let Some(records) = link.records() {
                    write_records(object.label(key.label())?, records.iter())?;
                }
            }
            Key::LeftOver => put_left_over(&mut object, link)?,
            Key::CutValue => {
                if let Some(cut) = reading.cut_value() {
                    write_cut_value(object.label(key.label())?, &cut)?;
                }
            }
            Key::Tentative => {
                if let Some(tentative) = reading.tentative() {
                    write_tentative(object.label(key.label())?, tentative, link, reading)?;
                }
            }
            Key::Notes => {
                let place = |offset| offsets.of(candidate.place(offset));
                let mut notes = List::new(&mut object, key.label());
                entry.each_note(|note| write_note(notes.item()?, note, place))?;
                notes.end()?;
            }
            _ => {
                if let Some(value) = value(*key, link, reading) {
                    value.write_json(object.label(key.label())?)?;
                }
            }
        }
    }
    object.end()
}

/// Where the target leads. If masking is on it stays hidden: what hid an address in the target would be undone.
fn put_redirects<W: Write>(object: &mut Object<'_, W>, reading: &Reading<'_>) -> io::Result<()> {
    let hops = reading.redirects();
    if hops.is_empty() || reading.settings().mask {
        return Ok(());
    }
    write_array(
        object.label(Key::Redirects.label())?,
        hops,
        |output, hop: &Hop| {
            let mut object = Object::start(output)?;
            let step = hop.step.map_or("tracked_link", Step::name);
            write_word(object.label(label!("step"))?, step)?;
            write_string(object.label(label!("url"))?, &hop.url)?;
            object.end()
        },
    )
}

fn put_left_over<W: Write>(object: &mut Object<'_, W>, link: &Link<'_, '_>) -> io::Result<()> {
    let Some(records) = link.records().filter(|it| !it.left_over().is_empty()) else {
        return Ok(());
    };
    let mut object = Object::start(object.label(Key::LeftOver.label())?)?;
    write_number(object.label(label!("offset"))?, records.left_over_offset())?;
    write_number(object.label(label!("len"))?, records.left_over().len())?;
    write_digits(object.label(label!("hex"))?, records.left_over())?;
    object.end()
}

/// A value that is not whole, under no key that a whole one has.
fn write_cut_value(output: &mut impl Write, cut: &CutValue<'_>) -> io::Result<()> {
    let mut object = Object::start(output)?;
    write_word(
        object.label(label!("name"))?,
        cut.name().unwrap_or_default(),
    )?;
    write_string(object.label(label!("text"))?, cut.bytes)?;
    write_number(object.label(label!("len"))?, cut.bytes.len())?;
    write_number(object.label(label!("claimed_len"))?, cut.claimed)?;
    object.end()
}

/// What was read on after a wrong character, under no key of what is certain.
fn write_tentative(
    output: &mut impl Write,
    tentative: &Tentative,
    link: &Link<'_, '_>,
    reading: &Reading<'_>,
) -> io::Result<()> {
    let mut object = Object::start(output)?;
    let all = tentative.all();
    for key in Key::ALL {
        let is_certain = || value(*key, link, reading).is_some();
        if let Some(value) = of_records(*key, &all).filter(|_| !is_certain()) {
            value.write_json(object.label(key.label())?)?;
        }
    }
    write_number(object.label(label!("offset"))?, tentative.offset())?;
    write_records(object.label(label!("records"))?, tentative.records())?;
    object.end()
}

fn write_records<'p, W: Write>(
    output: &mut W,
    records: impl Iterator<Item = Record<'p>>,
) -> io::Result<()> {
    write_array(output, records, |output, record| {
        output.write_all(&HEADS[usize::from(record.id().get())])?;
        write_number(output, record.width().get())?;
        output.write_all(label!("offset").as_bytes())?;
        write_number(output, record.offset())?;
        output.write_all(label!("len").as_bytes())?;
        write_number(output, record.as_bytes().len())?;
        output.write_all(label!("hex").as_bytes())?;
        write_digits(output, record.as_bytes())?;
        output.write_all(b"}")
    })
}

fn write_note(
    output: &mut impl Write,
    note: &Note,
    place: impl Fn(usize) -> usize,
) -> io::Result<()> {
    let mut object = Object::start(output)?;
    write_word(object.label(label!("code"))?, note.code.name())?;
    write_word(object.label(label!("severity"))?, note.severity.name())?;
    let output = object.label(label!("message"))?;
    output.write_all(b"\"")?;
    note.message
        .each_piece(|piece| write_json_text(output, piece))?;
    output.write_all(b"\"")?;
    if let Some(offset) = note.place.offset() {
        write_number(object.label(label!("offset"))?, place(offset))?;
    }
    if let Some(record) = note.place.record() {
        write_number(object.label(label!("record"))?, record)?;
    }
    if let Some(field) = note.place.field() {
        write_word(object.label(label!("field"))?, field)?;
    }
    object.end()
}

fn write_digits(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    output.write_all(b"\"")?;
    hex::write_digits(output, bytes)?;
    output.write_all(b"\"")
}
