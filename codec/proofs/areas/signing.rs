//! What a signature covers, and signature schemes.
#![no_std]

use core::hint::black_box;

use tracklens_codec::{
    HmacSha256, Link, Parts, Signature, SignatureScheme, SignatureVerdict, SignedContent, Token,
    UnsignedLink,
};
use tracklens_proofs::{all, export};

/// A scheme about which nothing is known.
struct Any;

impl SignatureScheme for Any {
    fn sign(&self, content: &SignedContent<'_>) -> Signature {
        black_box(content);
        black_box(Signature::new([0; 16]))
    }

    fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
        black_box((content, signature));
        black_box(false)
    }
}

export! {
    sign(it: &UnsignedLink<'_>) => UnsignedLink::sign(*it, &Any);
    verify(it: &Link<'_, '_>) => Link::verify(it, &&Any);
    is_valid(it: SignatureVerdict) => SignatureVerdict::is_valid(it);
    new_hmac_sha256(key: &[u8]) => HmacSha256::new(key).is_ok();
    sign_hmac_sha256(it: &HmacSha256, content: &SignedContent<'_>) => it.sign(content);
    verify_hmac_sha256(it: &HmacSha256, content: &SignedContent<'_>, signature: &Signature) =>
        it.verify(content, signature);
    content_of(it: &Link<'static, 'static>) => SignedContent::of(it);
    content_of_parts(parts: &Parts<'static>, token: Token, payload: &'static [u8]) =>
        SignedContent::of_parts(parts, token, payload);
    content(it: &SignedContent<'_>) => (
        SignedContent::route(it), SignedContent::token(it), SignedContent::payload(it),
    );
    sublink(it: &SignedContent<'_>) => SignedContent::sublink(it).map(all);
    query_target(it: &SignedContent<'_>) => SignedContent::query_target(it).map(all);
}
