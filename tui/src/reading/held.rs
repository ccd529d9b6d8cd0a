//! A reading together with the text that it was read from, for whoever keeps it.

use std::fmt;
use std::rc::Rc;

use self_cell::{MutBorrow, self_cell};

use super::masking::Masked;
use super::read::Reading;
use crate::input::Candidate;
use crate::settings::Settings;

/// A reading that owns what it was read from. Clones share it.
///
/// ```
/// use tracklens::reading::HeldReading;
/// use tracklens::settings::Settings;
///
/// let settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// let link = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// let held = HeldReading::new(link, &settings);
/// assert_eq!(held.reading().records().unwrap().rcpt_to(), Some(&b"a@b.test"[..]));
/// ```
#[derive(Clone)]
pub struct HeldReading(Rc<Cell>);

self_cell!(
    struct Cell {
        owner: Given,

        #[covariant]
        dependent: Reading,
    }
);

/// What a reading borrows from.
struct Given {
    text: GivenText,
    settings: Settings,
    buffer: MutBorrow<Vec<u8>>,
}

enum GivenText {
    Whole(String),
    Masked(Masked),
}

impl HeldReading {
    /// Reads a text as a candidate.
    #[must_use]
    pub fn new(text: &str, settings: &Settings) -> Self {
        Self::of(GivenText::Whole(text.to_owned()), settings)
    }

    /// Masks the candidate, and reads what it is then.
    #[must_use]
    pub fn masked(&self) -> Self {
        let original = self.reading();
        let masked = Masked::of_reading(Candidate::whole(original.text()), original);
        Self::of(GivenText::Masked(masked), original.settings())
    }

    /// The reading.
    #[must_use]
    pub fn reading(&self) -> &Reading<'_> {
        self.0.borrow_dependent()
    }

    fn of(text: GivenText, settings: &Settings) -> Self {
        let given = Given {
            text,
            settings: settings.clone(),
            buffer: MutBorrow::new(Vec::new()),
        };
        Self(Rc::new(Cell::new(given, |given| {
            let buffer = given.buffer.borrow_mut();
            match &given.text {
                GivenText::Whole(text) => Reading::new(text.as_bytes(), &given.settings, buffer),
                GivenText::Masked(masked) => masked.reading(&given.settings, buffer),
            }
        })))
    }
}

impl fmt::Debug for HeldReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reading().fmt(f)
    }
}
