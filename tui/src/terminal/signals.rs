//! Signals that end the program: the terminal is restored first.

use std::io;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::modes;

/// Restores the terminal when a signal ends the program, and lets it end the program.
pub(super) fn restore_on_termination() -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    thread::Builder::new().spawn(move || {
        for signal in signals.forever() {
            // Held until the end, so that no frame is drawn behind the restored screen.
            let mut output = io::stdout().lock();
            modes::restore(&mut output);
            let _ = emulate_default_handler(signal);
        }
    })?;
    Ok(())
}
