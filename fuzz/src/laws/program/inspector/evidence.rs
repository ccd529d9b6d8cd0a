//! The law of evidence: the link changes only if you ask for it, and is marked if it is not as it was given.

use std::collections::HashSet;

use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::Event;
use ratatui::layout::Size;
use tracklens::inspector::{Command, Focus, Message, Model, Over, Pane, of_event};
use tracklens::reading::Mark;

use super::driving::drawn;

/// The smallest screen that says more than that it is too small.
const MIN: Size = Size::new(40, 10);

/// The overlays from which something is taken that changes the link.
const CHANGING: [Over; 6] = [
    Over::EDIT,
    Over::VALUES,
    Over::REMOVE_KEY,
    Over::LINKS,
    Over::QUESTION,
    Over::PALETTE,
];

/// What is known of the links of a session.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The texts that were pasted, or shown as an example.
    given: HashSet<String>,
    /// Whether somebody has asked to type in the link, and has not left it since.
    types: bool,
}

/// The link before an event, and whether the event may change it.
#[derive(Debug)]
pub(super) struct Before {
    link: String,
    is_paste: bool,
    asks_to_type: bool,
    may_change: bool,
}

impl Evidence {
    /// Looks at the link and at what an event means.
    pub(super) fn before(&self, event: &Event, model: &Model) -> Before {
        let message = of_event(event.clone(), model);
        let is_empty = model.link().as_str().is_empty();
        Before {
            link: model.link().as_str().to_owned(),
            is_paste: matches!(
                message,
                Some(Message::Paste(_) | Message::Command(Command::Example))
            ),
            asks_to_type: match &message {
                Some(Message::Command(Command::TypeLink)) => true,
                Some(Message::Type(_)) => is_empty && matches!(model.focus(), Focus::Pane(_)),
                // The list of commands has this one, too.
                Some(Message::Command(Command::Choose) | Message::Point { .. }) => {
                    model.focus() == Focus::Over(Over::PALETTE) && !self.types
                }
                _ => false,
            },
            may_change: message.is_some_and(|it| self.is_explicit(&it, model)),
        }
    }

    /// Judges what an event made of the link.
    pub(super) fn judge(&mut self, before: &Before, model: &Model, size: Size) {
        self.judge_link(before, model, size);
        let is_left = match model.focus() {
            Focus::Pane(pane) => pane != Pane::Link,
            Focus::Over(_) => false,
        };
        let begins = before.asks_to_type && model.scope().takes_text;
        self.types = (self.types || begins) && !is_left;
    }

    fn judge_link(&mut self, before: &Before, model: &Model, size: Size) {
        let link = model.link().as_str();
        let marks = model.provenance();
        if link == before.link {
            return;
        }
        assert!(before.may_change, "the link changes by accident");
        if before.is_paste {
            self.given.insert(link.to_owned());
            assert!(
                !marks.has(Mark::Edited),
                "a pasted link is marked as edited"
            );
        }
        let is_marked = marks.has(Mark::Edited) || marks.has(Mark::MadeUp);
        let is_given = link.is_empty() || self.given.contains(link);
        assert!(
            is_marked || is_given,
            "a link that nobody gave is not marked"
        );
        let differs = link != model.given();
        assert!(
            marks.has(Mark::MadeUp) || marks.has(Mark::Edited) == differs,
            "the mark of an edit is wrong"
        );
        let fits = size.width >= MIN.width && size.height >= MIN.height;
        if is_marked && fits {
            let screen = text(&drawn(model, size));
            let mut shown = marks.marks().filter(|it| *it != Mark::SignatureStale);
            assert!(
                shown.all(|it| screen.contains(it.word())),
                "a mark is not shown"
            );
        }
    }

    /// Whether a message may change the link.
    fn is_explicit(&self, message: &Message, model: &Model) -> bool {
        let types = self.types && matches!(model.focus(), Focus::Pane(_));
        let takes = matches!(model.focus(), Focus::Over(over) if CHANGING.contains(&over));
        match message {
            Message::Paste(_) => true,
            Message::Type(_) => types || model.link().as_str().is_empty(),
            Message::Point { .. } => takes,
            Message::Command(command) => match command {
                Command::Undo
                | Command::Redo
                | Command::RemoveField
                | Command::NextLink
                | Command::PreviousLink => true,
                Command::NewLink | Command::Example => model.link().as_str().is_empty(),
                Command::Choose | Command::Agree => takes,
                Command::DeleteBefore | Command::DeleteAfter | Command::Clear => types,
                _ => false,
            },
            _ => false,
        }
    }
}

fn text(screen: &Buffer) -> String {
    screen.content().iter().map(Cell::symbol).collect()
}
