//! What text is written on.

/// What text is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The columns of a row.
    pub(super) width: usize,
    /// Whether it takes styles.
    pub(super) styled: bool,
}

impl Paper {
    /// Where nobody says how wide it is: 80 columns, without styles.
    pub const PLAIN: Self = Self {
        width: 80,
        styled: false,
    };

    /// The least columns that are of use.
    const MIN_WIDTH: usize = 20;

    /// A terminal with so many columns.
    #[must_use]
    pub fn terminal(columns: usize, styled: bool) -> Self {
        Self {
            width: columns.max(Self::MIN_WIDTH),
            styled,
        }
    }
}
