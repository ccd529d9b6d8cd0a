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
use crate::report::{Format, comparison};
use crate::settings::file;
use crate::text::shown::Shown;

/// How many names are tried until one is free.
const MAX_NAMES: usize = 1000;

/// Looks for a file or writes it, and says what came of it.
#[must_use]
pub fn fulfil(wish: FileTask, model: &Model) -> Message {
    match wish {
        FileTask::Look { name, form } => Message::Looked(look(name, len(form, model))),
        FileTask::Propose { name, form } => Message::Looked(propose(name, len(form, model))),
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

/// The bytes that a report has.
fn len(form: Option<FileForm>, model: &Model) -> usize {
    form.map_or(0, |form| text(form, model).len())
}

/// The text of a report: of the comparison that is open, or else of the link.
fn text(form: FileForm, model: &Model) -> String {
    if let Some(comparison) = model.comparison() {
        return match form {
            FileForm::Markdown => comparison::markdown(comparison),
            FileForm::Json => comparison::json(comparison, model.settings().defang),
        };
    }
    let format = match form {
        FileForm::Markdown => Format::Markdown,
        FileForm::Json => Format::Json,
    };
    report(format, model)
}

/// Where a file of this name would be; if something is there, the same of the first of the next names that is free.
fn propose(name: String, len: usize) -> Destination {
    let destination = look(name.clone(), len);
    if destination.state != FileState::Taken {
        return destination;
    }
    let others = numbered(&name).map(|other| look(other, len));
    let free = others
        .take(MAX_NAMES)
        .find(|it| it.state == FileState::Free);
    match free {
        Some(free) => Destination {
            instead_of: Some(name),
            ..free
        },
        None => destination,
    }
}

/// The names that follow a name: `report-2.md`, `report-3.md` and so on, after `report-7.md` those from `report-8.md` on.
fn numbered(name: &str) -> impl Iterator<Item = String> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|it| *it > 1);
    // The day of a date is no number of a file.
    let counted = stem.rsplit_once('-');
    let counted = counted.filter(|(start, _)| !start.ends_with(|it: char| it.is_ascii_digit()));
    let counted = counted.and_then(|(start, digits)| Some((start, number(digits)?)));
    let (stem, last) = counted.unwrap_or((stem, 1));
    let numbers = last.saturating_add(1)..u32::MAX;
    numbers.map(move |number| format!("{stem}-{number}.{ending}"))
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
        instead_of: None,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_from_their_number_on() {
        let table = [
            ("report.md", ["report-2.md", "report-3.md"]),
            ("report-2.md", ["report-3.md", "report-4.md"]),
            ("report-9.json", ["report-10.json", "report-11.json"]),
            ("a.b/report.md", ["a.b/report-2.md", "a.b/report-3.md"]),
            ("report-1.md", ["report-1-2.md", "report-1-3.md"]),
            ("re-port.md", ["re-port-2.md", "re-port-3.md"]),
            ("2026-11-28.md", ["2026-11-28-2.md", "2026-11-28-3.md"]),
            ("-2.md", ["-3.md", "-4.md"]),
        ];
        for (name, expected) in table {
            assert_eq!(
                numbered(name).take(2).collect::<Vec<_>>(),
                expected,
                "{name}"
            );
        }
        assert_eq!(numbered("a-4294967295.md").next(), None);
    }
}
