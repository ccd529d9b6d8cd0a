//! `--format text`: for people.

use std::io::{self, Write};
use std::mem;

use tracklens_codec::{Definition, Record, Records};

use super::entry::{Finding, FoundIn, LineFault, ReportEntry};
use super::page::Page;
use super::paper::Paper;
use super::{headers, mails, requests, sources};
use crate::input::relative::Relative;
use crate::input::{Candidate, Step};
use crate::reading::absence::Absence;
use crate::reading::fields::{Field, Topic, each_field};
use crate::reading::notes::{NotePlace, Severity};
use crate::reading::verdict::Weight;
use crate::reading::{Metadata, Reading};
use crate::text::json::write_pretty;
use crate::text::shown::Safe;
use crate::text::styles::Style;

/// How many bytes of a record are shown on its line at most.
const RECORD_BYTES: usize = 16;

/// The columns before the bytes of a record.
const RECORD_COLUMNS: usize = 38;

/// The column in which values stand.
const VALUE_COLUMN: usize = 20;

/// The column in which the values of headers stand, which have longer names.
const HEADER_VALUE_COLUMN: usize = 24;

/// How many bytes of a line are shown before it is cut.
const INPUT_BYTES: usize = 4096;

pub(super) fn write(
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    is_first: bool,
    paper: Paper,
) -> io::Result<()> {
    let mut page = Page::new(output, paper);
    let page = &mut page;
    if !is_first {
        page.end()?;
    }
    write_verdict(page, entry)?;
    match entry {
        ReportEntry::TooLong { start, .. } => {
            write_input(page, start)?;
            write_faults(page, entry)
        }
        ReportEntry::Relative {
            line,
            relative,
            place,
            ..
        } => {
            write_input(page, line)?;
            write_place(page, place.as_ref())?;
            write_faults(page, entry)?;
            write_relative(page, relative)
        }
        ReportEntry::Read {
            candidate,
            reading,
            finding,
        } => {
            write_input(page, candidate.line())?;
            write_place(page, finding.place.as_ref())?;
            write_undone(page, finding)?;
            write_faults(page, entry)?;
            write_notes(page, candidate, entry)?;
            if let Some(log) = finding.log {
                write_rows(page, "Request", requests::rows(log))?;
            }
            if let Some(says) = finding.mail {
                write_rows(page, "Headers of the mail", mails::rows(says))?;
            }
            if let Some(relative) = finding.relative {
                write_relative(page, relative)?;
            }
            write_groups(page, reading)?;
            write_absence(page, reading)?;
            match reading.records() {
                Some(records) => write_records(page, records, paper),
                None => Ok(()),
            }
        }
    }
}

/// Writes what people ask first.
fn write_verdict(page: &mut Page<'_, impl Write>, entry: &ReportEntry<'_>) -> io::Result<()> {
    for (index, part) in entry.verdict().parts().iter().enumerate() {
        if index > 0 {
            page.put_signs(Style::Quiet, " · ", 3)?;
        }
        let style = match part.weight {
            Some(Weight::Danger | Weight::Fault) => Style::Danger,
            Some(Weight::Warning) => Style::Warning,
            Some(Weight::Good) => Style::Good,
            Some(Weight::Plain) | None => Style::Plain,
        };
        page.put_text(style, part.text.as_str())?;
    }
    page.end()
}

fn write_input(page: &mut Page<'_, impl Write>, line: &[u8]) -> io::Result<()> {
    let start = line.get(..INPUT_BYTES).unwrap_or(line);
    page.put_safe(Style::Plain, Safe::of(start))?;
    if start.len() < line.len() {
        page.put_text(Style::Plain, " …")?;
    }
    page.end()
}

fn write_place(page: &mut Page<'_, impl Write>, place: Option<&FoundIn<'_>>) -> io::Result<()> {
    let Some(place) = place else { return Ok(()) };
    let words = sources::words(place);
    page.line(Style::Quiet, format_args!("  {}", Safe::of(&words)))
}

fn write_undone(page: &mut Page<'_, impl Write>, finding: &Finding<'_>) -> io::Result<()> {
    if finding.undone.is_empty() {
        return Ok(());
    }
    let steps: Vec<_> = finding.undone.iter().map(Step::description).collect();
    page.line(Style::Quiet, format_args!("  {}", steps.join("; ")))
}

fn write_heading(page: &mut Page<'_, impl Write>, heading: &'static str) -> io::Result<()> {
    page.end()?;
    page.put_words(Style::Heading, heading)?;
    page.end()
}

fn write_faults(page: &mut Page<'_, impl Write>, entry: &ReportEntry<'_>) -> io::Result<()> {
    if entry.is_whole() {
        return Ok(());
    }
    for (index, fault) in entry.faults().enumerate() {
        if index == 0 {
            write_heading(page, "Faults")?;
        }
        let LineFault {
            code,
            message,
            offset,
        } = fault;
        page.put_words(Style::Danger, "  at byte ")?;
        page.put_number(Style::Danger, offset, 0)?;
        page.put_words(Style::Plain, ": ")?;
        page.put_safe(Style::Plain, Safe::of(&message))?;
        end_finding(page, code)?;
    }
    Ok(())
}

/// Writes why there is no metadata, in the place of it.
fn write_absence(page: &mut Page<'_, impl Write>, reading: &Reading<'_>) -> io::Result<()> {
    match Absence::of(reading) {
        Some(absence) => {
            write_heading(page, Topic::Metadata.heading())?;
            page.put_words(Style::Plain, "  none: ")?;
            absence
                .pieces()
                .try_for_each(|piece| page.put_words(Style::Plain, piece))?;
            page.end()
        }
        None => Ok(()),
    }
}

fn write_notes(
    page: &mut Page<'_, impl Write>,
    candidate: &Candidate<'_>,
    entry: &ReportEntry<'_>,
) -> io::Result<()> {
    let mut is_first = true;
    entry.each_note(|note| {
        if mem::take(&mut is_first) {
            write_heading(page, "Notes")?;
        }
        let style = match note.severity {
            Severity::Danger => Style::Danger,
            Severity::Warning => Style::Warning,
            Severity::Info => Style::Name,
        };
        page.put_words(style, "  ")?;
        page.put_words(style, note.severity.name())?;
        write_note_place(page, style, candidate, &note.place)?;
        page.put_words(Style::Plain, ": ")?;
        note.message
            .each_piece(|piece| page.put_safe(Style::Plain, Safe::of(piece)))?;
        end_finding(page, note.code.name())
    })
}

/// Writes the code of what was found, and ends the line.
fn end_finding(page: &mut Page<'_, impl Write>, code: &'static str) -> io::Result<()> {
    page.put_words(Style::Quiet, " [")?;
    page.put_words(Style::Quiet, code)?;
    page.put_words(Style::Quiet, "]")?;
    page.end()
}

/// Writes where a note belongs, in the most specific way.
fn write_note_place(
    page: &mut Page<'_, impl Write>,
    style: Style,
    candidate: &Candidate<'_>,
    place: &NotePlace,
) -> io::Result<()> {
    match (place.offset(), place.field(), place.record()) {
        (Some(offset), ..) => {
            page.put_words(style, " at byte ")?;
            page.put_number(style, candidate.place(offset), 0)
        }
        (None, Some(field), _) => {
            page.put_words(style, " of ")?;
            page.put_words(style, field)
        }
        (None, None, Some(record)) => {
            page.put_words(style, " of record ")?;
            page.put_number(style, record, 0)
        }
        (None, None, None) => Ok(()),
    }
}

fn write_rows(
    page: &mut Page<'_, impl Write>,
    heading: &'static str,
    rows: Vec<(&'static str, String)>,
) -> io::Result<()> {
    write_heading(page, heading)?;
    for (name, value) in rows {
        page.put_name(name, VALUE_COLUMN)?;
        page.put_safe(Style::Plain, Safe::of(&value))?;
        page.end()?;
    }
    Ok(())
}

fn write_relative(page: &mut Page<'_, impl Write>, relative: &Relative) -> io::Result<()> {
    write_heading(page, relative.kind().header())?;
    for (name, value, _) in headers::rows(relative) {
        page.put_foreign_name(Safe::of(name), HEADER_VALUE_COLUMN)?;
        page.put_safe(Style::Plain, Safe::of(&value))?;
        page.end()?;
    }
    Ok(())
}

fn write_groups(page: &mut Page<'_, impl Write>, reading: &Reading<'_>) -> io::Result<()> {
    for topic in Topic::ALL {
        let metadata = reading.metadata().filter(|_| topic == Topic::Metadata);
        let mut is_first = true;
        each_field(topic, reading, |field| {
            let starts = mem::take(&mut is_first);
            if starts {
                write_heading(page, topic.heading())?;
            }
            match metadata {
                None => write_field(page, &field),
                Some(metadata) if starts => write_metadata(page, metadata),
                Some(_) => Ok(()),
            }
        })?;
    }
    Ok(())
}

fn write_field(page: &mut Page<'_, impl Write>, field: &Field<'_>) -> io::Result<()> {
    page.put_name(field.name, VALUE_COLUMN)?;
    page.put_safe(Style::Plain, field.safe())?;
    if !field.remark.is_empty() {
        page.put_signs(Style::Quiet, "  · ", 4)?;
        page.put_safe(Style::Quiet, Safe::of(field.remark.as_bytes()))?;
    }
    page.end()
}

fn write_metadata(page: &mut Page<'_, impl Write>, metadata: Metadata<'_>) -> io::Result<()> {
    let length = metadata.length();
    page.put_words(Style::Plain, "  ")?;
    page.put_number(Style::Plain, length.len(), 0)?;
    page.put_words(Style::Plain, " / ")?;
    page.put_number(Style::Plain, length.max(), 0)?;
    page.put_words(Style::Plain, " bytes")?;
    match length.remaining() {
        Some(remaining) => page.line(Style::Good, format_args!(", {remaining} left"))?,
        None => page.line(
            Style::Danger,
            format_args!(", OVER the limit by {}", length.excess()),
        )?,
    }
    match metadata.compact() {
        Some(json) => write_pretty(page, &json, "  "),
        None => page.line(
            Style::Plain,
            format_args!(
                "  not JSON, or JSON that would come out different: {}",
                Safe::of(metadata.as_bytes())
            ),
        ),
    }
}

fn write_records(
    page: &mut Page<'_, impl Write>,
    records: &Records<'_>,
    paper: Paper,
) -> io::Result<()> {
    write_heading(page, "Records")?;
    // As many bytes as fit into the row, with a sign that there are more.
    let count = paper.width.saturating_sub(RECORD_COLUMNS + 1) / 3;
    let count = count.clamp(1, RECORD_BYTES);
    for record in records {
        write_record(page, &record, count)?;
    }
    let left_over = records.left_over();
    if !left_over.is_empty() {
        let offset = records.left_over_offset();
        let len = left_over.len();
        let line = format_args!("  {offset:>5}  {:<19} {len:>7}  ", "left over");
        page.put(Style::Warning, line)?;
        write_hex_start(page, Style::Warning, left_over, count)?;
        page.end()?;
    }
    Ok(())
}

fn write_record(
    page: &mut Page<'_, impl Write>,
    record: &Record<'_>,
    count: usize,
) -> io::Result<()> {
    let id = record.id();
    let name = id
        .definition()
        .and_then(Definition::name)
        .unwrap_or("unknown");
    let len = record.as_bytes().len();
    let offset = record.offset();
    page.put_words(Style::Plain, "  ")?;
    page.put_number(Style::Plain, offset, 5)?;
    page.put_words(Style::Plain, "  ")?;
    page.put_number(Style::Plain, id.get(), 2)?;
    page.put_words(Style::Plain, " ")?;
    page.put_padded(Style::Plain, name, 17)?;
    page.put_number(Style::Plain, len, 7)?;
    page.put_words(Style::Plain, "  ")?;
    write_hex_start(page, Style::Quiet, record.as_bytes(), count)?;
    page.end()
}

/// Writes the first bytes, as hexadecimal digits.
fn write_hex_start(
    page: &mut Page<'_, impl Write>,
    style: Style,
    bytes: &[u8],
    count: usize,
) -> io::Result<()> {
    let start = bytes.get(..count).unwrap_or(bytes);
    page.put_hex(style, start)?;
    if start.len() < bytes.len() {
        page.put_text(style, " …")?;
    }
    Ok(())
}
