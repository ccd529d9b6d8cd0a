//! Slack's redirect and image proxy: `https://slack-redir.net/link?url=URL`, `https://slack-imgs.com/?c=1&url=URL`.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("slack-redir.net") && !url.is_within("slack-imgs.com") {
        return None;
    }
    let place = url.parameter(&["url"])?;
    Some(Wrapped::percent(Step::SlackRedirect, place))
}
