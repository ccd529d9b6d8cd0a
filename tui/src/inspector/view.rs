//! What every part of the screen is drawn from.

use super::desk::Desk;
use super::keys::Keymap;
use super::screen::Theme;

/// What every part of the screen is drawn from.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'m> {
    /// The link, and what is known of it.
    pub(super) desk: &'m Desk,
    /// The styles.
    pub(super) theme: &'m Theme,
    /// The keys.
    pub(super) keymap: &'m Keymap,
}
