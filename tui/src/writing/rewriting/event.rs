//! The kind of a link, and the route that belongs to it.

use tracklens_codec::{Kind, Link, Route};

use super::error::EditError;
use super::splice::Splice;
use super::{parts, payload};
use crate::reading::Reading;

/// The events that a link can be turned into. If its payload can't be read, only those that a route can say.
pub(super) const fn choices(link: &Link<'_, '_>) -> &'static [&'static str] {
    const ALL: &[&str] = &["click", "open", "initial_open", "list_unsubscribe"];
    const OF_ROUTES: &[&str] = &["click", "open", "list_unsubscribe"];
    if link.records().is_some() {
        ALL
    } else {
        OF_ROUTES
    }
}

/// Another kind of link, and the route that belongs to it.
pub(super) fn set(
    reading: &Reading<'_>,
    link: &Link<'_, '_>,
    typed: &str,
) -> Result<Vec<Splice>, EditError> {
    let kind = Kind::from_name(typed).filter(|_| choices(link).contains(&typed));
    let kind = kind.ok_or(EditError::new(
        "this must be click, open, initial_open or list_unsubscribe",
    ))?;
    let is_of_route = match link.parts().route() {
        Route::OldClick => kind == Kind::Click,
        route => route == kind.route(),
    };
    let mut splices = Vec::new();
    if !is_of_route {
        splices = parts::set_route(link, kind.route());
    }
    if link.records().is_some_and(|it| it.kind() != Some(kind)) {
        splices.extend(payload::set_kind(reading, kind)?);
    }
    Ok(splices)
}

/// Without the record that says the kind.
pub(super) fn remove(reading: &Reading<'_>) -> Result<Vec<Splice>, EditError> {
    let records = payload::records(reading)?;
    let kind = records.kind().and_then(|kind| records.first(kind.id()));
    let kind = kind.ok_or(EditError::new("no record says the kind of link"))?;
    payload::remove(reading, kind.index())
}
