//! The file that a report is written to: what will be in it, where it will be, and whether it can be written.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::overlay::{Answer, Choice, Opening, Over, Overlay, Spec, Wish};
use crate::comparing;
use crate::inspector::desk::{Desk, Notice};
use crate::inspector::effect::{Destination, Effect, FileForm, FileState, FileTask};
use crate::inspector::keys::Command;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::text::shown::Shown;

/// The name that is offered for a report of the link.
const NAME: &str = "tracklens-report.md";

impl Over {
    /// The file that a report is written to.
    pub const EXPORT: Self = Self::new(&Spec {
        name: "export",
        title: "Write a report",
        opened_by: &[(Command::Export, |desk| {
            if desk.link().as_str().is_empty() {
                return Err(Notice::NothingToExport);
            }
            Ok(Opening::of(Export::default()).offering(NAME.to_owned()))
        })],
        contexts: Spec::CHOICE,
        prompt: Some("File: "),
        takes_a_value: true,
        ..Spec::PLAIN
    });
}

/// The file that a report is written to.
#[derive(Clone, Debug, Default)]
pub(super) struct Export {
    /// The overlay that it is a report of, and that is shown again afterwards; without one, it is a report of the link.
    reported: Option<Box<dyn Overlay>>,
    /// What is known of the name that was typed last.
    destination: Option<Destination>,
    /// The name in whose place another one was offered, since something is there.
    taken: Option<String>,
    /// Whether the first name was offered that is free.
    has_proposed: bool,
}

impl Overlay for Export {
    fn over(&self) -> Over {
        Over::EXPORT
    }

    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>> {
        let theme = view.theme;
        let mut pen = Pen::new(theme, width);
        let Some(form) = FileForm::of_name(typed) else {
            let text = "The ending decides the form: .md for a report, .json for JSON.";
            pen.paragraph(&Shown::text(text), theme.warning);
            return pen.into_lines();
        };
        let Some(destination) = self.known(typed) else {
            return vec![Line::from(Span::styled(self.name(form), theme.text))];
        };
        let (text, style) = verdict(view, self.name(form), destination);
        pen.paragraph(&Shown::text(&text), style);
        pen.paragraph(&destination.path, theme.text);
        if destination.state == FileState::Free {
            let text = "A new file that only you can read.";
            pen.paragraph(&Shown::text(text), theme.remark);
            if let Some(taken) = &self.taken {
                let text = format!("This file exists already: {taken}");
                pen.paragraph(&Shown::text(&text), theme.remark);
            }
        }
        pen.into_lines()
    }

    /// Stays open until it hears that the file was written. Where something is in the way, another name is offered.
    fn choose(&mut self, _: &mut Desk, choice: Choice<'_>) -> Wish {
        let name = choice.typed.to_owned();
        let state = self.known(&name).map(|it| it.state);
        let task = match (FileForm::of_name(&name), state) {
            (None, _) => return Wish::Stay,
            (form, Some(FileState::Taken)) => FileTask::Propose { name, form },
            (Some(form), _) => FileTask::Write { name, form },
        };
        Wish::Ask(Effect::File(task))
    }

    fn needs(&self, typed: &str) -> Option<Effect> {
        if self.known(typed).is_some() {
            return None;
        }
        let (name, form) = (typed.to_owned(), FileForm::of_name(typed));
        Some(Effect::File(if self.has_proposed {
            FileTask::Look { name, form }
        } else {
            FileTask::Propose { name, form }
        }))
    }

    /// While the writing fails, you can give another name.
    fn hear(&mut self, desk: &mut Desk, answer: Answer) -> Wish {
        match answer {
            Answer::Looked(destination) => return self.look(destination),
            Answer::Exported(Ok(len)) => {
                let path = self.destination.take().map(|it| it.path);
                desk.exported(path.unwrap_or_default(), len);
                let reported = self.reported.take();
                return reported.map_or(Wish::Close, |it| Wish::Open(Opening::again(it)));
            }
            Answer::Exported(Err(kind)) => {
                if let Some(destination) = &mut self.destination {
                    destination.state = FileState::of_error(kind);
                }
            }
        }
        Wish::Stay
    }

    fn comparison(&self) -> Option<&comparing::Comparison> {
        self.reported.as_ref()?.comparison()
    }
}

impl Export {
    /// Opens it for a report of what an overlay shows, and offers a name.
    pub(super) fn of_overlay(reported: Box<dyn Overlay>, name: &str) -> Opening {
        let export = Self {
            reported: Some(reported),
            ..Self::default()
        };
        Opening::of(export).offering(name.to_owned())
    }

    /// Takes what is where a file would be: of the name that was typed, or of one that is proposed instead.
    fn look(&mut self, destination: Destination) -> Wish {
        self.has_proposed = true;
        self.taken = None;
        let name = destination.name.clone();
        let proposed = destination.instead_of.clone();
        self.destination = Some(destination);
        match proposed {
            Some(taken) => {
                self.taken = Some(taken);
                Wish::Offer(name)
            }
            None => Wish::Stay,
        }
    }

    /// The name of a form, with its article.
    fn name(&self, form: FileForm) -> &'static str {
        match form {
            FileForm::Json if self.reported.is_some() => "the differences as JSON",
            form => form.name(),
        }
    }

    fn known(&self, name: &str) -> Option<&Destination> {
        self.destination.as_ref().filter(|it| it.name == name)
    }
}

/// Whether the file can be written.
fn verdict(view: &View<'_>, form: &str, destination: &Destination) -> (String, Style) {
    let theme = view.theme;
    match destination.state {
        FileState::Free => {
            let len = destination.len;
            (format!("Enter writes {form}, {len} bytes."), theme.good)
        }
        FileState::Taken => {
            let text =
                "This file exists already: it is not overwritten. Enter proposes another name.";
            let text = text.to_owned();
            (text, theme.warning)
        }
        FileState::NoFolder => ("There is no such folder.".to_owned(), theme.warning),
        FileState::Blocked(kind) => (format!("It can't be written: {kind}."), theme.fault),
    }
}
