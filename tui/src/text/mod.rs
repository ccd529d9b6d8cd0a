//! Text on its way to people and programs: made safe, spelled in digits, as a time, or defanged.

pub(crate) mod defang;
pub(crate) mod hex;
pub mod shown;
pub mod time;
