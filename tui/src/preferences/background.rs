//! What the colors are on.

use clap::ValueEnum;

use crate::inspector::Background;

/// What the colors are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BackgroundChoice {
    /// What the terminal says.
    #[default]
    Auto,
    /// A dark background.
    Dark,
    /// A light background.
    Light,
}

impl BackgroundChoice {
    /// All of them, each with its name in a file.
    pub(super) const NAMES: [(Self, &'static str); 3] = [
        (Self::Auto, "auto"),
        (Self::Dark, "dark"),
        (Self::Light, "light"),
    ];

    /// The background, if the terminal need not be asked.
    #[must_use]
    pub const fn background(self) -> Option<Background> {
        match self {
            Self::Auto => None,
            Self::Dark => Some(Background::Dark),
            Self::Light => Some(Background::Light),
        }
    }

    /// The name in a file.
    pub(super) fn name(self) -> &'static str {
        let row = Self::NAMES.iter().find(|(choice, _)| *choice == self);
        row.map_or("auto", |(_, name)| name)
    }
}
