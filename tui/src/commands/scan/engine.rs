//! Reading and searching, alone or on several threads.

use std::fs::File;
use std::io::{self, Read};
use std::num::NonZeroUsize;

use super::files::{Files, NextFile};
use crate::commands::in_order::{Give, HandOn, in_order};
use crate::input::log::LogFormat;
use crate::input::scan::{BytesRead, Piece, Pieces, Searched};
use crate::settings::file;

/// What happens while files are searched, in their order.
pub(super) enum Event {
    /// A file is searched from now on. Standard input has no name.
    File {
        name: Option<String>,
        read: BytesRead,
    },
    /// This was found in it.
    Searched(Searched),
    /// Something could not be read: a sentence about it, safe to show.
    Unreadable(String),
    /// Something was skipped: a sentence about it, safe to show.
    Skipped(String),
}

/// What is read, before it is searched.
enum Unsearched {
    Event(Event),
    Piece(Piece),
}

/// Reads and searches on this thread.
pub(super) fn alone<I: Read + Send>(
    files: Files<'_, I>,
    format: Option<&LogFormat>,
    mut take: impl FnMut(Event) -> io::Result<()>,
) -> io::Result<()> {
    read(files, &mut |next| match next {
        Unsearched::Event(event) => take(event),
        Unsearched::Piece(piece) => take(Event::Searched(piece.search(format))),
    })
}

/// Reads on one thread, and searches on others. What is found is taken on this one, in order.
pub(super) fn on_threads<I: Read + Send>(
    files: Files<'_, I>,
    threads: NonZeroUsize,
    format: Option<&LogFormat>,
    take: impl FnMut(Event) -> io::Result<()>,
) -> io::Result<()> {
    let search = |next, give: Give<'_, Event>| {
        give(match next {
            Unsearched::Event(event) => event,
            Unsearched::Piece(piece) => Event::Searched(piece.search(format)),
        })
    };
    in_order(threads, 1, |hand_on| read(files, hand_on), search, take)
}

/// Reads all files, one piece after the other.
fn read<I: Read + Send>(files: Files<'_, I>, hand_on: HandOn<'_, Unsearched>) -> io::Result<()> {
    for next in files {
        match next {
            NextFile::Input(input) => read_file(None, input, hand_on)?,
            NextFile::File(path, file) => {
                let name = path.to_string_lossy().into_owned();
                read_file::<File>(Some(name), file, hand_on)?;
            }
            NextFile::Unreadable(what) => hand_on(Unsearched::Event(Event::Unreadable(what)))?,
            NextFile::Skipped(what) => hand_on(Unsearched::Event(Event::Skipped(what)))?,
        }
    }
    Ok(())
}

fn read_file<R: Read + Send>(
    name: Option<String>,
    input: R,
    hand_on: HandOn<'_, Unsearched>,
) -> io::Result<()> {
    let shown = file::name(name.as_deref().unwrap_or("standard input").as_ref());
    let unreadable =
        |error: &io::Error| Unsearched::Event(Event::Unreadable(format!("{shown}: {error}")));
    let mut pieces = match Pieces::new(input) {
        Ok(pieces) => pieces,
        Err(error) => return hand_on(unreadable(&error)),
    };
    let read = pieces.bytes_read();
    hand_on(Unsearched::Event(Event::File { name, read }))?;
    loop {
        match pieces.next_piece() {
            Ok(Some(piece)) => hand_on(Unsearched::Piece(piece))?,
            Ok(None) => return Ok(()),
            Err(error) => return hand_on(unreadable(&error)),
        }
    }
}
