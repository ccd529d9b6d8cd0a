//! Text on its way to people and programs: made safe, escaped, in hexadecimal digits, as a time, or defanged.

pub mod ascii;
pub(crate) mod characters;
pub mod defang;
pub mod escape;
pub(crate) mod hex;
pub(crate) mod json;
pub(crate) mod lossy;
pub(crate) mod members;
pub mod shown;
mod stretches;
pub mod styles;
pub mod time;
pub(crate) mod utf16;
