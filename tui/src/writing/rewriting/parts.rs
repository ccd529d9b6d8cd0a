//! The parts of a link's text: how they are typed, and how they are written.

use tracklens_codec::{
    Flag, Host, Link, PercentDecoded, PercentEncoded, Route, Scheme, Sublink, Token, WriteError,
};

use super::error::EditError;
use super::form::{ValueForm, array, number};
use super::payload::spelled;
use super::splice::Splice;
use crate::reading::source::PartName;

pub(super) const SCHEMES: &[&str] = &["https", "http"];
pub(super) const ROUTES: &[&str] = &["f", "e", "q", "u"];

/// How a part is typed, and the part typed like that.
pub(super) fn present(
    link: &Link<'_, '_>,
    name: PartName,
) -> Result<(ValueForm, String), EditError> {
    let form = match name {
        PartName::Scheme => ValueForm::Choice(SCHEMES),
        PartName::Route => ValueForm::Choice(ROUTES),
        PartName::Host => ValueForm::Host,
        PartName::Port => ValueForm::Port,
        PartName::Sublink => ValueForm::Sublink,
        PartName::Signature => ValueForm::Signature,
        PartName::Target => ValueForm::Target,
        PartName::UserInfo | PartName::TrailingPath | PartName::Query | PartName::Fragment => {
            ValueForm::AsWritten
        }
        PartName::Token => {
            return Err(EditError::new(
                "only the customer_id of the token can be edited",
            ));
        }
        PartName::Payload => {
            return Err(EditError::new("the payload is made of records: edit these"));
        }
    };
    let parts = link.parts();
    let text = match name {
        PartName::Signature => link.signature().map(|it| it.to_string()),
        PartName::Route => Some(parts.route().letter().to_owned()),
        _ => match name.of(parts) {
            None => None,
            Some(part) => {
                let bytes: Vec<u8> = if matches!(name, PartName::Target | PartName::Sublink) {
                    PercentDecoded::new(part.as_bytes()).collect()
                } else {
                    part.as_bytes().to_vec()
                };
                let text = String::from_utf8(bytes);
                Some(text.map_err(|_| EditError::new("this is not text, and can't be typed"))?)
            }
        },
    };
    Ok((form, text.unwrap_or_default()))
}

/// A part with another value.
pub(super) fn set(
    link: &Link<'_, '_>,
    name: PartName,
    typed: &str,
) -> Result<Vec<Splice>, EditError> {
    let parts = link.parts();
    let old = name.of(parts);
    let (form, present) = present(link, name)?;
    if old.is_some() && present == typed {
        return Ok(Vec::new());
    }
    let new = match form {
        ValueForm::Host => Host::new(typed)?.as_str().to_owned(),
        ValueForm::Port => number(typed, u16::MAX)?.to_string(),
        ValueForm::Sublink => Sublink::new(typed)?.to_string(),
        ValueForm::Signature => spelled(parts, &array::<16>(typed)?),
        ValueForm::Target => PercentEncoded::new(typed.as_bytes()).to_string(),
        ValueForm::Choice(SCHEMES) => {
            let scheme = Scheme::from_name(typed.as_bytes());
            let unknown = EditError::new("the scheme is http or https");
            scheme.ok_or(unknown)?.name().to_owned()
        }
        ValueForm::Choice(_) => {
            let route = Route::from_letter(typed);
            let route = route.ok_or(EditError::new("the route is f, e, q or u"))?;
            return Ok(set_route(link, route));
        }
        _ => typed.to_owned(),
    };
    if new.is_empty() {
        return Err(EditError::new(
            "nothing is typed; you can remove it instead",
        ));
    }
    if let Some(old) = old {
        return Ok(vec![Splice::of(name, old, new)]);
    }
    add(link, name, &new)
}

/// A new part.
fn add(link: &Link<'_, '_>, name: PartName, new: &str) -> Result<Vec<Splice>, EditError> {
    let parts = link.parts();
    let lacks = EditError::new("the link has no such part, and it can't be added");
    let splice = match name {
        PartName::Port => {
            let at = parts.host().ok_or(lacks)?.span().end();
            Splice::added(name, at, ":", new)
        }
        PartName::Sublink if parts.route() != Route::Click => {
            return Err(WriteError::SublinkRoute.into());
        }
        PartName::Sublink => Splice::added(name, parts.route_text().span().end(), "/", new),
        PartName::Target => match parts.query() {
            Some(query) if query.as_bytes().is_empty() => {
                Splice::added(name, query.span().end(), "target=", new)
            }
            Some(query) => Splice::added(name, query.span().end(), "&target=", new),
            None => {
                let fragment = parts.fragment().map(|part| part.span().start() - 1);
                let at = fragment.unwrap_or(parts.text().len());
                Splice::added(name, at, "?target=", new)
            }
        },
        _ => return Err(lacks),
    };
    Ok(vec![splice])
}

/// Without a part.
pub(super) fn remove(link: &Link<'_, '_>, name: PartName) -> Result<Vec<Splice>, EditError> {
    let parts = link.parts();
    let part = name
        .of(parts)
        .ok_or(EditError::new("there is no such part"))?;
    let mut place = part.span().range();
    match name {
        // With what separates it from the rest: an @ follows it.
        PartName::UserInfo => place.end += 1,
        PartName::Port | PartName::Query | PartName::Fragment => place.start -= 1,
        PartName::TrailingPath => {
            let before = &parts.text()[..place.start];
            let is_encoded = before.ends_with(b"%2F") || before.ends_with(b"%2f");
            place.start -= if is_encoded { b"%2F".len() } else { 1 };
        }
        PartName::Target => {
            let query = parts.query().map(|query| query.span().range());
            let query = query.unwrap_or_default();
            place.start -= "target=".len();
            match (place.start > query.start, place.end < query.end) {
                // The first parameter, with others after it.
                (false, true) => place.end += 1,
                // With the & or the question mark before it.
                _ => place.start -= 1,
            }
        }
        _ => return Err(EditError::new("without this it would not be a link")),
    }
    Ok(vec![Splice::removed(name, place)])
}

/// Another customer id.
pub(super) fn set_customer(link: &Link<'_, '_>, typed: &str) -> Result<Vec<Splice>, EditError> {
    let (token, part) = customer(link)?;
    let id = number(typed, u32::MAX)?;
    if id == token.0 {
        return Ok(Vec::new());
    }
    let token = Token::new(id, token.1);
    let new = spelled(link.parts(), &token.to_bytes());
    Ok(vec![Splice::of_token(part, new, token)])
}

/// The customer id and the flag, and the token in which they stand.
pub(super) fn customer<'t>(
    link: &Link<'t, '_>,
) -> Result<((u32, Flag), tracklens_codec::Part<'t>), EditError> {
    let token = link.token().zip(link.parts().token());
    let (token, part) = token.ok_or(EditError::new("the link has no token that can be read"))?;
    Ok(((token.customer_id(), token.flag()), part))
}

/// Another route. A sublink is added or removed, as the new route needs it.
pub(super) fn set_route(link: &Link<'_, '_>, route: Route) -> Vec<Splice> {
    let parts = link.parts();
    let old = parts.route_text();
    if parts.route() == route {
        return Vec::new();
    }
    let letter = route.letter().to_owned();
    let mut splices = vec![Splice::of(PartName::Route, old, letter)];
    let end = old.span().end();
    match parts.sublink() {
        Some(sublink) if route != Route::Click => {
            splices.push(Splice::removed(
                PartName::Sublink,
                end..sublink.span().end(),
            ));
        }
        None if route == Route::Click => {
            let usual = Sublink::default().to_string();
            splices.push(Splice::added(PartName::Sublink, end, "/", &usual));
        }
        _ => {}
    }
    splices
}
