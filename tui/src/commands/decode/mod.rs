//! `tracklens decode`: what links say, for scripts and logs.

mod chunk;
mod decoder;
mod output;
mod part;
mod run;
mod searched;

pub use run::{Decode, run};
