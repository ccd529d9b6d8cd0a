//! `--format tsv`: a header, and the scalar values of a link on a line.

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::Value as Json;

use super::entry::ReportEntry;
use super::object;
use crate::reading::keys::KEYS;
use crate::text::escape;

/// The first columns: JSON pointers into the object of a line, and their headings. The keys of the link
/// follow, each under its name; a header has those that it shares with links.
const OF_LINE: [(&str, &str); 7] = [
    ("/input", "input"),
    ("/error/code", "error_code"),
    ("/error/message", "error_message"),
    ("/error/offset", "error_offset"),
    ("/fault/code", "fault_code"),
    ("/fault/message", "fault_message"),
    ("/fault/offset", "fault_offset"),
];

/// The last columns.
const LAST: [(&str, &str); 14] = [
    ("/relative/kind", "relative_kind"),
    ("/log/timestamp", "log_timestamp"),
    ("/log/ip_address", "log_ip_address"),
    ("/log/user_agent", "log_user_agent"),
    ("/log/method", "log_method"),
    ("/log/status", "log_status"),
    ("/source/file", "source_file"),
    ("/source/line", "source_line"),
    ("/source/offset", "source_offset"),
    ("/source/part", "source_part"),
    ("/source/header", "source_header"),
    ("/source/element", "source_element"),
    ("/source/attribute", "source_attribute"),
    ("/source/text", "source_text"),
];

pub(super) fn start(output: &mut impl Write) -> io::Result<()> {
    let headings: Vec<_> = OF_LINE.map(|(_, heading)| heading).to_vec();
    let headings = [
        headings,
        of_link().collect(),
        LAST.map(|(_, it)| it).to_vec(),
    ]
    .concat();
    writeln!(output, "{}", headings.join("\t"))
}

pub(super) fn write(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    let object = object::of_entry(entry);
    let first = OF_LINE.iter().map(|(pointer, _)| object.pointer(pointer));
    let link = object.get("link").or_else(|| object.get("relative"));
    let others = of_link().map(|key| link.and_then(|link| link.get(key)));
    let last = LAST.iter().map(|(pointer, _)| object.pointer(pointer));
    let cells = first.chain(others).chain(last);
    let cells: Vec<_> = cells
        .map(|value| value.map_or_else(String::new, cell))
        .collect();
    writeln!(output, "{}", cells.join("\t"))
}

/// The keys of the link that have a column.
fn of_link() -> impl Iterator<Item = &'static str> {
    let columns = KEYS.iter().filter(|(_, is_column)| *is_column);
    columns.map(|(key, _)| *key)
}

/// Text as it is, anything else as JSON; safe to show, and without the characters that separate cells and
/// lines.
fn cell(value: &Json) -> String {
    let text = match value {
        Json::String(text) => Cow::Borrowed(text.as_str()),
        other => Cow::Owned(other.to_string()),
    };
    escape::tsv(&text)
}
