//! What the laws are checked with: the kinds of inputs, the seeds of each, and how bytes become a
//! sender or a session.

pub mod cells;
pub mod control;
pub mod kind;
pub mod seeds;
pub mod sender;
#[cfg(feature = "program")]
pub mod session;
