//! How far a run is, on standard error.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::streams;

/// A run that is shorter than this shows nothing.
const FIRST: Duration = Duration::from_secs(1);

/// How often it is shown.
const EVERY: Duration = Duration::from_millis(200);

/// Bytes of a megabyte.
const MEGABYTE: u64 = 1_000_000;

/// Shows how far a run is.
#[derive(Debug)]
pub(super) struct Progress {
    started: Instant,
    next: Option<Instant>,
    is_shown: bool,
    /// How many bytes there are to be read, if that is known.
    size: Option<u64>,
}

impl Progress {
    pub(super) fn new(shows: bool, size: Option<u64>) -> Self {
        let started = Instant::now();
        Self {
            started,
            next: shows.then(|| started + FIRST),
            is_shown: false,
            size,
        }
    }

    /// Whether it is time to show something.
    pub(super) fn is_due(&self) -> bool {
        self.next.is_some_and(|next| Instant::now() >= next)
    }

    /// Shows how many bytes were read, and how many of something were found in them.
    pub(super) fn show(&mut self, bytes: u64, count: u64, what: &str) {
        let elapsed = self.started.elapsed();
        streams::show_status(&status(bytes, self.size, count, what, elapsed));
        self.is_shown = true;
        self.next = Some(Instant::now() + EVERY);
    }

    /// Takes it away, because something else is shown there, or because the run is over.
    pub(super) fn hide(&mut self) {
        if self.is_shown {
            streams::hide_status();
            self.is_shown = false;
        }
    }
}

fn status(bytes: u64, size: Option<u64>, count: u64, what: &str, elapsed: Duration) -> String {
    let milliseconds = u64::try_from(elapsed.as_millis())
        .unwrap_or(u64::MAX)
        .max(1);
    let rate = count.saturating_mul(1000) / milliseconds;
    let read = bytes / MEGABYTE;
    let left = size.map(|size| size.saturating_sub(bytes));
    let mut status = match size {
        Some(size) => format!("{read} of {} MB read", size / MEGABYTE),
        None => format!("{read} MB read"),
    };
    // Writing to a string can't fail.
    let _ = write!(status, ", {count} {what}, {rate} a second");
    if let Some(left) = left.filter(|_| bytes > 0) {
        let seconds = u128::from(left) * u128::from(milliseconds) / u128::from(bytes) / 1000;
        let _ = write!(status, ", {seconds} s left");
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_that_is_left_is_known_where_the_size_is() {
        let elapsed = Duration::from_secs(2);
        assert_eq!(
            status(3_000_000, None, 9000, "links found", elapsed),
            "3 MB read, 9000 links found, 4500 a second"
        );
        assert_eq!(
            status(3_000_000, Some(12_000_000), 9000, "lines", elapsed),
            "3 of 12 MB read, 9000 lines, 4500 a second, 6 s left"
        );
        let none = status(0, Some(u64::MAX), 0, "lines", Duration::ZERO);
        assert_eq!(none, "0 of 18446744073709 MB read, 0 lines, 0 a second");
    }
}
