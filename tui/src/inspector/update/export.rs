//! Writing a report to a file: what is asked for, and what came of it.

use std::io;

use crate::inspector::model::{FileState, FileWish, Form, Model, Notice};
use crate::inspector::overlay::{Over, Overlay};

/// The name that is offered.
const NAME: &str = "tracklens-report.md";

/// Asks for the name of the file.
pub(super) fn ask(model: &mut Model) {
    if model.link.as_str().is_empty() {
        model.notice = Some(Notice::NothingToExport);
        return;
    }
    model.export.destination = None;
    model.overlay = Some(Overlay::offering(Over::Export, NAME));
}

/// What the edge is to do: to write what was asked for, or to look what is where the name that is
/// typed leads to.
pub(super) fn wish(model: &mut Model) -> Option<FileWish> {
    if let Some(wish) = model.export.to_write.take() {
        return Some(wish);
    }
    let overlay = model
        .overlay
        .as_ref()
        .filter(|it| it.over == Over::Export)?;
    let name = overlay.text.as_str();
    let known = model.export.destination.as_ref();
    let is_known = known.is_some_and(|it| it.name == name);
    (!is_known).then(|| FileWish::Look {
        name: name.to_owned(),
        form: Form::of_name(name),
    })
}

/// Tells what came of the writing. While it failed, another name can be given.
pub(super) fn told(model: &mut Model, outcome: Result<usize, io::ErrorKind>) {
    match outcome {
        Ok(len) => {
            model.overlay = None;
            model.notice = Some(Notice::Exported { len });
        }
        Err(kind) => {
            if let Some(destination) = &mut model.export.destination {
                destination.state = FileState::of_error(kind);
            }
        }
    }
}
