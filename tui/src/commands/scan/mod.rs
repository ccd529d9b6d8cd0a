//! `tracklens scan`: every tracked link in files, folders and standard input.

mod engine;
mod files;
mod options;
mod output;
mod result;
mod run;
mod whole;

pub use self::options::Scan;
pub use self::result::ScanResult;
pub use self::run::run;
