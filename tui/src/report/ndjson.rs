//! `--format ndjson`: one JSON object a line.

use std::io::{self, Write};

use super::{Entry, object};
use crate::text::shown;

pub(super) fn write(output: &mut impl Write, entry: &Entry<'_>) -> io::Result<()> {
    let object = serde_json::to_string(&object::of_entry(entry))?;
    writeln!(output, "{}", shown::json(object))
}
