//! `--format json`: one JSON array, written as its elements come.

use std::io::{self, Write};

use super::{Entry, object};
use crate::text::shown;

pub(super) fn write(output: &mut impl Write, entry: &Entry<'_>, is_first: bool) -> io::Result<()> {
    let object = serde_json::to_string(&object::of_entry(entry))?;
    let opening = if is_first { "[\n" } else { ",\n" };
    write!(output, "{opening}{}", shown::json(object))
}

pub(super) fn finish(output: &mut impl Write, is_empty: bool) -> io::Result<()> {
    output.write_all(if is_empty { b"[]\n" } else { b"\n]\n" })
}
