//! The front of a URL: scheme, user name, host and port.

use crate::error::{Error, ErrorKind};
use crate::span::{MaybeSpan, find_byte};

/// What stands before the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Authority {
    pub(crate) scheme: MaybeSpan,
    pub(crate) user_info: MaybeSpan,
    pub(crate) host: MaybeSpan,
    pub(crate) port: MaybeSpan,
}

impl Authority {
    /// Reads the front of a text, and says where its path starts; a text may start with that.
    pub(crate) fn find(text: &[u8]) -> Result<(Self, usize), Error> {
        let (scheme, start) = find_scheme(text)?;
        let rest = text.get(start..).unwrap_or_default();
        let len = find_byte(rest, |byte| matches!(byte, b'/' | b'?' | b'#')).unwrap_or(rest.len());
        let authority = rest.get(..len).unwrap_or_default();
        let end = start.saturating_add(len);
        let not_a_url = |offset| Err(Error::in_link(ErrorKind::NotAUrl, offset));
        if let Some(wrong) = authority.iter().position(|&byte| !is_authority_byte(byte)) {
            return not_a_url(start.saturating_add(wrong));
        }
        let has_scheme = scheme != MaybeSpan::NONE;
        if !has_scheme && authority.is_empty() {
            return Ok((Self::default(), 0));
        }
        if !has_scheme && end == text.len() {
            return not_a_url(0);
        }
        let at = authority.iter().rposition(|&byte| byte == b'@');
        let host_start = at.map_or(start, |at| start.saturating_add(at).saturating_add(1));
        let host_and_port = text.get(host_start..end).unwrap_or_default();
        let colon = host_and_port
            .iter()
            .rposition(|&byte| matches!(byte, b':' | b']'))
            .filter(|&last| host_and_port.get(last) == Some(&b':'));
        let host_end = colon.map_or(end, |colon| host_start.saturating_add(colon));
        if host_end == host_start {
            return not_a_url(host_start);
        }
        let authority = Self {
            scheme,
            user_info: at.map_or(MaybeSpan::NONE, |at| {
                MaybeSpan::new(start, start.saturating_add(at))
            }),
            host: MaybeSpan::new(host_start, host_end),
            port: colon.map_or(MaybeSpan::NONE, |_| {
                MaybeSpan::new(host_end.saturating_add(1), end)
            }),
        };
        Ok((authority, end))
    }
}

/// The number that the digits of a port are.
pub(crate) fn parse_port(digits: &[u8]) -> Option<u16> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_u16, |port, digit| {
        let value = digit.checked_sub(b'0').filter(|value| *value < 10)?;
        port.checked_mul(10)?.checked_add(u16::from(value))
    })
}

/// The scheme, and where the authority starts.
fn find_scheme(text: &[u8]) -> Result<(MaybeSpan, usize), Error> {
    let name = text
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')))
        .unwrap_or(text.len());
    let (scheme, rest) = text.split_at_checked(name).unwrap_or_default();
    if scheme.is_empty() || !rest.starts_with(b"://") {
        return Ok((MaybeSpan::NONE, 0));
    }
    if scheme.eq_ignore_ascii_case(b"http") || scheme.eq_ignore_ascii_case(b"https") {
        Ok((MaybeSpan::new(0, name), name.saturating_add(b"://".len())))
    } else {
        Err(Error::in_link(ErrorKind::UnknownScheme, 0))
    }
}

/// Printable, and none of the characters that RFC 3986 keeps out of a URL altogether.
const fn is_authority_byte(byte: u8) -> bool {
    byte > b' '
        && byte != 0x7f
        && !matches!(
            byte,
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_made_of_digits_alone() {
        for byte in 0..=u8::MAX {
            let digit = byte.is_ascii_digit().then(|| u16::from(byte & 0x0f));
            assert_eq!(parse_port(&[byte]), digit, "{byte:#04x}");
        }
    }
}
