//! Reading and searching, alone or on several threads.

use std::fs::File;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::files::{Files, NextFile};
use crate::input::log::LogFormat;
use crate::input::scan::{BytesRead, Piece, Pieces, Searched};
use crate::settings::file;

/// The most threads that search, however many are asked for.
const MAX_THREADS: usize = 64;

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

/// What the reading thread hands on. What is found in a piece is waited for when it is its turn.
enum Step {
    Event(Event),
    Searched(Receiver<Searched>),
}

/// A piece, and where what is found in it goes.
type Job = (Piece, SyncSender<Searched>);

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
///
/// There are never more pieces at a time than the two channels have room for, however much is read.
pub(super) fn on_threads<I: Read + Send>(
    files: Files<'_, I>,
    threads: NonZeroUsize,
    format: Option<&LogFormat>,
    mut take: impl FnMut(Event) -> io::Result<()>,
) -> io::Result<()> {
    let threads = threads.get().min(MAX_THREADS);
    thread::scope(|scope| {
        let (jobs, queue) = sync_channel::<Job>(threads);
        let (steps, in_order) = sync_channel::<Step>(2 * threads);
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..threads {
            let queue = queue.clone();
            scope.spawn(move || work(&queue, format));
        }
        drop(queue);
        scope.spawn(move || {
            // It ends early when nobody takes the steps any more, and that one knows why.
            let _ = read(files, &mut |next| hand_on(next, &steps, &jobs));
        });
        for step in in_order {
            match step {
                Step::Event(event) => take(event)?,
                Step::Searched(searched) => {
                    // It never comes if the search panicked, which ends the scope.
                    if let Ok(searched) = searched.recv() {
                        take(Event::Searched(searched))?;
                    }
                }
            }
        }
        Ok(())
    })
}

fn hand_on(next: Unsearched, steps: &SyncSender<Step>, jobs: &SyncSender<Job>) -> io::Result<()> {
    let ended = |_| io::Error::from(io::ErrorKind::BrokenPipe);
    match next {
        Unsearched::Event(event) => steps.send(Step::Event(event)).map_err(ended),
        Unsearched::Piece(piece) => {
            let (sender, searched) = sync_channel(1);
            steps.send(Step::Searched(searched)).map_err(ended)?;
            let ended = |_| io::Error::from(io::ErrorKind::BrokenPipe);
            jobs.send((piece, sender)).map_err(ended)
        }
    }
}

/// Searches pieces until no more come.
fn work(queue: &Mutex<Receiver<Job>>, format: Option<&LogFormat>) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((piece, found)) = job else {
            return;
        };
        // Whoever asked for it may be gone.
        let _ = found.send(piece.search(format));
    }
}

/// Reads all files, one piece after the other.
fn read<I: Read + Send>(
    files: Files<'_, I>,
    hand_on: &mut dyn FnMut(Unsearched) -> io::Result<()>,
) -> io::Result<()> {
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
    hand_on: &mut dyn FnMut(Unsearched) -> io::Result<()>,
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
