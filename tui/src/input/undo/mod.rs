//! Undoes what is written around and within links as text: one file for each kind of escape.

mod backslash;
pub(crate) mod base64;
pub(crate) mod defanged;
mod escape;
pub(crate) mod hexadecimal;
mod html;
mod layer;
mod percent;
pub(crate) mod proofpoint;
mod quoted_printable;
pub(crate) mod utf16;

pub(crate) use layer::Layer;
pub(crate) use quoted_printable::soft_break;
