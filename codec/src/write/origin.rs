//! The origin of a link: scheme, host and port.

use core::fmt;

use crate::count::Count;
use crate::error::saturating;
use crate::url::authority::parse_port;
use crate::url::host::invalid_in_host;
use crate::url::scheme::Scheme;
use crate::write_error::WriteError;

/// A host: a name, an IPv4 address, or an IPv6 address in brackets.
///
/// ```
/// use tracklens_codec::Host;
///
/// assert_eq!(Host::new("click.example.com")?.as_str(), "click.example.com");
/// assert_eq!(Host::new("[2001:db8::1]")?.as_str(), "[2001:db8::1]");
/// assert!(Host::new("click.example.com/f").is_err());
/// # Ok::<(), tracklens_codec::WriteError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Host<'a>(&'a str);

#[cfg(any(feature = "arbitrary", feature = "proptest"))]
impl Host<'static> {
    /// The host of links that are made for tests.
    pub(crate) const EXAMPLE: Self = Self("link.example.com");
}

impl<'a> Host<'a> {
    /// Checks a host. It must not have a port.
    ///
    /// ```
    /// use tracklens_codec::{Host, WriteError};
    ///
    /// let error = Host::new("click.example.com:81").unwrap_err();
    /// assert_eq!(error, WriteError::InvalidHost { offset: 17 });
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::InvalidHost`] with the offset of the first byte that no host has.
    pub fn new(host: &'a str) -> Result<Self, WriteError> {
        match invalid_in_host(host.as_bytes()) {
            None => Ok(Self(host)),
            Some(offset) => Err(WriteError::InvalidHost {
                offset: saturating(offset),
            }),
        }
    }

    /// The host.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }
}

/// Checks a host as [`Host::new`] does. A host borrows its text, so it can't implement `FromStr`.
impl<'a> TryFrom<&'a str> for Host<'a> {
    type Error = WriteError;

    fn try_from(host: &'a str) -> Result<Self, WriteError> {
        Self::new(host)
    }
}

/// The host.
impl fmt::Display for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Shows the length, never the host.
impl fmt::Debug for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Host({})", Count(self.0.len(), "byte"))
    }
}

/// The origin of a link: scheme, host and, if it has one, port.
///
/// ```
/// use tracklens_codec::{Host, Origin, Scheme};
///
/// let origin = Origin::new(Scheme::Http, Host::new("click.example.com")?).with_port(81);
/// assert_eq!(origin.port(), Some(81));
/// # Ok::<(), tracklens_codec::WriteError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin<'a> {
    scheme: Scheme,
    host: Host<'a>,
    port: Option<u16>,
}

impl<'a> Origin<'a> {
    /// Makes an origin without a port.
    #[must_use]
    pub const fn new(scheme: Scheme, host: Host<'a>) -> Self {
        Self {
            scheme,
            host,
            port: None,
        }
    }

    /// Adds a port. It is written even if it is the default of the scheme.
    #[must_use]
    pub const fn with_port(self, port: u16) -> Self {
        Self {
            port: Some(port),
            ..self
        }
    }

    /// The scheme.
    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The host.
    #[must_use]
    pub const fn host(&self) -> Host<'a> {
        self.host
    }

    /// The port, if there is one.
    ///
    /// ```
    /// use tracklens_codec::{Host, Origin, Scheme};
    ///
    /// assert_eq!(Origin::new(Scheme::Http, Host::new("example.com")?).port(), None);
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    #[must_use]
    pub const fn port(&self) -> Option<u16> {
        self.port
    }
}

/// Reads an origin from its text, without a path. An origin borrows its text, so it can't implement `FromStr`.
///
/// ```
/// use tracklens_codec::{Origin, WriteError};
///
/// let origin = Origin::try_from("https://click.example.com:81")?;
/// assert_eq!(origin.port(), Some(81));
/// assert_eq!(origin.to_string(), "https://click.example.com:81");
/// assert_eq!(Origin::try_from("click.example.com"), Err(WriteError::MissingHost));
/// # Ok::<(), WriteError>(())
/// ```
impl<'a> TryFrom<&'a str> for Origin<'a> {
    type Error = WriteError;

    /// # Errors
    ///
    /// [`MissingHost`](WriteError::MissingHost) without `http://` or `https://`, or
    /// [`InvalidHost`](WriteError::InvalidHost) with the offset in the text of what no host and no port has.
    fn try_from(text: &'a str) -> Result<Self, WriteError> {
        let (scheme, rest) = Scheme::split(text.as_bytes()).ok_or(WriteError::MissingHost)?;
        let start = text.len().saturating_sub(rest.len());
        let at = |offset: usize| WriteError::InvalidHost {
            offset: saturating(start.saturating_add(offset)),
        };
        let colon = rest
            .iter()
            .rposition(|byte| matches!(byte, b':' | b']'))
            .filter(|last| rest.get(*last) == Some(&b':'));
        let end = start.saturating_add(colon.unwrap_or(rest.len()));
        let host = text.get(start..end).unwrap_or_default();
        if let Some(offset) = invalid_in_host(host.as_bytes()) {
            return Err(at(offset));
        }
        let origin = Self::new(scheme, Host(host));
        let Some(colon) = colon else {
            return Ok(origin);
        };
        let port_start = colon.saturating_add(1);
        match rest.get(port_start..).and_then(parse_port) {
            Some(port) => Ok(origin.with_port(port)),
            None => Err(at(port_start)),
        }
    }
}

/// The origin as it is written.
impl fmt::Display for Origin<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        match self.port {
            Some(port) => write!(f, ":{port}"),
            None => Ok(()),
        }
    }
}
