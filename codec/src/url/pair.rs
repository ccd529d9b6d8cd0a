//! A signature and a token, read together where both are spelled as a writer spells them.

use super::signature::Signature;
use super::token::Token;
use crate::bytes::base64url::{decode_5, decode_16};

/// A signature and the token after it.
#[derive(Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) signature: Signature,
    pub(crate) token: Token,
}

impl Pair {
    /// The length of the text of the signature, with its padding.
    pub(super) const SIGNATURE_LEN: usize = 24;

    /// The length of the text of the token, with its padding.
    pub(super) const TOKEN_LEN: usize = 8;

    /// Reads the pair at the start of a text, each of the two in all its padding and before a slash, and returns what
    /// follows.
    ///
    /// Decoding shows that no other characters are among those of the pair, so nothing has to look for the slashes.
    #[inline]
    pub(super) fn split(text: &[u8]) -> Option<(Self, &[u8])> {
        let (signature, rest) = text.split_first_chunk()?;
        let [b'~', b'~', b'/', rest @ ..] = rest else {
            return None;
        };
        let (token, rest) = rest.split_first_chunk()?;
        let [b'~', b'/', rest @ ..] = rest else {
            return None;
        };
        let pair = Self {
            signature: Signature::new(decode_16(signature)?),
            token: Token::from_bytes(decode_5(*token)?),
        };
        Some((pair, rest))
    }
}
