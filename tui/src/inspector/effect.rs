//! What the inspector asks of the program: data, fulfilled by whoever runs it.

use std::io;

use super::keys::What;
use crate::text::shown::Shown;

/// The longest text that is copied, in bytes: terminals drop longer ones without a word.
pub const MAX_COPY: usize = 65_536;

/// What is to be done after a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The screen is out of date.
    pub draw: bool,
    /// Copy this.
    pub copy: Option<What>,
    /// Do this about a file.
    pub export: Option<FileTask>,
    /// Do this with the program.
    pub request: Option<Request>,
}

impl Effects {
    /// Whether the program ends.
    #[must_use]
    pub const fn quits(&self) -> bool {
        matches!(self.request, Some(Request::Quit | Request::QuitKeeping))
    }

    /// The effects of a change that asks for one at most.
    pub(in crate::inspector) fn of(effect: Option<Effect>) -> Self {
        let mut effects = Self {
            draw: true,
            ..Self::default()
        };
        match effect {
            Some(Effect::Copy(what)) => effects.copy = Some(what),
            Some(Effect::File(wish)) => effects.export = Some(wish),
            Some(Effect::Program(request)) => effects.request = Some(request),
            None => {}
        }
        effects
    }
}

/// One thing that is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum Effect {
    /// Copy something.
    Copy(What),
    /// Do something about a file.
    File(FileTask),
    /// Do something with the program.
    Program(Request),
}

/// What only the program as a whole can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// End.
    Quit,
    /// End, and leave the last screen on the terminal.
    QuitKeeping,
    /// Stop until the shell continues the program.
    Suspend,
    /// Stop reading the file.
    StopReading,
    /// Redraw the whole screen, whatever it shows now.
    Redraw,
    /// Say which zone the system is in.
    LocalZone,
}

/// Where a text is copied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clipboard {
    /// The clipboard of the terminal, which does not say whether it takes it.
    Terminal,
    /// The same, and the terminal is one of a tmux that can't be asked, as over SSH.
    TerminalOfTmux,
    /// The newest buffer of tmux, which sends it on to the terminal.
    Tmux,
    /// That of the desktop, by the program of this name.
    Desktop(&'static str),
    /// That of the desktop, by the program of this name, and the newest buffer of tmux.
    DesktopAndTmux(&'static str),
}

/// The form of a report in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// For a ticket.
    Markdown,
    /// As `decode --format json` writes it.
    Json,
}

impl FileForm {
    /// The form that the ending of a file's name asks for.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        if stem.is_empty() || stem.ends_with('/') {
            return None;
        }
        match ending {
            "md" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The name of the form, with its article.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "a Markdown report",
            Self::Json => "the JSON of decode",
        }
    }
}

/// What is to be done about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileTask {
    /// Look where the file would be, whether something is there, and how long it would be.
    Look {
        /// Its name.
        name: String,
        /// Its form, if the name says one.
        form: Option<FileForm>,
    },
    /// Look for a name at which nothing is: this one, or else this one with a number.
    Propose {
        /// The name.
        name: String,
        /// Its form, if the name says one.
        form: Option<FileForm>,
    },
    /// Write a report to a new file.
    Write {
        /// Its name.
        name: String,
        /// Its form.
        form: FileForm,
    },
}

/// Where the file would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The name that was typed, or that is proposed.
    pub name: String,
    /// The name in whose place another one is proposed.
    pub instead_of: Option<String>,
    /// The whole path.
    pub path: Shown,
    /// What is there.
    pub state: FileState,
    /// The bytes that would be written.
    pub len: usize,
}

/// What is where the file would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Nothing: the file can be made.
    Free,
    /// Something, which is not overwritten.
    Taken,
    /// Not even its folder.
    NoFolder,
    /// Something keeps it from being written.
    Blocked(io::ErrorKind),
}

impl FileState {
    /// The state that an error reports.
    #[must_use]
    pub const fn of_error(kind: io::ErrorKind) -> Self {
        match kind {
            io::ErrorKind::AlreadyExists => Self::Taken,
            io::ErrorKind::NotFound => Self::NoFolder,
            kind => Self::Blocked(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_says_the_form() {
        let table = [
            ("tracklens-report.md", Some(FileForm::Markdown)),
            ("a/b.c/d.json", Some(FileForm::Json)),
            ("a.md.json", Some(FileForm::Json)),
            ("report", None),
            ("report.MD", None),
            ("report.txt", None),
            (".md", None),
            ("a/.json", None),
            ("", None),
        ];
        for (name, form) in table {
            assert_eq!(FileForm::of_name(name), form, "{name}");
        }
    }
}
