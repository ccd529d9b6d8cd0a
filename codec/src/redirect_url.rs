//! A target that can be followed.

use core::fmt::{self, Write as _};

use crate::redirect_error::{RedirectError, RedirectErrorKind};
use crate::target::Target;

/// A target that can be followed: made by [`Target::redirect_url`].
///
/// Its text is visible ASCII, so it fits into a `Location` header as it is. See there for what else holds.
///
/// ```
/// use tracklens_codec::Target;
///
/// let url = Target::Query(b"https%3A%2F%2Fshop.example.com%2Fa%3Fb%3D%2541").redirect_url()?;
/// assert_eq!(url.to_string(), "https://shop.example.com/a?b=%41");
/// assert!(url.has_host("shop.example.com"));
/// # Ok::<(), tracklens_codec::RedirectError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RedirectUrl<'t, 'p> {
    target: Target<'t, 'p>,
    len: usize,
    host_start: usize,
    host_len: usize,
}

impl<'t, 'p> Target<'t, 'p> {
    /// The target as a URL that can be followed, checked in linear time.
    ///
    /// - It starts with `http://` or `https://`, in any case, and a host: letters, digits, `-`, `.` and `_`, or an
    ///   address in brackets. A port is a number. There is no user name, which could look like a host.
    /// - Every byte is visible ASCII, and none is `"`, `<`, `>` or `\`. So the URL can't end a header or an attribute,
    ///   and no program takes a backslash for a slash.
    /// - Percent-encoding in a target of the payload is kept. A target in the query was decoded once.
    ///
    /// Not checked is **whose** host it is. Anybody can write a link with any target, unless you
    /// [verify](crate::Link::verify) its signature or compare the [host](RedirectUrl::has_host) with your own.
    ///
    /// ```
    /// use tracklens_codec::Target;
    ///
    /// let url = Target::Payload(b"https://example.com/a").redirect_url()?;
    /// assert_eq!(url.to_string(), "https://example.com/a");
    /// let error = Target::Query(b"javascript%3Aalert(1)").redirect_url().unwrap_err();
    /// assert_eq!((error.kind().code(), error.offset()), ("scheme", 0));
    /// # Ok::<(), tracklens_codec::RedirectError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first of these rules that the target breaks, and where.
    pub fn redirect_url(&self) -> Result<RedirectUrl<'t, 'p>, RedirectError> {
        let wrong = |kind, offset| Err(RedirectError::new(kind, offset));
        let mut bytes = self.into_bytes().enumerate().peekable();
        if bytes.peek().is_none() {
            return wrong(RedirectErrorKind::Empty, 0);
        }
        let mut take = |expected: u8| {
            let is_next = |(_, byte): &(usize, u8)| byte.eq_ignore_ascii_case(&expected);
            bytes.next_if(is_next).is_some()
        };
        let is_http = b"http".iter().all(|byte| take(*byte));
        let is_https = is_http && take(b's');
        if !is_http || !b"://".iter().all(|byte| take(*byte)) {
            return wrong(RedirectErrorKind::Scheme, 0);
        }
        let host_start = if is_https { 8 } else { 7 };
        let ends_authority = |byte: u8| matches!(byte, b'/' | b'?' | b'#');
        let authority = bytes.clone().take_while(|(_, byte)| !ends_authority(*byte));
        if authority.clone().any(|(_, byte)| byte == b'@') {
            return wrong(RedirectErrorKind::UserInfo, host_start);
        }
        let mut place = Place::Start;
        let mut host_len: usize = 0;
        for (offset, byte) in authority {
            place = place
                .after(byte)
                .map_err(|kind| RedirectError::new(kind, offset))?;
            let is_in_host = !matches!(place, Place::Port(_));
            host_len = host_len.saturating_add(usize::from(is_in_host));
        }
        let host_end = host_start.saturating_add(host_len);
        match place {
            Place::Start | Place::Bracket | Place::Address => {
                return wrong(RedirectErrorKind::Host, host_end);
            }
            Place::Port(None) => return wrong(RedirectErrorKind::Port, host_end),
            Place::Name | Place::AfterAddress | Place::Port(Some(_)) => {}
        }
        let mut len: usize = host_start;
        for (offset, byte) in bytes {
            if !is_safe(byte) {
                return wrong(RedirectErrorKind::UnsafeByte, offset);
            }
            len = len.saturating_add(1);
        }
        Ok(RedirectUrl {
            target: *self,
            len,
            host_start,
            host_len,
        })
    }
}

impl<'t, 'p> RedirectUrl<'t, 'p> {
    /// The bytes of the URL: visible ASCII.
    pub fn bytes(&self) -> impl Iterator<Item = u8> + Clone + use<'t, 'p> {
        self.target.into_bytes()
    }

    /// The length in bytes, which is at least 8.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no URL is empty")]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether this is the host of the URL, in any case. A subdomain is another host.
    #[must_use]
    pub fn has_host(&self, host: &str) -> bool {
        let found = self.bytes().skip(self.host_start).take(self.host_len);
        host.len() == self.host_len
            && found
                .zip(host.bytes())
                .all(|(found, host)| found.eq_ignore_ascii_case(&host))
    }
}

/// The URL.
impl fmt::Display for RedirectUrl<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bytes()
            .try_for_each(|byte| f.write_char(char::from(byte)))
    }
}

/// Shows the length, never the URL.
impl fmt::Debug for RedirectUrl<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedirectUrl")
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}

/// Where in the authority the next byte is.
#[derive(Clone, Copy)]
enum Place {
    Start,
    Name,
    /// After the bracket before an address.
    Bracket,
    /// In an address in brackets.
    Address,
    AfterAddress,
    /// In the port, with its number so far.
    Port(Option<u16>),
}

impl Place {
    /// The place after a byte.
    fn after(self, byte: u8) -> Result<Self, RedirectErrorKind> {
        match (self, byte) {
            (Self::Start, b'[') => Ok(Self::Bracket),
            (Self::Start | Self::Name, _) if is_in_name(byte) => Ok(Self::Name),
            (Self::Address, b']') => Ok(Self::AfterAddress),
            (Self::Bracket | Self::Address, b':' | b'.') => Ok(Self::Address),
            (Self::Bracket | Self::Address, _) if byte.is_ascii_hexdigit() => Ok(Self::Address),
            (Self::Name | Self::AfterAddress, b':') => Ok(Self::Port(None)),
            (Self::Port(port), b'0'..=b'9') => {
                let digit = u16::from(byte & 0x0f);
                let port = port.unwrap_or_default().checked_mul(10);
                let port = port.and_then(|port| port.checked_add(digit));
                port.map(|port| Self::Port(Some(port)))
                    .ok_or(RedirectErrorKind::Port)
            }
            (Self::Port(_), _) => Err(RedirectErrorKind::Port),
            _ if !is_safe(byte) => Err(RedirectErrorKind::UnsafeByte),
            _ => Err(RedirectErrorKind::Host),
        }
    }
}

const fn is_in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}

const fn is_safe(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\')
}
