//! How far a text can be read as a link, and the links of a pasted text.

use super::read::Reading;
use crate::input::{Pasted, Readable};
use crate::settings::Settings;

/// How far a text can be read as a link. Decodes the text: if there is a reading already, ask
/// [`Reading::readable`].
#[must_use]
pub fn readable(text: &str, settings: &Settings) -> Readable {
    let mut buffer = Vec::new();
    Reading::new(text.as_bytes(), settings, &mut buffer).readable()
}

/// The links of a pasted text, freed of what is around them.
///
/// ```
/// use tracklens::reading::pasted;
/// use tracklens::settings::Settings;
///
/// let link = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// let settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// assert_eq!(pasted(&format!("see <{link}>,\n"), &settings).lines(), [link]);
/// ```
#[must_use]
pub fn pasted<'t>(text: &'t str, settings: &Settings) -> Pasted<'t> {
    let pasted = Pasted::of(text);
    match pasted.lines().first() {
        None => pasted,
        Some(line) => {
            let first = readable(line, settings);
            pasted.repaired(first, |text| readable(text, settings))
        }
    }
}
