//! `Return-Path: msprvs1=TAG=bounces-CUSTOMER[-SUBACCOUNT]@host`. \[seen\] What the tag says is \[unknown\].

use std::ops::Range;

use super::field::{FieldName, FieldValue, RelativeField};

const START: &str = "msprvs1=";
const WORD: &str = "=bounces-";

/// Reads an address of this form, which starts at `offset` of what was given.
pub(super) fn read(value: &[u8], offset: usize) -> Option<(Vec<RelativeField>, Range<usize>)> {
    let text = str::from_utf8(value).ok()?;
    let inner = text
        .trim_ascii()
        .trim_start_matches('<')
        .trim_end_matches('>');
    let (address, host) = inner.split_once('@')?;
    let (tag, ids) = address.strip_prefix(START)?.split_once(WORD)?;
    if tag.is_empty() || host.is_empty() || host.contains(char::is_whitespace) {
        return None;
    }
    let start = offset + text.find(inner)?;
    let tag_start = start + START.len();
    let mut fields = vec![RelativeField {
        name: FieldName::Tag,
        value: FieldValue::Text(tag.to_owned()),
        range: tag_start..tag_start + tag.len(),
    }];
    let mut at = tag_start + tag.len() + WORD.len();
    let mut names = [FieldName::CustomerId, FieldName::SubaccountId].into_iter();
    for digits in ids.split('-') {
        let number: u32 = digits.parse().ok()?;
        fields.push(RelativeField {
            name: names.next()?,
            value: FieldValue::Number(number.into()),
            range: at..at + digits.len(),
        });
        at += digits.len() + 1;
    }
    Some((fields, start..start + inner.len()))
}
