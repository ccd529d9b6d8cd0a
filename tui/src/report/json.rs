//! `--format json`: one JSON array, written as its elements come.

use std::io::{self, Write};

use super::entry::ReportEntry;
use super::object::{self, LinkPart};

pub(super) fn write(
    output: &mut impl Write,
    entry: &ReportEntry<'_>,
    is_first: bool,
) -> io::Result<()> {
    output.write_all(if is_first { b"[\n" } else { b",\n" })?;
    object::write(output, entry, LinkPart::Whole)
}

pub(super) fn finish(output: &mut impl Write, is_empty: bool) -> io::Result<()> {
    output.write_all(if is_empty { b"[]\n" } else { b"\n]\n" })
}
