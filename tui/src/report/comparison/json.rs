//! What differs between two links, as a JSON object: the sides, what stands out, and the rows that differ.

use std::io::{self, Write};

use crate::comparing::{ComparedState, ComparedValue, Comparison, Content, Side};
use crate::reading::{Mark, Provenance};
use crate::text::defang::{Defanging, StreamForm};
use crate::text::hex;
use crate::text::json::{Object, write_array, write_number, write_string, write_word};

/// What differs between two links, as JSON; with strings in which nothing can be clicked, if you want that.
pub(crate) fn json(comparison: &Comparison, is_defanged: bool) -> String {
    let mut output = Vec::new();
    // Writing to memory can't fail.
    let _ = if is_defanged {
        let mut output = Defanging::new(StreamForm::Json, &mut output);
        write(&mut output, comparison).and_then(|()| output.flush())
    } else {
        write(&mut output, comparison)
    };
    String::from_utf8_lossy(&output).into_owned()
}

fn write(output: &mut impl Write, comparison: &Comparison) -> io::Result<()> {
    let mut object = Object::start(output)?;
    for (_, name, side) in comparison.named_sides() {
        write_side(object.key(name)?, side)?;
    }
    let facts = object.key("facts")?;
    write_array(facts, &comparison.facts, |output, fact| {
        let mut object = Object::start(output)?;
        write_word(object.key("about")?, fact.about)?;
        write_string(object.key("text")?, fact.text.as_bytes())?;
        object.end()
    })?;
    write_number(object.key("equal")?, comparison.counts().equal)?;
    let rows = comparison.differences();
    let rows = rows.flat_map(|(heading, rows)| rows.map(move |row| (heading, row)));
    write_array(
        object.key("differences")?,
        rows,
        |output, (heading, row)| {
            let mut object = Object::start(output)?;
            write_word(object.key("section")?, heading)?;
            write_string(object.key("name")?, row.name.as_str().as_bytes())?;
            let state = match row.state {
                ComparedState::Equal(_) => "equal",
                ComparedState::Differs(..) => "differs",
                ComparedState::OnlyThis(_) => "only_this",
                ComparedState::OnlyOther(_) => "only_other",
            };
            write_word(object.key("state")?, state)?;
            let values = row.state.this_and_other();
            for (name, value) in ["this", "other"].into_iter().zip(values) {
                if let Some(value) = value {
                    write_value(object.key(name)?, value)?;
                }
            }
            object.end()
        },
    )?;
    object.end()?;
    output.write_all(b"\n")
}

fn write_side(output: &mut impl Write, side: &Side) -> io::Result<()> {
    let mut object = Object::start(output)?;
    write_string(object.key("input")?, &side.text)?;
    write_word(object.key("kind")?, side.kind)?;
    if side.is_encrypted {
        object.key("encrypted")?.write_all(b"true")?;
    }
    if let Some(recipient) = &side.recipient {
        write_string(object.key("rcpt_to")?, recipient)?;
    }
    if let Some(sent) = side.sent {
        write_number(object.key("injection_time")?, sent)?;
    }
    if side.provenance != Provenance::default() {
        let marks = side.provenance.marks();
        write_array(object.key("provenance")?, marks, |output, mark: Mark| {
            write_word(output, mark.code())
        })?;
    }
    object.end()
}

fn write_value(output: &mut impl Write, value: &ComparedValue) -> io::Result<()> {
    let mut object = Object::start(output)?;
    match &value.content {
        Content::Text(text) => write_string(object.key("text")?, text.as_str().as_bytes())?,
        Content::Bytes { head, value } => {
            if !head.is_empty() {
                write_word(object.key("head_hex")?, &hex::digits(head))?;
            }
            write_word(object.key("hex")?, &hex::digits(value))?;
        }
    }
    if !value.remark.is_empty() {
        write_string(object.key("remark")?, value.remark.as_bytes())?;
    }
    object.end()
}
