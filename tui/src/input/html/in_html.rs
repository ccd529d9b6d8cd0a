//! A link in HTML.

use crate::input::found::Found;

/// A link in HTML, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InHtml {
    /// The link. Its range is that of the document, character references and all.
    pub found: Found,
    /// The element that it stands in; `!--` of a comment.
    pub element: Option<String>,
    /// The attribute that it is the value of.
    pub attribute: Option<String>,
    /// The text that people click on, as bytes of the document's charset, with white space folded.
    pub text: Option<Vec<u8>>,
}
