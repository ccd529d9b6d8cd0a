//! What a run depends on besides its input: options, keys, and the configuration of the module.

pub mod configuration;
pub(crate) mod file;
pub mod keys;
mod options;

pub use self::file::FileError;
pub use self::options::{Settings, WriteSettings, parse_time};
