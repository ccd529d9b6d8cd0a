//! What the link was before, for undo and redo.

use super::given::Given;
use super::link_change::LinkChange;
use super::text_line::TextLine;

/// The most changes that can be undone.
const MAX_STEPS: usize = 100;

/// The most bytes of texts that are kept, if there are several.
const MAX_BYTES: usize = 1 << 20;

/// The text of the link at some time, and what it was made from.
#[derive(Clone, Debug, Default)]
pub(super) struct Version {
    pub(super) link: TextLine,
    pub(super) given: Given,
}

/// The versions before and after, each with the change between it and the next one to the present.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<(Version, LinkChange)>,
    future: Vec<(Version, LinkChange)>,
    /// Whether a change of the same sort would continue the last one.
    is_open: bool,
}

impl History {
    /// Keeps a version that has been changed.
    pub(super) fn keep(&mut self, before: Version, change: LinkChange) {
        let last = self.past.last().map(|(_, change)| change);
        let goes_on = self.is_open && change.goes_on() && last == Some(&change);
        self.is_open = true;
        self.future.clear();
        if goes_on {
            return;
        }
        self.past.push((before, change));
        let len = |(version, _): &(Version, LinkChange)| version.link.as_str().len();
        let mut bytes: usize = self.past.iter().map(len).sum();
        while self.past.len() > MAX_STEPS || (bytes > MAX_BYTES && self.past.len() > 1) {
            bytes -= len(&self.past.remove(0));
        }
    }

    /// Something else was done: what you type from now on is another change.
    pub(super) const fn pause(&mut self) {
        self.is_open = false;
    }

    /// Takes the version before the last change in exchange for the present one, with the change.
    pub(super) fn undo(&mut self, now: Version) -> Option<(Version, LinkChange)> {
        let (before, change) = self.past.pop()?;
        self.is_open = false;
        self.future.push((now, change.clone()));
        Some((before, change))
    }

    /// Takes the version that the last undo took back in exchange for the present one, with the change.
    pub(super) fn redo(&mut self, now: Version) -> Option<(Version, LinkChange)> {
        let (after, change) = self.future.pop()?;
        self.is_open = false;
        self.past.push((now, change.clone()));
        Some((after, change))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        let mut link = TextLine::default();
        link.replace(text);
        Version {
            link,
            given: Given::default(),
        }
    }

    fn text(taken: Option<(Version, LinkChange)>) -> Option<String> {
        taken.map(|(version, _)| version.link.as_str().to_owned())
    }

    #[test]
    fn changes_are_taken_back_and_made_again_in_their_order() {
        let mut history = History::default();
        history.keep(version(""), LinkChange::Pasted);
        history.keep(version("a"), LinkChange::MadeUp);
        let undone = history.undo(version("b"));
        assert_eq!(undone.as_ref().map(|it| &it.1), Some(&LinkChange::MadeUp));
        assert_eq!(text(undone).as_deref(), Some("a"));
        assert_eq!(text(history.undo(version("a"))).as_deref(), Some(""));
        assert_eq!(text(history.undo(version(""))), None);
        let redone = history.redo(version(""));
        assert_eq!(redone.as_ref().map(|it| &it.1), Some(&LinkChange::Pasted));
        assert_eq!(text(redone).as_deref(), Some("a"));
        assert_eq!(text(history.redo(version("a"))).as_deref(), Some("b"));
        assert_eq!(text(history.redo(version("b"))), None);
    }

    #[test]
    fn consecutive_typing_is_one_change() {
        let mut history = History::default();
        for before in ["", "a", "ab"] {
            history.keep(version(before), LinkChange::Typed);
        }
        history.keep(version("abc"), LinkChange::Deleted);
        history.pause();
        history.keep(version("ab"), LinkChange::Deleted);
        assert_eq!(text(history.undo(version("a"))).as_deref(), Some("ab"));
        assert_eq!(text(history.undo(version("ab"))).as_deref(), Some("abc"));
        assert_eq!(text(history.undo(version("abc"))).as_deref(), Some(""));
    }

    #[test]
    fn a_new_change_leaves_nothing_to_make_again() {
        let mut history = History::default();
        history.keep(version(""), LinkChange::Pasted);
        assert_eq!(text(history.undo(version("a"))).as_deref(), Some(""));
        history.keep(version(""), LinkChange::Typed);
        assert_eq!(text(history.redo(version("b"))), None);
    }

    #[test]
    fn the_oldest_texts_are_given_up() {
        let mut history = History::default();
        for step in 0..=100 {
            history.keep(version(&step.to_string()), LinkChange::Pasted);
        }
        assert_eq!(history.past.len(), 100);
        assert_eq!(history.past[0].0.link.as_str(), "1");
        let long = "x".repeat(524_289);
        history.keep(version(&long), LinkChange::Pasted);
        history.keep(version(&long), LinkChange::Pasted);
        assert_eq!(history.past.len(), 1);
    }
}
