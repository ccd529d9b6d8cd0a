//! A line as it may be told.

use std::borrow::Cow;

use super::Masked;
use crate::input::Candidate;
use crate::reading::Reading;
use crate::settings::Settings;

/// A line as it may be told: masked if the settings ask for that. Who tells anything of a line goes
/// through this.
///
/// ```
/// use tracklens::reading::masking::Tellable;
/// use tracklens::settings::Settings;
///
/// let line = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// let mut settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// assert_eq!(Tellable::of_line(line, &settings).line(), line);
/// settings.mask = true;
/// let tellable = Tellable::of_line(line, &settings);
/// let mut buffer = Vec::new();
/// let reading = tellable.reading(&settings, &mut buffer);
/// assert_eq!(reading.records().unwrap().rcpt_to(), Some(&b"*@******"[..]));
/// ```
#[derive(Clone, Debug)]
pub struct Tellable<'a> {
    form: Form<'a>,
}

#[derive(Clone, Debug)]
enum Form<'a> {
    AsItIs(Candidate<'a>),
    Masked(Masked),
}

impl<'a> Tellable<'a> {
    /// A line, by the settings.
    #[must_use]
    pub fn of_line(line: &'a [u8], settings: &Settings) -> Self {
        Self::of_candidate(Candidate::of_line(line), settings)
    }

    /// A candidate in its line, by the settings.
    #[must_use]
    pub fn of_candidate(candidate: Candidate<'a>, settings: &Settings) -> Self {
        let form = if settings.mask {
            Form::Masked(Masked::of_candidate(candidate, settings))
        } else {
            Form::AsItIs(candidate)
        };
        Self { form }
    }

    /// The line, as long as the one that was given.
    #[must_use]
    pub fn line(&self) -> &[u8] {
        match &self.form {
            Form::AsItIs(candidate) => candidate.line(),
            Form::Masked(masked) => masked.line(),
        }
    }

    /// The line as a text, of a line that is one.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.line())
    }

    /// The candidate of the line.
    #[must_use]
    pub fn candidate(&self) -> Candidate<'_> {
        match &self.form {
            Form::AsItIs(candidate) => *candidate,
            Form::Masked(masked) => masked.candidate(),
        }
    }

    /// What the candidate says.
    #[must_use]
    pub fn reading<'r>(&'r self, settings: &'r Settings, buffer: &'r mut Vec<u8>) -> Reading<'r> {
        match &self.form {
            Form::AsItIs(candidate) => Reading::new(candidate.text(), settings, buffer),
            Form::Masked(masked) => Reading::of_masked(masked, settings, buffer),
        }
    }
}
