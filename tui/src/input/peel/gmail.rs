//! The proxy through which Gmail loads images: `https://ciN.googleusercontent.com/meips/…#URL`.

use super::url::Url;
use super::wrapped::{Wrapped, Writing};
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    if !url.is_within("googleusercontent.com") {
        return None;
    }
    let place = url.fragment()?;
    Some(Wrapped::new(Step::GmailImageProxy, place, Writing::Plain))
}
