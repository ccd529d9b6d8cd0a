//! What every overlay implements, and what it can want.

use std::fmt::{self, Debug};
use std::io;

use jiff::Timestamp;
use ratatui::text::Line;

use crate::comparing;
use crate::input::PastedRelative;
use crate::inspector::desk::{Desk, Notice, ReadLink};
use crate::inspector::effect::{Destination, Effect};
use crate::inspector::keys::{Command, Context, Scope};
use crate::inspector::screen::Pane;
use crate::inspector::view::View;

/// What is shown over the panes: its own state, its rows, and what is taken from them.
///
/// A [`Window`](super::Window) draws it, moves through its rows and takes what you type. What an overlay wants done
/// beyond the desk it returns.
pub(in crate::inspector) trait Overlay: Boxed + Debug {
    /// Which overlay it is.
    fn over(&self) -> Over;

    /// Makes the rows for a width, after anything has changed except which row is chosen.
    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>>;

    /// The line above the rows, where no text is typed; of so many rows one is chosen.
    fn head(&self, _: &View<'_>, _chosen: usize, _rows: usize) -> String {
        String::new()
    }

    /// The lines below the rows, which depend on the row that is chosen.
    fn below(&self, _chosen: usize) -> &[Line<'static>] {
        &[]
    }

    /// The text in the border below the rows.
    fn foot(&self, _: &View<'_>) -> Option<String> {
        None
    }

    /// Takes the row that is chosen, or what was typed.
    fn choose(&mut self, _: &mut Desk, _: Choice<'_>) -> Wish {
        Wish::Stay
    }

    /// Does what a key asks for, if that means something of its own here.
    fn run(&mut self, _: &mut Desk, _: Command, _chosen: usize) -> Option<Wish> {
        None
    }

    /// Takes a link that was pasted, which otherwise replaces the one on the desk.
    fn take_link(&self, _: &mut Desk, _link: &ReadLink) -> Option<Wish> {
        None
    }

    /// What has to be done before the rows can say all.
    fn needs(&self, _typed: &str) -> Option<Effect> {
        None
    }

    /// Takes what came of something that it wanted done.
    fn hear(&mut self, _: &mut Desk, _: Answer) -> Wish {
        Wish::Stay
    }

    /// The header that it shows.
    fn relative(&self) -> Option<&PastedRelative> {
        None
    }

    /// The comparison that it shows, or that a report is written of.
    fn comparison(&self) -> Option<&comparing::Comparison> {
        None
    }

    /// The text that it offers to copy.
    fn offered_text(&self) -> Option<&str> {
        None
    }
}

/// What an overlay wants.
#[derive(Debug)]
pub(in crate::inspector) enum Wish {
    /// To stay open.
    Stay,
    /// To be closed.
    Close,
    /// To be replaced by another overlay.
    Open(Opening),
    /// To be closed, and a command to be run.
    Do(Command),
    /// To stay open, and something to be done by the program.
    Ask(Effect),
    /// To stay open, and to offer another text than the one that was typed.
    Offer(String),
    /// To be closed, and a pane to get the focus.
    Show(Pane),
}

/// An overlay that is about to be opened.
#[derive(Debug)]
pub(in crate::inspector) struct Opening {
    pub(super) overlay: Box<dyn Overlay>,
    pub(super) row: usize,
    pub(super) text: String,
    pub(super) is_offered: bool,
}

impl Opening {
    /// An overlay with nothing typed, at its first row.
    pub(in crate::inspector) fn of(overlay: impl Overlay + 'static) -> Self {
        Self::again(Box::new(overlay))
    }

    /// An overlay that was open before.
    pub(super) fn again(overlay: Box<dyn Overlay>) -> Self {
        Self {
            overlay,
            row: 0,
            text: String::new(),
            is_offered: false,
        }
    }

    /// The same at another row.
    pub(super) fn at(self, row: usize) -> Self {
        Self { row, ..self }
    }

    /// The same with a text as if you had typed it.
    pub(super) fn with_text(self, text: String) -> Self {
        Self { text, ..self }
    }

    /// The same with a text that the first character you type replaces.
    pub(super) fn offering(self, text: String) -> Self {
        Self {
            text,
            is_offered: true,
            ..self
        }
    }
}

/// What is taken from an overlay.
#[derive(Clone, Copy, Debug)]
pub(in crate::inspector) struct Choice<'t> {
    /// The row that is chosen.
    pub(in crate::inspector) row: usize,
    /// What was typed.
    pub(in crate::inspector) typed: &'t str,
    /// The present.
    pub(in crate::inspector) now: Timestamp,
}

/// What came of something that an overlay wanted done.
#[derive(Clone, Debug)]
pub(in crate::inspector) enum Answer {
    /// Where a file would be.
    Looked(Destination),
    /// How many bytes were written, or why none were.
    Exported(Result<usize, io::ErrorKind>),
}

/// Opens an overlay, or says why it can't be.
pub(in crate::inspector) type Opener = fn(&Desk) -> Result<Opening, Notice>;

/// The row of an overlay: all that is known of it before it is open.
pub(in crate::inspector) struct Spec {
    /// The name of the overlay.
    pub(super) name: &'static str,
    /// Its title.
    pub(super) title: &'static str,
    /// The commands that open it.
    pub(super) opened_by: &'static [(Command, Opener)],
    /// The contexts that hold in it.
    pub(super) contexts: &'static [Context],
    /// What is before the text that is typed, if one is.
    pub(super) prompt: Option<&'static str>,
    /// Whether what is typed is a value, and not a filter of the rows.
    pub(super) takes_a_value: bool,
    /// Whether it takes the whole screen except the row of keys.
    pub(super) fills_the_screen: bool,
}

impl Spec {
    /// An overlay that is only read. What a row leaves out is as here.
    pub(super) const PLAIN: Self = Self {
        name: "",
        title: "",
        opened_by: &[],
        contexts: &[Context::Over],
        prompt: None,
        takes_a_value: false,
        fills_the_screen: false,
    };

    /// The contexts of an overlay from which a row or a text is taken.
    pub(super) const CHOICE: &[Context] = &[Context::Over, Context::Choice];

    /// Whether one of the rows is chosen.
    pub(super) fn has_choice(&self) -> bool {
        self.contexts.contains(&Context::Choice) && !self.takes_a_value
    }

    /// What keys mean in the overlay.
    pub(in crate::inspector) const fn scope(&self) -> Scope {
        Scope {
            contexts: self.contexts,
            takes_text: self.prompt.is_some(),
            begins_text: false,
        }
    }
}

/// Which overlay. Each is a constant in the file of the overlay.
#[derive(Clone, Copy)]
pub struct Over(&'static Spec);

impl Over {
    /// The overlay of a row.
    pub(super) const fn new(spec: &'static Spec) -> Self {
        Self(spec)
    }

    /// Whether what is typed in it is a value, and not a filter of its rows.
    #[must_use]
    pub const fn takes_a_value(self) -> bool {
        self.0.takes_a_value
    }

    /// The row of the overlay.
    pub(in crate::inspector) const fn spec(self) -> &'static Spec {
        self.0
    }
}

impl PartialEq for Over {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Over {}

impl Debug for Over {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

/// An overlay that can be cloned whatever it is.
pub(in crate::inspector) trait Boxed {
    /// A clone of the overlay.
    fn boxed(&self) -> Box<dyn Overlay>;
}

impl<O: Overlay + Clone + 'static> Boxed for O {
    fn boxed(&self) -> Box<dyn Overlay> {
        Box::new(self.clone())
    }
}

impl Clone for Box<dyn Overlay> {
    fn clone(&self) -> Self {
        (**self).boxed()
    }
}
