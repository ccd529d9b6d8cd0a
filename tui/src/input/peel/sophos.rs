//! Sophos' Time-of-Click Protection: `https://REGION.protection.sophos.com/?d=DOMAIN&u=URL&…`, the URL in
//! base64.

use super::url::Url;
use super::wrapped::{Wrapped, Writing};
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("protection.sophos.com") {
        return None;
    }
    let place = url.parameter(&["u"])?;
    Some(Wrapped::new(Step::Sophos, place, Writing::Base64))
}
