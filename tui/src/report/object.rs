//! The JSON object of a candidate: the keys that scripts rely on.

use std::io::{self, Write};

use super::entry::{Finding, LineFault, ReportEntry};
use super::lossy::LossyOffsets;
use super::value::Value;
use super::{headers, link_object, mails, requests, sources};
use crate::input::Step;
use crate::reading::{Mark, Provenance};
use crate::text::json::{Object, label, write_array, write_number, write_string, write_word};

/// How many bytes are shown of a line that is too long to be a candidate.
const SHOWN_OF_TOO_LONG: usize = 256;

/// What is written of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkPart {
    /// All of it.
    Whole,
    /// Nothing.
    LeftOut,
}

/// Writes the object of a line.
pub(super) fn write(
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    link_part: LinkPart,
) -> io::Result<()> {
    let input = input(entry);
    let offsets = LossyOffsets::new(input);
    let mut object = Object::start(output)?;
    write_string(object.label(label!("input"))?, input)?;
    match entry {
        ReportEntry::TooLong { len, .. } => {
            write_number(object.label(label!("input_len"))?, *len)?;
            put_faults(&mut object, entry, &offsets)?;
        }
        ReportEntry::Relative {
            relative, place, ..
        } => {
            headers::write(object.label(label!("relative"))?, relative)?;
            put_faults(&mut object, entry, &offsets)?;
            if let Some(place) = place {
                put_all(object.label(label!("source"))?, sources::values(place))?;
            }
        }
        ReportEntry::Read {
            candidate,
            reading,
            finding,
        } => {
            if let Ok(link) = reading.link()
                && link_part == LinkPart::Whole
            {
                let output = object.label(label!("link"))?;
                link_object::write(output, link, reading, candidate, entry, &offsets)?;
            }
            put_faults(&mut object, entry, &offsets)?;
            put_finding(&mut object, finding)?;
        }
    }
    object.end()
}

/// What stands under `input`.
pub(super) fn input<'e>(entry: &ReportEntry<'e>) -> &'e [u8] {
    match entry {
        ReportEntry::TooLong { start, .. } => start.get(..SHOWN_OF_TOO_LONG).unwrap_or(start),
        ReportEntry::Relative { line, .. } => line,
        ReportEntry::Read { candidate, .. } => candidate.line(),
    }
}

/// The key of the first fault: `error` if the line is nothing that belongs to links.
pub(super) fn fault_key(entry: &ReportEntry<'_>) -> &'static str {
    match entry {
        ReportEntry::TooLong { .. } => "error",
        ReportEntry::Read { reading, .. } if reading.link().is_err() => "error",
        _ => "fault",
    }
}

fn put_finding<W: Write>(object: &mut Object<'_, W>, finding: &Finding<'_>) -> io::Result<()> {
    if finding.provenance != Provenance::default() {
        write_array(
            object.label(label!("provenance"))?,
            finding.provenance.marks(),
            |output, mark: Mark| write_word(output, mark.code()),
        )?;
    }
    if let Some(place) = &finding.place {
        put_all(object.label(label!("source"))?, sources::values(place))?;
    }
    if !finding.undone.is_empty() {
        let steps = finding.undone.iter();
        write_array(
            object.label(label!("undone"))?,
            steps,
            |output, step: Step| write_word(output, step.name()),
        )?;
    }
    if let Some(log) = finding.log {
        put_all(object.label(label!("log"))?, requests::values(log))?;
    }
    if let Some(relative) = finding.relative {
        headers::write(object.label(label!("relative"))?, relative)?;
    }
    if let Some(says) = finding.mail {
        put_all(object.label(label!("mail"))?, mails::values(says))?;
    }
    Ok(())
}

/// Writes an object of the values that are known.
fn put_all<'v, W: Write>(
    output: &mut W,
    values: impl IntoIterator<Item = (&'static str, Option<Value<'v>>)>,
) -> io::Result<()> {
    let mut object = Object::start(output)?;
    for (key, value) in values {
        if let Some(value) = value {
            value.write_json(object.key(key)?)?;
        }
    }
    object.end()
}

/// The first fault under its key, and all of them if there are several.
fn put_faults<W: Write>(
    object: &mut Object<'_, W>,
    entry: &ReportEntry<'_>,
    offsets: &LossyOffsets<'_>,
) -> io::Result<()> {
    let Some(first) = entry.first_fault() else {
        return Ok(());
    };
    write_fault(object.key(fault_key(entry))?, &first, offsets)?;
    if entry.faults().nth(1).is_some() {
        write_array(
            object.label(label!("faults"))?,
            entry.faults(),
            |output, fault| write_fault(output, &fault, offsets),
        )?;
    }
    Ok(())
}

fn write_fault(
    output: &mut impl Write,
    fault: &LineFault,
    offsets: &LossyOffsets<'_>,
) -> io::Result<()> {
    let mut object = Object::start(output)?;
    write_word(object.label(label!("code"))?, fault.code)?;
    write_string(object.label(label!("message"))?, fault.message.as_bytes())?;
    write_number(object.label(label!("offset"))?, offsets.of(fault.offset))?;
    object.end()
}
