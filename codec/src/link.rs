//! A tracked link, read.

use core::fmt::{self, Write as _};

use crate::payload::Payload;
use crate::records::kind::Kind;
use crate::records::list::Records;
use crate::target::Target;
use crate::url::parts::Parts;
use crate::url::signature::Signature;
use crate::url::token::Token;

/// A tracked link, read: its parts, and what its signature, token and payload say.
///
/// There are three ways to read a link. Only [`decode_strict`](Self::decode_strict) insists on how the link is spelled:
/// the others accept any padding, percent-encoding in the path, capitals in the scheme, and so on.
///
/// | function | a fault | a spelling that no writer uses |
/// |---|---|---|
/// | [`decode_partial`](Self::decode_partial) | is one of the [`faults`](Self::faults), beside what could be read | is accepted |
/// | [`decode`](Self::decode) | is an error | is accepted |
/// | [`decode_strict`](Self::decode_strict) | is an error | is an error |
///
/// The payload is decoded into your buffer. [`MAX_PAYLOAD_LEN`](crate::MAX_PAYLOAD_LEN) bytes hold the payload of
/// every link that the tracker would redirect; for longer links, [`Parts::payload_len`] says the exact length. What
/// else the buffer holds afterwards is not specified. Nothing is allocated, and the time is linear in the length of
/// the text.
///
/// ```
/// use tracklens_codec::{Kind, Link, MAX_PAYLOAD_LEN};
///
/// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode(text, &mut buffer)?;
/// assert_eq!(link.kind(), Some(Kind::Open));
/// assert_eq!(link.token().unwrap().customer_id(), 1);
/// let records = link.records().unwrap();
/// assert_eq!(records.rcpt_to(), Some(&b"user@example.com"[..]));
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Link<'t, 'p> {
    parts: Parts<'t>,
    signature: Option<Signature>,
    token: Option<Token>,
    payload: Payload<'p>,
    /// Whether nothing outside the records of the payload was wrong; if not, [`faults`](Self::faults) looks for what.
    is_sound: bool,
}

impl<'t, 'p> Link<'t, 'p> {
    #[inline]
    pub(crate) const fn new(
        parts: Parts<'t>,
        signature: Option<Signature>,
        token: Option<Token>,
        payload: Payload<'p>,
        is_sound: bool,
    ) -> Self {
        Self {
            parts,
            signature,
            token,
            payload,
            is_sound,
        }
    }

    /// Whether nothing was wrong when the link was read, with its text or with its records.
    #[inline]
    pub(crate) const fn is_sound(&self) -> bool {
        self.is_sound && self.payload.is_sound()
    }

    /// The parts of the text.
    #[must_use]
    pub const fn parts(&self) -> &Parts<'t> {
        &self.parts
    }

    /// The signature, if it could be read.
    #[must_use]
    pub const fn signature(&self) -> Option<Signature> {
        self.signature
    }

    /// The token, if it could be read.
    #[must_use]
    pub const fn token(&self) -> Option<Token> {
        self.token
    }

    /// The payload.
    #[must_use]
    pub const fn payload(&self) -> Payload<'p> {
        self.payload
    }

    /// The records, if the payload is plaintext or was decrypted. A list that is damaged has those that could be read.
    ///
    /// There are none if the payload is encrypted and was not decrypted, if the link is cut before its payload, or if
    /// nothing says what the payload is, because the token can't be read or has an unknown flag.
    /// [`payload`](Self::payload) says which.
    #[inline]
    #[must_use]
    pub const fn records(&self) -> Option<&Records<'p>> {
        self.payload.records()
    }

    /// The kind of the link, as the records say. Without records, the route says it, but does not tell the two open
    /// pixels apart.
    #[must_use]
    pub const fn kind(&self) -> Option<Kind> {
        match self.records() {
            Some(records) => records.kind(),
            None => Some(Kind::of_route(self.parts.route())),
        }
    }

    /// The target of a click: the one in the payload, or the one in the query if the payload has none.
    ///
    /// Anybody can add a query to another link, which then has a target too. [`redirect_url`](Self::redirect_url) heeds
    /// the kind of the link, and checks the target.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let text = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=a%2Fb";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// let target = link.target().unwrap();
    /// assert_eq!(target.source(), "query");
    /// assert!(target.bytes().eq(*b"a/b"));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn target(&self) -> Option<Target<'t, 'p>> {
        let in_payload = self.records().and_then(Records::target_link_url);
        match in_payload {
            Some(target) if !target.is_empty() => Some(Target::Payload(target)),
            _ => Some(Target::Query(self.parts.query_target()?.as_bytes())),
        }
    }

    /// What was read of the link, in copies of its text, of a payload that is no list, and of the list.
    #[cfg(feature = "alloc")]
    pub(crate) const fn in_bytes(self, [text, payload, list]: [&[u8]; 3]) -> Link<'_, '_> {
        Link {
            parts: self.parts.in_text(text),
            signature: self.signature,
            token: self.token,
            payload: self.payload.in_bytes(payload, list),
            is_sound: self.is_sound,
        }
    }

    #[cfg(feature = "cipher")]
    pub(crate) const fn with_payload(self, payload: Payload<'p>) -> Self {
        Self { payload, ..self }
    }
}

/// The text of the link, in visible ASCII: any other byte is percent-encoded, which the readers undo.
///
/// This shows what the link carries. [`Debug`](fmt::Debug) does not.
///
/// ```
/// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
///
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~?a=\x1b[m", &mut buffer)?;
/// assert_eq!(link.to_string(), "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~?a=%1B[m");
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
impl fmt::Display for Link<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.text().iter().try_for_each(|byte| match byte {
            b'!'..=b'~' => f.write_char(char::from(*byte)),
            _ => write!(f, "%{byte:02X}"),
        })
    }
}

/// Shows positions and lengths, never values: links carry personal data.
impl fmt::Debug for Link<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link")
            .field("parts", &self.parts)
            .field("payload", &self.payload)
            .finish_non_exhaustive()
    }
}
