//! Every combination of route, flag, target and damage: the cells of a table, each a link.
//!
//! A bug in what only a combination does, such as a target in the query of an unsubscribe link, is in no list of
//! separate examples. The laws run over all cells under `cargo test` (`tests/cells.rs`), and fuzzing starts from those
//! of [`seeds`](super::seeds::cells).

mod cell;
mod damages;
mod spelled;

pub use cell::{Cell, Flag, Route, Standing};
pub use damages::{DAMAGES, Damage};
