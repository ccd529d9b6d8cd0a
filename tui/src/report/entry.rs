//! A line of input and its reading, as the formats take it.

use crate::input::log::LogLine;
use crate::input::mail::{MailSays, Source};
use crate::input::relative::Relative;
use crate::input::{Candidate, MAX_LINE_LEN, Steps};
use crate::reading::notes::{Note, Severity};
use crate::reading::verdict::Verdict;
use crate::reading::{Provenance, Reading, sentence};
use crate::settings::Settings;

/// A line of input, and its reading.
#[derive(Clone, Copy, Debug)]
pub enum ReportEntry<'a> {
    /// A candidate that was read.
    Read {
        /// The line.
        candidate: Candidate<'a>,
        /// What it says.
        reading: &'a Reading<'a>,
        /// How it was found.
        finding: Finding<'a>,
    },
    /// A header that belongs to links, given in the place of a link.
    Relative {
        /// The line, as it may be shown.
        line: &'a [u8],
        /// What it says, as it may be shown.
        relative: &'a Relative,
        /// Where it was found, if it was searched for.
        place: Option<FoundIn<'a>>,
        /// The settings that it was read with.
        settings: &'a Settings,
    },
    /// A line too long to be a candidate.
    TooLong {
        /// Its start.
        start: &'a [u8],
        /// Its length in bytes.
        len: usize,
    },
}

/// How a link was found in something else. The default is that of a candidate that was given as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Finding<'a> {
    /// What was undone to get at it, outermost first.
    pub undone: Steps,
    /// What of the link is not as it was given.
    pub provenance: Provenance,
    /// What is worth knowing about how it was found.
    pub notes: &'a [Note],
    /// What the line says of the request for the link, if it is a line of an access log: as it may be shown.
    pub log: Option<&'a LogLine<'a>>,
    /// What else the line says, if it is a header that has a link beside its own address: as it may be shown.
    pub relative: Option<&'a Relative>,
    /// Where it was found, if it was searched for.
    pub place: Option<FoundIn<'a>>,
    /// What the headers of its mail say, as it may be shown.
    pub mail: Option<&'a MailSays>,
}

/// Where something was found.
#[derive(Clone, Copy, Debug)]
pub struct FoundIn<'a> {
    /// The name of the file; none of standard input.
    pub file: Option<&'a str>,
    /// Where it stands in the file, as it may be shown.
    pub source: &'a Source,
}

impl ReportEntry<'_> {
    /// Whether the line is a link that was read to its end.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Read { reading, .. } => !reading.has_faults(),
            Self::Relative { relative, .. } => relative.faults().is_empty(),
            Self::TooLong { .. } => false,
        }
    }

    /// What people ask first.
    pub(super) fn verdict(&self) -> Verdict {
        match self {
            Self::Read {
                reading, finding, ..
            } => Verdict::of(reading).with_notes(finding.notes),
            Self::Relative {
                relative, settings, ..
            } => Verdict::of_relative(relative, settings),
            Self::TooLong { len, .. } => Verdict::of_long_line(*len),
        }
    }

    /// Gives away each note about the link and about how it was found, what matters most first, until one can't be
    /// taken. What is not a link has none.
    pub(super) fn each_note<E>(
        &self,
        mut give: impl FnMut(&Note) -> Result<(), E>,
    ) -> Result<(), E> {
        let Self::Read {
            reading, finding, ..
        } = self
        else {
            return Ok(());
        };
        if reading.link().is_err() {
            return Ok(());
        }
        for severity in Severity::ALL.into_iter().rev() {
            reading.each_note_of(severity, &mut give)?;
            let mut of_finding = finding.notes.iter().filter(|it| it.severity == severity);
            of_finding.try_for_each(&mut give)?;
        }
        Ok(())
    }

    /// The first of the [`faults`](Self::faults).
    pub(super) fn first_fault(&self) -> Option<LineFault> {
        match self {
            // Most links have none, and most of what goes through the program are such links.
            Self::Read { reading, .. } if !reading.has_faults() => None,
            _ => self.faults().next(),
        }
    }

    /// What is wrong, each with its place in the line.
    pub(super) fn faults(&self) -> impl Iterator<Item = LineFault> {
        let (of_link, of_header, too_long) = match *self {
            Self::Read {
                candidate, reading, ..
            } => {
                let faults = reading.faults().map(move |error| LineFault {
                    code: error.code(),
                    message: sentence(&error),
                    offset: candidate.place(error.text_offset()),
                });
                (Some(faults), &[][..], None)
            }
            Self::Relative { relative, .. } => (None, relative.faults(), None),
            Self::TooLong { len, .. } => (None, &[][..], Some(LineFault::too_long(len))),
        };
        let of_header = of_header.iter().map(|fault| LineFault {
            code: fault.code(),
            message: fault.to_string(),
            offset: fault.offset(),
        });
        let of_link = of_link.into_iter().flatten();
        of_link.chain(of_header).chain(too_long)
    }
}

/// What is wrong with a line: a fault of its link, or why it is not a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LineFault {
    pub(super) code: &'static str,
    pub(super) message: String,
    /// The byte of the line at which it starts.
    pub(super) offset: usize,
}

impl LineFault {
    fn too_long(len: usize) -> Self {
        Self {
            code: "too_long",
            message: format!("the line has {len} bytes, a candidate at most {MAX_LINE_LEN}"),
            offset: MAX_LINE_LEN,
        }
    }
}
