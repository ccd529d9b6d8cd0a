//! Which colors are used.

use crate::inspector::Theme;

/// Which colors are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colors {
    /// The terminal's own sixteen colors, unless `NO_COLOR` is set and not empty.
    #[default]
    Auto,
    /// The terminal's own sixteen colors.
    Always,
    /// No colors.
    Never,
}

impl Colors {
    /// All of them, each with its name in a file.
    pub(super) const NAMES: [(Self, &'static str); 3] = [
        (Self::Auto, "auto"),
        (Self::Always, "always"),
        (Self::Never, "never"),
    ];

    /// The theme, given whether `NO_COLOR` is set and not empty.
    #[must_use]
    pub const fn theme(self, no_color: bool) -> Theme {
        match self {
            Self::Never => Theme::mono(),
            Self::Auto if no_color => Theme::mono(),
            Self::Auto | Self::Always => Theme::color(),
        }
    }

    /// The name in a file.
    pub(super) fn name(self) -> &'static str {
        let row = Self::NAMES.iter().find(|(colors, _)| *colors == self);
        row.map_or("auto", |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_follow_the_environment_unless_they_are_set() {
        let table = [
            (Colors::Auto, false, Theme::color()),
            (Colors::Auto, true, Theme::mono()),
            (Colors::Always, true, Theme::color()),
            (Colors::Never, false, Theme::mono()),
        ];
        for (colors, no_color, theme) in table {
            assert_eq!(colors.theme(no_color), theme);
        }
    }
}
