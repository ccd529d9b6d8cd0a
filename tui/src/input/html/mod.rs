//! HTML: the links in it, and where each of them stands.

mod anchor;
mod in_html;
mod links;
mod quiet;
mod search;

pub use in_html::InHtml;
pub use links::links;
