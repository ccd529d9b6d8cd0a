//! `--format markdown`: a report for a ticket.
//!
//! Everything that was read of a link stands between backticks or in a fenced block, and nothing in it can end
//! either: no decoded value makes a link, an image or HTML, or breaks a table.

use std::io::{self, Write};

use jiff::Timestamp;
use tracklens_codec::{Definition, Records, Standing};

use super::entry::{Finding, FoundIn, LineFault, ReportEntry};
use super::quoting::{code, fence, plain};
use super::{headers, mails, requests, sources};
use crate::input::Step;
use crate::input::relative::Relative;
use crate::reading::fields::{Field, Topic, groups};
use crate::reading::notes::Note;
use crate::reading::source::Source;
use crate::reading::{Metadata, Reading};
use crate::text::defang::{defanged, defanged_text};
use crate::text::escape;
use crate::text::hex;
use crate::text::shown::Shown;

pub(super) fn write(
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    is_first: bool,
) -> io::Result<()> {
    let mut text = Vec::new();
    write_entry(&mut text, entry, is_first)?;
    output.write_all(&text)
}

fn write_entry(output: &mut Vec<u8>, entry: &ReportEntry<'_>, is_first: bool) -> io::Result<()> {
    if !is_first {
        writeln!(output)?;
    }
    match entry {
        ReportEntry::TooLong { .. } => writeln!(output, "# Not a tracked link\n")?,
        ReportEntry::Relative {
            line,
            relative,
            place,
        } => write_relative(output, line, relative, place.as_ref())?,
        ReportEntry::Read {
            reading, finding, ..
        } => {
            write_head(output, reading)?;
            write_place(output, finding.place.as_ref())?;
            write_undone(output, finding)?;
            if let Some(log) = finding.log {
                write_rows(output, "Request", requests::rows(log))?;
            }
            if let Some(says) = finding.mail {
                write_rows(output, "Headers of the mail", mails::rows(says))?;
            }
            if let Some(relative) = finding.relative {
                writeln!(output, "\n## Header: {}\n", code(relative.kind().code()))?;
                write_header_fields(output, relative)?;
            }
            write_fields(output, reading)?;
            write_notes(output, &entry.notes())?;
            if let Some(metadata) = reading.metadata() {
                write_metadata(output, metadata)?;
            }
            if let Some(records) = reading.records() {
                write_records(output, records)?;
            } else if let Some(payload) = reading.payload() {
                write_bytes(output, payload.as_bytes())?;
            }
        }
    }
    write_faults(output, &entry.faults())
}

fn write_head(output: &mut Vec<u8>, reading: &Reading<'_>) -> io::Result<()> {
    let title = match reading.link() {
        Ok(link) => match link.kind() {
            Some(kind) => format!("Tracked link: {}", code(kind.name())),
            None => "Tracked link of unknown kind".to_owned(),
        },
        Err(_) => "Not a tracked link".to_owned(),
    };
    writeln!(output, "# {title}\n\n{}\n", code(&defanged_link(reading)))?;
    let outcome = match (reading.link(), reading.faults().len()) {
        (Ok(_), 0) => "read to the end".to_owned(),
        (Ok(_), 1) => "read up to a fault, below".to_owned(),
        (Ok(_), count) => format!("read as far as {count} faults allow, below"),
        (Err(_), _) => "not read, for the reason below".to_owned(),
    };
    let now = time(reading.settings().now);
    let version = env!("CARGO_PKG_VERSION");
    writeln!(output, "- Outcome: {outcome}")?;
    writeln!(output, "- As of {now}, by tracklens {version}")
}

fn write_undone(output: &mut Vec<u8>, finding: &Finding<'_>) -> io::Result<()> {
    if finding.undone.is_empty() {
        return Ok(());
    }
    let steps: Vec<_> = finding.undone.iter().map(Step::description).collect();
    writeln!(output, "- Undone to find it: {}", plain(&steps.join("; ")))
}

fn write_place(output: &mut Vec<u8>, place: Option<&FoundIn<'_>>) -> io::Result<()> {
    match place {
        Some(place) => {
            let words = sources::words(place);
            let words = code(&defanged_text(Shown::text(&words).as_str()));
            writeln!(output, "- Found in: {words}")
        }
        None => Ok(()),
    }
}

fn write_rows(output: &mut Vec<u8>, heading: &str, rows: Vec<(&str, String)>) -> io::Result<()> {
    writeln!(output, "\n## {heading}\n\n| field | value |\n|---|---|")?;
    for (name, value) in rows {
        let value = code(Shown::text(&value).as_str());
        writeln!(output, "| {} | {value} |", code(name))?;
    }
    Ok(())
}

fn write_relative(
    output: &mut Vec<u8>,
    line: &[u8],
    relative: &Relative,
    place: Option<&FoundIn<'_>>,
) -> io::Result<()> {
    let kind = code(relative.kind().code());
    let line = code(&defanged_text(Shown::bytes(line).as_str()));
    writeln!(output, "# Header: {kind}\n\n{line}\n")?;
    if place.is_some() {
        write_place(output, place)?;
        writeln!(output)?;
    }
    writeln!(output, "## Fields\n")?;
    write_header_fields(output, relative)
}

fn write_header_fields(output: &mut Vec<u8>, relative: &Relative) -> io::Result<()> {
    writeln!(output, "| field | value | standing |\n|---|---|---|")?;
    for (name, value, standing) in headers::rows(relative) {
        let [name, value] = [name, &value].map(|it| code(Shown::text(it).as_str()));
        writeln!(output, "| {name} | {value} | {standing} |")?;
    }
    Ok(())
}

fn time(now: Timestamp) -> String {
    now.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// The link, or a text that is not one, written so that nothing takes it for a link.
fn defanged_link(reading: &Reading<'_>) -> String {
    // The ranges count bytes of the original: they fit only if that is UTF-8.
    let (Ok(link), Ok(text)) = (reading.link(), std::str::from_utf8(reading.text())) else {
        return defanged_text(Shown::bytes(reading.text()).as_str());
    };
    let [scheme, host] = [link.parts().scheme(), link.parts().host()]
        .map(|part| part.map(|part| part.span().range()));
    Shown::text(&defanged(text, scheme, host))
        .as_str()
        .to_owned()
}

fn write_fields(output: &mut Vec<u8>, reading: &Reading<'_>) -> io::Result<()> {
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
            let value = match group.topic {
                Topic::Metadata if field.source != Source::LeftOver => "below".to_owned(),
                _ => code(field.value.as_str()),
            };
            let standing = match group.topic {
                Topic::Tentative => Standing::Unknown,
                _ => standing(reading, &field),
            };
            let standing = standing.name();
            let name = code(field.name);
            let remark = plain(&field.remark);
            writeln!(
                output,
                "| {heading} | {name} | {value} | {remark} | {standing} |"
            )?;
            heading = "";
        }
    }
    Ok(())
}

/// How certain it is that a field means what its name says.
fn standing(reading: &Reading<'_>, field: &Field) -> Standing {
    let Source::Record(index) = field.source else {
        return Standing::Seen;
    };
    let record = reading.records().and_then(|it| it.iter().nth(index));
    let definition = record.and_then(|record| record.id().definition());
    definition.map_or(Standing::Unknown, Definition::standing)
}

fn write_notes(output: &mut Vec<u8>, notes: &[&Note]) -> io::Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    writeln!(
        output,
        "\n## Notes\n\n| severity | code | what was found |\n|---|---|---|"
    )?;
    for note in notes {
        let message = code(Shown::text(&note.message).as_str());
        let (severity, name) = (note.severity.name(), code(note.code.name()));
        writeln!(output, "| {severity} | {name} | {message} |")?;
    }
    Ok(())
}

fn write_metadata(output: &mut Vec<u8>, metadata: Metadata<'_>) -> io::Result<()> {
    let length = metadata.length();
    let over = match length.remaining() {
        Some(remaining) => format!("{remaining} left"),
        None => format!("over the limit by {}", length.excess()),
    };
    let (len, max) = (length.len(), length.max());
    writeln!(output, "\n## Metadata\n\n{len} of {max} bytes, {over}.\n")?;
    let (language, text) = match metadata.json() {
        Some(json) => {
            let pretty = escape::json(serde_json::to_string_pretty(&json)?);
            let lines = pretty
                .lines()
                .map(|line| Shown::text(line).as_str().to_owned());
            ("json", lines.collect::<Vec<_>>().join("\n"))
        }
        None => (
            "text",
            Shown::bytes(metadata.as_bytes()).as_str().to_owned(),
        ),
    };
    let fence = fence(&text);
    writeln!(output, "{fence}{language}\n{text}\n{fence}")
}

fn write_records(output: &mut Vec<u8>, records: &Records<'_>) -> io::Result<()> {
    writeln!(
        output,
        "\n## Records\n\n| byte | id | name | width | bytes | value |\n|---|---|---|---|---|---|"
    )?;
    for record in records {
        let name = record.id().definition().and_then(Definition::name);
        let name = code(name.unwrap_or_default());
        let (offset, id, width) = (record.offset(), record.id().get(), record.width().get());
        let len = record.as_bytes().len();
        let value = code(&hex::spaced(record.as_bytes()));
        writeln!(
            output,
            "| {offset} | {id} | {name} | {width} | {len} | {value} |"
        )?;
    }
    if records.left_over().is_empty() {
        return Ok(());
    }
    let bytes = code(&hex::spaced(records.left_over()));
    writeln!(
        output,
        "\nLeft over from byte {} on: {bytes}",
        records.left_over_offset()
    )
}

/// A payload without records that can be read.
fn write_bytes(output: &mut Vec<u8>, payload: &[u8]) -> io::Result<()> {
    if payload.is_empty() {
        return Ok(());
    }
    let bytes = code(&hex::spaced(payload));
    writeln!(output, "\n## Payload\n\n{} bytes: {bytes}", payload.len())
}

fn write_faults(output: &mut Vec<u8>, faults: &[LineFault]) -> io::Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    writeln!(
        output,
        "\n## Faults\n\n| byte | code | what is wrong |\n|---|---|---|"
    )?;
    for fault in faults {
        let message = code(Shown::text(&fault.message).as_str());
        let name = code(fault.code);
        writeln!(output, "| {} | {name} | {message} |", fault.offset)?;
    }
    Ok(())
}
