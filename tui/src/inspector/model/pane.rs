//! The parts of the screen that can have the focus.

/// A part of the screen that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The text of the link.
    Link,
    /// The fields, in their groups.
    Fields,
    /// What is known of what is selected.
    Detail,
    /// The metadata.
    Metadata,
    /// The bytes of the payload, in their records.
    Bytes,
}

impl Pane {
    /// The panes, in the order in which the focus goes round.
    pub const ALL: [Self; 5] = [
        Self::Link,
        Self::Fields,
        Self::Detail,
        Self::Metadata,
        Self::Bytes,
    ];

    /// What stands over the pane.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Link => "Link",
            Self::Fields => "Fields",
            Self::Detail => "Detail",
            Self::Metadata => "Metadata",
            Self::Bytes => "Bytes",
        }
    }

    pub(in crate::inspector) const fn index(self) -> usize {
        match self {
            Self::Link => 0,
            Self::Fields => 1,
            Self::Detail => 2,
            Self::Metadata => 3,
            Self::Bytes => 4,
        }
    }

    /// The pane so many places further round.
    pub(in crate::inspector) const fn further(self, places: usize) -> Self {
        Self::ALL[(self.index() + places) % Self::ALL.len()]
    }
}
