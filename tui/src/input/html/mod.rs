//! HTML: the links in it, and where each of them stands.

mod anchor;
mod links;
mod search;

pub use links::{InHtml, links};
