//! The laws: what holds for any input, as functions that panic where it does not.

pub mod codec;
#[cfg(feature = "program")]
pub mod program;
