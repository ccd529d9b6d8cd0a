//! The link around a payload: origin, route, token, sublink, signature and query.

use tracklens_codec::{
    Cipher, Flag, Host, Kind, NewLink, Origin, PercentDecoded, Records, Route, Scheme, Signature,
    Sublink, Token, UnsignedLink,
};

use super::diagnostic::Diagnostic;
use super::object::Object;
use super::{content, payload};
use crate::reading::keys::is_key;
use crate::settings::WriteSettings;

/// The text of the link that an object describes. If the link was damaged when it was read, it comes out damaged.
pub(super) fn text(
    link: &Object<'_>,
    is_damaged: bool,
    settings: &WriteSettings,
    warnings: &mut Vec<Diagnostic>,
) -> Result<String, Diagnostic> {
    if link.has("flag") {
        let message = "a link with an unknown flag can't be written: what it carries is not known";
        return Err(link.diagnostic("flag", message, "unknown_flag"));
    }
    let customer_id = link
        .number("customer_id")?
        .ok_or_else(|| link.missing("customer_id"))?;
    let origin = origin(link)?;
    let (route, flag, payload) = route_and_payload(link, settings, warnings)?;
    if flag == Flag::Encrypted && !is_damaged {
        payload::check_blocks(link, &payload)?;
    }
    let target = query_target(link, flag, &payload)?;
    let (flag, payload) = encrypted(link, settings, flag, payload)?;
    let wrong = |error| link.of_write_error(error);
    let token = Token::new(customer_id, flag);
    let unsigned = UnsignedLink::new(origin, route, token, &payload).map_err(wrong)?;
    let unsigned = with_sublink(unsigned, link)?;
    let unsigned = unsigned.with_query_target(target).map_err(wrong)?;
    warnings.extend(lost_query(link, target));
    let link = signed(unsigned, link, settings)?;
    let mut text = vec![0; link.len()];
    // There is room for all of it, and it is text.
    let _ = link.write_to_slice(&mut text);
    Ok(String::from_utf8(text).unwrap_or_default())
}

/// The payload, encrypted if the object asks for that and it isn't yet.
fn encrypted(
    link: &Object<'_>,
    settings: &WriteSettings,
    flag: Flag,
    payload: Vec<u8>,
) -> Result<(Flag, Vec<u8>), Diagnostic> {
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

/// The link with its signature: the one that the key makes, or else the one in the object.
fn signed<'a>(
    unsigned: UnsignedLink<'a>,
    link: &Object<'_>,
    settings: &WriteSettings,
) -> Result<NewLink<'a>, Diagnostic> {
    if let Some(scheme) = settings.keys.signature() {
        return Ok(unsigned.sign(scheme));
    }
    let signature = link
        .array_of_bytes("signature")?
        .ok_or_else(|| link.missing("signature"))?;
    Ok(unsigned.with_signature(Signature::new(signature)))
}

fn origin<'a>(link: &Object<'a>) -> Result<Origin<'a>, Diagnostic> {
    let scheme = link.text("scheme")?.ok_or_else(|| link.missing("scheme"))?;
    let scheme = Scheme::from_name(scheme.as_bytes())
        .ok_or_else(|| link.diagnostic("scheme", "this must be http or https", "unknown_scheme"))?;
    let host = link.text("host")?.ok_or_else(|| link.missing("host"))?;
    let host = Host::new(host).map_err(|error| link.of_write_error(error))?;
    let origin = Origin::new(scheme, host);
    Ok(match link.number("port")? {
        Some(port) => origin.with_port(port),
        None => origin,
    })
}

/// The payload of the object, or else the one that its keys describe; and the route.
fn route_and_payload(
    link: &Object<'_>,
    settings: &WriteSettings,
    warnings: &mut Vec<Diagnostic>,
) -> Result<(Route, Flag, Vec<u8>), Diagnostic> {
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
        return Err(link.diagnostic("route", message, "route_mismatch"));
    }
    warnings.extend(unknown_keys(link));
    let payload = content::payload(link, kind, settings, warnings)?;
    Ok((route, Flag::Plaintext, payload))
}

/// A warning about keys that a link doesn't have: one of them may be misspelled.
fn unknown_keys(link: &Object<'_>) -> Option<Diagnostic> {
    let mut unknown = link.names().filter(|name| !is_key(name));
    let first = unknown.next()?;
    let message = match unknown.count() {
        0 => "this key is ignored: it is not known".to_owned(),
        more => format!("this key and {more} more are ignored: they are not known"),
    };
    Some(link.diagnostic(first, message, "unknown_key"))
}

fn event(link: &Object<'_>) -> Result<Option<Kind>, Diagnostic> {
    let Some(name) = link.text("event")? else {
        return Ok(None);
    };
    Kind::from_name(name).map(Some).ok_or_else(|| {
        let message = "this must be click, open, initial_open or list_unsubscribe";
        link.diagnostic("event", message, "unknown_event")
    })
}

fn route(link: &Object<'_>) -> Result<Option<Route>, Diagnostic> {
    let Some(letter) = link.text("route")? else {
        return Ok(None);
    };
    Route::from_letter(letter)
        .map(Some)
        .ok_or_else(|| link.diagnostic("route", "this must be e, f, q or u", "unknown_route"))
}

/// The link with its sublink, or without one as it was read.
fn with_sublink<'a>(
    unsigned: UnsignedLink<'a>,
    link: &Object<'a>,
) -> Result<UnsignedLink<'a>, Diagnostic> {
    const FORM: &str = "sublink_form";
    let replaced = match (link.text("sublink")?, link.text(FORM)?) {
        (Some(sublink), _) => {
            Sublink::of_encoded(sublink).and_then(|sublink| unsigned.with_sublink(sublink))
        }
        (None, None) => Ok(unsigned),
        (None, Some("empty")) => unsigned.with_empty_sublink(),
        (None, Some("missing")) => unsigned.without_sublink(),
        (None, Some(_)) => {
            let message = "this must be empty or missing";
            return Err(link.diagnostic(FORM, message, "unknown_sublink_form"));
        }
    };
    replaced.map_err(|error| link.of_write_error(error))
}

/// The target in the query. A payload that has one itself counts before it, so it would be read as another.
fn query_target<'a>(
    link: &Object<'a>,
    flag: Flag,
    payload: &[u8],
) -> Result<Option<&'a str>, Diagnostic> {
    const KEY: &str = "target_source";
    match link.text(KEY)? {
        None | Some("payload") => Ok(None),
        Some("query") => {
            let records = Records::read(payload);
            let in_payload = records
                .target_link_url()
                .filter(|_| flag == Flag::Plaintext);
            if in_payload.is_some_and(|target| !target.is_empty()) {
                let message = "this contradicts records, in which a target stands already";
                return Err(link.diagnostic(KEY, message, "contradiction"));
            }
            link.text("target_link_url")
        }
        Some(_) => {
            let message = "this must be payload or query";
            Err(link.diagnostic(KEY, message, "unknown_target_source"))
        }
    }
}

/// A warning about a query that says more than what is written of it, or something else.
fn lost_query(link: &Object<'_>, target: Option<&str>) -> Option<Diagnostic> {
    let query = link.get("query")?;
    let said = query
        .as_str()
        .and_then(|query| query.strip_prefix("target="))
        .filter(|said| !said.contains('&'));
    let is_written = said
        .zip(target)
        .is_some_and(|(said, target)| PercentDecoded::new(said.as_bytes()).eq(target.bytes()));
    (!is_written).then(|| {
        let message =
            "only the target of a query is written, as target_source and target_link_url say";
        link.diagnostic("query", message, "query_left_out")
    })
}
