//! `--format tsv`: a header, and the single values of a link on a line.

use std::borrow::Cow;
use std::convert::Infallible;
use std::io::{self, Write};

use jiff::Timestamp;
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

/// The last columns: what people read, while the ones before are for programs. They stand at the end, so that all others
/// keep their places.
const LAST: [&str; 4] = [
    "notes",
    "expiry_iso",
    "injection_time_iso",
    "log_timestamp_iso",
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
    for key in LAST {
        write!(output, "\t{key}")?;
    }
    output.write_all(b"\n")
}

/// What is written of the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    /// Their values.
    AsTheyAre,
    /// An apostrophe before each value that a spreadsheet could take for a formula.
    WithoutFormulas,
}

pub(super) fn write(
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    cells: Cells,
) -> io::Result<()> {
    let parts = Parts::of(entry);
    let mut line = Line {
        output,
        cells,
        is_empty: true,
    };
    line.put(Some(Value::text(object::input(entry))))?;
    put_first_fault(&mut line, entry)?;
    for key in columns() {
        line.put(parts.value(key))?;
    }
    line.put(parts.relative.map(|it| Value::Word(it.kind().code())))?;
    match parts.log {
        Some(log) => requests::values(log).try_for_each(|(_, it)| line.put(it))?,
        None => line.leave_out(requests::KEYS.len())?,
    }
    match &parts.place {
        Some(place) => sources::values(place).try_for_each(|(_, it)| line.put(it))?,
        None => line.leave_out(sources::KEYS.len())?,
    }
    line.put(notes(entry).unless_empty())?;
    line.put(parts.value(Key::Expiry).as_ref().and_then(iso))?;
    line.put(parts.value(Key::InjectionTime).as_ref().and_then(iso))?;
    let logged = parts.log.and_then(|log| log.timestamp);
    line.put(logged.map(Value::Time).as_ref().and_then(iso))?;
    output.write_all(b"\n")
}

/// The codes of the notes, with spaces between them.
fn notes<'e>(entry: &ReportEntry<'e>) -> Value<'e> {
    let mut codes = Vec::new();
    let Ok(()) = entry.each_note(|note| {
        // Of a hostile link there are as many notes as bytes, but few codes.
        let code = note.code.name();
        if !codes.contains(&code) {
            codes.push(code);
        }
        Ok::<_, Infallible>(())
    });
    Value::Text(Cow::Owned(codes.join(" ").into_bytes()))
}

/// Unix seconds as a time of ISO 8601.
fn iso(seconds: &Value<'_>) -> Option<Value<'static>> {
    let seconds = match seconds {
        Value::Number(number) => i64::try_from(*number).ok()?,
        Value::Time(seconds) => *seconds,
        _ => return None,
    };
    let time = Timestamp::from_second(seconds).ok()?;
    Some(Value::Text(Cow::Owned(time.to_string().into_bytes())))
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
fn put_first_fault(line: &mut Line<'_, impl Write>, entry: &ReportEntry<'_>) -> io::Result<()> {
    let Some(fault) = entry.first_fault() else {
        return line.leave_out(6);
    };
    let is_error = object::fault_key(entry) == "error";
    if !is_error {
        line.leave_out(3)?;
    }
    let offset = LossyOffsets::new(object::input(entry)).of(fault.offset);
    line.put(Some(Value::Word(fault.code)))?;
    line.put(Some(Value::text(&fault.message)))?;
    line.put(Some(Value::length(offset)))?;
    if is_error {
        line.leave_out(3)?;
    }
    Ok(())
}

/// A line that is written cell by cell.
struct Line<'w, W> {
    output: &'w mut W,
    cells: Cells,
    is_empty: bool,
}

impl<W: Write> Line<'_, W> {
    fn put(&mut self, value: Option<Value<'_>>) -> io::Result<()> {
        if !self.is_empty {
            self.output.write_all(b"\t")?;
        }
        self.is_empty = false;
        let Some(value) = value else { return Ok(()) };
        if self.cells == Cells::WithoutFormulas && is_formula(&value) {
            self.output.write_all(b"'")?;
        }
        value.write_cell(self.output)
    }

    fn leave_out(&mut self, count: usize) -> io::Result<()> {
        (0..count).try_for_each(|_| self.put(None))
    }
}

/// Whether a spreadsheet could take a value for a formula. It looks through quotation marks, and takes full-width signs
/// for others.
fn is_formula(value: &Value<'_>) -> bool {
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '"'];
    let full_width = ['\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{ff02}'];
    let first = value.first_char();
    first.is_some_and(|char| signs.contains(&char) || full_width.contains(&char))
}
