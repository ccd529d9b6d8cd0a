//! What has the focus: a pane, or what is shown over the panes.

use super::model::Pane;
pub use super::overlay::Over;

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A pane.
    Pane(Pane),
    /// What is shown over the panes.
    Over(Over),
}

impl Focus {
    /// Whether characters that are typed are a text.
    #[must_use]
    pub fn takes_text(self) -> bool {
        match self {
            Self::Pane(pane) => pane == Pane::Link,
            Self::Over(over) => over.spec().prompt.is_some(),
        }
    }
}
