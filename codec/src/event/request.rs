//! The request for a link, which an event reports.

use core::fmt;

/// The request for a link: when it was made, and by whom.
///
/// ```
/// use tracklens_codec::Request;
///
/// let request = Request::at(1_700_000_000)
///     .with_ip_address(b"192.0.2.1")
///     .with_user_agent(b"Mozilla/5.0");
/// assert_eq!(request.time(), 1_700_000_000);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Request<'r> {
    time: i64,
    ip_address: &'r [u8],
    user_agent: &'r [u8],
}

impl<'r> Request<'r> {
    /// A request at a time, in Unix seconds, of which nothing else is known.
    #[must_use]
    pub const fn at(time: i64) -> Self {
        Self {
            time,
            ip_address: &[],
            user_agent: &[],
        }
    }

    /// Sets the address that the request came from, as text. An event leaves out an empty one.
    #[must_use]
    pub const fn with_ip_address(self, ip_address: &'r [u8]) -> Self {
        Self { ip_address, ..self }
    }

    /// Sets what the program of the recipient calls itself. An event leaves out an empty text.
    #[must_use]
    pub const fn with_user_agent(self, user_agent: &'r [u8]) -> Self {
        Self { user_agent, ..self }
    }

    /// When the request was made, in Unix seconds.
    #[must_use]
    pub const fn time(&self) -> i64 {
        self.time
    }

    /// The address that the request came from; empty if it is not known.
    #[must_use]
    pub const fn ip_address(&self) -> &'r [u8] {
        self.ip_address
    }

    /// What the program of the recipient calls itself; empty if it is not known.
    #[must_use]
    pub const fn user_agent(&self) -> &'r [u8] {
        self.user_agent
    }
}

/// Shows the time, never by whom the request was made.
impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("time", &self.time)
            .finish_non_exhaustive()
    }
}
