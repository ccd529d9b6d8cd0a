//! `tracklens scan`: every tracked link in files, folders and standard input.

mod engine;
mod files;
mod output;
mod progress;
mod run;
mod whole;

pub use self::run::{Scan, ScanResult, run};
