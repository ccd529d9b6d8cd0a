//! A terminal that goes away: the program ends with it.

use std::io;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::SIGHUP;
use signal_hook::low_level::emulate_default_handler;

/// Ends the program when its terminal goes away, as `SIGHUP` does where it is sent.
///
/// It is sent for the controlling terminal alone; of any other the reader of events would find
/// nothing to read, again and again. Waiting costs nothing: nothing is asked for but the hang-up.
pub(super) fn end_with_the_terminal() -> io::Result<()> {
    thread::Builder::new().spawn(|| {
        let stdin = io::stdin();
        let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
        loop {
            match poll(&mut terminal, None) {
                Err(rustix::io::Errno::INTR) => {}
                Ok(_) if terminal[0].revents().contains(PollFlags::HUP) => {
                    let _ = emulate_default_handler(SIGHUP);
                }
                // Some systems can't wait for a terminal so; there the signal has to do.
                _ => return,
            }
        }
    })?;
    Ok(())
}
