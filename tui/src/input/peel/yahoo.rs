//! The proxy through which Yahoo Mail loads images: `https://ecp.yusercontent.com/mail?url=URL&t=…`; and Yahoo's
//! redirect, which has the URL in its path: `https://r.search.yahoo.com/…/RU=URL/RK=…`.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if url.is_within("yusercontent.com") {
        let place = url.parameter(&["url"])?;
        return Some(Wrapped::percent(Step::YahooImageProxy, place));
    }
    if !url.has_host("r.search.yahoo.com") {
        return None;
    }
    let mut segments = (0..).map_while(|number| url.segment(number));
    let place = segments.find(|it| url.at(it.clone()).starts_with(b"RU="))?;
    Some(Wrapped::percent(
        Step::YahooImageProxy,
        place.start + 3..place.end,
    ))
}
