//! Standard error: messages, and how far a search is.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};

use super::escaped::{Escaped, Escapes};
use super::patient::Patient;
use crate::environment;
use crate::text::shown::Shown;

/// Whether somebody sees standard error at once.
#[must_use]
pub fn is_shown_to_people() -> bool {
    io::stderr().is_terminal()
}

/// Says something about the run, on one line. If it can't be said, the run goes on.
pub fn say(what: &impl Display) {
    let sentence = Shown::text(&what.to_string());
    say_text(&format!("tracklens: {sentence}\n"));
}

/// Says a text of several lines as it is, but for what could do something to a terminal.
pub fn say_text(text: &str) {
    let output = Patient::new(io::stderr());
    let ascii_alone = is_shown_to_people() && !environment::takes_utf8();
    let mut output = Escaped::new(output, Escapes::Tokens, ascii_alone);
    let _ = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
}

/// Shows how far something is, in place of what was shown before. If it can't be shown, nothing happens.
pub fn show_status(status: &str) {
    let status = Shown::text(status);
    let _ = Patient::new(io::stderr()).write_all(format!("\r{status}\x1b[K").as_bytes());
}

/// Takes away what was shown.
pub fn hide_status() {
    let _ = Patient::new(io::stderr()).write_all(b"\r\x1b[K");
}
