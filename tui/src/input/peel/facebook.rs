//! Facebook's and Instagram's redirect: `https://l.facebook.com/l.php?u=URL&h=…`, `https://l.instagram.com/?u=URL`.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    let is_so = (url.is_within("facebook.com") && url.path().starts_with(b"/l.php"))
        || url.has_host("l.instagram.com")
        || url.has_host("l.messenger.com")
        || url.has_host("l.threads.net");
    if !is_so {
        return None;
    }
    let place = url.parameter(&["u"])?;
    Some(Wrapped::percent(Step::FacebookRedirect, place))
}
