//! Other proxies of images that have the address in their own.
//!
//! - `GitHub`: `https://camo.githubusercontent.com/DIGEST/URL`, the URL in hexadecimal digits; and
//!   `?url=URL` as it was once.
//! - `DuckDuckGo`: `https://external-content.duckduckgo.com/iu/?u=URL`.
//! - weserv: `https://images.weserv.nl/?url=URL`, and `WordPress`' `https://iN.wp.com/HOST/PATH` is not
//!   among them, since it has no scheme.
//! - Proton Mail: `https://mail.proton.me/api/core/v4/images?Url=URL`.

use super::url::Url;
use super::wrapped::{Wrapped, Writing};
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if url.has_host("camo.githubusercontent.com")
        && let Some(place) = url.segment(1)
    {
        return Some(Wrapped::new(Step::ImageProxy, place, Writing::Hexadecimal));
    }
    let domains = [
        "camo.githubusercontent.com",
        "external-content.duckduckgo.com",
        "proxy.duckduckgo.com",
        "images.weserv.nl",
        "mail.proton.me",
        "mail.protonmail.com",
    ];
    if !domains.iter().any(|domain| url.is_within(domain)) {
        return None;
    }
    let place = url.parameter(&["url", "u", "Url"])?;
    Some(Wrapped::percent(Step::ImageProxy, place))
}
