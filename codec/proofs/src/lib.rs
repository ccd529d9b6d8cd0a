//! What the areas share: a panic handler that doesn't link, and the macros and functions that call the codec.
//!
//! See the README for how the proof works.

#![no_std]

use core::fmt::{self, Debug, Display, Write as _};
use core::hint::black_box;

// C's library has the functions that copy and compare memory.
#[link(name = "c")]
unsafe extern "C" {
    /// This is defined nowhere, so a library that may call it, because it may panic, doesn't link.
    safe fn tracklens_codec_may_panic() -> !;
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    tracklens_codec_may_panic()
}

/// Exports one function per line. The optimizer knows neither its arguments nor what happens to its result.
///
/// Arguments that are views of the codec may have any contents, even contents that no reader creates.
#[macro_export]
macro_rules! export {
    ($($name:ident($($argument:ident: $type:ty),*) => $result:expr;)*) => {$(
        #[unsafe(no_mangle)]
        fn $name($($argument: $type),*) {
            let _ = ::core::hint::black_box($result);
        }
    )*};
}

/// Exhausts an iterator.
pub fn all<T>(items: impl Iterator<Item = T>) {
    for item in items {
        black_box(item);
    }
}

/// Writes a value for people.
///
/// # Errors
///
/// If the buffer is full.
pub fn display<T: Display>(value: &T, buffer: &mut [u8]) -> fmt::Result {
    write!(Sink::new(buffer), "{value}")
}

/// Writes a value for programmers, on one line and on several.
///
/// # Errors
///
/// If the buffer is full.
pub fn debug<T: Debug>(value: &T, buffer: &mut [u8]) -> fmt::Result {
    write!(Sink::new(buffer), "{value:?}{value:#?}")
}

/// Takes what is written until a buffer is full.
pub struct Sink<'b> {
    rest: &'b mut [u8],
}

impl<'b> Sink<'b> {
    /// A sink with the room of a buffer.
    pub const fn new(buffer: &'b mut [u8]) -> Self {
        Self { rest: buffer }
    }
}

impl fmt::Write for Sink<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let rest = core::mem::take(&mut self.rest);
        let (written, rest) = rest.split_at_mut_checked(text.len()).ok_or(fmt::Error)?;
        for (byte, text) in written.iter_mut().zip(text.bytes()) {
            *byte = text;
        }
        self.rest = rest;
        Ok(())
    }
}
