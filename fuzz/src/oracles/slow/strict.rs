//! What the strict reader refuses in a link without a fault (F-11.9 to F-11.12).

use std::ops::Range;

use tracklens_codec::{ErrorKind, Layer};

use super::base64url;
use super::fault::Fault;
use super::link::View;
use super::record_list::ListedRecord;
use super::segment::Segment;
use crate::oracles::writer::write_percent_encoded;

/// Everything that a writer would have written differently, in the order that the codec documents; of the records,
/// only the first that deviates.
#[must_use]
pub fn deviations(view: &View, text: &[u8]) -> Vec<Fault> {
    let mut deviations = in_the_front(view, text);
    deviations.extend(in_the_path(view, text));
    for (segment, layer) in [
        (&view.url.signature, Layer::SignatureText),
        (&view.url.token, Layer::TokenText),
    ] {
        let of_it = segment.as_ref().map(|it| in_a_segment(it, layer, text));
        deviations.extend(of_it.into_iter().flatten());
    }
    deviations.extend(in_the_records(view));
    let payload = view.url.payload.as_ref();
    let of_it = payload.map(|it| in_a_segment(it, Layer::PayloadText, text));
    deviations.extend(of_it.into_iter().flatten());
    deviations.extend(in_the_kind(view));
    deviations.extend(in_the_query(view, text));
    let slash = view.url.trailing_slash.as_ref();
    deviations.extend(slash.map(|it| Fault::of_link(ErrorKind::TrailingSlash, it.start)));
    let fragment = view.url.fragment.as_ref();
    deviations
        .extend(fragment.map(|it| Fault::of_link(ErrorKind::UnexpectedFragment, it.start - 1)));
    if text.len() > 4096 {
        let found = in_32_bits(text.len());
        let kind = ErrorKind::LinkLimit { limit: 4096, found };
        deviations.push(Fault::of_link(kind, 4096));
    }
    deviations
}

fn in_the_front(view: &View, text: &[u8]) -> Vec<Fault> {
    let mut deviations = Vec::new();
    let scheme = view.url.scheme.clone().map(|scheme| &text[scheme]);
    if ![Some(&b"http"[..]), Some(b"https")].contains(&scheme) {
        deviations.push(Fault::of_link(ErrorKind::SchemeSpelling, 0));
    }
    if let Some(user_info) = &view.url.user_info {
        deviations.push(Fault::of_link(
            ErrorKind::UnexpectedUserInfo,
            user_info.start,
        ));
    }
    if let Some(host) = view.url.host.clone()
        && let Some(at) = wrong_in_host(&text[host.clone()])
    {
        deviations.push(Fault::of_link(ErrorKind::HostSpelling, host.start + at));
    }
    // A port that is not a number is a fault, unless it is empty.
    if let Some(port) = view.url.port_text.clone()
        && (view.url.port.is_some() || port.is_empty())
    {
        let number = view.url.port.map(|port| port.to_string());
        if number.as_ref().map(String::as_bytes) != Some(&text[port.clone()]) {
            deviations.push(Fault::of_link(ErrorKind::PortSpelling, port.start));
        }
    }
    deviations
}

/// Where a host stops being one. A host is a name of RFC 3986's unreserved characters, or an
/// address in brackets.
fn wrong_in_host(host: &[u8]) -> Option<usize> {
    let in_brackets = host.len() >= 2 && host[0] == b'[' && host[host.len() - 1] == b']';
    if !in_brackets {
        return host.iter().position(|&byte| !is_unreserved(byte));
    }
    if host.len() == 2 {
        return Some(1);
    }
    let address = &host[1..host.len() - 1];
    let wrong = |byte: &u8| !byte.is_ascii_hexdigit() && *byte != b':' && *byte != b'.';
    address.iter().position(wrong).map(|at| at + 1)
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// Deviations of the route, of the sublink, and of the slashes between the segments.
fn in_the_path(view: &View, text: &[u8]) -> Vec<Fault> {
    let url = &view.url;
    let end = url.path_end;
    let ends = |segment: &Option<Segment>| {
        segment
            .as_ref()
            .map_or(end..end, |segment| segment.start..segment.end)
    };
    let (signature, token, payload) = (ends(&url.signature), ends(&url.token), ends(&url.payload));
    let mut deviations = Vec::new();
    for bare in [
        url.route_text.start..signature.start,
        signature.end..token.start,
        token.end..payload.start,
        payload.end..url.path_end,
    ] {
        let escape = first_percent(text, bare);
        deviations.extend(escape.map(|at| Fault::of_link(ErrorKind::PercentEncoded, at)));
    }
    let sublink = url.sublink.clone().map(|sublink| &text[sublink]);
    let is_empty = match sublink {
        Some(sublink) => sublink.split(|&byte| byte == b'/').any(<[u8]>::is_empty),
        None => url.route == 'f',
    };
    if is_empty {
        deviations.push(Fault::of_link(ErrorKind::EmptySublink, url.route_text.end));
    }
    if let Some(sublink) = url.sublink.clone() {
        let is_bare = |byte: u8| is_unreserved(byte) || b"!$&'()*+,;=:@/".contains(&byte);
        let wrong = text[sublink.clone()]
            .iter()
            .position(|&byte| !is_bare(byte));
        let wrong = wrong.map(|at| (at, ErrorKind::SublinkSpelling));
        let dots = dot_segment(&text[sublink.clone()]).map(|at| (at, ErrorKind::DotSegment));
        // Whichever comes first.
        let mut flaws: Vec<_> = wrong.into_iter().chain(dots).collect();
        flaws.sort_by_key(|(at, _)| *at);
        let faults = flaws.into_iter();
        deviations.extend(faults.map(|(at, kind)| Fault::of_link(kind, sublink.start + at)));
    }
    deviations
}

/// Where the first segment starts that is one or two dots.
fn dot_segment(sublink: &[u8]) -> Option<usize> {
    let mut start = 0;
    for segment in sublink.split(|&byte| byte == b'/') {
        if segment == b"." || segment == b".." {
            return Some(start);
        }
        start += segment.len() + 1;
    }
    None
}

fn in_a_segment(segment: &Segment, layer: Layer, text: &[u8]) -> Vec<Fault> {
    let fault = |kind, at| base64url::fault(segment, layer, kind, at);
    let (symbols, padding) = base64url::split_padding(segment);
    let mut deviations = Vec::new();
    if let Some(at) = first_percent(text, segment.start..segment.end) {
        deviations.push(fault(ErrorKind::PercentEncoded, at));
    }
    // A symbol that stands alone is a fault, whatever its bits are.
    if symbols.len() % 4 == 1 {
        return deviations;
    }
    if let Some(last) = symbols.last()
        && !base64url::ends_in_zero_bits(symbols)
    {
        deviations.push(fault(ErrorKind::TrailingBits, last.start));
    }
    let expected = base64url::padding_of(symbols.len());
    if padding.len() < expected {
        let expected = u8::try_from(expected).expect("less than four");
        let kind = ErrorKind::MissingPadding { expected };
        deviations.push(fault(kind, base64url::padding_start(segment)));
    }
    deviations
}

fn in_the_records(view: &View) -> Option<Fault> {
    let (list, segment) = view.list.as_ref().zip(view.url.payload.as_ref())?;
    let minimal = |len: usize| match len {
        0 => 0,
        1..=255 => 1,
        _ => 2,
    };
    let limit = |id: u8| match id {
        5 => 63,
        8 | 9 => 64,
        _ => usize::MAX,
    };
    let is_wide = |it: &ListedRecord| it.width != minimal(it.value.len());
    let is_long = |it: &ListedRecord| it.value.len() > limit(it.id);
    let index = list
        .records
        .iter()
        .position(|it| is_wide(it) || is_long(it))?;
    let record = &list.records[index];
    let offset = record.offset;
    Some(Fault {
        kind: if is_wide(record) {
            ErrorKind::WidthNotMinimal
        } else {
            ErrorKind::ValueLimit {
                limit: in_32_bits(limit(record.id)),
                found: in_32_bits(record.value.len()),
            }
        },
        layer: Layer::Payload,
        record: Some(index),
        offset,
        text_offset: base64url::offset_of_byte(segment, offset),
    })
}

fn in_the_kind(view: &View) -> Option<Fault> {
    let list = view.list.as_ref()?;
    let carried: &[u8] = match view.url.route {
        'q' => &[61, 62],
        'u' => &[60],
        _ => &[63],
    };
    let kind = match list.kind() {
        None => ErrorKind::MissingKind,
        Some(kind) if carried.contains(&kind) => return None,
        Some(_) => ErrorKind::RouteMismatch,
    };
    Some(Fault::of_link(kind, view.url.route_text.start))
}

/// Only a link whose payload leaves the target to the query may have one, and nothing but the target
/// (F-1.16).
fn in_the_query(view: &View, text: &[u8]) -> Option<Fault> {
    let query = view.url.query.clone()?;
    let awaited = match &view.list {
        Some(list) => list.first(4) == Some(b""),
        None => "ef".contains(view.url.route),
    };
    let written = &text[query.clone()];
    let alone = written.starts_with(b"target=") && written.len() > 7 && !written.contains(&b'&');
    if !awaited || !alone {
        return Some(Fault::of_link(ErrorKind::UnexpectedQuery, query.start - 1));
    }
    let again = write_percent_encoded(&view.target()?);
    let alike = again.as_bytes() == &written[7..];
    (!alike).then(|| Fault::of_link(ErrorKind::QuerySpelling, query.start + 7))
}

fn in_32_bits(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn first_percent(text: &[u8], range: Range<usize>) -> Option<usize> {
    let found = text[range.clone()].iter().position(|&byte| byte == b'%')?;
    Some(range.start + found)
}
