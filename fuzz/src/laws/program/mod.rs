//! The laws of the program: what it shows and writes, what it masks, and its inspector.

pub mod inspector;
pub mod masking;
pub mod output;
pub mod shown;
