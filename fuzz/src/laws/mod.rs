//! The laws, a file for each group of them.
//!
//! A law is a function from an input that panics where it is broken. What it found goes to a
//! function of its own that judges it, so that tests can show that a wrong finding is noticed.

pub mod base64url;
pub mod configuration;
pub mod decoding;
pub mod drafting;
pub mod editing;
pub mod encrypting;
pub mod everything;
mod hiding;
pub mod inspector;
pub mod masking;
pub mod messages;
mod notes;
pub mod output;
pub mod records;
pub mod reordering;
pub mod rewriting;
pub mod same_reading;
pub mod shown;
pub mod signing;
pub mod spelling;
pub mod strict;
pub mod truncation;
