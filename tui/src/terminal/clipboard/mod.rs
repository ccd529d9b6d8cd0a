//! The clipboard: that of the desktop where the program runs on one, else that of the terminal.

mod desktop;
mod osc52;

use std::env;
use std::io::{self, Write};

use crate::inspector::Clipboard;

/// Copies a text, and says to which clipboard.
pub(super) fn copy(text: &str, output: &mut impl Write) -> io::Result<Clipboard> {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    if let Some(program) = desktop::copy(text, desktop::programs(is_set)) {
        return Ok(Clipboard::Desktop(program));
    }
    osc52::send(text, output)?;
    Ok(Clipboard::Terminal)
}
