//! A relative as it was read.

use std::ops::Range;

use tracklens_codec::{MessageId, TransmissionId};

use super::fault::{RelativeFault, RelativeFaultKind};
use super::field::{FieldName, FieldValue, RelativeField};
use super::kind::RelativeKind;
use super::signed::Signed;
use super::symbols::Symbols;
use super::{list_unsubscribe, message_id, msfbl, return_path};

/// The longest value that is read, in bytes.
const MAX_LEN: usize = 1 << 16;

/// What a header of the family says.
#[derive(Clone, Debug, PartialEq)]
pub struct Relative {
    kind: RelativeKind,
    range: Range<usize>,
    signature: Option<[u8; 32]>,
    fields: Vec<RelativeField>,
    faults: Vec<RelativeFault>,
}

/// Reads a header line, with or without its name, folded or not.
///
/// Without its name a header is recognized by its form. `None` means that the line does not belong to the family.
///
/// ```
/// use tracklens::input::relative::read;
///
/// let relative = read(b"Return-Path: <msprvs1=197736pyd5Sy6=bounces-463600-2@example.com>").unwrap();
/// assert_eq!(relative.kind().code(), "return_path");
/// assert_eq!(relative.customer_id(), Some(463_600));
/// assert_eq!(relative.subaccount_id(), Some(2));
/// ```
#[must_use]
pub fn read(line: &[u8]) -> Option<Relative> {
    if let Some((kind, start)) = header(line) {
        return read_value(kind, line.get(start..).unwrap_or_default(), start);
    }
    if line.len() > MAX_LEN {
        return None;
    }
    let by_form = |kind| match kind {
        RelativeKind::XMsfbl => {
            let symbols = Symbols::unfolded(line, 0);
            let read = || read_value(kind, line, 0);
            msfbl::is_value(&symbols).then(read).flatten()
        }
        _ => read_value(kind, line, 0),
    };
    let mut kinds = RelativeKind::ALL.into_iter().rev();
    kinds.find_map(by_form)
}

/// Reads the value of a header whose kind is known. The value starts at `offset` of what was given.
///
/// An `X-MSFBL` is always of the family, if need be with faults. Of the others, only those with the family's form are.
#[must_use]
pub fn read_value(kind: RelativeKind, value: &[u8], offset: usize) -> Option<Relative> {
    let is_too_long = value.len() > MAX_LEN;
    let value = value.get(..MAX_LEN).unwrap_or(value);
    let (signed, range) = match kind {
        RelativeKind::XMsfbl => {
            let symbols = Symbols::unfolded(value, offset);
            let range = symbols.range(0..symbols.bytes().len());
            let fault = |kind, at| Signed {
                signature: None,
                fields: Vec::new(),
                faults: vec![RelativeFault::new(kind, at)],
            };
            let read = if is_too_long {
                fault(RelativeFaultKind::TooLong, offset + MAX_LEN)
            } else if symbols.bytes().is_empty() {
                fault(RelativeFaultKind::Empty, offset)
            } else {
                msfbl::read(&symbols)
            };
            (read, range)
        }
        RelativeKind::ListUnsubscribe => {
            let symbols = Symbols::unfolded(value, offset);
            list_unsubscribe::read(&symbols)
                .or_else(|| list_unsubscribe::read(&symbols.percent_decoded()))?
        }
        RelativeKind::MessageId => unsigned(message_id::read(value, offset)?),
        RelativeKind::ReturnPath => unsigned(return_path::read(value, offset)?),
    };
    Some(Relative {
        kind,
        range,
        signature: signed.signature,
        fields: signed.fields,
        faults: signed.faults,
    })
}

impl Relative {
    /// Which header of the family it is.
    #[must_use]
    pub const fn kind(&self) -> RelativeKind {
        self.kind
    }

    /// Where it stands in what was given.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The 32 bytes that are the signature. Their algorithm and key are unknown.
    #[must_use]
    pub const fn signature(&self) -> Option<&[u8; 32]> {
        self.signature.as_ref()
    }

    /// What it says, in the order in which it stands there.
    #[must_use]
    pub fn fields(&self) -> &[RelativeField] {
        &self.fields
    }

    /// What is wrong with it, in the order in which it was met.
    #[must_use]
    pub fn faults(&self) -> &[RelativeFault] {
        &self.faults
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self, name: &FieldName) -> Option<&FieldValue> {
        let field = self.fields.iter().find(|field| field.name == *name)?;
        Some(&field.value)
    }

    /// The recipient's address.
    #[must_use]
    pub fn rcpt_to(&self) -> Option<&str> {
        match self.value(&FieldName::RcptTo)? {
            FieldValue::Text(address) => Some(address),
            _ => None,
        }
    }

    /// The id of the message.
    #[must_use]
    pub fn message_id(&self) -> Option<MessageId> {
        match self.value(&FieldName::MessageId)? {
            FieldValue::MessageId(id) => Some(*id),
            _ => None,
        }
    }

    /// When the message was injected, in Unix seconds.
    #[must_use]
    pub fn injection_time(&self) -> Option<u32> {
        match self.value(&FieldName::InjectionTime)? {
            FieldValue::Time(seconds) => Some(*seconds),
            _ => None,
        }
    }

    /// The customer.
    #[must_use]
    pub fn customer_id(&self) -> Option<u32> {
        self.number(&FieldName::CustomerId)
    }

    /// The subaccount.
    #[must_use]
    pub fn subaccount_id(&self) -> Option<u32> {
        self.number(&FieldName::SubaccountId)
    }

    /// The tenant.
    #[must_use]
    pub fn tenant_id(&self) -> Option<&str> {
        match self.value(&FieldName::TenantId)? {
            FieldValue::Text(tenant) => Some(tenant),
            _ => None,
        }
    }

    /// The transmission.
    #[must_use]
    pub fn transmission_id(&self) -> Option<TransmissionId> {
        match self.value(&FieldName::TransmissionId)? {
            FieldValue::TransmissionId(id) => Some(*id),
            _ => None,
        }
    }

    /// The same with all ranges mapped, when it was read out of something that was encoded.
    pub(crate) fn mapped(mut self, mut map: impl FnMut(Range<usize>) -> Range<usize>) -> Self {
        self.range = map(self.range);
        for field in &mut self.fields {
            field.range = map(field.range.clone());
        }
        for fault in &mut self.faults {
            let at = fault.offset();
            *fault = RelativeFault::new(fault.kind(), map(at..at + 1).start);
        }
        self
    }

    /// The same with other fields in the place of its own.
    #[must_use]
    pub(crate) fn with_fields(mut self, field: impl Fn(&RelativeField) -> RelativeField) -> Self {
        self.fields = self.fields.iter().map(field).collect();
        self
    }

    fn number(&self, name: &FieldName) -> Option<u32> {
        match self.value(name)? {
            FieldValue::Number(number) => u32::try_from(*number).ok(),
            _ => None,
        }
    }
}

/// The kind of a header line that has its name, and where its value starts.
fn header(line: &[u8]) -> Option<(RelativeKind, usize)> {
    let colon = line.iter().take(32).position(|&byte| byte == b':')?;
    let kind = RelativeKind::of_header(line.get(..colon)?.trim_ascii())?;
    Some((kind, colon + 1))
}

fn unsigned(read: (Vec<RelativeField>, Range<usize>)) -> (Signed, Range<usize>) {
    let (fields, range) = read;
    let signed = Signed {
        signature: None,
        fields,
        faults: Vec::new(),
    };
    (signed, range)
}
