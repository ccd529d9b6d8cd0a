//! What of a link is not as it was given: it was edited, made up, or masked.

/// What is not as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The text is not the one that was given.
    Edited,
    /// The link was never sent: it was made up here.
    MadeUp,
    /// The signature is that of the link as it was given, and covers something that was edited.
    SignatureStale,
    /// Values are hidden on purpose.
    Masked,
}

impl Mark {
    /// The marks, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::MadeUp,
        Self::Edited,
        Self::SignatureStale,
        Self::Masked,
    ];

    /// The mark in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::MadeUp => "made_up",
            Self::SignatureStale => "signature_stale",
            Self::Masked => "masked",
        }
    }

    /// The mark on the screen and in reports for people.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Edited => "EDITED",
            Self::MadeUp => "MADE UP",
            Self::SignatureStale => "signature stale",
            Self::Masked => "MASKED",
        }
    }

    /// What it means, in a sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Edited => "This is not the link that was given: it was changed in tracklens.",
            Self::MadeUp => "Nobody sent this link: it was made up in tracklens.",
            Self::SignatureStale => {
                "The signature is still that of the link as it was given, and does not match this content."
            }
            Self::Masked => "The recipient, the values of the metadata and other texts are hidden.",
        }
    }
}

/// How a link differs from what was given: by no mark, if it is as it was given.
///
/// ```
/// use tracklens::reading::{Mark, Provenance};
///
/// let provenance = Provenance::default().with(Mark::Masked).with(Mark::Edited);
/// assert_eq!(provenance.words(), "EDITED, MASKED");
/// assert_eq!(Provenance::default().words(), "");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    marks: [bool; Mark::ALL.len()],
}

impl Provenance {
    /// The same with one more mark.
    #[must_use]
    pub const fn with(mut self, mark: Mark) -> Self {
        self.marks[mark as usize] = true;
        self
    }

    /// The same without a mark.
    #[must_use]
    pub const fn without(mut self, mark: Mark) -> Self {
        self.marks[mark as usize] = false;
        self
    }

    /// Whether it has a mark.
    #[must_use]
    pub const fn has(self, mark: Mark) -> bool {
        self.marks[mark as usize]
    }

    /// The marks that it has, in their order.
    pub fn marks(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }

    /// The words of the marks.
    #[must_use]
    pub fn words(self) -> String {
        let words: Vec<_> = self.marks().map(Mark::word).collect();
        words.join(", ")
    }
}
