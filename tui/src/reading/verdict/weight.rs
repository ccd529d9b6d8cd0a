//! How much a part of a verdict weighs.

/// How much a part of a verdict weighs, from what is well to what may harm people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// All is well.
    Good,
    /// It is neither good nor bad.
    Plain,
    /// The link no longer does what it was made for, or something about it is unusual.
    Warning,
    /// Part of the link can't be read.
    Fault,
    /// Following the link may deceive or harm people.
    Danger,
}

impl Weight {
    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Plain => "plain",
            Self::Warning => "warning",
            Self::Fault => "fault",
            Self::Danger => "danger",
        }
    }
}
