//! The clipboard: that of the desktop where the program runs on one, and that of tmux where it runs in tmux; else that
//! of the terminal.

mod desktop;
mod osc52;
mod program;
mod tmux;

use std::io::{self, Write};

use self::desktop::Desktop;
use crate::environment;
use crate::inspector::Clipboard;

/// Copies a text, and says to which clipboard.
pub(super) fn copy(text: &str, output: &mut impl Write) -> io::Result<Clipboard> {
    // tmux as well as a desktop, since only tmux knows from where you are attached to it.
    let is_in_tmux = tmux::copy(text);
    let programs = desktop::programs(Desktop::of_environment());
    match (program::copy(text, &programs), is_in_tmux) {
        (Some(program), false) => return Ok(Clipboard::Desktop(program)),
        (Some(program), true) => return Ok(Clipboard::DesktopAndTmux(program)),
        (None, true) => return Ok(Clipboard::Tmux),
        (None, false) => {}
    }
    if environment::is_in_screen() {
        osc52::send_through_screen(text, output)?;
    } else {
        osc52::send(text, output)?;
    }
    Ok(if environment::has_terminal_of_tmux() {
        Clipboard::TerminalOfTmux
    } else {
        Clipboard::Terminal
    })
}
