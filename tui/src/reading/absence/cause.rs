//! The causes, and how likely one is.

/// A cause for which a link may have no metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Neither transmission nor recipient had any.
    NoneGiven,
    /// It was longer than `max_metadata_len`.
    OverLimit,
    /// `click_tracking_include_metadata` was off when the link was sent.
    OptionOff,
    /// The link is a short one, which leaves it to a look-up.
    ShortLink,
    /// It may be among what is encrypted.
    Encrypted,
    /// The link is cut or damaged, and it may have been among what is lost.
    Cut,
}

impl Cause {
    /// The causes, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::NoneGiven,
        Self::OverLimit,
        Self::OptionOff,
        Self::ShortLink,
        Self::Encrypted,
        Self::Cut,
    ];

    /// The stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoneGiven => "none_given",
            Self::OverLimit => "over_limit",
            Self::OptionOff => "option_off",
            Self::ShortLink => "short_link",
            Self::Encrypted => "encrypted",
            Self::Cut => "cut",
        }
    }

    /// The cause in two or three words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoneGiven => "none given",
            Self::OverLimit => "over the limit",
            Self::OptionOff => "option off",
            Self::ShortLink => "short link",
            Self::Encrypted => "encrypted",
            Self::Cut => "link damaged",
        }
    }

    /// The cause as a clause.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::NoneGiven => "the sender gave none",
            Self::OverLimit => "it was over max_metadata_len",
            Self::OptionOff => "click_tracking_include_metadata was off when the link was sent",
            Self::ShortLink => "a short link leaves it to a look-up by message id",
            Self::Encrypted => "the payload is encrypted, and may have it",
            Self::Cut => "part of the link is lost, and may have had it",
        }
    }
}

/// How likely a cause is, by the link and the options of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likelihood {
    /// The link shows it.
    Shown,
    /// Nothing rules it out.
    Possible,
    /// Something rules it out.
    RuledOut,
}

impl Likelihood {
    /// The likelihood in a word or two.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shown => "applies",
            Self::Possible => "possible",
            Self::RuledOut => "ruled out",
        }
    }
}
