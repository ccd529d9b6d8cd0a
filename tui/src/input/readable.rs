//! How far a text can be read as a link.

/// How far a text can be read as a link, from the least to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Readable {
    /// It is not a link.
    #[default]
    No,
    /// It has faults.
    InPart,
    /// It can be read to its end, but it names no recipient, as every link that was seen does: it may have
    /// been cut after a record.
    WithoutRecipient,
    /// It can be read to its end.
    Whole,
}
