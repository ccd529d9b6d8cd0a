//! The modes that the terminal is put into, and its way back from them.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};

use crate::streams;

/// Whether there is something to restore.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether something else may have been drawn on the screen since the last frame.
static LOST: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is asked for.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Buttons and the wheel, in coordinates of any size. crossterm would ask for every movement as well,
/// each of which would wake up the program for nothing.
const ENABLE_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// Gives the terminal back as it was when it is dropped.
#[derive(Debug)]
pub struct Restore {
    _made_here_alone: (),
}

impl Drop for Restore {
    fn drop(&mut self) {
        restore(&mut streams::screen().lock());
    }
}

/// Takes the terminal over, with or without the mouse.
pub(super) fn enter(mouse: bool) -> io::Result<Restore> {
    MOUSE.store(mouse, Ordering::SeqCst);
    ENTERED.store(true, Ordering::SeqCst);
    let restore = Restore {
        _made_here_alone: (),
    };
    set(&mut streams::screen())?;
    Ok(restore)
}

/// Takes the terminal over again, after something else may have had it.
pub(super) fn enter_again(output: &mut impl Write) -> io::Result<()> {
    ENTERED.store(true, Ordering::SeqCst);
    LOST.store(true, Ordering::SeqCst);
    // crossterm sets no mode that it believes to be set.
    disable_raw_mode()?;
    set(output)
}

/// Whether the screen has to be redrawn. After the answer it no longer has to.
pub(super) fn is_screen_lost() -> bool {
    LOST.swap(false, Ordering::SeqCst)
}

/// Sets raw input, the alternate screen and marked pastes.
fn set(output: &mut impl Write) -> io::Result<()> {
    enable_raw_mode()?;
    queue!(output, EnterAlternateScreen, EnableBracketedPaste)?;
    if MOUSE.load(Ordering::SeqCst) {
        queue!(output, Print(ENABLE_MOUSE))?;
    }
    output.flush()
}

/// Whether the terminal is taken over.
pub(super) fn is_entered() -> bool {
    ENTERED.load(Ordering::SeqCst)
}

/// Restores the terminal, once, and says whether it was taken over. If a step fails, the others are still done.
pub(super) fn restore(output: &mut impl Write) -> bool {
    let was_entered = ENTERED.swap(false, Ordering::SeqCst);
    if was_entered {
        let _ = queue!(output, EndSynchronizedUpdate, DisableBracketedPaste);
        if MOUSE.load(Ordering::SeqCst) {
            let _ = queue!(output, DisableMouseCapture);
        }
        let _ = queue!(output, LeaveAlternateScreen, Show);
        let _ = output.flush();
        let _ = disable_raw_mode();
    }
    was_entered
}

/// Restores the terminal before a panic is reported.
pub(super) fn restore_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore(&mut streams::screen());
        report(panic);
    }));
}
