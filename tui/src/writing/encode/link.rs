//! The link around a payload: origin, route, token, sublink, signature and query.

use tracklens_codec::{
    Cipher, Flag, Host, Kind, NewLink, Origin, PercentDecoded, Records, Route, Scheme, Signature,
    Sublink, Token, UnsignedLink,
};

use super::finding::Finding;
use super::object::Object;
use super::{content, keys, payload};
use crate::settings::WriteSettings;

/// The text of the link that an object says.
pub(super) fn text(
    link: &Object<'_>,
    settings: &WriteSettings,
    warnings: &mut Vec<Finding>,
) -> Result<String, Finding> {
    if link.has("flag") {
        let message = "a link of an unknown flag can't be written: what it carries is not known";
        return Err(link.finding("flag", message, "unknown_flag"));
    }
    let customer_id = link
        .number("customer_id")?
        .ok_or_else(|| link.missing("customer_id"))?;
    let origin = origin(link)?;
    let (route, flag, payload) = route_and_payload(link, settings, warnings)?;
    let (flag, payload) = encrypted(link, settings, flag, payload)?;
    let sublink = sublink(link)?;
    let target = query_target(link)?;
    let refusal = |error| link.of_write_error(error);
    let token = Token::new(customer_id, flag);
    let mut unsigned = UnsignedLink::new(origin, route, token, &payload).map_err(refusal)?;
    if let Some(sublink) = &sublink {
        let sublink = Sublink::new(sublink).map_err(refusal)?;
        unsigned = unsigned.with_sublink(sublink).map_err(refusal)?;
    }
    unsigned = unsigned.with_query_target(target).map_err(refusal)?;
    warnings.extend(lost_query(link, target));
    Ok(signed(unsigned, link, settings)?.to_string())
}

/// The payload, encrypted if that is asked for and it isn't yet.
fn encrypted(
    link: &Object<'_>,
    settings: &WriteSettings,
    flag: Flag,
    payload: Vec<u8>,
) -> Result<(Flag, Vec<u8>), Finding> {
    let is_wanted = flag == Flag::Plaintext && link.truth("encrypted")? == Some(true);
    match settings.keys.cipher().filter(|_| is_wanted) {
        Some(cipher) => {
            let mut ciphertext = vec![0; Cipher::encrypted_len(payload.len())];
            let encrypted = cipher.encrypt(&payload, &mut ciphertext);
            encrypted.map_err(|error| link.of_write_error(error))?;
            Ok((Flag::Encrypted, ciphertext))
        }
        None => Ok((flag, payload)),
    }
}

/// The link with its signature: the one that the key makes, or else the one that is given.
fn signed<'a>(
    unsigned: UnsignedLink<'a>,
    link: &Object<'_>,
    settings: &WriteSettings,
) -> Result<NewLink<'a>, Finding> {
    if let Some(scheme) = settings.keys.signature() {
        return Ok(unsigned.sign(scheme));
    }
    let signature = link
        .array_of_bytes("signature")?
        .ok_or_else(|| link.missing("signature"))?;
    Ok(unsigned.with_signature(Signature::new(signature)))
}

fn origin<'a>(link: &Object<'a>) -> Result<Origin<'a>, Finding> {
    let scheme = link.text("scheme")?.ok_or_else(|| link.missing("scheme"))?;
    let scheme = Scheme::from_name(scheme.as_bytes())
        .ok_or_else(|| link.finding("scheme", "this must be http or https", "unknown_scheme"))?;
    let host = link.text("host")?.ok_or_else(|| link.missing("host"))?;
    let host = Host::new(host).map_err(|error| link.of_write_error(error))?;
    let origin = Origin::new(scheme, host);
    Ok(match link.number("port")? {
        Some(port) => origin.with_port(port),
        None => origin,
    })
}

/// The payload that is given, or else what the typed keys say; and the route to it.
fn route_and_payload(
    link: &Object<'_>,
    settings: &WriteSettings,
    warnings: &mut Vec<Finding>,
) -> Result<(Route, Flag, Vec<u8>), Finding> {
    let event = event(link)?;
    let route = route(link)?;
    if let Some((flag, payload)) = payload::given(link, settings.keys.cipher().is_some())? {
        let kind = match flag {
            Flag::Plaintext => Records::read(&payload).kind(),
            _ => event,
        };
        let route = route.or(kind.map(Kind::route));
        let route = route.ok_or_else(|| link.missing("route"))?;
        return Ok((route, flag, payload));
    }
    let kind = event.ok_or_else(|| link.missing("event"))?;
    let usual = kind.route();
    let route = route.unwrap_or(usual);
    if route != usual && (kind, route) != (Kind::Click, Route::OldClick) {
        let message = "this is not the route of such an event";
        return Err(link.finding("route", message, "route_mismatch"));
    }
    warnings.extend(keys::unknown(link));
    let payload = content::payload(link, kind, settings, warnings)?;
    Ok((route, Flag::Plaintext, payload))
}

fn event(link: &Object<'_>) -> Result<Option<Kind>, Finding> {
    let Some(name) = link.text("event")? else {
        return Ok(None);
    };
    Kind::from_name(name).map(Some).ok_or_else(|| {
        let message = "this must be click, open, initial_open or list_unsubscribe";
        link.finding("event", message, "unknown_event")
    })
}

fn route(link: &Object<'_>) -> Result<Option<Route>, Finding> {
    let Some(letter) = link.text("route")? else {
        return Ok(None);
    };
    Route::from_letter(letter)
        .map(Some)
        .ok_or_else(|| link.finding("route", "this must be e, f, q or u", "unknown_route"))
}

/// The sublink, which a link can have percent-encoded.
fn sublink(link: &Object<'_>) -> Result<Option<String>, Finding> {
    let Some(sublink) = link.text("sublink")? else {
        return Ok(None);
    };
    let decoded = PercentDecoded::new(sublink.as_bytes()).collect();
    String::from_utf8(decoded).map(Some).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("this is not a sublink (at byte {at})");
        link.finding("sublink", message, "invalid_sublink")
    })
}

/// The target that stands in the query, whatever the payload has.
fn query_target<'a>(link: &Object<'a>) -> Result<Option<&'a str>, Finding> {
    match link.text("target_source")? {
        None | Some("payload") => Ok(None),
        Some("query") => link.text("target_link_url"),
        Some(_) => {
            let message = "this must be payload or query";
            Err(link.finding("target_source", message, "unknown_target_source"))
        }
    }
}

/// What there is to say of a query that says more than is written of it.
fn lost_query(link: &Object<'_>, target: Option<&str>) -> Option<Finding> {
    let query = link.get("query")?;
    let is_target_alone = query
        .as_str()
        .is_some_and(|query| query.starts_with("target=") && !query.contains('&'));
    (target.is_none() || !is_target_alone).then(|| {
        let message = "of a query only the target is written, by target_source and target_link_url";
        link.finding("query", message, "query_left_out")
    })
}
