//! Outlook's Safe Links: `https://REGION.safelinks.protection.outlook.com/?url=URL&data=…`, also under
//! `/GetUrlReputation` and the like, and in the clouds of governments and of China.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    let domains = [
        "safelinks.protection.outlook.com",
        "safelinks.protection.office365.us",
        "safelinks.protection.partner.outlook.cn",
        "safelinks.o365filtering.com",
        "statics.teams.cdn.office.net",
    ];
    if !domains.iter().any(|domain| url.is_within(domain)) {
        return None;
    }
    let place = url.parameter(&["url"])?;
    Some(Wrapped::percent(Step::OutlookSafelinks, place))
}
