//! The files that the arguments name, one after the other.

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::settings::file;
use crate::text::shown::Shown;

/// The most things in folders that are named one by one when they are skipped.
const MAX_NAMED: usize = 20;

/// The files that the arguments name. Folders are read when it is their turn.
pub(super) struct Files<'a, I> {
    arguments: VecDeque<&'a OsStr>,
    recursive: bool,
    input: Option<I>,
    folder: Option<walkdir::IntoIter>,
    skipped: Skipped,
}

/// What comes next.
pub(super) enum NextFile<I> {
    /// Standard input.
    Input(I),
    /// A file.
    File(PathBuf, File),
    /// Something could not be read: a sentence about it, safe to show.
    Unreadable(String),
    /// Something was skipped: a sentence about it, safe to show.
    Skipped(String),
}

/// What was skipped in folders.
#[derive(Default)]
struct Skipped {
    links: usize,
    special: usize,
}

impl<'a, I: Read> Files<'a, I> {
    pub(super) fn new(arguments: &'a [OsString], recursive: bool, input: I) -> Self {
        let mut arguments: VecDeque<_> = arguments.iter().map(OsString::as_os_str).collect();
        if arguments.is_empty() {
            arguments.push_back(OsStr::new("-"));
        }
        Self {
            arguments,
            recursive,
            input: Some(input),
            folder: None,
            skipped: Skipped::default(),
        }
    }

    /// What the next argument names.
    fn argument(&mut self) -> Option<NextFile<I>> {
        let argument = self.arguments.pop_front()?;
        if argument == "-" {
            return Some(match self.input.take() {
                Some(input) => NextFile::Input(input),
                None => NextFile::Skipped("standard input was searched before".to_owned()),
            });
        }
        let path = Path::new(argument);
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() && self.recursive => {
                let folder = WalkDir::new(path).sort_by_file_name();
                self.folder = Some(folder.into_iter());
                self.next()
            }
            Ok(metadata) if metadata.is_dir() => Some(NextFile::Unreadable(format!(
                "{}: this is a folder: use -r to search the files in it",
                file::name(path)
            ))),
            _ => Some(open(path)),
        }
    }

    /// The next file of the folder whose turn it is.
    fn in_folder(&mut self) -> Option<NextFile<I>> {
        for entry in self.folder.as_mut()? {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(unreadable_folder(&error)),
            };
            let kind = entry.file_type();
            if kind.is_file() {
                return Some(open(entry.path()));
            }
            if entry.path_is_symlink() {
                self.skipped.links += 1;
            } else if !kind.is_dir() {
                self.skipped.special += 1;
                if self.skipped.special <= MAX_NAMED {
                    let name = file::name(entry.path());
                    let sentence = format!("{name}: skipped, since it is not a regular file");
                    return Some(NextFile::Skipped(sentence));
                }
            }
        }
        self.folder = None;
        None
    }
}

impl<I: Read> Iterator for Files<'_, I> {
    type Item = NextFile<I>;

    fn next(&mut self) -> Option<NextFile<I>> {
        if let Some(file) = self.in_folder() {
            return Some(file);
        }
        self.argument()
            .or_else(|| self.skipped.take().map(NextFile::Skipped))
    }
}

impl Skipped {
    /// What was skipped besides what was named, in a sentence.
    fn take(&mut self) -> Option<String> {
        let Self { links, special } = std::mem::take(self);
        let more = special.saturating_sub(MAX_NAMED);
        let counts = [
            (links, "symbolic links, which are not followed"),
            (more, "more files that are not regular ones"),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        (!counts.is_empty()).then(|| format!("skipped {}", counts.join(", and ")))
    }
}

fn open<I>(path: &Path) -> NextFile<I> {
    match file::open(path) {
        Ok(opened) => NextFile::File(path.to_owned(), opened),
        Err(error) => NextFile::Unreadable(error.to_string()),
    }
}

fn unreadable_folder<I>(error: &walkdir::Error) -> NextFile<I> {
    let path = error.path().unwrap_or(Path::new(""));
    let why = match error.io_error() {
        Some(error) => Shown::text(&error.to_string()),
        None => Shown::text(&io::Error::other("this folder can't be read").to_string()),
    };
    NextFile::Unreadable(format!("{}: {why}", file::name(path)))
}
