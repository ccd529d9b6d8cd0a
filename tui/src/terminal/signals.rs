//! Signals that end, stop or continue the program: the terminal is given back, and taken again.

use std::io::{self, Write};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGBUS, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM,
    SIGTRAP, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, exit, raise};

use super::modes;
use crate::streams;

/// How long a terminal may take to be restored before the program ends or stops without it.
const PATIENCE: Duration = Duration::from_millis(500);

/// The signals that end a program which does not ask for them. Those that no program can ask for are not among them, nor
/// those that the processor sends for what a program does itself.
const ENDING: [i32; 15] = [
    SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGALRM, SIGBUS, SIGIO, SIGPROF, SIGSYS, SIGTRAP,
    SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
];

/// Those that only Linux has: of the coprocessor, of the power supply, and for programs to agree upon.
fn ending_here() -> Vec<i32> {
    #[cfg(target_os = "linux")]
    let signals = [Signal::STKFLT.as_raw(), Signal::POWER.as_raw()]
        .into_iter()
        .chain(34..=64);
    #[cfg(not(target_os = "linux"))]
    let signals = [];
    signals.collect()
}

/// Restores the terminal when a signal ends or stops the program, and lets it do so; takes it over
/// again when the program goes on.
pub(super) fn watch() -> io::Result<()> {
    let mut signals = Signals::new(ENDING.into_iter().chain([SIGTSTP, SIGCONT]))?;
    for signal in ending_here() {
        // Some of them may be in use, or not there.
        let _ = signals.add_signal(signal);
    }
    thread::Builder::new().spawn(move || {
        let mut was_stopped_here = false;
        loop {
            let came: Vec<i32> = signals.wait().collect();
            end_by_one_of(&came);
            let goes_on = came.contains(&SIGCONT);
            if goes_on && !was_stopped_here {
                // It was stopped by what can't be caught, and the shell has had the terminal since; or it was to stop,
                // and was told to go on before it could.
                let _ = thread::Builder::new().spawn(take_back);
            } else if came.contains(&SIGTSTP) && can_be_continued() {
                was_stopped_here = stop(&mut signals);
            } else if goes_on {
                was_stopped_here = false;
            }
        }
    })?;
    Ok(())
}

/// Restores the terminal and ends the program, if one of these signals ends it.
fn end_by_one_of(came: &[i32]) {
    let Some(&signal) = came.iter().find(|it| ![SIGTSTP, SIGCONT].contains(it)) else {
        return;
    };
    let _hold = restore_in_time();
    let _ = emulate_default_handler(signal);
    // Its default is not known. A shell shows a program that a signal ended like this.
    exit(128 + signal);
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

/// Restores the terminal, stops until the program is continued, and takes over the terminal again. Returns whether it
/// stopped: it does not if it was told to go on in the meantime.
fn stop(signals: &mut Signals) -> bool {
    let hold = restore_in_time();
    let came: Vec<i32> = signals.pending().collect();
    end_by_one_of(&came);
    let stops = !came.contains(&SIGCONT);
    if stops {
        let _ = emulate_default_handler(SIGTSTP);
    }
    let _ = hold.send(());
    stops
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
