//! The value at which a payload ends before it is complete.

use tracklens_codec::{Definition, ErrorKind, RecordId, Records, Shape};

/// A text that is cut: what is there of it is not its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutValue<'p> {
    /// The record that holds it.
    pub id: RecordId,
    /// The bytes that are there.
    pub bytes: &'p [u8],
    /// How many there would be.
    pub claimed: u32,
}

impl<'p> CutValue<'p> {
    /// The text at which the records end, if it is one.
    pub(super) fn of(records: &Records<'p>) -> Option<Self> {
        let left_over = records.left_over();
        let is_cut = |error: &tracklens_codec::Error| error.offset() == records.left_over_offset();
        let fault = records.faults().find(is_cut)?;
        let ErrorKind::TruncatedValue { claimed, available } = fault.kind() else {
            return None;
        };
        let available = usize::try_from(available).ok()?;
        let id = RecordId::new(left_over.first()? & 0x3f)?;
        let definition = id.definition()?;
        let is_text = matches!(
            definition.shape(),
            Shape::Text | Shape::CutText | Shape::Metadata
        );
        let is_first = records.first(id).is_none();
        let bytes = left_over.get(left_over.len().checked_sub(available)?..)?;
        (is_text && is_first && !bytes.is_empty()).then_some(Self { id, bytes, claimed })
    }

    /// The name of the value, which is its key in JSON.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.id.definition().and_then(Definition::name)
    }
}
