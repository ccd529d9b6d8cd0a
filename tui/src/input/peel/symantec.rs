//! Symantec's Click-time URL Protection: `https://clicktime.symantec.com/TOKEN?u=URL`, also with `?h=…&u=URL`.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("clicktime.symantec.com") && !url.is_within("clicktime.cloud.postoffice.net")
    {
        return None;
    }
    let place = url.parameter(&["u"])?;
    Some(Wrapped::percent(Step::SymantecClickTime, place))
}
