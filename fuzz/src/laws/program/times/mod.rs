//! Laws of the numbers that are derived from times: spans, lifetimes, whether a link has expired.
//!
//! What the program says is compared with a model in 128 bits, in which nothing overflows.

mod made_up;
mod of_links;
mod spans;

use crate::inputs::numbers::Numbers;

/// All laws of this folder, for the numbers at the start of an input.
///
/// # Panics
///
/// If a law is broken.
pub fn times(data: &[u8]) {
    let numbers = Numbers::read(data);
    spans::judge(&numbers);
    of_links::judge(&numbers);
    made_up::judge(numbers.now);
}
