//! What is said of a panic.

use std::panic::{self, PanicHookInfo};

use super::messages::say;

/// Has a panic reported like an error: on one line, and without any text that was made from what the program read.
pub fn report_panics() {
    panic::set_hook(Box::new(|panic| say(&report(panic))));
}

fn report(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map(ToString::to_string);
    let place = place.unwrap_or_default();
    // A message that was put together may repeat what a link carries.
    match panic.payload().downcast_ref::<&'static str>() {
        Some(message) => format!("this is a bug of the program: {place}: {message}"),
        None => format!("this is a bug of the program: {place}"),
    }
}
