//! What comes before the path of a URL: scheme, user name, host and port.

use super::scheme::Scheme;
use crate::bytes::class::Class;
use crate::bytes::span::{MaybeSpan, offset_of};
use crate::error::{Error, ErrorKind};

/// The positions of the parts before the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Authority {
    pub(crate) scheme: MaybeSpan,
    pub(crate) user_info: MaybeSpan,
    pub(crate) host: MaybeSpan,
    pub(crate) port: MaybeSpan,
    /// Whether the host is a name of unreserved characters, and all that there is.
    pub(crate) is_name_alone: bool,
}

impl Authority {
    /// Finds the parts before the path, and the offset at which the path starts.
    ///
    /// A text may lack its scheme, or both scheme and host.
    #[inline]
    pub(crate) fn find(text: &[u8]) -> Result<(Self, usize), Error> {
        let (scheme, start) = find_scheme(text)?;
        let rest = text.get(start..).unwrap_or_default();
        // Most authorities are nothing but a name, in which there is no user and no port to look for.
        let name_len = offset_of(Class::Unreserved.skip(rest), rest.len());
        let name_end = start.saturating_add(name_len);
        if let Some(b'/') = text.get(name_end)
            && name_len > 0
        {
            let authority = Self {
                scheme,
                host: MaybeSpan::new(start, name_end),
                is_name_alone: true,
                ..Self::default()
            };
            return Ok((authority, name_end));
        }
        Self::split(text, scheme, start, name_end)
    }

    /// Splits an authority that is more than a name; its first bytes are all unreserved.
    fn split(
        text: &[u8],
        scheme: MaybeSpan,
        start: usize,
        name_end: usize,
    ) -> Result<(Self, usize), Error> {
        let not_a_url = |offset| Err(Error::in_link(ErrorKind::NotAUrl, offset));
        let rest = text.get(name_end..).unwrap_or_default();
        let after = Class::Authority.skip(rest);
        let signs = rest.get(..offset_of(after, rest.len())).unwrap_or_default();
        let end = name_end.saturating_add(signs.len());
        if !matches!(after, [] | [b'/' | b'?' | b'#', ..]) {
            return not_a_url(end);
        }
        let has_scheme = scheme.is_some();
        if !has_scheme && start == end {
            return Ok((Self::default(), 0));
        }
        if !has_scheme && end == text.len() {
            return not_a_url(0);
        }
        let at = signs.iter().rposition(|&byte| byte == b'@');
        let at = at.map(|offset| name_end.saturating_add(offset));
        let host_start = at.map_or(start, |at| at.saturating_add(1));
        let host_and_port = text.get(host_start..end).unwrap_or_default();
        let colon = host_and_port
            .iter()
            .rposition(|&byte| matches!(byte, b':' | b']'))
            .filter(|&last| host_and_port.get(last) == Some(&b':'))
            .map(|offset| host_start.saturating_add(offset));
        let host_end = colon.unwrap_or(end);
        if host_end == host_start {
            return not_a_url(host_start);
        }
        let authority = Self {
            scheme,
            user_info: at.map_or(MaybeSpan::NONE, |at| MaybeSpan::new(start, at)),
            host: MaybeSpan::new(host_start, host_end),
            port: colon.map_or(MaybeSpan::NONE, |colon| {
                MaybeSpan::new(colon.saturating_add(1), end)
            }),
            is_name_alone: false,
        };
        Ok((authority, end))
    }
}

/// The port with these digits, if it is a number from 0 to 65535.
pub(crate) fn parse_port(digits: &[u8]) -> Option<u16> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_u16, |port, digit| {
        let value = digit.checked_sub(b'0').filter(|value| *value < 10)?;
        port.checked_mul(10)?.checked_add(u16::from(value))
    })
}

/// Finds the scheme, if there is one, and the offset at which the authority starts.
#[inline]
fn find_scheme(text: &[u8]) -> Result<(MaybeSpan, usize), Error> {
    if let Some((_, rest)) = Scheme::split(text) {
        let start = offset_of(rest, text.len());
        let end = start.wrapping_sub(b"://".len());
        return Ok((MaybeSpan::new(0, end), start));
    }
    let rest = Class::Scheme.skip(text);
    if rest.len() < text.len() && rest.starts_with(b"://") {
        return Err(Error::in_link(ErrorKind::UnknownScheme, 0));
    }
    Ok((MaybeSpan::NONE, 0))
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
