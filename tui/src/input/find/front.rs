//! The beginning of a link: its route, its host, its scheme.

use super::joined::Joined;
use super::shape::Shape;

/// The longest path before a signature, and the longest host, in bytes.
const MAX_SUBLINK: usize = 512;
const MAX_AUTHORITY: usize = 512;

/// Where a link starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Front {
    pub(super) start: usize,
    /// Whether something may stand before that belongs to it.
    pub(super) may_be_missing: bool,
}

/// The beginning of the link of this shape; none if it has no route.
pub(super) fn find(joined: &Joined, shape: &Shape) -> Option<Front> {
    let text = &joined.bytes;
    let route = route(text, shape.slash)?;
    let authority = authority(text, route);
    let path_only = |may_be_missing| Front {
        start: route,
        may_be_missing,
    };
    let hard_breaks = |start: usize| joined.breaks_in(start..route + 1).filter(|it| !it.is_soft);
    if let Some(start) = scheme(text, authority) {
        if authority == route {
            return Some(path_only(true));
        }
        let is_one = hard_breaks(start).all(|it| {
            // A line that is wrapped is none shorter than the rest of its link; and no line starts with a dot.
            text[it.at] == b'.' || joined.line_len(it.at) <= it.line_len
        });
        return Some(if is_one {
            Front {
                start,
                may_be_missing: false,
            }
        } else {
            path_only(true)
        });
    }
    let host = &text[authority..route];
    if host.is_empty() {
        let may_be_missing = joined.break_at(route).is_some_and(|it| !it.is_soft);
        let is_glued = route > 0 && text[route - 1].is_ascii_alphanumeric();
        return Some(path_only(may_be_missing || is_glued));
    }
    let is_cut = joined.break_at(authority).is_some() || hard_breaks(authority).next().is_some();
    let is_scheme_relative = text[..authority].ends_with(b"//");
    let is_apart = match text[..authority].last() {
        None => true,
        Some(b'/') => is_scheme_relative,
        Some(byte) => {
            byte.is_ascii_punctuation() && !matches!(byte, b'@' | b'%' | b'_' | b'-' | b'\\')
        }
    };
    Some(if is_apart && !is_cut && is_domain(host) {
        Front {
            start: authority,
            may_be_missing: false,
        }
    } else {
        path_only(true)
    })
}

/// The slash before the route of the link whose signature follows `slash`: `/f/` with any sublink, or one
/// of the other routes directly before the signature.
fn route(text: &[u8], slash: usize) -> Option<usize> {
    let floor = slash.saturating_sub(MAX_SUBLINK);
    let mut best = None;
    // The end of the segment that is looked at, and whether it is the one before the signature.
    let mut end = slash;
    while let Some(start) = text[floor..end]
        .iter()
        .rposition(|&byte| !is_of_sublink(byte))
    {
        let start = floor + start;
        if text[start] != b'/' {
            break;
        }
        match text[start + 1..end] {
            [] if end != slash => break,
            [b'f'] => best = Some(start),
            [b'q' | b'u' | b'e'] if end == slash => best = Some(start),
            _ => {}
        }
        end = start;
    }
    best
}

const fn is_of_sublink(byte: u8) -> bool {
    byte != b'/' && byte > b' ' && !matches!(byte, b'?' | b'#' | b'&' | b'=' | b':' | b'"' | b'\\')
}

/// Where the authority starts that ends at the route: as far as its characters are those of one, and
/// without a scheme those of a host alone.
fn authority(text: &[u8], route: usize) -> usize {
    let floor = route.saturating_sub(MAX_AUTHORITY);
    let before = &text[floor..route];
    let is_of_authority =
        |byte: u8| byte > b' ' && byte != b'/' && !b"\"<>\\^`{|}?#".contains(&byte);
    let start = before.iter().rposition(|&byte| !is_of_authority(byte));
    let start = start.map_or(floor, |start| floor + start + 1);
    if text[..start].ends_with(b"//") {
        return start;
    }
    let is_of_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    let start = before.iter().rposition(|&byte| !is_of_host(byte));
    start.map_or(floor, |start| floor + start + 1)
}

/// Where the scheme starts whose `://` ends at `authority`.
fn scheme(text: &[u8], authority: usize) -> Option<usize> {
    let before = text[..authority].strip_suffix(b"://")?;
    // What stands before may be glued to it: the longer name is tried first.
    ["https", "http"].iter().find_map(|name| {
        let start = before.len().checked_sub(name.len())?;
        before[start..]
            .eq_ignore_ascii_case(name.as_bytes())
            .then_some(start)
    })
}

/// Whether a text is a domain with a dot, with or without a port, or an address of four numbers.
fn is_domain(text: &[u8]) -> bool {
    let colon = text.iter().position(|&byte| byte == b':');
    let (domain, port) = text.split_at(colon.unwrap_or(text.len()));
    let is_port = port.is_empty() || port.len() > 1 && port[1..].iter().all(u8::is_ascii_digit);
    let mut labels = domain.split(|&byte| byte == b'.');
    let has_labels = labels.clone().count() > 1 && labels.all(is_label);
    let last = domain
        .rsplit(|&byte| byte == b'.')
        .next()
        .unwrap_or_default();
    is_port && has_labels && (last.len() > 1 || last.iter().all(u8::is_ascii_digit))
}

fn is_label(label: &[u8]) -> bool {
    let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    !label.is_empty() && label.iter().all(belongs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front_of(text: &str) -> Option<(String, bool)> {
        let place = text.find("SIG")?;
        let joined = Joined::around(text.as_bytes(), place, 0, 100);
        let shape = Shape {
            slash: joined.index_of(place) - 1,
            payload: joined.bytes.len(),
            is_encrypted: false,
            is_padded: true,
        };
        let front = find(&joined, &shape)?;
        let text = String::from_utf8_lossy(&joined.bytes[front.start..]);
        Some((text.into_owned(), front.may_be_missing))
    }

    #[test]
    fn a_link_starts_with_what_is_certain() {
        for (text, start, may_be_missing) in [
            (
                "https://x.example/f/a/SIG",
                "https://x.example/f/a/SIG",
                false,
            ),
            (
                "seehttp://u@x.example:80/q/SIG",
                "http://u@x.example:80/q/SIG",
                false,
            ),
            ("GET /f/a/b/SIG", "/f/a/b/SIG", false),
            ("see x.example/f/a/SIG", "x.example/f/a/SIG", false),
            ("(x.example:8080/u/SIG", "x.example:8080/u/SIG", false),
            ("href=//x.example/u/SIG", "x.example/u/SIG", false),
            ("href=//x=y.example/u/SIG", "/u/SIG", true),
            ("href=//u@x.example/u/SIG", "/u/SIG", true),
            ("see\nx.example/f/a/SIG", "/f/a/SIG", true),
            (
                "https://click.ou=\ntbound.example/e/SIG",
                "https://click.outbound.example/e/SIG",
                false,
            ),
            ("see localhost/f/a/SIG", "/f/a/SIG", true),
            ("https://x.example/y/f/a/SIG", "/f/a/SIG", true),
            ("https://click.ou\ntbound.example/f/a/SIG", "/f/a/SIG", true),
            (
                "https://click.outbound.ex\nample.com/f/a/SIG",
                "https://click.outbound.example.com/f/a/SIG",
                false,
            ),
            (
                "https://x.example/f/f/SIG",
                "https://x.example/f/f/SIG",
                false,
            ),
            (
                "https://x.example/f/e/SIG",
                "https://x.example/f/e/SIG",
                false,
            ),
        ] {
            assert_eq!(
                front_of(text),
                Some((start.to_owned(), may_be_missing)),
                "{text}"
            );
        }
        for text in [
            "https://x.example/a/SIG",
            "https://x.example/q/a/SIG",
            "/fSIG",
        ] {
            assert_eq!(front_of(text), None, "{text}");
        }
    }
}
