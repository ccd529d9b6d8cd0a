//! The real program in a pseudo-terminal: paste, read the screen, copy, and every way of ending.

mod background;
mod characters;
mod copying;
mod defanging;
mod ending;
pub(crate) mod harness;
mod last_view;
mod mouse;
mod multiplexing;
mod opening;
mod pasting;
mod reports;
mod screen;
mod stopping;
mod streams;
mod text;
mod unfinished;
mod variables;
