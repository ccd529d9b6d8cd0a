//! The theme: what you prefer, on what the terminal has.

use crate::environment;
use crate::inspector::{Background, ColorDepth, Theme};
use crate::preferences::Preferences;

/// The numbers of the sixteen colors that are light, where they are a background.
const LIGHT: [u8; 8] = [7, 9, 10, 11, 12, 13, 14, 15];

/// What the theme depends on besides what the terminal may still say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Appearance<'p> {
    preferences: &'p Preferences,
    depth: ColorDepth,
}

impl<'p> Appearance<'p> {
    /// The appearance that you prefer.
    pub(super) fn new(preferences: &'p Preferences) -> Self {
        Self {
            preferences,
            depth: preferences.colors.depth_here(),
        }
    }

    /// Whether the terminal has to be asked for its background.
    pub(super) fn depends_on_background(self) -> bool {
        self.depth != ColorDepth::None && self.preferences.background.background().is_none()
    }

    /// The theme as long as the terminal has not said its background.
    pub(super) fn theme(self) -> Theme {
        let background = self.preferences.background.background();
        self.theme_on(background.unwrap_or_else(of_environment))
    }

    /// The theme on a background.
    pub(super) fn theme_on(self, background: Background) -> Theme {
        let theme = Theme::new(self.depth, background);
        self.preferences.styles.over(theme, self.depth)
    }
}

/// The background that the environment names.
fn of_environment() -> Background {
    match environment::background() {
        Some(number) if LIGHT.contains(&number) => Background::Light,
        Some(0..=8) => Background::Dark,
        _ => Background::Unknown,
    }
}
