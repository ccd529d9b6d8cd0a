//! The file that a report is written to: what will be in it, where it will be, and whether it can be written.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::overlay::{Answer, Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::{Desk, Notice};
use crate::inspector::effect::{Destination, Effect, FileForm, FileState, FileTask};
use crate::inspector::keys::Command;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::text::shown::Shown;

/// The name that is offered.
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
struct Export {
    /// What is known of the name that was typed last.
    destination: Option<Destination>,
}

impl Overlay for Export {
    fn over(&self) -> Over {
        Over::EXPORT
    }

    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>> {
        let theme = view.theme;
        let mut pen = Pen::new(theme, width);
        let Some(form) = FileForm::of_name(typed) else {
            let text =
                "The ending decides the form: .md for a report, .json for the JSON of decode.";
            pen.paragraph(&Shown::text(text), theme.warning);
            return pen.into_lines();
        };
        let Some(destination) = self.known(typed) else {
            return vec![Line::from(Span::styled(form.name(), theme.text))];
        };
        let (text, style) = verdict(view, form, destination);
        pen.paragraph(&Shown::text(&text), style);
        pen.paragraph(&destination.path, theme.text);
        if destination.state == FileState::Free {
            let text = "A new file, for you alone to read.";
            pen.paragraph(&Shown::text(text), theme.remark);
        }
        pen.into_lines()
    }

    /// Stays open until it hears that the file was written.
    fn choose(&mut self, _: &mut Desk, choice: Choice<'_>) -> Wish {
        let name = choice.typed.to_owned();
        match FileForm::of_name(&name) {
            Some(form) => Wish::Ask(Effect::File(FileTask::Write { name, form })),
            None => Wish::Stay,
        }
    }

    fn needs(&self, typed: &str) -> Option<Effect> {
        let look = || FileTask::Look {
            name: typed.to_owned(),
            form: FileForm::of_name(typed),
        };
        self.known(typed).is_none().then(|| Effect::File(look()))
    }

    /// While the writing fails, you can give another name.
    fn hear(&mut self, desk: &mut Desk, answer: Answer) -> Wish {
        match answer {
            Answer::Looked(destination) => self.destination = Some(destination),
            Answer::Exported(Ok(len)) => {
                let path = self.destination.take().map(|it| it.path);
                desk.exported(path.unwrap_or_default(), len);
                return Wish::Close;
            }
            Answer::Exported(Err(kind)) => {
                if let Some(destination) = &mut self.destination {
                    destination.state = FileState::of_error(kind);
                }
            }
        }
        Wish::Stay
    }
}

impl Export {
    fn known(&self, name: &str) -> Option<&Destination> {
        self.destination.as_ref().filter(|it| it.name == name)
    }
}

/// Whether the file can be written.
fn verdict(view: &View<'_>, form: FileForm, destination: &Destination) -> (String, Style) {
    let theme = view.theme;
    match destination.state {
        FileState::Free => {
            let (form, len) = (form.name(), destination.len);
            (format!("Enter writes {form}, {len} bytes."), theme.good)
        }
        FileState::Taken => {
            let text = "This file exists already: it is not overwritten.".to_owned();
            (text, theme.warning)
        }
        FileState::NoFolder => ("There is no such folder.".to_owned(), theme.warning),
        FileState::Blocked(kind) => (format!("It can't be written: {kind}."), theme.fault),
    }
}
