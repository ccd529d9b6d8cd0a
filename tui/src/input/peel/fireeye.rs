//! `FireEye`'s, now Trellix', URL rewriting: `https://protect2.fireeye.com/v1/url?k=…&q=…&e=…&u=URL`.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("fireeye.com") && !url.is_within("trellix.com") {
        return None;
    }
    let place = url.parameter(&["u"])?;
    Some(Wrapped::percent(Step::Fireeye, place))
}
