//! The modes that the terminal is put into, and its way back from them.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};

/// Whether there is something to restore.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back as it was when it is dropped.
#[derive(Debug)]
pub struct Restore {
    _made_here_alone: (),
}

impl Drop for Restore {
    fn drop(&mut self) {
        restore(&mut io::stdout().lock());
    }
}

/// Takes the terminal over: raw input, a screen of its own, pastes told from keys.
pub(super) fn enter() -> io::Result<Restore> {
    ENTERED.store(true, Ordering::SeqCst);
    let restore = Restore {
        _made_here_alone: (),
    };
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    Ok(restore)
}

/// Gives the terminal back as it was, once; a step that fails keeps no other from being done.
pub(super) fn restore(output: &mut impl Write) {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let _ = queue!(output, EndSynchronizedUpdate, DisableBracketedPaste);
        let _ = queue!(output, LeaveAlternateScreen, Show);
        let _ = output.flush();
        let _ = disable_raw_mode();
    }
}

/// Gives the terminal back before a panic is told.
pub(super) fn restore_on_panic() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore(&mut io::stdout());
        tell(panic);
    }));
}
