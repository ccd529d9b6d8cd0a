//! Which colors are used.

use crate::environment;
use crate::inspector::ColorDepth;

/// Which colors are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colors {
    /// Those of the terminal, unless `NO_COLOR` is set and not empty.
    #[default]
    Auto,
    /// Those of the terminal.
    Always,
    /// No colors.
    Never,
    /// The terminal's own sixteen colors.
    Sixteen,
    /// The 256 colors of xterm.
    Indexed,
    /// All colors.
    True,
}

impl Colors {
    /// All of them, each with its name in a file.
    pub(super) const NAMES: [(Self, &'static str); 6] = [
        (Self::Auto, "auto"),
        (Self::Always, "always"),
        (Self::Never, "never"),
        (Self::Sixteen, "16"),
        (Self::Indexed, "256"),
        (Self::True, "truecolor"),
    ];

    /// How many colors are used, given how many the terminal has, and whether `NO_COLOR` is set and not empty.
    #[must_use]
    pub const fn depth(self, of_terminal: ColorDepth, no_color: bool) -> ColorDepth {
        match self {
            Self::Never => ColorDepth::None,
            Self::Auto if no_color => ColorDepth::None,
            Self::Auto | Self::Always => of_terminal,
            Self::Sixteen => ColorDepth::Sixteen,
            Self::Indexed => ColorDepth::Indexed,
            Self::True => ColorDepth::True,
        }
    }

    /// How many colors are used on the terminal that the environment describes.
    #[must_use]
    pub fn depth_here(self) -> ColorDepth {
        let of_terminal = if environment::has_all_colors() {
            ColorDepth::True
        } else if environment::has_many_colors() {
            ColorDepth::Indexed
        } else {
            ColorDepth::Sixteen
        };
        self.depth(of_terminal, environment::no_color())
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
        use ColorDepth::{Indexed, None, Sixteen, True};
        let table = [
            (Colors::Auto, Indexed, false, Indexed),
            (Colors::Auto, True, true, None),
            (Colors::Always, Sixteen, true, Sixteen),
            (Colors::Never, True, false, None),
            (Colors::Sixteen, True, true, Sixteen),
            (Colors::Indexed, Sixteen, false, Indexed),
            (Colors::True, Sixteen, false, True),
        ];
        for (colors, of_terminal, no_color, depth) in table {
            assert_eq!(colors.depth(of_terminal, no_color), depth);
        }
    }
}
