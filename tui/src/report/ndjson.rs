//! `--format ndjson`: one JSON object a line.

use std::io::{self, Write};

use super::entry::ReportEntry;
use super::object::{self, LinkPart};

pub(super) fn write(output: &mut impl Write, entry: &ReportEntry<'_>) -> io::Result<()> {
    object::write(output, entry, LinkPart::Whole)?;
    output.write_all(b"\n")
}
