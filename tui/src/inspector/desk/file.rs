//! The file that is read in the background.

use jiff::Timestamp;

use super::found_text::{ended, pasted, reading};
use super::opened_file::OpenedFile;
use super::read_link::ReadLink;
use super::state::Desk;
use crate::input::{FileEnd, FileFinds, PastedLink};
use crate::inspector::keys::{Command, Keymap};
use crate::text::shown::Shown;

impl Desk {
    /// Begins with a file.
    pub(in crate::inspector) fn open_file(&mut self, name: Shown) {
        self.file = Some(OpenedFile {
            name,
            ..OpenedFile::default()
        });
    }

    /// Whether a file is being read.
    pub(in crate::inspector) fn is_reading_file(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.end.is_none())
    }

    /// Keeps what was found in the file. Returns its first link, and what was read of it, if it came now.
    pub(in crate::inspector) fn take_finds<'f>(
        &mut self,
        finds: &'f FileFinds,
        now: Timestamp,
    ) -> Option<(&'f PastedLink, ReadLink)> {
        let file = self.file.get_or_insert_default();
        let is_first = file.links == 0;
        file.links += finds.links.len();
        file.relatives += finds.relatives.len();
        file.undone = finds.undone;
        file.percent = finds.percent;
        let first = finds.links.first().filter(|_| is_first).map(|first| {
            let read = self.read_found(first, now);
            self.keep_read(&first.text, &read, Some(first.origin.clone()));
            (first, read)
        });
        for link in &finds.links {
            self.keep_found(link);
        }
        for relative in &finds.relatives {
            self.keep_relative(relative);
        }
        first
    }

    /// Ends with the file. Says whether anything was found in it.
    pub(in crate::inspector) fn end_file(&mut self, end: FileEnd) -> bool {
        let file = self.file.get_or_insert_default();
        file.end = Some(end);
        file.links + file.relatives > 0
    }

    /// What was found in the last paste or file, for the list of links.
    pub(in crate::inspector) fn found_text(&self, keymap: &Keymap) -> Option<String> {
        let text = self.file_text().or_else(|| self.found.map(pasted))?;
        let stop = keymap.label(Command::Close);
        let stop = stop.filter(|_| self.is_reading_file());
        Some(match stop {
            Some(key) => format!("{text} {key} stops."),
            None => text,
        })
    }

    /// How far the file is read, for the status line.
    pub(in crate::inspector) fn progress_text(&self, keymap: &Keymap) -> Option<String> {
        let text = self.file_text().filter(|_| self.is_reading_file())?;
        Some(match keymap.label(Command::Links) {
            Some(key) => format!("{text} {key} lists them."),
            None => text,
        })
    }

    /// How far the file is read, or what was found in it; nothing if no file was opened.
    pub(super) fn file_text(&self) -> Option<String> {
        let file = self.file.as_ref()?;
        Some(match &file.end {
            None => reading(file),
            Some(end) => ended(file, end),
        })
    }
}
