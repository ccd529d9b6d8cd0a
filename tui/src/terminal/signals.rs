//! Signals that end, stop or continue the program: the terminal is given back, and taken again.

use std::io::{self, Write};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::modes;
use crate::streams;

/// How long a terminal may take to be restored before the program ends or stops without it.
const PATIENCE: Duration = Duration::from_millis(500);

/// Restores the terminal when a signal ends or stops the program, and lets it do so; takes it over
/// again when the program goes on.
pub(super) fn watch() -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])?;
    thread::Builder::new().spawn(move || {
        let mut was_stopped_here = false;
        for signal in signals.forever() {
            match signal {
                SIGTSTP if can_be_continued() => {
                    stop();
                    was_stopped_here = true;
                }
                SIGTSTP => {}
                SIGCONT if was_stopped_here => was_stopped_here = false,
                // It was stopped by what can't be caught; the shell has had the terminal since.
                SIGCONT => {
                    let _ = thread::Builder::new().spawn(take_back);
                }
                signal => {
                    let _hold = restore_in_time();
                    let _ = emulate_default_handler(signal);
                }
            }
        }
    })?;
    Ok(())
}

/// Stops whatever the shell runs in this place, as the terminal does where it is not in raw mode.
pub(super) fn suspend() -> io::Result<()> {
    if can_be_continued() {
        kill_current_process_group(Signal::TSTP)?;
    }
    Ok(())
}

/// Whether a shell is there to go on from: of those that it runs, none is in the group of processes
/// that leads the session. The system asks the same before `SIGTSTP` stops a program.
fn can_be_continued() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Restores the terminal, stops until the program is continued, and takes over the terminal again.
fn stop() {
    let hold = restore_in_time();
    let _ = emulate_default_handler(SIGTSTP);
    let _ = hold.send(());
}

/// Restores the terminal. If the terminal does not respond any more, the program goes on all the same.
///
/// Nothing is drawn on the restored screen until you send to the returned channel.
fn restore_in_time() -> Sender<()> {
    let (restored, wait) = mpsc::channel();
    let (hold, end) = mpsc::channel();
    let restoring = thread::Builder::new().spawn(move || {
        let mut output = streams::screen().lock();
        let was_taken = modes::restore(&mut output);
        let _ = restored.send(());
        if end.recv().is_ok() && was_taken {
            take_again(&mut output);
        }
    });
    if restoring.is_ok() {
        let _ = wait.recv_timeout(PATIENCE);
    }
    hold
}

/// Takes the terminal over again if the program has it still.
fn take_back() {
    let mut output = streams::screen().lock();
    if modes::is_entered() {
        take_again(&mut output);
    }
}

fn take_again(output: &mut impl Write) {
    let _ = modes::enter_again(output);
    // Wakes up whoever waits for events, and has the size read, which may be another by now.
    let _ = raise(SIGWINCH);
}
