//! `--format json`: one JSON array, written as its elements come.

use std::io::{self, Write};

use super::entry::ReportEntry;
use super::object;
use crate::text::escape;

pub(super) fn write(
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    is_first: bool,
) -> io::Result<()> {
    let object = serde_json::to_string(&object::of_entry(entry))?;
    let opening = if is_first { "[\n" } else { ",\n" };
    write!(output, "{opening}{}", escape::json(object))
}

pub(super) fn finish(output: &mut impl Write, is_empty: bool) -> io::Result<()> {
    output.write_all(if is_empty { b"[]\n" } else { b"\n]\n" })
}
