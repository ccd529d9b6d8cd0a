//! What is wrong with a link, and where.

use tracklens_codec::{ErrorKind, Layer};

/// A fault of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The layer it was found in.
    pub layer: Layer,
    /// The index of the record it belongs to.
    pub record: Option<usize>,
    /// The offset within the layer, in bytes.
    pub offset: usize,
    /// The offset within the text, in bytes.
    pub text_offset: usize,
}

impl Fault {
    /// A fault of the URL itself, at an offset in the text.
    pub(super) fn of_link(kind: ErrorKind, offset: usize) -> Self {
        Self {
            kind,
            layer: Layer::Link,
            record: None,
            offset,
            text_offset: offset,
        }
    }
}

/// A length as errors carry it.
pub(super) fn count(len: usize) -> u32 {
    u32::try_from(len).expect("a length of 32 bits")
}
