//! Our own signature: HMAC-SHA-256, cut to the length of a link's signature.

use core::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::key_error::KeyError;
use crate::signing::{SignatureScheme, SignedContent};
use crate::url::signature::Signature;

/// What the signed bytes start with, so that no other use of the same key signs these bytes.
const DOMAIN: &[u8] = b"tracklens link signature 1\0";

/// Bytes that are gathered of a part that comes byte by byte.
const CHUNK: usize = 64;

/// HMAC-SHA-256 over all that a link's signature covers, cut to 16 bytes.
///
/// This scheme is **ours**. How the vendor makes its signatures is \[unknown\]: one that the vendor
/// made is invalid here under any key, and the vendor's tracker takes none that is made here.
///
/// # What is signed
///
/// For another implementation, to the byte:
///
/// 1. Start with the 27 bytes of `tracklens link signature 1` and one zero byte.
/// 2. Append five parts, in this order: the route, its letter; the sublink; the token, its 5 bytes;
///    the payload, its bytes, which of an encrypted one are the ciphertext; the query's target.
///    Base64url and percent-encoding are decoded; of the sublink, spaces are `_`.
/// 3. A part that the link does not have is one byte `00`. Any other, be it empty, is one byte
///    `01`, its length as 8 bytes, big-endian, and its bytes.
/// 4. HMAC (RFC 2104) with SHA-256 of these bytes, under the key. Its first 16 bytes are the
///    signature.
///
/// So no byte can pass from one part to the next under the same signature, and a link that a mailer
/// respelled keeps its own. The origin is not covered: a link may move to another host.
///
/// The comparison takes the same time wherever the signatures differ. The key's state is wiped from
/// memory when this is dropped.
///
/// ```
/// use tracklens_codec::{
///     Flag, HmacSha256, Host, Link, MAX_PAYLOAD_LEN, Origin, Route, Scheme, Token, UnsignedLink,
/// };
///
/// let scheme = HmacSha256::new(b"a key of the operator's own")?;
/// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
/// let link = UnsignedLink::new(origin, Route::Open, Token::new(1, Flag::Plaintext), b"\x3e")?;
/// let text = link.sign(&scheme).to_string();
///
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// assert_eq!(Link::decode(&text, &mut buffer)?.verify(&scheme), Some(true));
/// let other = text.replace("/AAAAAQA~/", "/AAAAAgA~/");
/// assert_eq!(Link::decode(&other, &mut buffer)?.verify(&scheme), Some(false));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct HmacSha256 {
    keyed: Hmac<Sha256>,
}

impl HmacSha256 {
    /// The fewest bytes that a key may have: those of a signature. A shorter key would be easier to
    /// guess than the signature itself.
    ///
    /// ```
    /// use tracklens_codec::{HmacSha256, Signature};
    ///
    /// assert_eq!(HmacSha256::MIN_KEY_LEN, Signature::LEN);
    /// ```
    pub const MIN_KEY_LEN: usize = Signature::LEN;

    /// The scheme under a key: any bytes, best 32 that were drawn at random.
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
        // HMAC itself takes a key of any length.
        let keyed = Hmac::new_from_slice(key).map_err(|_| too_short)?;
        Ok(Self { keyed })
    }

    /// The HMAC of a content, before it is cut.
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

/// Shows nothing of the key.
impl fmt::Debug for HmacSha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HmacSha256").finish_non_exhaustive()
    }
}

/// A part that is there, at once.
fn put_bytes(mac: &mut Hmac<Sha256>, part: &[u8]) {
    put_start(mac, part.len());
    mac.update(part);
}

/// A part that comes byte by byte, if it is there.
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

/// That a part is there, and its length.
fn put_start(mac: &mut Hmac<Sha256>, len: usize) {
    mac.update(&[1]);
    mac.update(&u64::try_from(len).unwrap_or(u64::MAX).to_be_bytes());
}
