//! The laws, a file for each group of them.
//!
//! A law is a function from an input that panics where it is broken. What it found goes to a
//! function of its own that judges it, so that tests can show that a wrong finding is noticed.

pub mod decoding;
pub mod records;
pub mod rewriting;
pub mod same_reading;
pub mod strict;
