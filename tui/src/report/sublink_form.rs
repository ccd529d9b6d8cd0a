//! How a click lacks its sublink.

use tracklens_codec::{Parts, Route};

/// How a click lacks its sublink, if it does: `empty` for `/f//`, `missing` if the signature follows the route.
pub(super) fn sublink_form(parts: &Parts<'_>) -> Option<&'static str> {
    let has_place = parts.route() == Route::Click && parts.signature().is_some();
    match parts.sublink().map(|it| it.as_bytes()) {
        _ if !has_place => None,
        None => Some("missing"),
        Some(b"") => Some("empty"),
        Some(_) => None,
    }
}
