//! `--format ndjson`: one JSON object a line.

use std::io::{self, Write};

use super::entry::ReportEntry;
use super::object;
use crate::text::escape;

pub(super) fn write(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    let object = serde_json::to_string(&object::of_entry(entry))?;
    writeln!(output, "{}", escape::json(object))
}
