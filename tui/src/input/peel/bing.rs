//! Bing's redirect: `https://www.bing.com/ck/a?…&u=a1URL&ntb=1`, the URL in base64url after `a1`.

use super::url::Url;
use super::wrapped::{Wrapped, Writing};
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("bing.com") || !url.path().starts_with(b"/ck/") {
        return None;
    }
    let place = url.parameter(&["u"])?;
    // Two characters say how the rest is written; only `a1` was ever seen.
    let place = place.start + 2.min(place.len())..place.end;
    Some(Wrapped::new(Step::BingRedirect, place, Writing::Base64))
}
