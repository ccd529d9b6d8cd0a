//! The file that a report is, or may be, written to.

use std::io;

use crate::text::shown::Shown;

/// The file that a report is, or may be, written to.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct Export {
    /// What is known of the name that was typed last.
    pub(in crate::inspector) destination: Option<Destination>,
    /// What the edge is to write.
    pub(in crate::inspector) to_write: Option<FileWish>,
}

/// In what form a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For a ticket.
    Markdown,
    /// As `decode --format json` writes it.
    Json,
}

impl Form {
    /// The form that the ending of a file's name asks for.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        if stem.is_empty() || stem.ends_with('/') {
            return None;
        }
        match ending {
            "md" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "a Markdown report",
            Self::Json => "the JSON of decode",
        }
    }
}

/// What the edge is to do about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileWish {
    /// To look where a file would be, whether there is one, and how long it would get.
    Look {
        /// Its name.
        name: String,
        /// Its form, if the name says any.
        form: Option<Form>,
    },
    /// To write a report into a new file.
    Write {
        /// Its name.
        name: String,
        /// Its form.
        form: Form,
    },
}

/// Where a file would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The name that was typed.
    pub name: String,
    /// The whole path.
    pub path: Shown,
    /// What is there.
    pub state: FileState,
    /// The bytes that would be written.
    pub len: usize,
}

/// What is where a file would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Nothing: the file can be made.
    Free,
    /// Something that is not overwritten.
    Taken,
    /// No folder for it.
    NoFolder,
    /// Something that keeps it from being written.
    Trouble(io::ErrorKind),
}

impl FileState {
    /// What an error says is there.
    #[must_use]
    pub const fn of_error(kind: io::ErrorKind) -> Self {
        match kind {
            io::ErrorKind::AlreadyExists => Self::Taken,
            io::ErrorKind::NotFound => Self::NoFolder,
            kind => Self::Trouble(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_says_the_form() {
        let table = [
            ("tracklens-report.md", Some(Form::Markdown)),
            ("a/b.c/d.json", Some(Form::Json)),
            ("a.md.json", Some(Form::Json)),
            ("report", None),
            ("report.MD", None),
            ("report.txt", None),
            (".md", None),
            ("a/.json", None),
            ("", None),
        ];
        for (name, form) in table {
            assert_eq!(Form::of_name(name), form, "{name}");
        }
    }
}
