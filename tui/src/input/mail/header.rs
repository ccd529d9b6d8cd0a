//! A block of header fields, and where each of them stands.

use std::ops::Range;

use memchr::memchr;

/// A block of header fields, up to the empty line after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) fields: Vec<Field>,
    /// Where the body starts.
    pub(super) body: usize,
}

/// A field: its name, and its value with the folding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

impl Block {
    /// Reads the block that starts at `start`. It ends at an empty line, or before a line that is no field.
    pub(super) fn read(message: &[u8], start: usize) -> Self {
        let mut fields: Vec<Field> = Vec::new();
        let mut at = start;
        while at < message.len() {
            let rest = message.get(at..).unwrap_or_default();
            let next = memchr(b'\n', rest).map_or(message.len(), |end| at + end + 1);
            let line = message.get(at..next).unwrap_or_default();
            let text = line.trim_ascii_end();
            if text.is_empty() {
                return Self { fields, body: next };
            }
            match (line.first(), fields.last_mut()) {
                (Some(b' ' | b'\t'), Some(field)) => field.value.end = at + text.len(),
                _ => match colon(text) {
                    Some(colon) => fields.push(Field {
                        name: at..at + text.get(..colon).unwrap_or_default().trim_ascii_end().len(),
                        value: at + colon + 1..at + text.len(),
                    }),
                    // An mbox has this line before the fields, quoted or not.
                    None if fields.is_empty() && is_envelope(text) => {}
                    None => break,
                },
            }
            at = next;
        }
        Self { fields, body: at }
    }

    /// The value of the first field of a name, with its folding.
    pub(super) fn value<'m>(&self, message: &'m [u8], name: &[u8]) -> Option<&'m [u8]> {
        let has_name = |field: &&Field| {
            let written = message.get(field.name.clone());
            written.is_some_and(|written| written.eq_ignore_ascii_case(name))
        };
        message.get(self.fields.iter().find(has_name)?.value.clone())
    }
}

/// Where the colon after the name of a field stands, in a line that is one.
pub(super) fn colon(line: &[u8]) -> Option<usize> {
    let colon = line.iter().take(128).position(|&byte| byte == b':')?;
    let name = line.get(..colon)?.trim_ascii_end();
    let belongs = |byte: &u8| matches!(byte, b'!'..=b'~');
    let is_name = !name.is_empty() && !name.starts_with(b"--") && name.iter().all(belongs);
    is_name.then_some(colon)
}

/// Whether a line is what an mbox writes before a message.
pub(super) fn is_envelope(line: &[u8]) -> bool {
    line.starts_with(b"From ") || line.starts_with(b">From ")
}
