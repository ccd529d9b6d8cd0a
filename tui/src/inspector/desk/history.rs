//! What the link was before, for undo and redo.

use super::text_line::TextLine;

/// The most changes that can be undone.
const MAX_STEPS: usize = 100;

/// The most bytes of texts that are kept, if there are several.
const MAX_BYTES: usize = 1 << 20;

/// A sort of change. Several of one sort in a row are undone at once, except whole replacements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum ChangeSort {
    /// The whole text is replaced.
    Whole,
    /// Characters are typed.
    Typing,
    /// Characters are deleted.
    Deleting,
}

/// The texts before and after.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<TextLine>,
    future: Vec<TextLine>,
    last: Option<ChangeSort>,
}

impl History {
    /// Keeps a text that has been changed.
    pub(super) fn keep(&mut self, before: TextLine, change: ChangeSort) {
        let goes_on = self.last == Some(change) && change != ChangeSort::Whole;
        self.last = Some(change);
        self.future.clear();
        if goes_on {
            return;
        }
        self.past.push(before);
        let mut bytes: usize = self.past.iter().map(|it| it.as_str().len()).sum();
        while self.past.len() > MAX_STEPS || (bytes > MAX_BYTES && self.past.len() > 1) {
            bytes -= self.past.remove(0).as_str().len();
        }
    }

    /// Something else was done: what you type from now on is another change.
    pub(super) const fn pause(&mut self) {
        self.last = None;
    }

    /// Takes the text before the last change in exchange for the present one.
    pub(super) fn undo(&mut self, now: TextLine) -> Option<TextLine> {
        let before = self.past.pop()?;
        self.future.push(now);
        self.last = None;
        Some(before)
    }

    /// Takes the text that the last undo took back in exchange for the present one.
    pub(super) fn redo(&mut self, now: TextLine) -> Option<TextLine> {
        let after = self.future.pop()?;
        self.past.push(now);
        self.last = None;
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> TextLine {
        let mut link = TextLine::default();
        link.replace(text);
        link
    }

    #[test]
    fn changes_are_taken_back_and_made_again_in_their_order() {
        let mut history = History::default();
        history.keep(text(""), ChangeSort::Whole);
        history.keep(text("a"), ChangeSort::Whole);
        assert_eq!(history.undo(text("b")), Some(text("a")));
        assert_eq!(history.undo(text("a")), Some(text("")));
        assert_eq!(history.undo(text("")), None);
        assert_eq!(history.redo(text("")), Some(text("a")));
        assert_eq!(history.redo(text("a")), Some(text("b")));
        assert_eq!(history.redo(text("b")), None);
    }

    #[test]
    fn consecutive_typing_is_one_change() {
        let mut history = History::default();
        for before in ["", "a", "ab"] {
            history.keep(text(before), ChangeSort::Typing);
        }
        history.keep(text("abc"), ChangeSort::Deleting);
        history.pause();
        history.keep(text("ab"), ChangeSort::Deleting);
        assert_eq!(history.undo(text("a")), Some(text("ab")));
        assert_eq!(history.undo(text("ab")), Some(text("abc")));
        assert_eq!(history.undo(text("abc")), Some(text("")));
    }

    #[test]
    fn a_new_change_leaves_nothing_to_make_again() {
        let mut history = History::default();
        history.keep(text(""), ChangeSort::Whole);
        assert_eq!(history.undo(text("a")), Some(text("")));
        history.keep(text(""), ChangeSort::Typing);
        assert_eq!(history.redo(text("b")), None);
    }

    #[test]
    fn the_oldest_texts_are_given_up() {
        let mut history = History::default();
        for step in 0..=100 {
            history.keep(text(&step.to_string()), ChangeSort::Whole);
        }
        assert_eq!(history.past.len(), 100);
        assert_eq!(history.past[0], text("1"));
        let long = "x".repeat(524_289);
        history.keep(text(&long), ChangeSort::Whole);
        history.keep(text(&long), ChangeSort::Whole);
        assert_eq!(history.past.len(), 1);
    }
}
