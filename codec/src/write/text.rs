//! The text of the parts of a link, and its length.

use core::fmt;

use super::sink::Sink;
use crate::bytes::percent::{PercentDecoded, hex_digits, is_unreserved};
use crate::target::Target;
use crate::url::sublink::with_underscores;

/// The text before the target in a query.
pub(super) const QUERY: &[u8] = b"?target=";

pub(super) fn put_port(port: u16, sink: &mut impl Sink) -> fmt::Result {
    sink.put(b":")?;
    let mut digits = [b'0'; 5];
    let mut rest = port;
    for digit in digits.iter_mut().rev() {
        let [value, _] = rest.wrapping_rem(10).to_le_bytes();
        *digit = value.wrapping_add(b'0');
        rest = rest.wrapping_div(10);
    }
    let start = digits.len().saturating_sub(decimal_len(port));
    sink.put(digits.get(start..).unwrap_or_default())
}

pub(super) fn put_sublink(sublink: &[u8], sink: &mut impl Sink) -> fmt::Result {
    if sublink
        .iter()
        .all(|&byte| is_unreserved(byte) || byte == b'/')
    {
        return sink.put(sublink);
    }
    with_underscores(PercentDecoded::new(sublink)).try_for_each(|byte| sink.put(&[byte]))
}

pub(super) fn put_query(target: Target<'_, '_>, sink: &mut impl Sink) -> fmt::Result {
    sink.put(QUERY)?;
    for byte in target.bytes() {
        if is_unreserved(byte) {
            sink.put(&[byte])?;
        } else {
            let [high, low] = hex_digits(byte);
            sink.put(&[b'%', high, low])?;
        }
    }
    Ok(())
}

/// The length of bytes in base64url, including padding.
pub(super) const fn encoded_len(bytes: usize) -> usize {
    bytes.div_ceil(3).saturating_mul(4)
}

pub(super) fn decimal_len(port: u16) -> usize {
    match port {
        0..=9 => 1,
        10..=99 => 2,
        100..=999 => 3,
        1000..=9999 => 4,
        _ => 5,
    }
}
