//! Links that are made of parts and written.
#![no_std]

use tracklens_codec::{
    Flag, Host, Link, NewLink, Origin, Route, Scheme, Signature, Sublink, Token, UnsignedLink,
    WriteError,
};
use tracklens_proofs::{all, export};

export! {
    scheme(scheme: Scheme) => Scheme::name(scheme);
    scheme_of(name: &[u8]) => Scheme::from_name(name);
    host(host: &str) => Host::new(host);
    host_text(host: &Host<'_>) => Host::as_str(host);
    origin(scheme: Scheme, host: &Host<'_>, port: u16) =>
        Origin::with_port(Origin::new(scheme, *host), port);
    origin_parts(origin: &Origin<'_>) => (
        Origin::scheme(origin), Origin::host(origin), Origin::port(origin),
    );
    sublink(sublink: &str) => (Sublink::new(sublink), Sublink::of_encoded(sublink));
    dropped(link: &Link<'static, 'static>) => all(NewLink::dropped(link));
    lacking_sublink(it: &UnsignedLink<'static>) => (
        UnsignedLink::with_empty_sublink(*it), UnsignedLink::without_sublink(*it),
    );
    new(origin: &Origin<'static>, route: Route, token: Token, payload: &'static [u8]) =>
        UnsignedLink::new(*origin, route, token, payload);
    with_sublink(it: &UnsignedLink<'static>, sublink: Sublink<'static>) =>
        UnsignedLink::with_sublink(*it, sublink);
    with_origin(it: &UnsignedLink<'static>, origin: &Origin<'static>) =>
        UnsignedLink::with_origin(*it, *origin);
    with_payload(it: &UnsignedLink<'static>, flag: Flag, payload: &'static [u8]) =>
        UnsignedLink::with_payload(*it, flag, payload);
    with_query_target(it: &UnsignedLink<'static>, target: Option<&'static str>) =>
        UnsignedLink::with_query_target(*it, target);
    with_signature(it: &UnsignedLink<'_>, signature: Signature) =>
        UnsignedLink::with_signature(*it, signature);
    unsigned(it: &UnsignedLink<'_>) => (
        UnsignedLink::signed_content(it), UnsignedLink::len(it), UnsignedLink::is_canonical(it),
    );
    host_of(text: &'static str) => Host::try_from(text);
    origin_of(text: &'static str) => Origin::try_from(text);
    of(link: &Link<'static, 'static>) => NewLink::of(link);
    of_with_origin(link: &Link<'static, 'static>, origin: &Origin<'static>) =>
        NewLink::of_with_origin(link, *origin);
    new_link(it: &NewLink<'_>) => (
        NewLink::signature(it), NewLink::unsigned(it), NewLink::len(it),
    );
    write_to_slice(it: &NewLink<'_>, output: &mut [u8]) => NewLink::write_to_slice(it, output);
    code(error: WriteError) => WriteError::code(error);
}
