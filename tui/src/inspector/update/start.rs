//! A new inspector.

use ratatui::layout::Size;

use super::change::{lay_out, update};
use crate::inspector::message::Message;
use crate::inspector::model::Model;
use crate::inspector::screen::Theme;
use crate::settings::Settings;

impl Model {
    /// An inspector with a link; an empty one is none.
    #[must_use]
    pub fn new(link: &str, settings: Settings, theme: Theme, size: Size) -> Self {
        let now = settings.now;
        let mut model = Self::empty(settings, &theme, size);
        if link.is_empty() {
            lay_out(&mut model, false);
        } else {
            update(&mut model, Message::Paste(link.to_owned()), now);
        }
        model
    }
}
