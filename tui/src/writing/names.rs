//! Kinds and routes by their names, and what belongs together: a kind and its route, content and its form.

use tracklens_codec::{Form, Kind, Route};

/// The kinds of link.
const KINDS: [Kind; 4] = [
    Kind::Click,
    Kind::Open,
    Kind::InitialOpen,
    Kind::ListUnsubscribe,
];

/// The routes.
const ROUTES: [Route; 4] = [
    Route::Click,
    Route::OldClick,
    Route::Open,
    Route::Unsubscribe,
];

/// The kind of this name.
pub(super) fn kind_of(name: &str) -> Option<Kind> {
    KINDS.into_iter().find(|kind| kind.name() == name)
}

/// The route of this letter.
pub(super) fn route_of_letter(letter: &str) -> Option<Route> {
    ROUTES.into_iter().find(|route| route.letter() == letter)
}

/// The route that today's writers use for a kind.
pub(super) const fn route_of(kind: Kind) -> Route {
    match kind {
        Kind::InitialOpen | Kind::Open => Route::Open,
        Kind::ListUnsubscribe => Route::Unsubscribe,
        _ => Route::Click,
    }
}

/// The keys of which any one makes a link a long one.
const OF_LONG_LINKS: [&str; 7] = [
    "transmission_id",
    "campaign_id",
    "template_id",
    "template_version",
    "rcpt_meta",
    "rcpt_meta_hex",
    "transmission_meta",
];

/// The form of a link that has these values.
pub(super) fn form_of(has: impl Fn(&str) -> bool) -> Form {
    if OF_LONG_LINKS.iter().any(|key| has(key)) {
        Form::Long
    } else {
        Form::Short
    }
}
