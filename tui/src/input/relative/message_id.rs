//! `Message-ID: <AA.BB.nnnnn.TTTTTTTT@host>`: T is the time of injection, its bytes in reverse order and the two digits of
//! each swapped. \[seen\] What A, B and n say is \[unknown\].

use std::ops::Range;

use super::field::{FieldName, FieldValue, RelativeField};

/// Reads an id of this form, which starts at `offset` of what was given.
pub(super) fn read(value: &[u8], offset: usize) -> Option<(Vec<RelativeField>, Range<usize>)> {
    let start = offset + (value.len() - value.trim_ascii_start().len());
    let text = str::from_utf8(value.trim_ascii()).ok()?;
    let id = text.strip_prefix('<').unwrap_or(text);
    let id = id.strip_suffix('>').unwrap_or(id);
    let (id, host) = id.split_once('@')?;
    let mut parts = id.split('.');
    let [first, second, number, time] = std::array::from_fn(|_| parts.next());
    let (first, second, number, time) = (first?, second?, number?, time?);
    let has_form = parts.next().is_none()
        && is_hex(first, 2..=2)
        && is_hex(second, 2..=2)
        && (5..=10).contains(&number.len())
        && number.bytes().all(|digit| digit.is_ascii_digit())
        && is_hex(time, 8..=8)
        && is_host(host);
    if !has_form {
        return None;
    }
    let seconds = u32::from_str_radix(time, 16).ok()?;
    let swapped = (seconds & 0x0f0f_0f0f) << 4 | (seconds & 0xf0f0_f0f0) >> 4;
    let range = start..start + text.len();
    let time_start = start + text.find(time).unwrap_or_default();
    let fields = vec![
        RelativeField {
            name: FieldName::Text,
            value: FieldValue::Text(text.to_owned()),
            range: range.clone(),
        },
        RelativeField {
            name: FieldName::InjectionTime,
            value: FieldValue::Time(swapped.swap_bytes()),
            range: time_start..time_start + time.len(),
        },
    ];
    Some((fields, range))
}

fn is_hex(text: &str, len: std::ops::RangeInclusive<usize>) -> bool {
    let is_digit = |digit: u8| matches!(digit, b'0'..=b'9' | b'A'..=b'F');
    len.contains(&text.len()) && text.bytes().all(is_digit)
}

fn is_host(host: &str) -> bool {
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    !host.is_empty() && host.bytes().all(belongs)
}
