//! A line whose candidate is masked.

use std::ops::Range;

use super::around::Around;
use super::{link, other_text};
use crate::input::{Candidate, Found, Origins};
use crate::reading::read::{Kept, Reading};
use crate::settings::Settings;

/// A line whose candidate is masked. Nothing outside this module makes one.
///
/// ```
/// use tracklens::reading::masking::Masked;
/// use tracklens::settings::Settings;
///
/// let line = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// let settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// let masked = Masked::of_line(line.as_bytes(), &settings);
/// let mut buffer = Vec::new();
/// let reading = masked.reading(&settings, &mut buffer);
/// assert_eq!(reading.records().unwrap().rcpt_to(), Some(&b"*@******"[..]));
/// assert_eq!(masked.line().len(), line.len());
/// ```
#[derive(Clone, Debug)]
pub struct Masked {
    line: Vec<u8>,
    text: MaskedText,
    kept: Kept,
}

/// The masked candidate.
#[derive(Clone, Debug)]
enum MaskedText {
    /// It stands in this range of the line.
    At(Range<usize>),
    /// It was found in the line, with something undone.
    Found { link: Vec<u8>, origins: Origins },
}

impl Masked {
    /// Masks the candidate of a line.
    #[must_use]
    pub fn of_line(line: &[u8], settings: &Settings) -> Self {
        Self::of_candidate(Candidate::of_line(line), settings)
    }

    /// Masks a candidate, in its line.
    #[must_use]
    pub fn of_candidate(candidate: Candidate<'_>, settings: &Settings) -> Self {
        let mut buffer = Vec::new();
        let reading = Reading::new(candidate.text(), settings, &mut buffer);
        Self::of_reading(candidate, &reading)
    }

    /// Masks a candidate that was read, in its line.
    #[must_use]
    pub fn of_reading(candidate: Candidate<'_>, reading: &Reading<'_>) -> Self {
        let text = masked_text(reading);
        let mut line = candidate.line().to_vec();
        let start = candidate.place(0);
        let place = start..start + text.len();
        line[place.clone()].copy_from_slice(&text);
        Self {
            line,
            text: MaskedText::At(place),
            kept: reading.kept(),
        }
    }

    /// Masks a link that was found in a line, and hides the line around it as a text that is not a link. The link
    /// stays in the line, masked, if it stands there as it is; else nothing of it can be seen there.
    #[must_use]
    pub fn of_found(line: &[u8], found: &Found, settings: &Settings) -> Self {
        let mut buffer = Vec::new();
        let reading = Reading::new(found.link(), settings, &mut buffer);
        let text = masked_text(&reading);
        let start = line.len() - line.trim_ascii_start().len();
        let mut hidden = line[..start].to_vec();
        hidden.extend(other_text::masked(&line[start..]));
        let place = found.range();
        if line.get(place.clone()) == Some(found.link()) {
            hidden[place].copy_from_slice(&text);
        }
        Self {
            line: hidden,
            text: MaskedText::Found {
                link: text,
                origins: found.origins().clone(),
            },
            kept: reading.kept(),
        }
    }

    /// The line, as long as the original. If that is UTF-8, so is this.
    #[must_use]
    pub fn line(&self) -> &[u8] {
        &self.line
    }

    /// The candidate of the line.
    #[must_use]
    pub fn candidate(&self) -> Candidate<'_> {
        match &self.text {
            MaskedText::At(place) => Candidate::at(&self.line, place.clone()),
            MaskedText::Found { link, origins } => Candidate::found(&self.line, link, origins),
        }
    }

    /// Reads the masked candidate. What a mask can't keep is taken from the original: why it is not a
    /// link, whether its signature is valid, and why its payload could not be decrypted.
    #[must_use]
    pub fn reading<'r>(&'r self, settings: &'r Settings, buffer: &'r mut Vec<u8>) -> Reading<'r> {
        let text = self.candidate().text();
        Reading::of_masked(text, settings, buffer, self.kept)
    }
}

/// What was read, masked as the link or the other text that it is.
fn masked_text(reading: &Reading<'_>) -> Vec<u8> {
    link::masked(reading, &Around::nothing(reading.settings()))
}

/// The start of a line that is too long to be read, masked as a text that is not a link.
#[must_use]
pub fn start_of_long_line(start: &[u8]) -> Vec<u8> {
    other_text::masked(start)
}

/// A link as text, masked: as long as it was.
///
/// ```
/// use tracklens::reading::masking::text;
/// use tracklens::settings::Settings;
///
/// let settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// let link = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~?to=a%40b.test";
/// let masked = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIKkAqKioqKio~?**=*%40******";
/// assert_eq!(text(link, &settings), masked);
/// ```
#[must_use]
pub fn text(link: &str, settings: &Settings) -> String {
    let masked = Masked::of_line(link.as_bytes(), settings);
    String::from_utf8_lossy(masked.line()).into_owned()
}
