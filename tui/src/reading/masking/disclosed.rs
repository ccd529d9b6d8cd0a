//! A line as it may be shown.

use std::borrow::Cow;

use super::masked::Masked;
use crate::input::{Candidate, Found};
use crate::reading::read::Reading;
use crate::settings::Settings;

/// A line as it may be shown: masked if the settings ask for that. Whatever is printed, drawn or copied of
/// a line goes through this.
///
/// ```
/// use tracklens::reading::masking::Disclosed;
/// use tracklens::settings::Settings;
///
/// let line = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// let mut settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// assert_eq!(Disclosed::of_line(line, &settings).line(), line);
/// settings.mask = true;
/// let disclosed = Disclosed::of_line(line, &settings);
/// let mut buffer = Vec::new();
/// let reading = disclosed.reading(&settings, &mut buffer);
/// assert_eq!(reading.records().unwrap().rcpt_to(), Some(&b"*@******"[..]));
/// ```
#[derive(Clone, Debug)]
pub enum Disclosed<'a> {
    /// Nothing is hidden.
    Whole(Candidate<'a>),
    /// The recipient and the values of the metadata are hidden.
    Masked(Masked),
}

impl<'a> Disclosed<'a> {
    /// The candidate of a line, masked if the settings ask for that.
    #[must_use]
    pub fn of_line(line: &'a [u8], settings: &Settings) -> Self {
        Self::of_candidate(Candidate::of_line(line), settings)
    }

    /// A candidate in its line, masked if the settings ask for that.
    #[must_use]
    pub fn of_candidate(candidate: Candidate<'a>, settings: &Settings) -> Self {
        if settings.mask {
            Self::Masked(Masked::of_candidate(candidate, settings))
        } else {
            Self::Whole(candidate)
        }
    }

    /// A link that was found in a line, masked if the settings ask for that, as is the line around it.
    #[must_use]
    pub fn of_found(line: &'a [u8], found: &'a Found, settings: &Settings) -> Self {
        if settings.mask {
            Self::Masked(Masked::of_found(line, found, settings))
        } else {
            Self::Whole(Candidate::found(line, found.link(), found.origins()))
        }
    }

    /// The line, as long as the original.
    #[must_use]
    pub fn line(&self) -> &[u8] {
        match self {
            Self::Whole(candidate) => candidate.line(),
            Self::Masked(masked) => masked.line(),
        }
    }

    /// The line as text, with U+FFFD in the place of bytes that are not UTF-8.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.line())
    }

    /// The candidate of the line.
    #[must_use]
    pub fn candidate(&self) -> Candidate<'_> {
        match self {
            Self::Whole(candidate) => *candidate,
            Self::Masked(masked) => masked.candidate(),
        }
    }

    /// Reads the candidate.
    #[must_use]
    pub fn reading<'r>(&'r self, settings: &'r Settings, buffer: &'r mut Vec<u8>) -> Reading<'r> {
        match self {
            Self::Whole(candidate) => Reading::new(candidate.text(), settings, buffer),
            Self::Masked(masked) => masked.reading(settings, buffer),
        }
    }
}
