//! What was done to get at a link.

/// What was done to get at a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// The words, brackets, quotation marks or the full stop around it were left out.
    Around,
    /// Several lines were joined.
    Lines,
    /// Quoted-printable was decoded, as in the source of a mail.
    QuotedPrintable,
    /// The escapes of HTML were undone.
    Html,
    /// Defanging was undone.
    Defanged,
}

impl Repair {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Around,
        Self::Lines,
        Self::QuotedPrintable,
        Self::Html,
        Self::Defanged,
    ];

    /// What was done, in a few words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Around => "what stood around it left out",
            Self::Lines => "its lines joined",
            Self::QuotedPrintable => "quoted-printable undone",
            Self::Html => "&amp; undone",
            Self::Defanged => "defanging undone",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// All that was done to get at a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs(u8);

impl Repairs {
    /// Whether this was done.
    #[must_use]
    pub const fn has(self, repair: Repair) -> bool {
        self.0 & repair.bit() != 0
    }

    /// Whether nothing was done.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All of these and those.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn add(&mut self, repair: Repair) {
        self.0 |= repair.bit();
    }
}

impl FromIterator<Repair> for Repairs {
    fn from_iter<I: IntoIterator<Item = Repair>>(repairs: I) -> Self {
        let mut all = Self::default();
        repairs.into_iter().for_each(|repair| all.add(repair));
        all
    }
}
