//! `tracklens decode`: what links say, for scripts and logs.

mod decoder;
mod options;
mod output;
mod part;
mod run;
mod searched;

pub use options::Decode;
pub use run::run;
