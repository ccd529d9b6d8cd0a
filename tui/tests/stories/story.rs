//! An operator before a screen: keys and pastes as the terminal reports them.

use std::fmt;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use tracklens::commands::copying;
use tracklens::inspector::{
    Clipboard, Effects, FileNews, Key, Message, Model, Pane, Theme, What, of_event, update,
};

use crate::screens::harness::{now, row, screen, settings};

/// An operator before a screen.
pub(super) struct Story {
    pub(super) model: Model,
    pub(super) effects: Effects,
}

impl Story {
    pub(super) fn at(columns: u16, rows: u16) -> Self {
        let size = Size::new(columns, rows);
        Self {
            model: Model::new("", settings(), Theme::color(), size),
            effects: Effects::default(),
        }
    }

    pub(super) fn pastes(&mut self, text: &str) -> &mut Self {
        self.happens(Event::Paste(text.to_owned()))
    }

    pub(super) fn types(&mut self, text: &str) -> &mut Self {
        for char in text.chars() {
            let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE);
            self.happens(Event::Key(key));
        }
        self
    }

    pub(super) fn presses(&mut self, key: &str) -> &mut Self {
        let key: Key = key.parse().unwrap();
        self.happens(Event::Key(key.event()))
    }

    pub(super) fn happens(&mut self, event: Event) -> &mut Self {
        if let Some(message) = of_event(event, &self.model) {
            self.effects = update(&mut self.model, message, now());
        }
        self
    }

    /// The program reports what it sent to the terminal.
    pub(super) fn copied(&mut self, what: What, len: usize) -> &mut Self {
        let to = (len > 0).then_some(Clipboard::Terminal);
        update(&mut self.model, Message::Copied { what, len, to }, now());
        self
    }

    /// The program reports what it read of a file.
    pub(super) fn reads(&mut self, news: FileNews) -> &mut Self {
        self.effects = update(&mut self.model, Message::File(news), now());
        self
    }

    pub(super) fn resizes(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.happens(Event::Resize(columns, rows))
    }

    /// All that can be seen and copied of the link, as one goes through every pane to its end.
    pub(super) fn everything(&mut self) -> String {
        let whats = [
            What::Field,
            What::Link,
            What::Defanged,
            What::Json,
            What::Event,
        ];
        let mut all = whats
            .map(|what| copying::text(what, &self.model))
            .join("\n");
        for _ in Pane::ALL {
            for key in std::iter::once("home").chain(["down"; 40]) {
                self.presses(key);
                all += &copying::text(What::Field, &self.model);
                all += &self.to_string();
            }
            self.presses("tab");
        }
        all += &self.presses("ctrl-o").to_string();
        self.presses("esc");
        all
    }

    #[track_caller]
    pub(super) fn sees(&mut self, text: &str) -> &mut Self {
        let shown = self.to_string();
        assert!(shown.contains(text), "{text} is not in\n{shown}");
        self
    }

    pub(super) fn lacks(&mut self, text: &str) -> &mut Self {
        let shown = self.to_string();
        assert!(!shown.contains(text), "{text} is in\n{shown}");
        self
    }
}

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let screen = screen(&self.model);
        (0..screen.area.height).try_for_each(|y| writeln!(f, "{}", row(&screen, y)))
    }
}
