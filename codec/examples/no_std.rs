//! For a device without an operating system: a library without `std` and without an allocator.
//!
//! ```sh
//! rustup target add thumbv7em-none-eabi
//! cargo build -p tracklens-codec --example no_std --target thumbv7em-none-eabi
//! ```

#![no_std]

use core::fmt::{self, Write};

use tracklens_codec::{Event, Link, MAX_PAYLOAD_LEN, Options, Request};

/// Writes the event of a link to a serial port, or whatever `output` is; or why there is none.
///
/// # Errors
///
/// Those of the output.
pub fn report(text: &[u8], now: i64, output: &mut impl Write) -> fmt::Result {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = match Link::decode(text, &mut buffer) {
        Ok(link) => link,
        Err(error) => return writeln!(output, "{}", error.code()),
    };
    match Event::of(&link, Request::at(now), Options::default()) {
        Ok(event) => event.write_json(output)?,
        Err(error) => output.write_str(error.code())?,
    }
    output.write_char('\n')
}
