//! The styles of text on a terminal: few, and known to whoever writes to one.

/// A style, by what it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Text like any other.
    #[default]
    Plain,
    /// A heading.
    Heading,
    /// The name of a value.
    Name,
    /// A remark.
    Quiet,
    /// All is well.
    Good,
    /// Something to look at.
    Warning,
    /// Something that may do harm, or is wrong.
    Danger,
}

/// Back to text like any other.
pub(crate) const PLAIN: &str = "\x1b[0m";

impl Style {
    /// All of them but plain text.
    pub(crate) const ALL: [Self; 6] = [
        Self::Heading,
        Self::Name,
        Self::Quiet,
        Self::Good,
        Self::Warning,
        Self::Danger,
    ];

    /// The sequence that has a terminal write in this style, from plain text on.
    pub(crate) const fn sequence(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Heading => "\x1b[1;36m",
            Self::Name => "\x1b[36m",
            Self::Quiet => "\x1b[2m",
            Self::Good => "\x1b[32m",
            Self::Warning => "\x1b[33m",
            Self::Danger => "\x1b[1;31m",
        }
    }

    /// Every sequence there is.
    pub(crate) fn sequences() -> impl Iterator<Item = &'static str> {
        let styles = Self::ALL.iter().map(|style| style.sequence());
        styles.chain([PLAIN])
    }
}
