//! How far the search is, on standard error.

use std::time::{Duration, Instant};

use crate::input::scan::BytesRead;
use crate::streams;

/// A search that is shorter than this shows nothing.
const FIRST: Duration = Duration::from_secs(1);

/// How often it is shown.
const EVERY: Duration = Duration::from_millis(200);

/// Shows how far the search is.
#[derive(Debug)]
pub(super) struct Progress {
    next: Option<Instant>,
    is_shown: bool,
    /// The bytes of the files that were searched, and those of the file that is being read.
    done: u64,
    read: BytesRead,
}

impl Progress {
    pub(super) fn new(shows: bool) -> Self {
        Self {
            next: shows.then(|| Instant::now() + FIRST),
            is_shown: false,
            done: 0,
            read: BytesRead::default(),
        }
    }

    /// Starts with another file.
    pub(super) fn file(&mut self, read: BytesRead) {
        self.done += self.read.get();
        self.read = read;
    }

    /// Shows the number of bytes and of links, if it is time to.
    pub(super) fn show(&mut self, links: u64) {
        let now = Instant::now();
        if self.next.is_none_or(|next| now < next) {
            return;
        }
        let megabytes = (self.done + self.read.get()) / 1_000_000;
        streams::show_status(&format!("{megabytes} MB read, {links} links found"));
        self.is_shown = true;
        self.next = Some(now + EVERY);
    }

    /// Takes it away, because something else is shown there, or because the search is over.
    pub(super) fn hide(&mut self) {
        if self.is_shown {
            streams::hide_status();
            self.is_shown = false;
        }
    }
}
