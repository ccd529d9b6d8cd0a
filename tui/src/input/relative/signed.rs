//! 32 bytes and a JSON object, each in base64, with a `|` between them.

use std::ops::Range;

use super::fault::{RelativeFault, RelativeFaultKind};
use super::field::RelativeField;
use super::object;
use super::symbols::{Symbols, is_symbol};

/// Bytes of the signature.
const SIGNATURE_LEN: usize = 32;

/// What was read of a signed object.
#[derive(Debug)]
pub(super) struct Signed {
    pub(super) signature: Option<[u8; SIGNATURE_LEN]>,
    pub(super) fields: Vec<RelativeField>,
    pub(super) faults: Vec<RelativeFault>,
}

/// The ranges of signature and object, when characters have the form of a signed object. Their contents may have faults.
pub(super) fn split(
    symbols: &Symbols,
    range: Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let text = symbols.bytes().get(range.clone())?;
    let bar = range.start + text.iter().position(|&byte| byte == b'|')?;
    Some((range.start..bar, bar + 1..range.end))
}

/// Whether the two ranges hold what a writer puts there: 32 bytes, and something that begins like an object.
pub(super) fn is_plausible(
    symbols: &Symbols,
    signature: &Range<usize>,
    object: &Range<usize>,
) -> bool {
    let (signature, fault) = symbols.decode(signature.clone());
    let start = object.start..object.end.min(object.start + 4);
    let (start, _) = symbols.decode(start);
    fault.is_none()
        && signature.bytes().len() == SIGNATURE_LEN
        && start.bytes().first() == Some(&b'{')
}

/// Reads a signed object.
pub(super) fn read(symbols: &Symbols, signature: Range<usize>, object: Range<usize>) -> Signed {
    let mut faults = Vec::new();
    let signature_offset = symbols.offset(signature.start);
    let (signature, fault) = symbols.decode(signature);
    faults.extend(fault);
    let signature = <[u8; SIGNATURE_LEN]>::try_from(signature.bytes()).ok();
    if signature.is_none() && fault.is_none() {
        faults.push(RelativeFault::new(
            RelativeFaultKind::SignatureLength,
            signature_offset,
        ));
    }
    let (json, fault) = symbols.decode(object);
    let (fields, object_faults) = object::read(&json);
    // A bad symbol ends the JSON as well: one fault says both.
    faults.extend(fault);
    let ends_early = |fault: &RelativeFault| fault.kind() == RelativeFaultKind::InvalidJson;
    let is_new = |object_fault: &RelativeFault| fault.is_none() || !ends_early(object_fault);
    faults.extend(object_faults.into_iter().filter(is_new));
    Signed {
        signature,
        fields,
        faults,
    }
}

/// The end of the characters that base64, its padding and the `|` are made of.
pub(super) fn end(text: &[u8]) -> usize {
    let belongs = |byte: &u8| is_symbol(*byte) || matches!(byte, b'=' | b'~' | b'|');
    text.iter().take_while(|byte| belongs(byte)).count()
}
