//! A URL cut into its parts.

use std::ops::Range;

use tracklens_codec::ErrorKind;

use super::{Fault, encoding};

/// Where the parts of a link stand in its text.
#[derive(Clone, Debug)]
pub struct Url {
    /// The scheme, without `://`.
    pub scheme: Option<Range<usize>>,
    /// What stands before the last `@` of the authority.
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
    /// What the path has behind the payload.
    pub trailing: Option<Range<usize>>,
    /// The slash that ends the path.
    pub trailing_slash: Option<Range<usize>>,
    /// The end of the path.
    pub path_end: usize,
    /// The query, without `?`.
    pub query: Option<Range<usize>>,
    /// The value of the query's first target, percent-decoded.
    pub query_target: Option<Vec<Symbol>>,
    /// The fragment, without `#`.
    pub fragment: Option<Range<usize>>,
}

/// A byte, percent-decoded, and where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    /// The byte.
    pub byte: u8,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A segment of a path.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its bytes.
    pub symbols: Vec<Symbol>,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Url {
    /// What is wrong with the parts, in the order of the text.
    pub(super) fn faults(&self, text: &[u8]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |kind, at| faults.push(Fault::in_link(kind, at));
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

/// Cuts a text, or says why it is no tracked link.
pub(super) fn cut(text: &[u8]) -> Result<Url, Fault> {
    if text.is_empty() {
        return Err(Fault::in_link(ErrorKind::Empty, 0));
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
        return Err(Fault::in_link(ErrorKind::UnknownRoute, at));
    };
    let places = place(&segments[2..], route, path_end);
    let sublink_end = places.signature.as_ref().map_or(path_end, |it| it.start);
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
        signature: places.signature,
        token: places.token,
        payload: places.payload,
        trailing: places.trailing,
        trailing_slash: places.trailing_slash,
        path_end,
        query,
        query_target,
        fragment,
    })
}

/// What stands before the path.
#[derive(Default)]
struct Front {
    scheme: Option<Range<usize>>,
    user_info: Option<Range<usize>>,
    host: Option<Range<usize>>,
    port: Option<Range<usize>>,
    end: usize,
}

fn cut_front(text: &[u8]) -> Result<Front, Fault> {
    let not_a_url = |at| Err(Fault::in_link(ErrorKind::NotAUrl, at));
    let scheme_end = find(text, b"://").filter(|&end| {
        let scheme = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        end > 0 && text[..end].iter().all(scheme)
    });
    let start = scheme_end.map_or(0, |end| end + 3);
    if let Some(end) = scheme_end
        && ![&b"http"[..], b"https"].contains(&&*text[..end].to_ascii_lowercase())
    {
        return Err(Fault::in_link(ErrorKind::UnknownScheme, 0));
    }
    let authority_len = text[start..].iter().position(|byte| b"/?#".contains(byte));
    let end = authority_len.map_or(text.len(), |len| start + len);
    let authority = &text[start..end];
    // RFC 3986 knows these in no URL; bytes of other scripts' names are let pass.
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
    // Colons within the brackets of an IPv6 address part nothing.
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

/// Percent-decodes a part of a text; a `%` without two hexadecimal digits stands for itself.
fn unescape(text: &[u8], range: Range<usize>) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let escape = match text[start..range.end] {
            [b'%', high, low, ..] => hex(high).zip(hex(low)),
            _ => None,
        };
        let (byte, len) = escape.map_or((text[start], 1), |(high, low)| (high * 16 + low, 3));
        let end = start + len;
        symbols.push(Symbol { byte, start, end });
        start = end;
    }
    symbols
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

/// The segments of a path, the first of which stands before its first slash.
fn segments(text: &[u8], path: Range<usize>) -> Vec<Segment> {
    let mut segments = vec![Segment {
        symbols: Vec::new(),
        start: path.start,
        end: path.end,
    }];
    for symbol in unescape(text, path.clone()) {
        let last = segments.last_mut().expect("the first segment");
        if symbol.byte == b'/' {
            last.end = symbol.start;
            segments.push(Segment {
                symbols: Vec::new(),
                start: symbol.end,
                end: path.end,
            });
        } else {
            last.symbols.push(symbol);
        }
    }
    segments
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
struct Places {
    signature: Option<Segment>,
    token: Option<Segment>,
    payload: Option<Segment>,
    trailing: Option<Range<usize>>,
    trailing_slash: Option<Range<usize>>,
}

/// Tells the segments behind the route apart: the signature is the last of a signature's length
/// that one of a token's length follows. Of a link that is cut or damaged so that there is no such
/// pair, it is the last of a signature's length among the last three segments; failing that, the
/// first of the last three, or, where there are fewer of them than a whole link has, the first one
/// behind the sublink.
fn place(segments: &[Segment], route: char, path_end: usize) -> Places {
    let mut places = Places::default();
    let segments = match segments {
        [before @ .., last] if last.start == path_end => {
            let slash = before.last().map_or(last.start - 1, |it| it.end);
            places.trailing_slash = Some(slash..path_end);
            before
        }
        _ => segments,
    };
    let has_symbols = |index: usize, bytes: usize| {
        let segment = segments.get(index);
        segment.is_some_and(|it| encoding::symbols_in(it) == encoding::symbols_of(bytes))
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
    let mut behind = segments.iter().skip(position).cloned();
    places.signature = behind.next();
    places.token = behind.next();
    places.payload = behind.next();
    places.trailing = behind
        .next()
        .filter(|_| is_pair)
        .map(|it| it.start..path_end);
    places
}

/// All segments between the route and a place, if there are any.
fn sublink(segments: &[Segment], end: usize) -> Option<Range<usize>> {
    let first = segments.first()?;
    let last = segments
        .iter()
        .take_while(|segment| segment.start < end)
        .last()?;
    Some(first.start..last.end.min(end))
}
