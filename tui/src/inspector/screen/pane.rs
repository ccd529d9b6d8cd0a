//! The parts of the screen that can have the focus.

/// One row a pane: its name, its title and what it shows.
macro_rules! panes {
    ($($name:ident $title:literal $shows:literal;)*) => {
        /// A part of the screen that can have the focus.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Pane {
            $(#[doc = $shows] $name,)*
        }

        impl Pane {
            /// The panes, in the order in which the focus moves.
            pub const ALL: [Self; [$($title),*].len()] = [$(Self::$name),*];

            /// The title of the pane.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)*
                }
            }
        }
    };
}

panes! {
    Link "Link" "The text of the link.";
    Fields "Fields" "The fields, in their groups.";
    Detail "Detail" "Details of what is selected.";
    Metadata "Metadata" "The metadata.";
    Bytes "Bytes" "The bytes of the payload, record by record.";
}

impl Pane {
    /// The place of the pane in [`Pane::ALL`].
    pub(in crate::inspector) const fn index(self) -> usize {
        self as usize
    }

    /// The pane so many places further, around and around.
    pub(in crate::inspector) const fn further(self, places: usize) -> Self {
        Self::ALL[(self.index() + places) % Self::ALL.len()]
    }
}

/// The panes that share a place where there is room for only one of them below the fields.
pub(in crate::inspector) const BELOW_FIELDS: [Pane; 3] =
    [Pane::Detail, Pane::Metadata, Pane::Bytes];
