//! Searches a file for everything that the inspector lists, and hands it on while the file is read.

use std::collections::HashSet;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::file_finds::{FileEnd, FileEndReason, FileFinds};
use super::pasted_link::{LinkOrigin, PastedLink};
use super::pasted_relative::PastedRelative;
use super::scan::{Item, Piece, Pieces, Remark, ScanItem};
use super::step::Steps;
use crate::text::shown::Shown;

/// The most links and headers of a paste or a file that are kept: more than a mail of a megabyte has.
pub const MAX_FINDS: usize = 10_000;

/// The most remarks about what was left out.
const MAX_REMARKS: usize = 3;

/// Searches a file, whatever it holds. What is found is handed on, each link once.
///
/// `len` is the length of the file. The search ends early if `is_stopped` is set.
pub fn search_file(
    file: impl Read + Send,
    len: u64,
    name: &Arc<Shown>,
    is_stopped: &AtomicBool,
    hand_on: impl FnMut(FileFinds),
) -> FileEnd {
    let mut search = Search::default();
    let reason = search.run(file, len, name, is_stopped, hand_on);
    search.end(reason.unwrap_or_else(|error| FileEndReason::Failed(error.kind())))
}

/// What is known of a file so far.
#[derive(Debug, Default)]
struct Search {
    known: HashSet<String>,
    count: usize,
    /// Whether more was found than is kept.
    is_full: bool,
    line_breaks: usize,
    ends_within_a_line: bool,
    undone: Steps,
    remarks: Vec<Remark>,
}

impl Search {
    fn run(
        &mut self,
        file: impl Read + Send,
        len: u64,
        name: &Arc<Shown>,
        is_stopped: &AtomicBool,
        mut hand_on: impl FnMut(FileFinds),
    ) -> io::Result<FileEndReason> {
        let mut pieces = Pieces::new(file)?;
        let read = pieces.bytes_read();
        loop {
            if is_stopped.load(Ordering::Relaxed) {
                return Ok(FileEndReason::Stopped);
            }
            let Some(piece) = pieces.next_piece()? else {
                return Ok(FileEndReason::AllRead);
            };
            let finds = self.take(&piece, name);
            hand_on(FileFinds {
                percent: percent(read.get(), len),
                ..finds
            });
            if self.is_full {
                return Ok(FileEndReason::Full);
            }
        }
    }

    /// What is new in a piece.
    fn take(&mut self, piece: &Piece, name: &Arc<Shown>) -> FileFinds {
        let searched = piece.search(None);
        self.line_breaks += piece.line_breaks();
        self.ends_within_a_line = piece.ends_within_a_line();
        self.remarks.extend(searched.remarks);
        let mut finds = FileFinds::default();
        for item in searched.items {
            self.take_item(item, name, &mut finds);
        }
        finds.undone = self.undone;
        finds
    }

    fn take_item(&mut self, it: ScanItem, name: &Arc<Shown>, finds: &mut FileFinds) {
        let ScanItem {
            item,
            source,
            says,
            log,
        } = it;
        let origin = LinkOrigin {
            file: Some(Arc::clone(name)),
            source,
            says,
            log,
            ..LinkOrigin::default()
        };
        let link = match item {
            Item::Link(found) => PastedLink::of(&found, origin),
            Item::Relative { value, relative } => {
                if self.has_room() {
                    let relative = PastedRelative::within(&value, relative, origin);
                    finds.relatives.push(relative);
                }
                return;
            }
        };
        if !self.known.contains(&link.text) && self.has_room() {
            self.known.insert(link.text.clone());
            self.undone = self.undone.and(link.origin.undone);
            finds.links.push(link);
        }
    }

    /// Whether one more can be kept, which counts from now on.
    fn has_room(&mut self) -> bool {
        self.is_full |= self.count == MAX_FINDS;
        self.count += usize::from(!self.is_full);
        !self.is_full
    }

    fn end(self, reason: FileEndReason) -> FileEnd {
        let count = self.remarks.len();
        let remarks = self.remarks.iter().take(MAX_REMARKS);
        let mut remarks: Vec<_> = remarks.map(Remark::to_string).collect();
        if count > MAX_REMARKS {
            remarks.push(format!("and {} more of the kind", count - MAX_REMARKS));
        }
        FileEnd {
            reason,
            lines: self.line_breaks + usize::from(self.ends_within_a_line),
            left_out: remarks,
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
        let links: Vec<String> = (0..=10_000).map(|it| format!("{OPEN}?{it}")).collect();
        let links = links.join("\n");
        let (found, end) = search(&links, false);
        assert_eq!(found.links.len(), 10_000);
        assert_eq!(end.reason, FileEndReason::Full);
    }

    #[test]
    fn a_search_that_is_stopped_ends() {
        let (found, end) = search(OPEN, true);
        assert_eq!(found.links, []);
        assert_eq!(end.reason, FileEndReason::Stopped);
    }
}
