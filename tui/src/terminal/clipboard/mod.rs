//! The clipboard: that of the desktop where the program runs on one, else that of the terminal.

mod desktop;
mod osc52;

use std::io::{self, Write};

use self::desktop::Desktop;
use crate::inspector::Clipboard;

/// Copies a text, and says to which clipboard.
pub(super) fn copy(text: &str, output: &mut impl Write) -> io::Result<Clipboard> {
    let programs = desktop::programs(Desktop::of_environment());
    if let Some(program) = desktop::copy(text, programs) {
        return Ok(Clipboard::Desktop(program));
    }
    osc52::send(text, output)?;
    Ok(Clipboard::Terminal)
}
