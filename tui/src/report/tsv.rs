//! `--format tsv`: a header, and the single values of a link on a line.

use std::io::{self, Write};

use tracklens_codec::Link;

use super::entry::{FoundIn, ReportEntry};
use super::lossy::LossyOffsets;
use super::value::Value;
use super::{headers, link_values, object, requests, sources};
use crate::input::log::LogLine;
use crate::input::relative::Relative;
use crate::reading::Reading;
use crate::reading::keys::Key;

/// The first columns.
const FIRST: [&str; 7] = [
    "input",
    "error_code",
    "error_message",
    "error_offset",
    "fault_code",
    "fault_message",
    "fault_offset",
];

pub(super) fn start(output: &mut impl Write) -> io::Result<()> {
    output.write_all(FIRST.join("\t").as_bytes())?;
    for key in columns() {
        write!(output, "\t{}", key.name())?;
    }
    write!(output, "\trelative_kind")?;
    for key in requests::KEYS {
        write!(output, "\tlog_{key}")?;
    }
    for key in sources::KEYS {
        write!(output, "\tsource_{key}")?;
    }
    output.write_all(b"\n")
}

pub(super) fn write(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    let parts = Parts::of(entry);
    Value::text(object::input(entry)).write_cell(output)?;
    write_first_fault(output, entry)?;
    for key in columns() {
        write_cell(output, parts.value(key))?;
    }
    let kind = parts.relative.map(|it| Value::Word(it.kind().code()));
    write_cell(output, kind)?;
    match parts.log {
        Some(log) => requests::values(log).try_for_each(|(_, it)| write_cell(output, it))?,
        None => write_empty(output, requests::KEYS.len())?,
    }
    match &parts.place {
        Some(place) => sources::values(place).try_for_each(|(_, it)| write_cell(output, it))?,
        None => write_empty(output, sources::KEYS.len())?,
    }
    output.write_all(b"\n")
}

/// What a line of the table is taken from.
#[derive(Default)]
struct Parts<'e> {
    link: Option<(&'e Link<'e, 'e>, &'e Reading<'e>)>,
    relative: Option<&'e Relative>,
    log: Option<&'e LogLine<'e>>,
    place: Option<FoundIn<'e>>,
}

impl<'e> Parts<'e> {
    fn of(entry: &ReportEntry<'e>) -> Self {
        match *entry {
            ReportEntry::TooLong { .. } => Self::default(),
            ReportEntry::Relative {
                relative, place, ..
            } => Self {
                relative: Some(relative),
                place,
                ..Self::default()
            },
            ReportEntry::Read {
                reading, finding, ..
            } => Self {
                link: reading.link().ok().map(|link| (link, reading)),
                relative: finding.relative,
                log: finding.log,
                place: finding.place,
            },
        }
    }

    /// What the link has under a key, or a header in its place.
    fn value(&self, key: Key) -> Option<Value<'e>> {
        match (self.link, self.relative) {
            (Some((link, reading)), _) => link_values::value(key, link, reading),
            (None, relative) => headers::value(relative?, key.name()),
        }
    }
}

/// The keys of the link that have a column.
fn columns() -> impl Iterator<Item = Key> {
    Key::ALL.iter().copied().filter(|key| key.is_column())
}

/// Writes the first fault in the columns of its key, and leaves the others empty.
fn write_first_fault(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    let Some(fault) = entry.faults().next() else {
        return write_empty(output, 6);
    };
    let is_error = object::fault_key(entry) == "error";
    if !is_error {
        write_empty(output, 3)?;
    }
    let offset = LossyOffsets::new(object::input(entry)).of(fault.offset);
    write_cell(output, Some(Value::Word(fault.code)))?;
    write_cell(output, Some(Value::text(&fault.message)))?;
    write_cell(output, Some(Value::length(offset)))?;
    if is_error {
        write_empty(output, 3)?;
    }
    Ok(())
}

/// Writes a cell that is not the first one of its line.
fn write_cell(output: &mut impl Write, value: Option<Value<'_>>) -> io::Result<()> {
    output.write_all(b"\t")?;
    match value {
        Some(value) => value.write_cell(output),
        None => Ok(()),
    }
}

fn write_empty(output: &mut impl Write, count: usize) -> io::Result<()> {
    (0..count).try_for_each(|_| output.write_all(b"\t"))
}
