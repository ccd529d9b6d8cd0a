//! Writes a report of the inspector's link to a new file.
//!
//! ```text
//! inspector ─ name, form ─▶ exporting ─ report ─▶ text ─▶ a new file
//! ```

use std::fs;
use std::io;
use std::path::{self, Path};

use crate::commands::copying::report;
use crate::inspector::{Destination, FileForm, FileState, FileTask, Message, Model};
use crate::report::Format;
use crate::settings::file;
use crate::text::shown::Shown;

/// Looks for a file or writes it, and says what came of it.
#[must_use]
pub fn fulfil(wish: FileTask, model: &Model) -> Message {
    match wish {
        FileTask::Look { name, form } => {
            let len = form.map_or(0, |form| text(form, model).len());
            Message::Looked(look(name, len))
        }
        FileTask::Write { name, form } => {
            let text = text(form, model);
            let written = file::create(Path::new(&name), text.as_bytes());
            Message::Exported(match written {
                Ok(()) => Ok(text.len()),
                Err(error) => Err(error.kind()),
            })
        }
    }
}

/// The text of a report.
fn text(form: FileForm, model: &Model) -> String {
    let format = match form {
        FileForm::Markdown => Format::Markdown,
        FileForm::Json => Format::Json,
    };
    report(format, model)
}

/// Where a file of this name would be, and what is there now.
fn look(name: String, len: usize) -> Destination {
    let (path, state) = match path::absolute(&name) {
        Ok(path) => {
            let shown = Shown::bytes(path.as_os_str().as_encoded_bytes());
            (shown, state(&path))
        }
        Err(error) => (Shown::text(&name), FileState::of_error(error.kind())),
    };
    Destination {
        name,
        path,
        state,
        len,
    }
}

fn state(path: &Path) -> FileState {
    // A symbolic link is in the way itself, wherever it leads.
    match fs::symlink_metadata(path) {
        Ok(_) => FileState::Taken,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = path.parent().map(fs::metadata);
            match folder {
                Some(Ok(folder)) if folder.is_dir() => FileState::Free,
                Some(Ok(_)) => FileState::Blocked(io::ErrorKind::NotADirectory),
                Some(Err(error)) => FileState::of_error(error.kind()),
                None => FileState::NoFolder,
            }
        }
        Err(error) => FileState::of_error(error.kind()),
    }
}
