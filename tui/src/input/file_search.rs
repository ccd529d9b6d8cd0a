//! Searches a file for everything that the inspector lists, and hands it on while the file is read.

use std::collections::HashSet;
use std::io::{BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::file_finds::{FileEnd, FileEndReason, FileFinds};
use super::mail::Mbox;
use super::pasted::Pasted;
use super::pasted_link::LinkOrigin;
use super::step::Steps;
use crate::text::shown::Shown;

/// The most links and headers of a paste or a file that are kept: more than a mail of a megabyte has.
pub const MAX_FINDS: usize = 10_000;

/// Searches a file: a mail, an mbox, or any other bytes. What is found is handed on, each link once.
///
/// `len` is the length of the file. The search ends early if `is_stopped` is set.
pub fn search_file(
    file: impl Read,
    len: u64,
    name: &Arc<Shown>,
    is_stopped: &AtomicBool,
    mut hand_on: impl FnMut(FileFinds),
) -> FileEnd {
    let mut search = Search::default();
    let mut mbox = Mbox::new(BufReader::new(file));
    let reason = loop {
        if is_stopped.load(Ordering::Relaxed) {
            break FileEndReason::Stopped;
        }
        let message = match mbox.next_message() {
            Ok(Some(message)) => message,
            Ok(None) => break FileEndReason::AllRead,
            Err(error) => break FileEndReason::Failed(error.kind()),
        };
        let kept = u64::try_from(message.bytes.len()).unwrap_or(u64::MAX);
        let read = message.offset + kept + message.left_out;
        search.left_out += message.left_out;
        search.lines = usize::try_from(message.line - 1).unwrap_or(usize::MAX);
        let finds = search.take(Pasted::of_bytes(message.bytes), name);
        hand_on(FileFinds {
            percent: percent(read, len),
            ..finds
        });
        if search.is_full {
            break FileEndReason::Full;
        }
    };
    search.end(reason)
}

/// What is known of a file so far.
#[derive(Debug, Default)]
struct Search {
    known: HashSet<String>,
    count: usize,
    /// Whether more was found than is kept.
    is_full: bool,
    lines: usize,
    undone: Steps,
    /// The bytes that were not searched.
    left_out: u64,
    is_too_deep: bool,
}

impl Search {
    /// What is new in a message. Its first line is the one after `lines`.
    fn take(&mut self, message: Pasted, name: &Arc<Shown>) -> FileFinds {
        self.is_too_deep |= message.is_too_deep();
        self.undone = self.undone.and(message.undone());
        let before = self.lines;
        self.lines += message.line_count();
        let place = |origin: &mut LinkOrigin| {
            origin.file = Some(Arc::clone(name));
            origin.source.line += before;
        };
        let (mut links, mut relatives) = message.into_parts();
        links.retain(|link| self.known.insert(link.text.clone()));
        let room = MAX_FINDS - self.count;
        self.is_full = links.len() + relatives.len() > room;
        links.truncate(room);
        relatives.truncate(room - links.len());
        self.count += links.len() + relatives.len();
        for link in &mut links {
            place(&mut link.origin);
        }
        for relative in &mut relatives {
            place(&mut relative.origin);
        }
        FileFinds {
            links,
            relatives,
            undone: self.undone,
            percent: 0,
        }
    }

    fn end(self, reason: FileEndReason) -> FileEnd {
        let mut left_out = Vec::new();
        if self.left_out > 0 {
            left_out.push(format!(
                "{} bytes of messages that are too long are left out",
                self.left_out
            ));
        }
        if self.is_too_deep {
            left_out.push("links that are wrapped too deep are left out".to_owned());
        }
        FileEnd {
            reason,
            lines: self.lines,
            left_out,
        }
    }
}

/// How much of a file was read. A file may have grown meanwhile.
fn percent(read: u64, len: u64) -> u8 {
    let percent = read.saturating_mul(100) / len.max(1);
    u8::try_from(percent.min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: &str =
        "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";

    fn search(file: &str, is_stopped: bool) -> (FileFinds, FileEnd) {
        let name = Arc::new(Shown::text("box"));
        let len = u64::try_from(file.len()).unwrap();
        let mut all = FileFinds::default();
        let end = search_file(
            file.as_bytes(),
            len,
            &name,
            &AtomicBool::new(is_stopped),
            |mut finds| {
                all.links.append(&mut finds.links);
                all.relatives.append(&mut finds.relatives);
                all.percent = finds.percent;
            },
        );
        (all, end)
    }

    #[test]
    fn each_link_of_an_mbox_is_found_once_where_it_stands() {
        let other = OPEN.replace("/q/", "/u/");
        let start =
            "From a@example.com Thu Jan  1 00:00:00 1970\nFrom: a@example.com\nSubject: Hi\n\n";
        let file = format!("{start}{OPEN}\n\n{start}\n{OPEN}\n{other}\n");
        let (found, end) = search(&file, false);
        let links: Vec<_> = found
            .links
            .iter()
            .map(|it| (&*it.text, it.origin.source.line))
            .collect();
        assert_eq!(links, [(OPEN, 5), (&*other, 13)]);
        assert_eq!(found.percent, 100);
        assert_eq!((end.reason, end.lines), (FileEndReason::AllRead, 13));
    }

    #[test]
    fn a_file_of_many_links_is_read_until_enough_are_found() {
        let links: Vec<String> = (0..=MAX_FINDS).map(|it| format!("{OPEN}?{it}")).collect();
        let links = links.join("\n");
        let (found, end) = search(&links, false);
        assert_eq!(found.links.len(), MAX_FINDS);
        assert_eq!(end.reason, FileEndReason::Full);
    }

    #[test]
    fn a_search_that_is_stopped_ends() {
        let (found, end) = search(OPEN, true);
        assert_eq!(found.links, []);
        assert_eq!(end.reason, FileEndReason::Stopped);
    }
}
