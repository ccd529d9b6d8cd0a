//! Any other URL with a URL in a parameter or in its fragment: percent-encoded, as it is, or in base64url.

use std::ops::Range;

use super::url::Url;
use super::wrapped::{Wrapped, Writing};
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    let parameters = url.parameters().map(|(_, place)| place);
    parameters.chain(url.fragment()).find_map(|place| {
        Some(Wrapped::new(
            Step::QueryParameter,
            place.clone(),
            writing(url, place)?,
        ))
    })
}

/// How the URL at this place is written, if it is one.
fn writing(url: &Url<'_>, place: Range<usize>) -> Option<Writing> {
    let value = url.at(place);
    let starts_with = |start: &[u8]| {
        let same = value.get(..start.len());
        same.is_some_and(|same| same.eq_ignore_ascii_case(start))
    };
    if value.starts_with(b"aHR0c") {
        return Some(Writing::Base64);
    }
    let starts: [&[u8]; 4] = [b"http://", b"https://", b"http%3A", b"https%3A"];
    let is_url = starts.iter().any(|start| starts_with(start));
    is_url.then_some(Writing::Percent)
}
