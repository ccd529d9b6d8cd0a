//! `--format markdown`: a report for a ticket.
//!
//! Whatever was read of a link stands between backticks or in a fenced block, and has in it nothing
//! that could end either: no decoded value makes a link, an image or HTML, or breaks a table.

use std::io::{self, Write};

use jiff::Timestamp;
use tracklens_codec::{Definition, Records, Standing};

use super::{Entry, Trouble};
use crate::reading::fields::{Field, Topic, groups};
use crate::reading::notes::Note;
use crate::reading::source::{PartName, Source};
use crate::reading::{Metadata, Reading};
use crate::text::defang::defanged;
use crate::text::hex;
use crate::text::shown::{self, Shown};

pub(super) fn write(output: &mut impl Write, entry: &Entry<'_>, is_first: bool) -> io::Result<()> {
    let mut text = Vec::new();
    write_entry(&mut text, entry, is_first)?;
    output.write_all(&text)
}

fn write_entry(output: &mut Vec<u8>, entry: &Entry<'_>, is_first: bool) -> io::Result<()> {
    if !is_first {
        writeln!(output)?;
    }
    match entry {
        Entry::TooLong { .. } => writeln!(output, "# No tracked link\n")?,
        Entry::Read { reading, .. } => {
            write_head(output, reading)?;
            write_fields(output, reading)?;
            write_notes(output, reading.notes())?;
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
    write_troubles(output, &entry.troubles())
}

fn write_head(output: &mut Vec<u8>, reading: &Reading<'_>) -> io::Result<()> {
    let title = match reading.link() {
        Ok(link) => match link.kind() {
            Some(kind) => format!("Tracked link: {}", code(kind.name())),
            None => "Tracked link of no kind".to_owned(),
        },
        Err(_) => "No tracked link".to_owned(),
    };
    writeln!(output, "# {title}\n\n{}\n", code(&defanged_link(reading)))?;
    let outcome = match (reading.link(), reading.troubles().len()) {
        (Ok(_), 0) => "read to the end".to_owned(),
        (Ok(_), 1) => "read up to a fault, below".to_owned(),
        (Ok(_), count) => format!("read as far as {count} faults allow, below"),
        (Err(_), _) => "not read, and why below".to_owned(),
    };
    let now = time(reading.settings().now);
    let version = env!("CARGO_PKG_VERSION");
    writeln!(output, "- Outcome: {outcome}")?;
    writeln!(output, "- Held against {now}, by tracklens {version}")
}

fn time(now: Timestamp) -> String {
    now.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// The link, and any other text too, so that nothing takes it for one.
fn defanged_link(reading: &Reading<'_>) -> String {
    // The places are those of the bytes: of what is no UTF-8, nothing would be where it was.
    let (Ok(link), Ok(text)) = (reading.link(), std::str::from_utf8(reading.text())) else {
        let text = Shown::bytes(reading.text());
        return text.as_str().replace("://", "[:]//").replace('.', "[.]");
    };
    let parts = PartName::ALL.into_iter().filter_map(|name| {
        let part = name.of(link.parts())?;
        Some((name, part.span().range()))
    });
    Shown::text(&defanged(text, parts)).as_str().to_owned()
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
                Topic::Metadata => "below".to_owned(),
                _ => code(field.value.as_str()),
            };
            let standing = standing(reading, &field).name();
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

/// How certain it is that a field is what its name says.
fn standing(reading: &Reading<'_>, field: &Field) -> Standing {
    let Source::Record(index) = field.source else {
        return Standing::Seen;
    };
    let record = reading.records().and_then(|it| it.iter().nth(index));
    let definition = record.and_then(|record| record.id().definition());
    definition.map_or(Standing::Unknown, Definition::standing)
}

fn write_notes(output: &mut Vec<u8>, notes: &[Note]) -> io::Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    writeln!(
        output,
        "\n## Notes\n\n| severity | code | what is found |\n|---|---|---|"
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
            let pretty = shown::json(serde_json::to_string_pretty(&json)?);
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

/// A payload of which no records can be read.
fn write_bytes(output: &mut Vec<u8>, payload: &[u8]) -> io::Result<()> {
    if payload.is_empty() {
        return Ok(());
    }
    let bytes = code(&hex::spaced(payload));
    writeln!(output, "\n## Payload\n\n{} bytes: {bytes}", payload.len())
}

fn write_troubles(output: &mut Vec<u8>, troubles: &[Trouble]) -> io::Result<()> {
    if troubles.is_empty() {
        return Ok(());
    }
    writeln!(
        output,
        "\n## Faults\n\n| byte | code | what is wrong |\n|---|---|---|"
    )?;
    for trouble in troubles {
        let message = code(Shown::text(&trouble.message).as_str());
        let name = code(trouble.code);
        writeln!(output, "| {} | {name} | {message} |", trouble.offset)?;
    }
    Ok(())
}

/// A safe text between backticks. What could end that, or a cell of a table, stands as a token, as what
/// can't be shown does.
fn code(safe: &str) -> String {
    if safe.is_empty() {
        return String::new();
    }
    let text = safe.replace('`', r"\x60").replace('|', r"\x7c");
    // Where there is one at both ends, Markdown takes it off.
    let space = if text.starts_with(' ') && text.ends_with(' ') {
        " "
    } else {
        ""
    };
    format!("`{space}{text}{space}`")
}

/// The program's own words, with all escaped that could mean something.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if "\\`*[]<>|~&@".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

/// A fence that no line of a text can close.
fn fence(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max();
    "`".repeat(longest.unwrap_or_default().max(2) + 1)
}
