//! `--format text`: for people.

use std::io::{self, Write};

use tracklens_codec::{Definition, Record, Records};

use super::entry::{Finding, FoundIn, LineFault, ReportEntry};
use super::{headers, mails, requests, sources};
use crate::input::relative::Relative;
use crate::input::{Candidate, Step};
use crate::reading::absence::Absence;
use crate::reading::fields::{Group, Topic, groups};
use crate::reading::notes::NotePlace;
use crate::reading::{Metadata, Reading};
use crate::text::hex;
use crate::text::json::write_pretty;
use crate::text::shown::Safe;

/// How many bytes of a record are shown on its line.
const RECORD_BYTES: usize = 16;

/// How many bytes of a line are shown before it is cut.
const INPUT_BYTES: usize = 4096;

pub(super) fn write(
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    is_first: bool,
) -> io::Result<()> {
    if !is_first {
        writeln!(output)?;
    }
    if let Some(verdict) = entry.verdict() {
        writeln!(output, "{verdict}")?;
    }
    match entry {
        ReportEntry::TooLong { start, .. } => write_input(output, start)?,
        ReportEntry::Relative {
            line,
            relative,
            place,
            ..
        } => {
            write_input(output, line)?;
            write_place(output, place.as_ref())?;
            write_relative(output, relative)?;
        }
        ReportEntry::Read {
            candidate,
            reading,
            finding,
        } => {
            write_input(output, candidate.line())?;
            write_place(output, finding.place.as_ref())?;
            write_undone(output, finding)?;
            if let Some(log) = finding.log {
                write_rows(output, "Request", requests::rows(log))?;
            }
            if let Some(says) = finding.mail {
                write_rows(output, "Headers of the mail", mails::rows(says))?;
            }
            if let Some(relative) = finding.relative {
                write_relative(output, relative)?;
            }
            write_groups(output, reading)?;
            write_absence(output, reading)?;
            if let Some(records) = reading.records() {
                write_records(output, records)?;
            }
            write_notes(output, candidate, entry)?;
        }
    }
    write_faults(output, entry)
}

fn write_input(output: &mut impl Write, line: &[u8]) -> io::Result<()> {
    let start = line.get(..INPUT_BYTES).unwrap_or(line);
    let cut = if start.len() < line.len() { " …" } else { "" };
    writeln!(output, "{}{cut}", Safe::of(start))
}

fn write_place(output: &mut impl Write, place: Option<&FoundIn<'_>>) -> io::Result<()> {
    match place {
        Some(place) => writeln!(output, "  {}", Safe::of(&sources::words(place))),
        None => Ok(()),
    }
}

fn write_rows(output: &mut impl Write, heading: &str, rows: Vec<(&str, String)>) -> io::Result<()> {
    writeln!(output, "\n{heading}")?;
    for (name, value) in rows {
        writeln!(output, "  {name:<18}{}", Safe::of(&value))?;
    }
    Ok(())
}

fn write_undone(output: &mut impl Write, finding: &Finding<'_>) -> io::Result<()> {
    if finding.undone.is_empty() {
        return Ok(());
    }
    let steps: Vec<_> = finding.undone.iter().map(Step::description).collect();
    writeln!(output, "  {}", steps.join("; "))
}

fn write_relative(output: &mut impl Write, relative: &Relative) -> io::Result<()> {
    writeln!(output, "\n{}", relative.kind().header())?;
    for (name, value, _) in headers::rows(relative) {
        let name = Safe::of(name).to_string();
        writeln!(output, "  {name:<22}{}", Safe::of(&value))?;
    }
    Ok(())
}

fn write_groups(output: &mut impl Write, reading: &Reading<'_>) -> io::Result<()> {
    for group in groups(reading) {
        writeln!(output, "\n{}", group.topic.heading())?;
        match reading
            .metadata()
            .filter(|_| group.topic == Topic::Metadata)
        {
            Some(metadata) => write_metadata(output, metadata)?,
            None => write_fields(output, &group)?,
        }
    }
    Ok(())
}

/// Writes why there is no metadata, in the place of it.
fn write_absence(output: &mut impl Write, reading: &Reading<'_>) -> io::Result<()> {
    match Absence::of(reading) {
        Some(absence) => writeln!(output, "\n{}\n  none: {absence}", Topic::Metadata.heading()),
        None => Ok(()),
    }
}

fn write_fields(output: &mut impl Write, group: &Group<'_>) -> io::Result<()> {
    for field in &group.fields {
        write!(output, "  {:<18}{}", field.name, field.safe())?;
        if !field.remark.is_empty() {
            write!(output, "  · {}", field.remark)?;
        }
        writeln!(output)?;
    }
    Ok(())
}

fn write_metadata(output: &mut impl Write, metadata: Metadata<'_>) -> io::Result<()> {
    let length = metadata.length();
    write!(output, "  {} / {} bytes", length.len(), length.max())?;
    match length.remaining() {
        Some(remaining) => writeln!(output, ", {remaining} left")?,
        None => writeln!(output, ", OVER the limit by {}", length.excess())?,
    }
    match metadata.compact() {
        Some(json) => write_pretty(output, &json, "  "),
        None => writeln!(
            output,
            "  not JSON, or JSON that would come out different: {}",
            Safe::of(metadata.as_bytes())
        ),
    }
}

fn write_records(output: &mut impl Write, records: &Records<'_>) -> io::Result<()> {
    writeln!(output, "\nRecords")?;
    for record in records {
        write_record(output, &record)?;
    }
    let left_over = records.left_over();
    if !left_over.is_empty() {
        let offset = records.left_over_offset();
        let len = left_over.len();
        let bytes = hex_start(left_over);
        writeln!(output, "  {offset:>5}  left over {len:>20}  {bytes}")?;
    }
    Ok(())
}

fn write_record(output: &mut impl Write, record: &Record<'_>) -> io::Result<()> {
    let id = record.id();
    let name = id
        .definition()
        .and_then(Definition::name)
        .unwrap_or("unknown");
    let len = record.as_bytes().len();
    let bytes = hex_start(record.as_bytes());
    let line = format!(
        "  {:>5}  {:>2} {name:<18} {len:>8}  {bytes}",
        record.offset(),
        id.get()
    );
    writeln!(output, "{}", line.trim_end())
}

/// The first bytes, as hexadecimal digits.
fn hex_start(bytes: &[u8]) -> String {
    match bytes.get(..RECORD_BYTES) {
        Some(start) if start.len() < bytes.len() => format!("{} …", hex::spaced(start)),
        _ => hex::spaced(bytes),
    }
}

fn write_notes(
    output: &mut impl Write,
    candidate: &Candidate<'_>,
    entry: &ReportEntry<'_>,
) -> io::Result<()> {
    for (index, note) in entry.notes().enumerate() {
        if index == 0 {
            writeln!(output, "\nNotes")?;
        }
        let place = place_in_words(candidate, &note.place);
        let severity = note.severity.name();
        writeln!(
            output,
            "  {severity}{place}: {} [{}]",
            note.message, note.code
        )?;
    }
    Ok(())
}

/// The most specific way to say where a note belongs.
fn place_in_words(candidate: &Candidate<'_>, place: &NotePlace) -> String {
    match (place.offset, place.field, place.record) {
        (Some(offset), ..) => format!(" at byte {}", candidate.place(offset)),
        (None, Some(field), _) => format!(" of {field}"),
        (None, None, Some(record)) => format!(" of record {record}"),
        (None, None, None) => String::new(),
    }
}

fn write_faults(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    for (index, fault) in entry.faults().enumerate() {
        if index == 0 {
            writeln!(output, "\nFaults")?;
        }
        let LineFault {
            code,
            message,
            offset,
        } = fault;
        writeln!(output, "  at byte {offset}: {message} [{code}]")?;
    }
    Ok(())
}
