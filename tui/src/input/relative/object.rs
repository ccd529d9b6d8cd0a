//! The JSON object of X-MSFBL and List-Unsubscribe.

use serde_json::Value;

use super::fault::{RelativeFault, RelativeFaultKind};
use super::field::{FieldName, FieldValue, RelativeField};
use super::symbols::Decoded;
use super::value;
use crate::text::members::Members;

/// What an object says, as far as it can be read, and what is wrong with it.
pub(super) fn read(json: &Decoded<'_>) -> (Vec<RelativeField>, Vec<RelativeFault>) {
    let mut fields = Vec::new();
    let mut faults = Vec::new();
    for member in Members::new(json.bytes()) {
        let read = member.and_then(|member| {
            let key = parse(json, member.key.clone()).ok_or(member.key.start)?;
            let value = parse(json, member.value.clone()).ok_or(member.value.start)?;
            Ok((key, value, member))
        });
        let (key, value, member) = match read {
            Ok(read) => read,
            Err(at) => {
                let fault = RelativeFault::new(RelativeFaultKind::InvalidJson, json.offset(at));
                faults.push(fault);
                continue;
            }
        };
        let name = FieldName::of_key(key.as_str().unwrap_or_default());
        let range = json.range(member.value.clone());
        if fields
            .iter()
            .any(|field: &RelativeField| field.name == name)
        {
            let at = json.offset(member.key.start);
            faults.push(RelativeFault::new(RelativeFaultKind::RepeatedKey, at));
        } else if !value.is_null() {
            let value = value::of_json(&name, value).unwrap_or_else(|unread| {
                let at = json.offset(member.value.start);
                faults.push(RelativeFault::new(RelativeFaultKind::InvalidValue, at));
                unread
            });
            push(&mut fields, RelativeField { name, value, range });
        }
    }
    (fields, faults)
}

/// Adds a field; after the id of a message the time that the id holds.
fn push(fields: &mut Vec<RelativeField>, field: RelativeField) {
    let time = match field.value {
        FieldValue::MessageId(id) => Some(RelativeField {
            name: FieldName::InjectionTime,
            value: FieldValue::Time(id.injection_time()),
            range: field.range.clone(),
        }),
        _ => None,
    };
    fields.push(field);
    fields.extend(time);
}

fn parse(json: &Decoded<'_>, range: std::ops::Range<usize>) -> Option<Value> {
    let text = String::from_utf8_lossy(json.bytes().get(range)?);
    serde_json::from_str(&text).ok()
}
