//! The size of the terminal, by the streams.

use std::io;

use rustix::termios::tcgetwinsize;

/// The columns and rows of the first of the three streams that is a terminal; none if none is, or if it does not say.
#[must_use]
pub fn size() -> Option<(u16, u16)> {
    let sizes = [
        tcgetwinsize(io::stdin()),
        tcgetwinsize(io::stdout()),
        tcgetwinsize(io::stderr()),
    ];
    let size = sizes.into_iter().find_map(Result::ok)?;
    (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
}
