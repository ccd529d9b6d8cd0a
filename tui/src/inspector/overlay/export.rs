//! The file that a report is written to: what will be in it, where it will be, and whether it can be.

use ratatui::style::Style;
use ratatui::text::Span;

use super::{Overlay, OverlayRow, Spec};
use crate::inspector::model::{Destination, FileState, FileWish, Form, Model};
use crate::inspector::view::styled;
use crate::inspector::wrap;
use crate::text::shown::Shown;

pub(super) const SPEC: Spec = Spec {
    title: "Write a report",
    prompt: Some("File: "),
    takes_a_value: true,
    rows,
    choose: Some(|model, overlay, _| {
        let name = overlay.text.as_str().to_owned();
        if let Some(form) = Form::of_name(&name) {
            model.export.to_write = Some(FileWish::Write { name, form });
        }
        // Until it is told that the file was written.
        model.overlay = Some(overlay.clone());
    }),
    ..Spec::PLAIN
};

fn rows(model: &Model, overlay: &Overlay, width: usize) -> Vec<OverlayRow> {
    let theme = &model.theme;
    let name = overlay.text.as_str();
    let mut rows = Vec::new();
    let mut tell = |text: &Shown, style: Style| {
        for pieces in wrap::rows(text, width.max(1)) {
            rows.push(wrap::line(text, pieces, styled(theme, style)).spans);
        }
    };
    let Some(form) = Form::of_name(name) else {
        let text = "The ending says the form: .md for a report, .json for what decode says.";
        tell(&Shown::text(text), theme.warning);
        return rows;
    };
    let known = model.export.destination.as_ref();
    let Some(Destination {
        path, state, len, ..
    }) = known.filter(|it| it.name == name)
    else {
        return vec![vec![Span::styled(form.name(), theme.text)]];
    };
    let (text, style) = match state {
        FileState::Free => {
            let text = format!("Enter writes {}, {len} bytes.", form.name());
            (text, theme.good)
        }
        FileState::Taken => {
            let text = "There is a file of this name: it is not overwritten.".to_owned();
            (text, theme.warning)
        }
        FileState::NoFolder => ("There is no such folder.".to_owned(), theme.warning),
        FileState::Trouble(kind) => (format!("It can't be written: {kind}."), theme.fault),
    };
    tell(&Shown::text(&text), style);
    tell(path, theme.text);
    if *state == FileState::Free {
        let text = "A new file, for you alone to read.";
        tell(&Shown::text(text), theme.remark);
    }
    rows
}
