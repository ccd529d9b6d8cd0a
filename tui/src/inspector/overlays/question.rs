//! A question that is asked before something is lost.

use ratatui::text::Line;

use super::overlay::{Choice, Over, Overlay, Spec, Wish};
use crate::inspector::desk::Desk;
use crate::inspector::effect::{Effect, Request};
use crate::inspector::keys::Context;
use crate::inspector::screen::Pane;
use crate::inspector::view::View;

impl Over {
    /// A question that is asked before something is lost.
    pub const QUESTION: Self = Self::new(&Spec {
        name: "question",
        title: "Are you sure?",
        contexts: &[Context::Over, Context::Choice, Context::Question],
        ..Spec::PLAIN
    });
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub(in crate::inspector) enum Question {
    /// Whether to end the program, in this way, although an edit was not copied.
    Leave(Request),
    /// Whether to replace the link by one that is made up.
    MakeUp,
}

impl Question {
    const fn text(self) -> &'static str {
        match self {
            Self::Leave(_) => "An edit was not copied or exported.",
            Self::MakeUp => "Replace this link with a made-up one?",
        }
    }

    /// No, and yes.
    const fn answers(self) -> [&'static str; 2] {
        match self {
            Self::Leave(_) => ["No, stay here", "Yes, quit and lose the edit"],
            Self::MakeUp => ["No, keep this link", "Yes; undo brings it back"],
        }
    }
}

impl Overlay for Question {
    fn over(&self) -> Over {
        Over::QUESTION
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, _: usize) -> Vec<Line<'static>> {
        let answers = self.answers().into_iter();
        answers
            .map(|answer| Line::styled(answer, view.theme.text))
            .collect()
    }

    fn head(&self, _: &View<'_>, _: usize, _: usize) -> String {
        self.text().to_owned()
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        match self {
            _ if choice.row == 0 => Wish::Close,
            Self::Leave(request) => Wish::Ask(Effect::Program(*request)),
            Self::MakeUp => {
                desk.make_up(choice.now);
                Wish::Show(Pane::Fields)
            }
        }
    }
}
