//! All keys, in their contexts.

use ratatui::text::{Line, Span};

use super::overlay::{Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Command, CommandRow, Context, HelpRow, Keymap, help};
use crate::inspector::screen::{ByteSort, Theme, wrap};
use crate::inspector::view::View;
use crate::text::shown::Shown;

/// Columns for the keys of a command.
const KEY_COLUMNS: usize = 12;

impl Over {
    /// All keys.
    pub const HELP: Self = Self::new(&Spec {
        name: "help",
        title: "Keys",
        opened_by: &[(Command::Help, |_| Ok(Opening::of(Help)))],
        ..Spec::PLAIN
    });
}

/// All keys.
#[derive(Clone, Debug)]
struct Help;

impl Overlay for Help {
    fn over(&self) -> Over {
        Over::HELP
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let mut last = "";
        for row in help() {
            match row {
                HelpRow::Heading(heading) => {
                    if last == Context::Bytes.heading() {
                        lines.extend(ByteSort::ALL.map(|sort| sign_line(sort, view.theme)));
                    }
                    last = heading;
                    lines.push(Line::from(Span::styled(heading, view.theme.heading)));
                }
                HelpRow::Command(row) => {
                    lines.push(command_line(row, view.theme, view.keymap, width));
                }
            }
        }
        lines
    }

    /// The key that opened it closes it.
    fn run(&mut self, _: &mut Desk, command: Command, _: usize) -> Option<Wish> {
        (command == Command::Help).then_some(Wish::Close)
    }

    fn head(&self, _: &View<'_>, _: usize, _: usize) -> String {
        "A paste at any time replaces the link.".to_owned()
    }
}

/// A sort of bytes with the sign that stands for it.
fn sign_line(sort: ByteSort, theme: &Theme) -> Line<'static> {
    let sign = sort.sign(sort.example()).to_string();
    let sign = format!("{sign:<KEY_COLUMNS$}");
    Line::from(vec![
        Span::styled(sign, sort.style(theme)),
        Span::styled(sort.meaning(), theme.text),
    ])
}

/// A command with its keys.
pub(super) fn command_line(
    row: &CommandRow,
    theme: &Theme,
    keymap: &Keymap,
    width: usize,
) -> Line<'static> {
    let labels = keymap.labels(row).join(" ");
    let label = format!("{labels:<0$}", KEY_COLUMNS - 1);
    let mut spans = wrap::cut(&Shown::text(&label), KEY_COLUMNS - 1, |_| theme.name);
    spans.push(Span::raw(" "));
    let rest = width.saturating_sub(KEY_COLUMNS);
    spans.extend(wrap::cut(&Shown::text(row.help), rest, |_| theme.text));
    Line::from(spans)
}
