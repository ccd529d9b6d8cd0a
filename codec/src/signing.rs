//! What a signature covers, and the trait for making and checking signatures.

use core::fmt;

use crate::bytes::percent::PercentDecoded;
use crate::link::Link;
use crate::payload::Payload;
use crate::target::Target;
use crate::url::parts::Parts;
use crate::url::route::Route;
use crate::url::signature::Signature;
use crate::url::sublink::with_underscores;
use crate::url::token::Token;

/// A way of making and checking the signature of a link.
///
/// How the vendor makes its signatures is \[unknown\]. If you know a scheme, implement this trait for it. The feature
/// `hmac` has a scheme of our own, `HmacSha256`.
///
/// ```
/// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, Signature, SignatureScheme, SignedContent};
///
/// /// The first bytes of the payload: no signature at all, but a scheme.
/// struct Prefix;
///
/// impl SignatureScheme for Prefix {
///     fn sign(&self, content: &SignedContent<'_>) -> Signature {
///         let mut bytes = [0; 16];
///         for (byte, payload) in bytes.iter_mut().zip(content.payload()) {
///             *byte = *payload;
///         }
///         Signature::new(bytes)
///     }
///
///     fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
///         self.sign(content) == *signature
///     }
/// }
///
/// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode(text, &mut buffer)?;
/// assert!(!link.verify(&Prefix).is_valid());
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
pub trait SignatureScheme {
    /// Signs a content.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Signature, SignatureScheme};
    /// use tracklens_codec::{SignedContent, Token, UnsignedLink};
    ///
    /// /// No signature at all, but a scheme.
    /// struct Zeros;
    ///
    /// impl SignatureScheme for Zeros {
    ///     fn sign(&self, _: &SignedContent<'_>) -> Signature {
    ///         Signature::new([0; 16])
    ///     }
    ///
    ///     fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
    ///         self.sign(content) == *signature
    ///     }
    /// }
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
    /// let link = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Plaintext), b"\x3e")?;
    /// assert_eq!(link.sign(&Zeros).signature(), Signature::new([0; 16]));
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    fn sign(&self, content: &SignedContent<'_>) -> Signature;

    /// Whether this is the signature of a content. An implementation should take the same time wherever the
    /// signatures differ.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Signature, SignatureScheme};
    /// use tracklens_codec::{SignedContent, Token, UnsignedLink};
    ///
    /// /// No signature at all, but a scheme.
    /// struct Zeros;
    ///
    /// impl SignatureScheme for Zeros {
    ///     fn sign(&self, _: &SignedContent<'_>) -> Signature {
    ///         Signature::new([0; 16])
    ///     }
    ///
    ///     fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
    ///         self.sign(content) == *signature
    ///     }
    /// }
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
    /// let link = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Plaintext), b"\x3e")?;
    /// let content = link.signed_content();
    /// assert!(Zeros.verify(&content, &Signature::new([0; 16])));
    /// assert!(!Zeros.verify(&content, &Signature::new([1; 16])));
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool;
}

/// A scheme that is borrowed signs and verifies as the scheme does.
impl<S: SignatureScheme + ?Sized> SignatureScheme for &S {
    fn sign(&self, content: &SignedContent<'_>) -> Signature {
        (**self).sign(content)
    }

    fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
        (**self).verify(content, signature)
    }
}

/// Whether a signature is that of its link: see [`Link::verify`].
///
/// ```
/// use tracklens_codec::SignatureVerdict;
///
/// assert!(SignatureVerdict::Valid.is_valid());
/// assert!(!SignatureVerdict::Invalid.is_valid());
/// assert!(!SignatureVerdict::Incomplete.is_valid());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "a link is only as good as its signature if you look at the verdict"]
#[non_exhaustive]
pub enum SignatureVerdict {
    /// It is the signature of the link.
    Valid,
    /// It is not the signature of the link.
    Invalid,
    /// The link has no signature, or lacks a part that a signature covers.
    Incomplete,
}

impl SignatureVerdict {
    /// Whether the signature is that of the link. Nothing else is valid.
    #[must_use]
    pub const fn is_valid(self) -> bool {
        matches!(self, Self::Valid)
    }
}

/// What a signature covers: the whole link except its origin and the signature itself.
///
/// What the vendor's signature covers is \[unknown\]. This is what ours covers. Percent-encoding in the path and in
/// the target is decoded, so that a link keeps its content if a mailer spells it differently.
///
/// ```
/// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, Route, SignedContent};
///
/// let text = "https://click.example.com/f/in%2Dapp/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=a%2Fb";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let content = SignedContent::of(&Link::decode(text, &mut buffer)?).unwrap();
/// assert_eq!(content.route(), Route::Click);
/// assert!(content.sublink().unwrap().eq(*b"in-app"));
/// assert_eq!(content.token().customer_id(), 1);
/// assert_eq!(content.payload(), b"\x3f\x04");
/// assert!(content.query_target().unwrap().eq(*b"a/b"));
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SignedContent<'a> {
    route: Route,
    sublink: Option<&'a [u8]>,
    token: Token,
    payload: &'a [u8],
    query_target: Option<Target<'a, 'a>>,
}

impl<'a> SignedContent<'a> {
    /// What the signature of this link covers, or `None` if the link has no token or no payload.
    ///
    /// A target in the query is covered even if the payload has one too.
    #[must_use]
    pub fn of(link: &Link<'a, 'a>) -> Option<Self> {
        let token = link.token()?;
        if matches!(link.payload(), Payload::Missing) {
            return None;
        }
        let payload = link.payload().as_bytes();
        Some(Self::of_parts(link.parts(), token, payload))
    }

    /// What the signature of a link with these parts covers, if you know what its token and its payload decode to: you
    /// wrote them, for example.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Link, MAX_PAYLOAD_LEN, Parts, SignedContent, Token};
    ///
    /// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    /// let token = Token::new(1, Flag::Plaintext);
    /// let content = SignedContent::of_parts(&Parts::find(text)?, token, b"\x3e");
    ///
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// assert_eq!(SignedContent::of(&link), Some(content));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn of_parts(parts: &Parts<'a>, token: Token, payload: &'a [u8]) -> Self {
        let target = parts.query_target();
        Self {
            route: parts.route(),
            sublink: parts.sublink().map(|part| part.as_bytes()),
            token,
            payload,
            query_target: target.map(|target| Target::Query(target.as_bytes())),
        }
    }

    pub(crate) const fn new(
        route: Route,
        sublink: Option<&'a [u8]>,
        token: Token,
        payload: &'a [u8],
        query_target: Option<Target<'a, 'a>>,
    ) -> Self {
        Self {
            route,
            sublink,
            token,
            payload,
            query_target,
        }
    }

    /// The route.
    #[must_use]
    pub const fn route(&self) -> Route {
        self.route
    }

    /// The sublink, percent-decoded, with `_` for spaces.
    #[must_use]
    pub fn sublink(&self) -> Option<impl Iterator<Item = u8> + Clone + use<'a>> {
        self.sublink
            .map(|sublink| with_underscores(PercentDecoded::new(sublink)))
    }

    /// The token.
    #[must_use]
    pub const fn token(&self) -> Token {
        self.token
    }

    /// The bytes of the payload. If it is encrypted, these are the ciphertext.
    #[must_use]
    pub const fn payload(&self) -> &'a [u8] {
        self.payload
    }

    /// The target in the query, percent-decoded.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, SignedContent};
    ///
    /// let text = "https://click.example.com/f/in%2Dapp/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=a%2Fb";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// let content = SignedContent::of(&link).unwrap();
    /// assert!(content.query_target().unwrap().eq(*b"a/b"));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn query_target(&self) -> Option<impl Iterator<Item = u8> + Clone + use<'a>> {
        self.query_target.map(Target::into_bytes)
    }
}

impl Link<'_, '_> {
    /// Whether the signature is valid under a scheme.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, Signature, SignatureScheme, SignatureVerdict};
    /// use tracklens_codec::SignedContent;
    ///
    /// /// No signature at all, but a scheme.
    /// struct Zeros;
    ///
    /// impl SignatureScheme for Zeros {
    ///     fn sign(&self, _: &SignedContent<'_>) -> Signature {
    ///         Signature::new([0; 16])
    ///     }
    ///
    ///     fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
    ///         self.sign(content) == *signature
    ///     }
    /// }
    ///
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let cut = "/q/AAAAAAAAAAAAAAAAAAAAAA~~/AAAAAQA~";
    /// let link = Link::decode_partial(cut, &mut buffer)?;
    /// let verdict = link.verify(&Zeros);
    /// assert_eq!(verdict, SignatureVerdict::Incomplete, "there is no payload that it could cover");
    ///
    /// let whole = "/q/AAAAAAAAAAAAAAAAAAAAAA~~/AAAAAQA~/Pg~~";
    /// let link = Link::decode(whole, &mut buffer)?;
    /// assert_eq!(link.verify(&Zeros), SignatureVerdict::Valid);
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    pub fn verify<S: SignatureScheme + ?Sized>(&self, scheme: &S) -> SignatureVerdict {
        match (SignedContent::of(self), self.signature()) {
            (Some(content), Some(signature)) if scheme.verify(&content, &signature) => {
                SignatureVerdict::Valid
            }
            (Some(_), Some(_)) => SignatureVerdict::Invalid,
            _ => SignatureVerdict::Incomplete,
        }
    }
}

/// Shows lengths, never contents.
impl fmt::Debug for SignedContent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedContent")
            .field("route", &self.route)
            .field("payload_len", &self.payload.len())
            .finish_non_exhaustive()
    }
}
