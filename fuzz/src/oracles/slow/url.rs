//! Splits a URL into the parts of a tracked link (F-1).

use std::ops::Range;

use tracklens_codec::ErrorKind;

use super::base64url::{symbols_in, symbols_of};
use super::fault::Fault;
use super::segment::{Segment, Symbol, segments, unescape};

/// Where the parts of a link stand in its text.
#[derive(Clone, Debug)]
pub struct Url {
    /// The scheme, without `://`.
    pub scheme: Option<Range<usize>>,
    /// What precedes the last `@` of the authority.
    pub user_info: Option<Range<usize>>,
    /// The host.
    pub host: Option<Range<usize>>,
    /// The port as written.
    pub port_text: Option<Range<usize>>,
    /// The port's number.
    pub port: Option<u16>,
    /// The letter of the route.
    pub route: char,
    /// The route as written.
    pub route_text: Range<usize>,
    /// The sublink as written.
    pub sublink: Option<Range<usize>>,
    /// The signature.
    pub signature: Option<Segment>,
    /// The token.
    pub token: Option<Segment>,
    /// The payload.
    pub payload: Option<Segment>,
    /// What follows the payload in the path.
    pub trailing: Option<Range<usize>>,
    /// The slash that ends the path.
    pub trailing_slash: Option<Range<usize>>,
    /// The end of the path.
    pub path_end: usize,
    /// The query, without `?`.
    pub query: Option<Range<usize>>,
    /// The value of the first `target` in the query, percent-decoded (F-11.5).
    pub query_target: Option<Vec<Symbol>>,
    /// The fragment, without `#`.
    pub fragment: Option<Range<usize>>,
}

impl Url {
    /// The faults of the parts, in the order of the text.
    pub(super) fn faults(&self, text: &[u8]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |kind, at| faults.push(Fault::of_link(kind, at));
        if let Some(port) = self.port_text.clone()
            && self.port.is_none()
            && !text[port.clone()].is_empty()
        {
            add(ErrorKind::InvalidPort, port.start);
        }
        if let Some(sublink) = self.sublink.clone()
            && self.route != 'f'
        {
            add(ErrorKind::UnexpectedSublink, sublink.start);
        }
        if self.signature.is_none() {
            add(ErrorKind::MissingSignature, self.path_end);
        } else if self.token.is_none() {
            add(ErrorKind::MissingToken, self.path_end);
        } else if self.payload.is_none() {
            add(ErrorKind::MissingPayload, self.path_end);
        }
        if let Some(trailing) = &self.trailing {
            add(ErrorKind::TrailingPath, trailing.start);
        }
        faults
    }
}

/// Splits a text into its parts, or says why it is not a tracked link.
pub(super) fn cut(text: &[u8]) -> Result<Url, Fault> {
    if text.is_empty() {
        return Err(Fault::of_link(ErrorKind::Empty, 0));
    }
    let front = cut_front(text)?;
    let find = |from: usize, wanted: &[u8]| {
        let found = text[from..].iter().position(|byte| wanted.contains(byte));
        found.map_or(text.len(), |found| from + found)
    };
    let path_end = find(front.end, b"?#");
    let query_end = find(path_end, b"#");
    let query = (path_end < query_end).then(|| path_end + 1..query_end);
    let fragment = (query_end < text.len()).then(|| query_end + 1..text.len());
    let query_target = query.clone().and_then(|query| {
        let mut start = query.start;
        for parameter in text[query].split(|&byte| byte == b'&') {
            let end = start + parameter.len();
            if parameter.starts_with(b"target=") {
                return Some(unescape(text, start + 7..end));
            }
            start = end + 1;
        }
        None
    });

    let segments = segments(text, front.end..path_end);
    let Some((route, route_text)) = segments.get(1).and_then(route) else {
        let at = segments.get(1).map_or(front.end, |segment| segment.start);
        return Err(Fault::of_link(ErrorKind::UnknownRoute, at));
    };
    let assigned = assign(&segments[2..], route, path_end);
    let sublink_end = assigned.signature.as_ref().map_or(path_end, |it| it.start);
    let sublink = sublink(&segments[2..], sublink_end);
    Ok(Url {
        scheme: front.scheme,
        user_info: front.user_info,
        host: front.host,
        port: front.port.clone().and_then(|port| parse_port(&text[port])),
        port_text: front.port,
        route,
        route_text,
        sublink,
        signature: assigned.signature,
        token: assigned.token,
        payload: assigned.payload,
        trailing: assigned.trailing,
        trailing_slash: assigned.trailing_slash,
        path_end,
        query,
        query_target,
        fragment,
    })
}

/// What precedes the path.
#[derive(Default)]
struct Front {
    scheme: Option<Range<usize>>,
    user_info: Option<Range<usize>>,
    host: Option<Range<usize>>,
    port: Option<Range<usize>>,
    end: usize,
}

fn cut_front(text: &[u8]) -> Result<Front, Fault> {
    let not_a_url = |at| Err(Fault::of_link(ErrorKind::NotAUrl, at));
    let scheme_end = find(text, b"://").filter(|&end| {
        let scheme = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        end > 0 && text[..end].iter().all(scheme)
    });
    let start = scheme_end.map_or(0, |end| end + 3);
    if let Some(end) = scheme_end
        && ![&b"http"[..], b"https"].contains(&&*text[..end].to_ascii_lowercase())
    {
        return Err(Fault::of_link(ErrorKind::UnknownScheme, 0));
    }
    let authority_len = text[start..].iter().position(|byte| b"/?#".contains(byte));
    let end = authority_len.map_or(text.len(), |len| start + len);
    let authority = &text[start..end];
    // RFC 3986 allows these in no URL. Bytes beyond ASCII pass: they may name a host.
    let foreign = |byte: &u8| byte.is_ascii_control() || b" \"<>\\^`{|}".contains(byte);
    if let Some(at) = authority.iter().position(foreign) {
        return not_a_url(start + at);
    }
    if scheme_end.is_none() {
        if authority.is_empty() {
            return Ok(Front::default());
        }
        if end == text.len() {
            return not_a_url(0);
        }
    }
    let at = authority.iter().rposition(|&byte| byte == b'@');
    let host_start = at.map_or(start, |at| start + at + 1);
    let host_and_port = &text[host_start..end];
    // A colon within the brackets of an IPv6 address separates nothing.
    let bracket = host_and_port
        .iter()
        .rposition(|&byte| byte == b']')
        .unwrap_or(0);
    let colon = host_and_port[bracket..]
        .iter()
        .rposition(|&byte| byte == b':');
    let host_end = colon.map_or(end, |colon| host_start + bracket + colon);
    if host_start == host_end {
        return not_a_url(host_start);
    }
    Ok(Front {
        scheme: scheme_end.map(|end| 0..end),
        user_info: at.map(|at| start..start + at),
        host: Some(host_start..host_end),
        port: colon.map(|_| host_end + 1..end),
        end,
    })
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}

fn parse_port(digits: &[u8]) -> Option<u16> {
    let mut port: u16 = 0;
    for digit in digits {
        let value = char::from(*digit).to_digit(10)?;
        port = u16::try_from(u32::from(port) * 10 + value).ok()?;
    }
    (!digits.is_empty()).then_some(port)
}

fn route(segment: &Segment) -> Option<(char, Range<usize>)> {
    let [letter] = segment.symbols[..] else {
        return None;
    };
    let letter = char::from(letter.byte);
    "efqu"
        .contains(letter)
        .then_some((letter, segment.start..segment.end))
}

#[derive(Default)]
struct Assigned {
    signature: Option<Segment>,
    token: Option<Segment>,
    payload: Option<Segment>,
    trailing: Option<Range<usize>>,
    trailing_slash: Option<Range<usize>>,
}

/// Assigns the segments that follow the route. The signature is the last segment of a signature's
/// length that is followed by one of a token's length (F-11.4).
///
/// A damaged link may lack such a pair. Then the signature is the last segment of its length among
/// the last three. If there is none, it is the first of the last three, or the first one after the
/// sublink where a whole link has more segments.
fn assign(segments: &[Segment], route: char, path_end: usize) -> Assigned {
    let mut assigned = Assigned::default();
    let segments = match segments {
        [before @ .., last] if last.start == path_end => {
            let slash = before.last().map_or(last.start - 1, |it| it.end);
            assigned.trailing_slash = Some(slash..path_end);
            before
        }
        _ => segments,
    };
    let has_symbols = |index: usize, bytes: usize| {
        let segment = segments.get(index);
        segment.is_some_and(|it| symbols_in(it) == symbols_of(bytes))
    };
    let pair = |&index: &usize| has_symbols(index, 16) && has_symbols(index + 1, 5);
    let last_three = segments.len().saturating_sub(3)..segments.len();
    let position = (0..segments.len()).rev().find(pair);
    let is_pair = position.is_some();
    let position = position
        .or_else(|| {
            last_three
                .clone()
                .rev()
                .find(|&index| has_symbols(index, 16))
        })
        .unwrap_or(match segments.len() {
            0..=3 if route == 'f' => 1,
            _ => last_three.start,
        });
    let mut rest = segments.iter().skip(position).cloned();
    assigned.signature = rest.next();
    assigned.token = rest.next();
    assigned.payload = rest.next();
    assigned.trailing = rest.next().filter(|_| is_pair).map(|it| it.start..path_end);
    assigned
}

/// The segments between the route and `end`, if there are any.
fn sublink(segments: &[Segment], end: usize) -> Option<Range<usize>> {
    let first = segments.first()?;
    let last = segments
        .iter()
        .take_while(|segment| segment.start < end)
        .last()?;
    Some(first.start..last.end.min(end))
}
