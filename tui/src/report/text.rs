//! `--format text`: for people.

use std::io::{self, Write};

use tracklens_codec::{Definition, Record, Records};

use super::entry::{Finding, FoundIn, LineFault, ReportEntry};
use super::page::Page;
use super::paper::Paper;
use super::{headers, mails, requests, sources};
use crate::input::relative::Relative;
use crate::input::{Candidate, Step};
use crate::reading::absence::Absence;
use crate::reading::fields::{Group, Topic, groups};
use crate::reading::notes::{NotePlace, Severity};
use crate::reading::verdict::Weight;
use crate::reading::{Metadata, Reading};
use crate::text::hex;
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
            page.put(Style::Quiet, " · ")?;
        }
        let style = match part.weight {
            Some(Weight::Danger | Weight::Fault) => Style::Danger,
            Some(Weight::Warning) => Style::Warning,
            Some(Weight::Good) => Style::Good,
            Some(Weight::Plain) | None => Style::Plain,
        };
        page.put(style, part.text.as_str())?;
    }
    page.end()
}

fn write_input(page: &mut Page<'_, impl Write>, line: &[u8]) -> io::Result<()> {
    let start = line.get(..INPUT_BYTES).unwrap_or(line);
    let cut = if start.len() < line.len() { " …" } else { "" };
    page.line(Style::Plain, format_args!("{}{cut}", Safe::of(start)))
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

fn write_heading(page: &mut Page<'_, impl Write>, heading: &str) -> io::Result<()> {
    page.end()?;
    page.line(Style::Heading, heading)
}

fn write_faults(page: &mut Page<'_, impl Write>, entry: &ReportEntry<'_>) -> io::Result<()> {
    for (index, fault) in entry.faults().enumerate() {
        if index == 0 {
            write_heading(page, "Faults")?;
        }
        let LineFault {
            code,
            message,
            offset,
        } = fault;
        page.put(Style::Danger, format_args!("  at byte {offset}"))?;
        write_finding(page, &message, code)?;
    }
    Ok(())
}

/// Writes why there is no metadata, in the place of it.
fn write_absence(page: &mut Page<'_, impl Write>, reading: &Reading<'_>) -> io::Result<()> {
    match Absence::of(reading) {
        Some(absence) => {
            write_heading(page, Topic::Metadata.heading())?;
            page.line(Style::Plain, format_args!("  none: {absence}"))
        }
        None => Ok(()),
    }
}

fn write_notes(
    page: &mut Page<'_, impl Write>,
    candidate: &Candidate<'_>,
    entry: &ReportEntry<'_>,
) -> io::Result<()> {
    for (index, note) in entry.notes().enumerate() {
        if index == 0 {
            write_heading(page, "Notes")?;
        }
        let style = match note.severity {
            Severity::Danger => Style::Danger,
            Severity::Warning => Style::Warning,
            Severity::Info => Style::Name,
        };
        let place = place_in_words(candidate, &note.place);
        let severity = note.severity.name();
        page.put(style, format_args!("  {severity}{place}"))?;
        write_finding(page, &note.message.text(), note.code.name())?;
    }
    Ok(())
}

/// Writes what was found, and its code, and ends the line.
fn write_finding(page: &mut Page<'_, impl Write>, message: &str, code: &str) -> io::Result<()> {
    page.put(Style::Plain, format_args!(": {}", Safe::of(message)))?;
    page.line(Style::Quiet, format_args!(" [{code}]"))
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

fn write_rows(
    page: &mut Page<'_, impl Write>,
    heading: &str,
    rows: Vec<(&str, String)>,
) -> io::Result<()> {
    write_heading(page, heading)?;
    for (name, value) in rows {
        page.put_name(name, VALUE_COLUMN)?;
        page.line(Style::Plain, Safe::of(&value))?;
    }
    Ok(())
}

fn write_relative(page: &mut Page<'_, impl Write>, relative: &Relative) -> io::Result<()> {
    write_heading(page, relative.kind().header())?;
    for (name, value, _) in headers::rows(relative) {
        page.put_name(Safe::of(name).to_string(), HEADER_VALUE_COLUMN)?;
        page.line(Style::Plain, Safe::of(&value))?;
    }
    Ok(())
}

fn write_groups(page: &mut Page<'_, impl Write>, reading: &Reading<'_>) -> io::Result<()> {
    for group in groups(reading) {
        write_heading(page, group.topic.heading())?;
        match reading
            .metadata()
            .filter(|_| group.topic == Topic::Metadata)
        {
            Some(metadata) => write_metadata(page, metadata)?,
            None => write_fields(page, &group)?,
        }
    }
    Ok(())
}

fn write_fields(page: &mut Page<'_, impl Write>, group: &Group<'_>) -> io::Result<()> {
    for field in &group.fields {
        page.put_name(field.name, VALUE_COLUMN)?;
        page.put(Style::Plain, field.safe())?;
        if !field.remark.is_empty() {
            let remark = Safe::of(&field.remark);
            page.put(Style::Quiet, format_args!("  · {remark}"))?;
        }
        page.end()?;
    }
    Ok(())
}

fn write_metadata(page: &mut Page<'_, impl Write>, metadata: Metadata<'_>) -> io::Result<()> {
    let length = metadata.length();
    page.put(
        Style::Plain,
        format_args!("  {} / {} bytes", length.len(), length.max()),
    )?;
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
        let bytes = hex_start(left_over, count);
        let line = format_args!("  {offset:>5}  {:<19} {len:>7}  {bytes}", "left over");
        page.line(Style::Warning, line)?;
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
    page.put(
        Style::Plain,
        // Put together first: what fills it up would come one space at a time.
        format!("  {offset:>5}  {:>2} {name:<16} {len:>7}  ", id.get()),
    )?;
    page.line(Style::Quiet, hex_start(record.as_bytes(), count))
}

/// The first bytes, as hexadecimal digits.
fn hex_start(bytes: &[u8], count: usize) -> String {
    match bytes.get(..count) {
        Some(start) if start.len() < bytes.len() => format!("{} …", hex::spaced(start)),
        _ => hex::spaced(bytes),
    }
}
