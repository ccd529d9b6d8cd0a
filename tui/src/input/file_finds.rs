//! What was found in a file that is read piece by piece.

use std::io;

use super::pasted_link::PastedLink;
use super::pasted_relative::PastedRelative;
use super::step::Steps;

/// What was found in a file since the last time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileFinds {
    /// The links, each once in a file.
    pub links: Vec<PastedLink>,
    /// The headers that belong to links.
    pub relatives: Vec<PastedRelative>,
    /// What was undone for any of the links of the file so far.
    pub undone: Steps,
    /// How much of the file was read, in percent.
    pub percent: u8,
}

impl FileFinds {
    /// Adds what was found after this.
    pub(crate) fn add(&mut self, mut later: Self) {
        self.links.append(&mut later.links);
        self.relatives.append(&mut later.relatives);
        self.undone = later.undone;
        self.percent = later.percent;
    }
}

/// How the reading of a file ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEnd {
    /// Why it ended.
    pub reason: FileEndReason,
    /// How many lines were read.
    pub lines: usize,
    /// What was left out, in a few words each.
    pub left_out: Vec<String>,
}

/// Why the reading of a file ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileEndReason {
    /// Everything was read.
    AllRead,
    /// You stopped it.
    Stopped,
    /// It has more links than are kept.
    Full,
    /// The file could not be read further.
    Failed(io::ErrorKind),
}
