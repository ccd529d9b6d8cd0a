//! The characters of a host.

use crate::bytes::class::Class;

/// The offset of the first byte that no name and no address has; for an empty host, the offset where it should start.
pub(crate) fn invalid_in_host(host: &[u8]) -> Option<usize> {
    if let [b'[', address @ .., b']'] = host {
        let is_wrong = |byte: &u8| !byte.is_ascii_hexdigit() && !matches!(byte, b':' | b'.');
        let offset = address.iter().position(is_wrong);
        return match address {
            [] => Some(1),
            _ => offset.map(|offset| offset.saturating_add(1)),
        };
    }
    match Class::Unreserved.skip(host) {
        [] if !host.is_empty() => None,
        rest => Some(host.len().saturating_sub(rest.len())),
    }
}
