//! What the laws are checked with: the kinds of inputs, the seeds of each, and how bytes become a
//! sender or a session.

pub mod cells;
#[cfg(feature = "program")]
pub(crate) mod changes;
pub mod control;
pub mod kind;
pub mod members;
pub mod numbers;
pub mod objects;
pub mod seeds;
pub mod sender;
#[cfg(feature = "program")]
pub mod session;
