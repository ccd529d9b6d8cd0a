//! The laws of the program: what it finds, shows and writes, what it masks, and its inspector.

pub mod finding;
pub mod inspector;
pub mod mails;
pub mod masking;
mod origins;
pub mod output;
pub mod relatives;
pub mod shown;
