//! `LinkedIn`'s redirect: `https://www.linkedin.com/redir/redirect?url=URL&…`, also `/safety/go?url=URL`.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("linkedin.com") {
        return None;
    }
    let place = url.parameter(&["url"])?;
    Some(Wrapped::percent(Step::LinkedinRedirect, place))
}
