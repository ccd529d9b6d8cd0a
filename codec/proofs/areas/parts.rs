//! The getters of the parts of a text.
#![no_std]

use tracklens_codec::{Part, Parts, Route, Span};
use tracklens_proofs::export;

export! {
    front(parts: &Parts<'_>) => (
        Parts::text(parts), Parts::scheme(parts), Parts::user_info(parts), Parts::host(parts),
        Parts::port_text(parts), Parts::port(parts),
    );
    path(parts: &Parts<'_>) => (
        Parts::route(parts), Parts::route_text(parts), Parts::sublink(parts),
        Parts::signature(parts), Parts::token(parts), Parts::payload(parts),
        Parts::trailing_path(parts), Parts::has_trailing_slash(parts),
    );
    query_and_fragment(parts: &Parts<'_>) => (Parts::query(parts), Parts::fragment(parts));
    query_target(parts: &Parts<'_>) => Parts::query_target(parts);
    payload_len(parts: &Parts<'_>) => Parts::payload_len(parts);
    part(part: &Part<'_>) => (Part::as_bytes(part), Part::span(part), Part::to_str(part));
    span(span: Span) => (Span::start(span), Span::end(span), Span::range(span));
    route(route: Route) => Route::letter(route);
    route_from_letter(letter: &str) => Route::from_letter(letter);
}
