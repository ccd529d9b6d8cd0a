//! Trend Micro's time-of-click protection: `https://REGION.trendmicro.com/wis/clicktime/v1/query?url=URL&umid=…`,
//! on premises under a host of the customer's with the same path.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    let is_so = url.path().starts_with(b"/wis/clicktime/") || url.is_within("trendmicro.com");
    if !is_so {
        return None;
    }
    let place = url.parameter(&["url"])?;
    Some(Wrapped::percent(Step::TrendMicro, place))
}
