//! `--format markdown`: a report for a ticket.
//!
//! Everything that was read of a link stands between backticks or in a fenced block, and nothing in it can end
//! either: no decoded value makes a link, an image or HTML, or breaks a table.

use std::io::{self, Write};
use std::mem;

use jiff::Timestamp;
use tracklens_codec::{Definition, Records, Standing};

use super::entry::{Finding, FoundIn, ReportEntry};
use super::quoting::{Code, HexCode, fence, plain};
use super::verdict_in_markdown::{write_absence, write_title};
use super::{headers, indicators, mails, reopening, requests, sources};
use crate::input::Step;
use crate::input::relative::Relative;
use crate::reading::absence::Absence;
use crate::reading::fields::{Field, Topic, groups};
use crate::reading::source::Source;
use crate::reading::{Metadata, Reading};
use crate::text::defang::{Defanging, StreamForm, defanged_bytes};
use crate::text::json::write_pretty;
use crate::text::shown::Safe;

pub(super) fn write(
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    is_first: bool,
) -> io::Result<()> {
    if !is_first {
        writeln!(output)?;
    }
    match entry {
        ReportEntry::TooLong { .. } => write_title(output, "Not a tracked link", entry)?,
        ReportEntry::Relative {
            line,
            relative,
            place,
            ..
        } => {
            write_title(output, &header_title(relative), entry)?;
            write_relative(output, line, relative, place.as_ref())?;
        }
        ReportEntry::Read {
            reading, finding, ..
        } => {
            write_title(output, &title(reading), entry)?;
            write_head(output, reading)?;
            write_provenance(output, finding)?;
            write_place(output, finding.place.as_ref())?;
            write_undone(output, finding)?;
            write_indicators(output, reading, finding)?;
            if let Some(log) = finding.log {
                write_rows(output, "Request", requests::rows(log))?;
            }
            if let Some(says) = finding.mail {
                write_rows(output, "Headers of the mail", mails::rows(says))?;
            }
            if let Some(relative) = finding.relative {
                writeln!(
                    output,
                    "\n## Header: {}\n",
                    Code::of(relative.kind().code())
                )?;
                write_header_fields(output, relative)?;
            }
            write_fields(output, reading)?;
            write_notes(output, entry)?;
            if let Some(metadata) = reading.metadata() {
                write_metadata(output, metadata)?;
            } else if let Some(absence) = Absence::of(reading) {
                write_absence(output, &absence)?;
            }
            if let Some(records) = reading.records() {
                write_records(output, records)?;
            } else if let Some(payload) = reading.payload() {
                write_bytes(output, payload.as_bytes())?;
            }
        }
    }
    write_faults(output, entry)
}

fn title(reading: &Reading<'_>) -> String {
    match reading.link() {
        Ok(link) => match link.kind() {
            Some(kind) => format!("Tracked link: {}", Code::of(kind.name())),
            None => "Tracked link of unknown kind".to_owned(),
        },
        Err(_) => "Not a tracked link".to_owned(),
    }
}

fn header_title(relative: &Relative) -> String {
    format!("Header: {}", Code::of(relative.kind().code()))
}

fn write_head(output: &mut impl Write, reading: &Reading<'_>) -> io::Result<()> {
    writeln!(output, "{}\n", Code::of(reading.text()))?;
    let outcome = match (reading.link(), reading.faults().count()) {
        (Ok(_), 0) => "read to the end".to_owned(),
        (Ok(_), 1) => "read up to a fault, below".to_owned(),
        (Ok(_), count) => format!("read as far as {count} faults allow, below"),
        (Err(_), _) => "not read, for the reason below".to_owned(),
    };
    let now = time(reading.settings().now);
    let version = env!("CARGO_PKG_VERSION");
    writeln!(output, "- Outcome: {outcome}")?;
    writeln!(output, "- As of {now}, by tracklens {version}")?;
    match reopening::command(reading.text()) {
        Some(command) => writeln!(output, "- Open it again: {}", Code::of(&command)),
        None => Ok(()),
    }
}

fn write_provenance(output: &mut impl Write, finding: &Finding<'_>) -> io::Result<()> {
    for mark in finding.provenance.marks() {
        writeln!(output, "- **{}**: {}", mark.word(), mark.meaning())?;
    }
    Ok(())
}

fn write_undone(output: &mut impl Write, finding: &Finding<'_>) -> io::Result<()> {
    if finding.undone.is_empty() {
        return Ok(());
    }
    let steps: Vec<_> = finding.undone.iter().map(Step::description).collect();
    writeln!(output, "- Undone to find it: {}", plain(&steps.join("; ")))
}

fn write_place(output: &mut impl Write, place: Option<&FoundIn<'_>>) -> io::Result<()> {
    match place {
        Some(place) => writeln!(output, "- Found in: {}", Code::of(&sources::words(place))),
        None => Ok(()),
    }
}

fn write_indicators(
    output: &mut impl Write,
    reading: &Reading<'_>,
    finding: &Finding<'_>,
) -> io::Result<()> {
    let indicators = indicators::of(reading, finding);
    if indicators.is_empty() {
        return Ok(());
    }
    writeln!(
        output,
        "\n## Indicators\n\n| indicator | value |\n|---|---|"
    )?;
    for (name, value) in indicators {
        writeln!(output, "| {name} | {} |", Code::of(&value))?;
    }
    Ok(())
}

fn write_rows(output: &mut impl Write, heading: &str, rows: Vec<(&str, String)>) -> io::Result<()> {
    writeln!(output, "\n## {heading}\n\n| field | value |\n|---|---|")?;
    for (name, value) in rows {
        writeln!(output, "| {} | {} |", Code::of(name), Code::of(&value))?;
    }
    Ok(())
}

fn write_relative(
    output: &mut impl Write,
    line: &[u8],
    relative: &Relative,
    place: Option<&FoundIn<'_>>,
) -> io::Result<()> {
    writeln!(output, "{}\n", Code::of(line))?;
    if place.is_some() {
        write_place(output, place)?;
        writeln!(output)?;
    }
    writeln!(output, "## Fields\n")?;
    write_header_fields(output, relative)
}

fn write_header_fields(output: &mut impl Write, relative: &Relative) -> io::Result<()> {
    writeln!(output, "| field | value | standing |\n|---|---|---|")?;
    for (name, value, standing) in headers::rows(relative) {
        let [name, value] = [name, &value].map(Code::of);
        writeln!(output, "| {name} | {value} | {standing} |")?;
    }
    Ok(())
}

fn time(now: Timestamp) -> String {
    now.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

fn write_fields(output: &mut impl Write, reading: &Reading<'_>) -> io::Result<()> {
    let groups = groups(reading);
    if groups.is_empty() {
        return Ok(());
    }
    writeln!(output, "\n## Fields\n")?;
    writeln!(output, "| | field | value | remark | standing |")?;
    writeln!(output, "|---|---|---|---|---|")?;
    for group in groups {
        let mut heading = group.topic.heading();
        for field in group.fields {
            let standing = match group.topic {
                Topic::Tentative => Standing::Unknown,
                _ => standing(reading, &field),
            };
            let standing = standing.name();
            let name = Code::of(field.name);
            let remark = plain(&field.remark);
            write!(output, "| {heading} | {name} | ")?;
            match group.topic {
                Topic::Metadata if field.source != Source::LeftOver => write!(output, "below")?,
                _ => write!(output, "{}", Code::of(&field.value))?,
            }
            writeln!(output, " | {remark} | {standing} |")?;
            heading = "";
        }
    }
    Ok(())
}

/// How certain it is that a field means what its name says.
fn standing(reading: &Reading<'_>, field: &Field<'_>) -> Standing {
    let Source::Record(index) = field.source else {
        return Standing::Seen;
    };
    let record = reading.records().and_then(|it| it.iter().nth(index));
    let definition = record.and_then(|record| record.id().definition());
    definition.map_or(Standing::Unknown, Definition::standing)
}

fn write_notes(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    let mut is_first = true;
    entry.each_note(|note| {
        if mem::take(&mut is_first) {
            writeln!(
                output,
                "\n## Notes\n\n| severity | code | what was found |\n|---|---|---|"
            )?;
        }
        let (severity, name) = (note.severity.name(), Code::of(note.code.name()));
        let message = note.message.text();
        let message = Code::of(message.as_bytes());
        writeln!(output, "| {severity} | {name} | {message} |")
    })
}

fn write_metadata(output: &mut impl Write, metadata: Metadata<'_>) -> io::Result<()> {
    let length = metadata.length();
    let over = match length.remaining() {
        Some(remaining) => format!("{remaining} left"),
        None => format!("over the limit by {}", length.excess()),
    };
    let (len, max) = (length.len(), length.max());
    writeln!(output, "\n## Metadata\n\n{len} of {max} bytes, {over}.\n")?;
    let fence = fence(metadata.as_bytes());
    if let Some(json) = metadata.compact() {
        writeln!(output, "{fence}json")?;
        write_pretty(
            &mut Defanging::new(StreamForm::Json, &mut *output),
            &json,
            "",
        )?;
        writeln!(output, "{fence}")
    } else {
        let text = defanged_bytes(metadata.as_bytes());
        let text = Safe::of(&text);
        writeln!(output, "{fence}text\n{text}\n{fence}")
    }
}

fn write_records(output: &mut impl Write, records: &Records<'_>) -> io::Result<()> {
    writeln!(
        output,
        "\n## Records\n\n| byte | id | name | width | bytes | value |\n|---|---|---|---|---|---|"
    )?;
    for record in records {
        let name = record.id().definition().and_then(Definition::name);
        let name = Code::of(name.unwrap_or_default());
        let (offset, id, width) = (record.offset(), record.id().get(), record.width().get());
        let len = record.as_bytes().len();
        let value = HexCode(record.as_bytes());
        writeln!(
            output,
            "| {offset} | {id} | {name} | {width} | {len} | {value} |"
        )?;
    }
    if records.left_over().is_empty() {
        return Ok(());
    }
    let bytes = HexCode(records.left_over());
    writeln!(
        output,
        "\nLeft over from byte {} on: {bytes}",
        records.left_over_offset()
    )
}

/// A payload without records that can be read.
fn write_bytes(output: &mut impl Write, payload: &[u8]) -> io::Result<()> {
    if payload.is_empty() {
        return Ok(());
    }
    let bytes = HexCode(payload);
    writeln!(output, "\n## Payload\n\n{} bytes: {bytes}", payload.len())
}

fn write_faults(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    for (index, fault) in entry.faults().enumerate() {
        if index == 0 {
            writeln!(
                output,
                "\n## Faults\n\n| byte | code | what is wrong |\n|---|---|---|"
            )?;
        }
        let (name, message) = (Code::of(fault.code), Code::of(&fault.message));
        writeln!(output, "| {} | {name} | {message} |", fault.offset)?;
    }
    Ok(())
}
