//! An error or a warning about an object: where, what, and a stable code.

use std::error::Error;
use std::fmt;

use tracklens_codec::WriteError;

use crate::text::shown::Shown;

/// The most bytes of a JSON pointer that are shown.
const MAX_SHOWN_POINTER: usize = 128;

/// An error or a warning about a line of JSON. It holds no value of the object, since these belong to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    place: DocumentPlace,
    message: String,
    code: &'static str,
}

/// What of a line it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum DocumentPlace {
    /// A byte of the line, from 1.
    Column(usize),
    /// The value at a JSON pointer; the empty one means all of it.
    Pointer(String),
}

impl Diagnostic {
    pub(crate) fn at_column(column: usize, message: impl Into<String>, code: &'static str) -> Self {
        Self {
            place: DocumentPlace::Column(column),
            message: message.into(),
            code,
        }
    }

    pub(super) fn at_pointer(
        pointer: impl Into<String>,
        message: impl Into<String>,
        code: &'static str,
    ) -> Self {
        Self {
            place: DocumentPlace::Pointer(pointer.into()),
            message: message.into(),
            code,
        }
    }

    pub(super) fn of_write_error(pointer: impl Into<String>, error: WriteError) -> Self {
        Self::at_pointer(pointer, error.to_string(), error.code())
    }
}

/// One line, safe to show.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            DocumentPlace::Column(column) => write!(f, "column {column}: ")?,
            DocumentPlace::Pointer(pointer) if pointer.is_empty() => {}
            DocumentPlace::Pointer(pointer) => {
                let (start, end) = match pointer.as_bytes().split_at_checked(MAX_SHOWN_POINTER) {
                    Some((start, [_, ..])) => (start, "…"),
                    _ => (pointer.as_bytes(), ""),
                };
                write!(f, "{}{end}: ", Shown::bytes(start))?;
            }
        }
        write!(f, "{} [{}]", self.message, self.code)
    }
}

impl Error for Diagnostic {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_is_one_safe_line() {
        let shown = |pointer: &str| Diagnostic::at_pointer(pointer, "it is odd", "odd").to_string();
        assert_eq!(shown(""), "it is odd [odd]");
        assert_eq!(shown("/a\n\x1b[2J"), r"/a\x0a\x1b[2J: it is odd [odd]");
        let long = shown(&"/a".repeat(1000));
        assert!(long.len() < 200 && long.ends_with("/a…: it is odd [odd]"));
        let column = Diagnostic::at_column(7, "it is odd", "odd");
        assert_eq!(column.to_string(), "column 7: it is odd [odd]");
    }
}
