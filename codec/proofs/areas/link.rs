//! The getters of a link that was read.
#![no_std]

use tracklens_codec::{Ciphertext, Link, Payload, Target};
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
    target_bytes(target: &Target<'_, '_>) => all(Target::bytes(target));
}
