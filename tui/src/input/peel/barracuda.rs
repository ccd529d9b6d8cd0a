//! Barracuda's link protection: `https://linkprotect.cudasvc.com/url?a=URL&c=…`.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("linkprotect.cudasvc.com") {
        return None;
    }
    let place = url.parameter(&["a"])?;
    Some(Wrapped::percent(Step::Barracuda, place))
}
