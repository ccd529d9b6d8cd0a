//! Google's redirect: `https://www.google.com/url?q=URL&…` or `?url=URL`, under any of its domains.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    // `google` is the last label but one, or but two: google.de, google.co.uk.
    let is_google = url
        .host()
        .split(|&byte| byte == b'.')
        .rev()
        .skip(1)
        .take(2)
        .any(|label| label.eq_ignore_ascii_case(b"google"));
    if !is_google || !url.path().starts_with(b"/url") {
        return None;
    }
    let place = url.parameter(&["q", "url"])?;
    Some(Wrapped::percent(Step::GoogleRedirect, place))
}
