//! The law of evidence: the link changes only if you ask for it, and is marked if it is not as it was given.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::Event;
use ratatui::layout::Size;
use tracklens::inspector::{Command, Focus, Message, Model, Over, of_event};
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
    /// The texts that were pasted.
    given: HashSet<String>,
}

/// The link before an event, and whether the event may change it.
#[derive(Debug)]
pub(super) struct Before {
    link: String,
    is_paste: bool,
    may_change: bool,
}

impl Before {
    /// Looks at the link and at what an event means.
    pub(super) fn of(event: &Event, model: &Model) -> Self {
        let message = of_event(event.clone(), model);
        Self {
            link: model.link().as_str().to_owned(),
            is_paste: matches!(message, Some(Message::Paste(_))),
            may_change: message.is_some_and(|it| is_explicit(&it, model)),
        }
    }
}

impl Evidence {
    /// Judges what an event made of the link.
    pub(super) fn judge(&mut self, before: &Before, model: &Model, size: Size) {
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
}

/// Whether a message may change the link.
fn is_explicit(message: &Message, model: &Model) -> bool {
    let types = matches!(model.focus(), Focus::Pane(_)) && model.scope().takes_text;
    let takes = matches!(model.focus(), Focus::Over(over) if CHANGING.contains(&over));
    match message {
        Message::Paste(_) => true,
        Message::Type(_) => types || model.link().as_str().is_empty(),
        Message::Point { .. } => takes,
        Message::Command(command) => match command {
            Command::Undo | Command::Redo | Command::RemoveField => true,
            Command::NextLink | Command::PreviousLink => true,
            Command::NewLink => model.link().as_str().is_empty(),
            Command::Choose | Command::Agree => takes,
            Command::DeleteBefore | Command::DeleteAfter | Command::Clear => types,
            _ => false,
        },
        _ => false,
    }
}

fn text(screen: &Buffer) -> String {
    screen.content().iter().map(|cell| cell.symbol()).collect()
}
