//! Signals that end the program: the terminal is restored first.

use std::io;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::modes;

/// How long a terminal may take to be restored before the program ends without it.
const PATIENCE: Duration = Duration::from_millis(500);

/// Restores the terminal when a signal ends the program, and lets it end the program.
pub(super) fn restore_on_termination() -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    thread::Builder::new().spawn(move || {
        for signal in signals.forever() {
            restore_in_time();
            let _ = emulate_default_handler(signal);
        }
    })?;
    Ok(())
}

/// Restores the terminal, unless it takes nothing any more: then the program ends all the same.
fn restore_in_time() {
    let (restored, wait) = mpsc::channel();
    let restoring = thread::Builder::new().spawn(move || {
        // Held until the end, so that no frame is drawn behind the restored screen.
        let mut output = io::stdout().lock();
        modes::restore(&mut output);
        let _ = restored.send(());
        loop {
            thread::park();
        }
    });
    if restoring.is_ok() {
        let _ = wait.recv_timeout(PATIENCE);
    }
}
