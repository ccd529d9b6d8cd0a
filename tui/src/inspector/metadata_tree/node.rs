//! A value of the JSON.

use std::ops::Range;

/// A value of the JSON. The outermost has the number 0, and each comes before the values within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inspector) struct Node {
    pub(in crate::inspector) kind: NodeKind,
    /// The object or array around it; the outermost is its own parent.
    pub(in crate::inspector) parent: usize,
    pub(in crate::inspector) depth: usize,
    /// Its place among those of its parent.
    pub(in crate::inspector) place: usize,
    /// Its key with the quotes, within an object.
    pub(super) key: Option<Range<usize>>,
    pub(super) value: Range<usize>,
    /// Whether a comma follows it.
    pub(super) has_comma: bool,
    /// How many values are directly in it.
    pub(in crate::inspector) members: usize,
    /// The number of the first value after all those within it.
    pub(super) after: usize,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum NodeKind {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

impl NodeKind {
    /// What it is called.
    pub(in crate::inspector) const fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
        }
    }

    /// Whether others can be in it.
    pub(in crate::inspector) const fn is_container(self) -> bool {
        matches!(self, Self::Object | Self::Array)
    }
}

impl Node {
    /// Its place in the JSON, from its key to its end.
    pub(in crate::inspector) fn range(&self) -> Range<usize> {
        let start = self.key.as_ref().map_or(self.value.start, |key| key.start);
        start..self.value.end
    }

    /// The bytes of the metadata that are there for it: key, value, what is between them, and the
    /// comma after it.
    ///
    /// Those of all members, the brackets around them and the white space between them are all bytes
    /// of an object.
    pub(in crate::inspector) fn cost(&self) -> usize {
        self.range().len() + usize::from(self.has_comma)
    }
}
