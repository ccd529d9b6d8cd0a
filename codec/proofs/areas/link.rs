//! The getters of a link that was read.
#![no_std]

use tracklens_codec::{
    Ciphertext, Link, Payload, RedirectError, RedirectErrorKind, RedirectUrl, Target,
};
use tracklens_proofs::{all, export};

export! {
    link(link: &Link<'_, '_>) => (
        Link::parts(link), Link::signature(link), Link::token(link), Link::payload(link),
        Link::records(link), Link::kind(link), Link::target(link),
    );
    first_deviation(link: &Link<'_, '_>) => Link::first_deviation(link);
    faults(link: &Link<'_, '_>) => all(Link::faults(link));
    payload(payload: &Payload<'_>) => (
        Payload::as_bytes(payload), Payload::records(payload), Payload::ciphertext(payload),
    );
    new_ciphertext(bytes: &[u8]) => Ciphertext::new(bytes);
    ciphertext(ciphertext: &Ciphertext<'_>) => (
        Ciphertext::as_bytes(ciphertext), Ciphertext::blocks(ciphertext),
        Ciphertext::plaintext_len(ciphertext),
    );
    target(target: &Target<'_, '_>) => Target::source(target);
    link_redirect_url(link: &Link<'static, 'static>) => Link::redirect_url(link);
    redirect_url(target: &Target<'static, 'static>) => Target::redirect_url(target);
    redirect_error(error: RedirectError) => (
        RedirectError::kind(error), RedirectError::offset(error),
        RedirectErrorKind::code(RedirectError::kind(error)),
    );
    redirect(url: &RedirectUrl<'_, '_>, host: &str) => (
        RedirectUrl::len(url), RedirectUrl::has_host(url, host),
    );
    redirect_bytes(url: &RedirectUrl<'_, '_>) => all(RedirectUrl::bytes(url));
    target_bytes(target: &Target<'_, '_>) => all(Target::bytes(target));
}
