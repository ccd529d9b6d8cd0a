//! What the inspector knows.

use jiff::Timestamp;
use ratatui::layout::Size;

use super::content::Content;
use super::layout::Layout;
use super::link_text::LinkText;
use super::message::Message;
use super::theme::Theme;
use super::update::update;
use crate::reading::Reading;
use crate::settings::Settings;

/// What the inspector knows.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) link: LinkText,
    pub(super) settings: Settings,
    pub(super) theme: Theme,
    pub(super) size: Size,
    pub(super) focus: Pane,
    /// The pane beside the link that has or last had the focus.
    pub(super) data_pane: Pane,
    pub(super) scroll: [usize; Pane::ALL.len()],
    pub(super) notice: Option<Notice>,
    pub(super) content: Content,
}

impl Model {
    /// An inspector of a link, or of none, on a screen of a size.
    #[must_use]
    pub fn new(link: &str, settings: Settings, theme: Theme, size: Size) -> Self {
        let now = settings.now;
        let mut model = Self {
            link: LinkText::default(),
            settings,
            theme,
            size,
            focus: Pane::Link,
            data_pane: Pane::Fields,
            scroll: [0; Pane::ALL.len()],
            notice: None,
            content: Content::default(),
        };
        if !link.is_empty() {
            update(&mut model, Message::Paste(link.to_owned()), now);
        }
        model
    }

    /// The pane that has the focus.
    #[must_use]
    pub const fn focus(&self) -> Pane {
        self.focus
    }

    /// The text of the link.
    #[must_use]
    pub const fn link(&self) -> &LinkText {
        &self.link
    }

    /// What the operator is told beside the reading.
    #[must_use]
    pub const fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// The lines by which a pane is scrolled.
    #[must_use]
    pub const fn scroll(&self, pane: Pane) -> usize {
        self.scroll[pane.index()]
    }

    /// The lines by which a pane can be scrolled.
    #[must_use]
    pub fn max_scroll(&self, pane: Pane) -> usize {
        let height = self.layout().content_height(pane);
        self.content.lines(pane).len().saturating_sub(height)
    }

    /// Where everything stands.
    pub(super) fn layout(&self) -> Layout {
        Layout::new(self.size, self.data_pane)
    }

    /// Reads the link, for as long as something is made of it.
    pub(super) fn with_reading<T>(&self, then: impl FnOnce(&Reading<'_>) -> T) -> T {
        let text = self.link.as_str().as_bytes();
        then(&Reading::new(text, &self.settings, &mut Vec::new()))
    }

    /// Takes the present for the one against which times are held.
    pub(super) const fn set_now(&mut self, now: Timestamp) {
        self.settings.now = now;
    }

    /// Makes the panes' contents anew, after the link or the size has changed.
    pub(super) fn refresh(&mut self) {
        let layout = self.layout();
        self.content = self.with_reading(|reading| Content::new(reading, &layout, &self.theme));
        for pane in Pane::ALL {
            let scroll = &self.scroll[pane.index()];
            self.scroll[pane.index()] = (*scroll).min(self.max_scroll(pane));
        }
    }
}

/// A part of the screen that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The text of the link.
    Link,
    /// The fields, in their groups.
    Fields,
    /// The metadata.
    Metadata,
    /// The records of the payload.
    Records,
}

impl Pane {
    /// The panes, in the order in which the focus goes round.
    pub const ALL: [Self; 4] = [Self::Link, Self::Fields, Self::Metadata, Self::Records];

    /// What stands over the pane.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Link => "Link",
            Self::Fields => "Fields",
            Self::Metadata => "Metadata",
            Self::Records => "Records",
        }
    }

    pub(super) const fn index(self) -> usize {
        match self {
            Self::Link => 0,
            Self::Fields => 1,
            Self::Metadata => 2,
            Self::Records => 3,
        }
    }

    /// The pane so many places further round.
    pub(super) const fn further(self, places: usize) -> Self {
        Self::ALL[(self.index() + places) % Self::ALL.len()]
    }
}

/// What the operator is told beside the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A paste had nothing but white space.
    EmptyPaste,
    /// A paste had further lines, which were not taken.
    MoreLines {
        /// The lines that are not empty behind the first.
        further: usize,
    },
    /// A paste was too long to be taken.
    LongPaste {
        /// Its bytes.
        len: usize,
    },
}
