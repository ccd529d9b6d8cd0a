//! What is wrong with an object, or what its user should know: where, what, and a stable code.

use std::fmt;

use tracklens_codec::WriteError;

use crate::text::shown::Shown;

/// The most bytes of a pointer that are shown.
const MAX_SHOWN_POINTER: usize = 128;

/// Something to say about a line. It holds no value of the object: these are people's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    place: Place,
    message: String,
    code: &'static str,
}

/// Where in a line something is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// A byte of the line, counted from 1.
    Column(usize),
    /// A JSON pointer; empty for the whole value.
    Pointer(String),
}

impl Finding {
    pub(super) fn at_column(column: usize, message: impl Into<String>, code: &'static str) -> Self {
        Self {
            place: Place::Column(column),
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
            place: Place::Pointer(pointer.into()),
            message: message.into(),
            code,
        }
    }

    pub(super) fn of_write_error(pointer: impl Into<String>, error: WriteError) -> Self {
        Self::at_pointer(pointer, error.to_string(), error.code())
    }
}

/// On one line, safe to show.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Column(column) => write!(f, "column {column}: ")?,
            Place::Pointer(pointer) if pointer.is_empty() => {}
            Place::Pointer(pointer) => {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_safe_line() {
        let shown = |pointer: &str| Finding::at_pointer(pointer, "it is odd", "odd").to_string();
        assert_eq!(shown(""), "it is odd [odd]");
        assert_eq!(shown("/a\n\x1b[2J"), r"/a\x0a\x1b[2J: it is odd [odd]");
        let long = shown(&"/a".repeat(1000));
        assert!(long.len() < 200 && long.ends_with("/a…: it is odd [odd]"));
        let column = Finding::at_column(7, "it is odd", "odd");
        assert_eq!(column.to_string(), "column 7: it is odd [odd]");
    }
}
