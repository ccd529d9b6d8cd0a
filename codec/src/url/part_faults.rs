//! What is wrong with the parts of a link as such.

use super::authority::parse_port;
use super::parts::Parts;
use super::route::Route;
use crate::bytes::span::Part;
use crate::error::{Error, ErrorKind};

impl Parts<'_> {
    /// Whether there is nothing in [`faults`](Self::faults).
    #[inline]
    pub(crate) fn is_sound(&self) -> bool {
        self.payload().is_some()
            && self.trailing_path().is_none()
            && (self.route() == Route::Click || self.sublink().is_none())
            && self.port_text().is_none_or(|port| !is_wrong_port(port))
    }

    /// What is wrong with the parts as such: with the port, with what is missing, with what is too much.
    pub(crate) fn faults(&self) -> impl Iterator<Item = Error> {
        [
            self.port_fault(),
            self.sublink_fault(),
            self.missing_part(),
            self.trailing_fault(),
        ]
        .into_iter()
        .flatten()
    }

    pub(crate) fn missing_signature(&self) -> Error {
        Error::in_link(ErrorKind::MissingSignature, self.path_end())
    }

    fn port_fault(&self) -> Option<Error> {
        let port = self.port_text().filter(|port| is_wrong_port(*port))?;
        Some(Error::in_link(ErrorKind::InvalidPort, port.span().start()))
    }

    fn sublink_fault(&self) -> Option<Error> {
        let sublink = self.sublink().filter(|_| self.route() != Route::Click)?;
        Some(Error::in_link(
            ErrorKind::UnexpectedSublink,
            sublink.span().start(),
        ))
    }

    fn missing_part(&self) -> Option<Error> {
        let kind = if self.signature().is_none() {
            ErrorKind::MissingSignature
        } else if self.token().is_none() {
            ErrorKind::MissingToken
        } else if self.payload().is_none() {
            ErrorKind::MissingPayload
        } else {
            return None;
        };
        Some(Error::in_link(kind, self.path_end()))
    }

    fn trailing_fault(&self) -> Option<Error> {
        let trailing = self.trailing_path()?;
        Some(Error::in_link(
            ErrorKind::TrailingPath,
            trailing.span().start(),
        ))
    }
}

/// An empty port is not wrong: it means the one of the scheme.
fn is_wrong_port(port: Part<'_>) -> bool {
    let digits = port.as_bytes();
    !digits.is_empty() && parse_port(digits).is_none()
}
