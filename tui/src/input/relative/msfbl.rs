//! `X-MSFBL`, in all its generations.
//!
//! - A signature and a JSON object. On premises the object is long (template, transmission, tags, metadata), on the hosted
//!   service it has recipient, message, customer, subaccount and tenant. \[seen\] One sender's has `b`, `g` and `r` alone,
//!   which are read as binding, group and recipient. \[inferred\]
//! - Momentum 3: `recipient@binding@group@…`, the rest being what the sender's configuration adds. \[seen\]

use std::ops::Range;

use super::fault::{RelativeFault, RelativeFaultKind};
use super::field::{FieldName, FieldValue, RelativeField};
use super::signed::{self, Signed};
use super::symbols::{Decoded, Symbols};

/// Reads the value of the header.
pub(super) fn read(symbols: &Symbols) -> Signed {
    let whole = 0..symbols.bytes().len();
    if let Some((signature, object)) = signed::split(symbols, whole.clone()) {
        return signed::read(symbols, signature, object);
    }
    let (text, fault) = symbols.decode(whole);
    let fields = delimited(&text).unwrap_or_default();
    let mut faults = Vec::from_iter(fault);
    if fields.is_empty() && faults.is_empty() {
        let start = symbols.offset(0);
        faults.push(RelativeFault::new(RelativeFaultKind::UnknownForm, start));
    }
    Signed {
        signature: None,
        fields,
        faults,
    }
}

/// Whether characters that stand alone are the value of this header.
pub(super) fn is_value(symbols: &Symbols) -> bool {
    let whole = 0..symbols.bytes().len();
    if let Some((signature, object)) = signed::split(symbols, whole.clone()) {
        signed::is_plausible(symbols, &signature, &object)
    } else {
        let (text, fault) = symbols.decode(whole);
        fault.is_none() && delimited(&text).is_some()
    }
}

/// The fields of `recipient@binding@group@…`, the recipient having an `@` itself.
fn delimited(text: &Decoded<'_>) -> Option<Vec<RelativeField>> {
    let bytes = text.bytes();
    if !bytes.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    let mut signs = (0..bytes.len()).filter(|&at| bytes.get(at) == Some(&b'@'));
    let [local, domain, binding, group] = std::array::from_fn(|_| signs.next());
    let (local, domain, binding) = (local?, domain?, binding?);
    let has_domain = bytes.get(local..domain)?.contains(&b'.');
    if local == 0 || !has_domain {
        return None;
    }
    let group = group.unwrap_or(bytes.len());
    let named = [
        (FieldName::RcptTo, 0..domain),
        (FieldName::Binding, domain + 1..binding),
        (FieldName::BindingGroup, binding + 1..group),
        (FieldName::UserString, group + 1..bytes.len()),
    ];
    let field = |(name, range): (FieldName, Range<usize>)| {
        let value = bytes.get(range.clone()).filter(|value| !value.is_empty())?;
        Some(RelativeField {
            name,
            value: FieldValue::Text(String::from_utf8_lossy(value).into_owned()),
            range: text.range(range),
        })
    };
    Some(named.into_iter().filter_map(field).collect())
}
