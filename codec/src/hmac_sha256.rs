//! Our own signature scheme: HMAC-SHA-256, truncated to the length of a link's signature.

use core::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::key_error::KeyError;
use crate::signing::{SignatureScheme, SignedContent};
use crate::url::signature::Signature;

/// The start of the signed bytes, so that no other use of the same key signs the same bytes.
const DOMAIN: &[u8] = b"tracklens link signature 1\0";

/// The number of bytes that are gathered before they are hashed.
const CHUNK: usize = 64;

/// HMAC-SHA-256 of everything that a link's signature covers, truncated to 16 bytes.
///
/// This scheme is **ours**. How the vendor makes its signatures is \[unknown\]: here, the vendor's signatures are
/// invalid under any key, and the vendor's tracker does not accept ours.
///
/// # What is signed
///
/// Another implementation has to follow these steps exactly:
///
/// 1. Start with the 27 bytes of `tracklens link signature 1` and one zero byte.
/// 2. Append five parts in this order: the letter of the route; the sublink; the 5 bytes of the token; the bytes of
///    the payload (of an encrypted payload, the ciphertext); the target in the query. All of them are decoded:
///    base64url, percent-encoding, and spaces in the sublink as `_`.
/// 3. A part that the link doesn't have is one byte `00`. Any other part, even an empty one, is one byte `01`, its
///    length as 8 bytes, big-endian, and its bytes.
/// 4. Compute HMAC (RFC 2104) with SHA-256 of these bytes under the key. The first 16 bytes are the signature.
///
/// So parts can't be shifted into each other under the same signature, and a link keeps its signature if a mailer
/// spells it differently. The origin is not covered: a link may move to another host.
///
/// Comparing takes the same time wherever signatures differ. The key's state is wiped from memory when the value is
/// dropped.
///
/// ```
/// use tracklens_codec::{
///     Flag, HmacSha256, Host, Link, MAX_PAYLOAD_LEN, Origin, Route, Scheme, SignatureVerdict, Token,
///     UnsignedLink,
/// };
///
/// let scheme = HmacSha256::new(b"a key of the operator's own")?;
/// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
/// let link = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Plaintext), b"\x3e")?;
/// let text = link.sign(&scheme).to_string();
///
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// assert_eq!(Link::decode(&text, &mut buffer)?.verify(&scheme), SignatureVerdict::Valid);
/// let other = text.replace("/AAAAAQA~/", "/AAAAAgA~/");
/// assert_eq!(Link::decode(&other, &mut buffer)?.verify(&scheme), SignatureVerdict::Invalid);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct HmacSha256 {
    keyed: Hmac<Sha256>,
}

impl HmacSha256 {
    /// The length, in bytes, of the shortest key: that of a signature. A shorter key would be easier to guess than
    /// the signature.
    pub const MIN_KEY_LEN: usize = Signature::LEN;

    /// Makes a scheme with a key. The best key is 32 random bytes.
    ///
    /// ```
    /// use tracklens_codec::HmacSha256;
    ///
    /// assert!(HmacSha256::new(&[7; 16]).is_ok());
    /// assert!(HmacSha256::new(&[7; 15]).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`KeyError::SignatureKeyTooShort`].
    pub fn new(key: &[u8]) -> Result<Self, KeyError> {
        let too_short = KeyError::SignatureKeyTooShort {
            least: Self::MIN_KEY_LEN,
            found: key.len(),
        };
        if key.len() < Self::MIN_KEY_LEN {
            return Err(too_short);
        }
        // HMAC itself accepts keys of any length.
        let keyed = Hmac::new_from_slice(key).map_err(|_| too_short)?;
        Ok(Self { keyed })
    }

    /// The HMAC of a content, not truncated yet.
    fn mac(&self, content: &SignedContent<'_>) -> Hmac<Sha256> {
        let mut mac = self.keyed.clone();
        mac.update(DOMAIN);
        put_bytes(&mut mac, content.route().letter().as_bytes());
        put_some(&mut mac, content.sublink());
        put_bytes(&mut mac, &content.token().to_bytes());
        put_bytes(&mut mac, content.payload());
        put_some(&mut mac, content.query_target());
        mac
    }
}

impl SignatureScheme for HmacSha256 {
    fn sign(&self, content: &SignedContent<'_>) -> Signature {
        let mac = self.mac(content).finalize().into_bytes();
        let mut signature = [0; Signature::LEN];
        for (byte, of_mac) in signature.iter_mut().zip(mac) {
            *byte = of_mac;
        }
        Signature::new(signature)
    }

    fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
        let mac = self.mac(content);
        mac.verify_truncated_left(signature.as_bytes()).is_ok()
    }
}

/// Never shows the key.
impl fmt::Debug for HmacSha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HmacSha256").finish_non_exhaustive()
    }
}

/// Adds a part that is present, in one go.
fn put_bytes(mac: &mut Hmac<Sha256>, part: &[u8]) {
    put_start(mac, part.len());
    mac.update(part);
}

/// Adds a part byte by byte, or a note that it is absent.
fn put_some(mac: &mut Hmac<Sha256>, part: Option<impl Iterator<Item = u8> + Clone>) {
    let Some(mut part) = part else {
        mac.update(&[0]);
        return;
    };
    let mut left = part.clone().count();
    put_start(mac, left);
    let mut chunk = [0; CHUNK];
    while left > 0 {
        let len = left.min(CHUNK);
        for (place, byte) in chunk.iter_mut().zip(part.by_ref().take(len)) {
            *place = byte;
        }
        mac.update(chunk.get(..len).unwrap_or_default());
        left = left.saturating_sub(len);
    }
}

/// Adds that a part is present, and its length.
fn put_start(mac: &mut Hmac<Sha256>, len: usize) {
    mac.update(&[1]);
    mac.update(&u64::try_from(len).unwrap_or(u64::MAX).to_be_bytes());
}
