//! A file that is read in the background.

use std::io;
use std::mem;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::input::{FileFinds, search_file};
use crate::inspector::FileNews;
use crate::settings::{FileError, file};
use crate::text::shown::Shown;

/// How long to wait before looking for news: often enough for the eye, seldom enough to leave time for the reading.
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// Pieces of news that may wait. The reading pauses while more would.
const MAX_WAITING: usize = 8;

/// A file that is read in the background. When it is dropped, the reading ends.
#[derive(Debug)]
pub(super) struct OpenedFile {
    news: Receiver<FileNews>,
    is_stopped: Arc<AtomicBool>,
}

impl OpenedFile {
    /// Starts to read a file.
    pub(super) fn read(path: &Path) -> Self {
        let (sender, news) = sync_channel(MAX_WAITING);
        let is_stopped = Arc::new(AtomicBool::new(false));
        let (path, stop) = (path.to_owned(), Arc::clone(&is_stopped));
        thread::spawn(move || search(&path, &stop, &sender));
        Self { news, is_stopped }
    }

    /// Stops the reading. What was found until now still comes.
    pub(super) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// What has come since the last time, and whether more will.
    pub(super) fn news(&self) -> (Vec<FileNews>, bool) {
        let mut news = Vec::new();
        // No more at once, so that keys are not kept waiting.
        while news.len() < MAX_WAITING {
            match self.news.try_recv() {
                Ok(more) => news.push(more),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return (news, false),
            }
        }
        (news, true)
    }
}

impl Drop for OpenedFile {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Reads a file to its end, or until it is stopped.
fn search(path: &Path, is_stopped: &AtomicBool, news: &SyncSender<FileNews>) {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = Shown::bytes(name.as_encoded_bytes());
    let file = match file::open(path) {
        Ok(file) => file,
        Err(error) => {
            let error = match error {
                FileError::Unreadable { error, .. } => error.kind(),
                FileError::Wrong { .. } => io::ErrorKind::Other,
            };
            // Nobody listens any more if this fails, here and below.
            let _ = news.send(FileNews::NotOpened(error));
            return;
        }
    };
    let len = file.metadata().map_or(0, |metadata| metadata.len());
    if news.send(FileNews::Opened(name.clone())).is_err() {
        return;
    }
    let mut waiting = FileFinds::default();
    let mut sent = Instant::now();
    let end = search_file(file, len, &Arc::new(name), is_stopped, |finds| {
        waiting.add(finds);
        // Together, since the screen changes with each piece of news.
        if sent.elapsed() >= PAUSE {
            let _ = news.send(FileNews::Searched(mem::take(&mut waiting)));
            sent = Instant::now();
        }
    });
    let _ = news.send(FileNews::Searched(waiting));
    let _ = news.send(FileNews::Ended(end));
}
