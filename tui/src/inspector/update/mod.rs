//! How the inspector changes: what happened comes in, what is to be done goes out.

mod change;
mod commands;
mod example;
mod file;
mod paste;
mod pointing;
mod start;

pub use self::change::update;
