//! The end of a link: its payload, its padding, its query.

use super::joined::Joined;
use super::payload::{Payload, symbol_value};
use super::shape::Shape;

/// The most symbols that are read to see whether a payload that could end at a line break goes on.
const MAX_AHEAD: usize = 1024;

/// The shortest line that is taken for a wrapped one when its link is damaged.
const FULL_LINE: usize = 40;

/// Where a link ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Back {
    pub(super) end: usize,
    /// Where the payload ends, with its padding.
    pub(super) payload_end: usize,
    /// Whether the payload ends as one that was not cut.
    pub(super) is_whole: bool,
}

/// The end of the link of this shape.
pub(super) fn find(joined: &Joined, shape: &Shape) -> Back {
    let text = &joined.bytes;
    let payload = read_payload(joined, shape);
    let mut end = payload.end;
    let is_on_this_line = joined.break_at(end).is_none_or(|it| it.is_soft);
    if is_on_this_line && text.get(end) == Some(&b'/') && !is_path_after(text, end + 1) {
        end += 1;
    }
    if text[end..].starts_with(b"?target=") || is_on_this_line && text.get(end) == Some(&b'?') {
        end = tail_end(joined, end).unwrap_or(end);
    }
    if joined.break_at(end).is_none_or(|it| it.is_soft) && text.get(end) == Some(&b'#') {
        end = tail_end(joined, end).unwrap_or(end);
    }
    Back {
        end,
        payload_end: payload.end,
        is_whole: payload.is_whole,
    }
}

/// Where a payload ends.
struct PayloadEnd {
    end: usize,
    is_whole: bool,
}

/// Reads the payload symbol by symbol. At a line break, a payload that is whole goes on only if what
/// follows makes another whole one; any other goes on, if that makes it whole in the end.
fn read_payload(joined: &Joined, shape: &Shape) -> PayloadEnd {
    let text = &joined.bytes;
    let mut payload = Payload::new(shape.is_encrypted);
    let mut first_break = None;
    let mut last_whole = None;
    let mut at = shape.payload;
    let mut next_break = joined.next_break(at);
    loop {
        if next_break == Some(at) {
            next_break = joined.next_break(at + 1);
            if payload.is_whole(0, shape.is_padded) {
                if !goes_on(joined, at, payload.clone(), shape.is_padded) {
                    return PayloadEnd {
                        end: at,
                        is_whole: true,
                    };
                }
            } else if first_break.is_none() {
                first_break = Some(at);
            }
        }
        let Some(&byte) = text.get(at) else {
            break;
        };
        // What follows may be emphasis that was put around the link.
        if matches!(byte, b'_' | b'-') {
            let is_whole = || payload.is_whole(0, shape.is_padded);
            last_whole = last_whole.or_else(|| is_whole().then_some(at));
        } else if symbol_value(byte).is_some() {
            last_whole = None;
        }
        match byte {
            byte if payload.read(byte) => at += 1,
            b'%' if escaped(text, at).is_some_and(|it| payload.read(it)) => at += 3,
            _ => break,
        }
    }
    let (padding_end, padding) = read_padding(text, at);
    let is_whole = payload.is_whole(padding, shape.is_padded);
    let end = match (is_whole, last_whole, first_break) {
        (true, ..) => padding_end,
        (_, Some(end), _) => end,
        (_, _, Some(end)) if !is_wrapped(joined, shape.payload, at) => {
            return PayloadEnd {
                end,
                is_whole: false,
            };
        }
        _ => padding_end,
    };
    PayloadEnd {
        end: without_scheme(text, end),
        is_whole,
    }
}

/// Whether a payload that could end at a line break goes on: whether the next symbols make it whole again.
fn goes_on(joined: &Joined, start: usize, mut payload: Payload, is_padded: bool) -> bool {
    let rest = &joined.bytes[start..];
    for (index, &byte) in rest.iter().take(MAX_AHEAD).enumerate() {
        if !payload.read(byte) {
            let (_, padding) = read_padding(&joined.bytes, start + index);
            return payload.is_whole(padding, is_padded)
                && !payload.is_unlikely()
                && (index > 0 || padding > 0);
        }
        if payload.is_unlikely() {
            return false;
        }
    }
    rest.len() < MAX_AHEAD && payload.is_whole(0, is_padded)
}

/// Whether the lines of a payload that is not whole look as if a program had wrapped them: all as long, or
/// a single long one, whose next line has nothing after the symbols.
fn is_wrapped(joined: &Joined, start: usize, end: usize) -> bool {
    let mut lines = joined.breaks_in(start..end).map(|it| it.line_len);
    let Some(first) = lines.next() else {
        return false;
    };
    let mut count = 1;
    let are_equal = lines.all(|len| {
        count += 1;
        len.abs_diff(first) < 2
    });
    let ends_line = end == joined.bytes.len() || joined.break_at(end).is_some();
    are_equal
        && (count > 1
            || first >= FULL_LINE && ends_line && joined.line_len(last_break(joined, end)) > 8)
}

fn last_break(joined: &Joined, end: usize) -> usize {
    joined.breaks_in(0..end).last().map_or(0, |it| it.at)
}

/// Where the padding ends that starts at `at`, and how many characters it stands for.
fn read_padding(text: &[u8], mut at: usize) -> (usize, usize) {
    let mut count = 0;
    while count < 2 {
        at += match text.get(at) {
            Some(b'~') => 1,
            Some(b'%') if escaped(text, at) == Some(b'~') => 3,
            _ => break,
        };
        count += 1;
    }
    (at, count)
}

/// The character that is percent-encoded at a place.
fn escaped(text: &[u8], at: usize) -> Option<u8> {
    let escape = crate::input::undo::Layer::Percent.escape(&text[at..])?;
    escape.bytes().first().copied()
}

/// The end without the scheme of another link that follows directly.
fn without_scheme(text: &[u8], end: usize) -> usize {
    if !text[end..].starts_with(b"://") {
        return end;
    }
    let names = [&b"https"[..], b"http"];
    let name = names.into_iter().find(|name| text[..end].ends_with(name));
    end - name.map_or(0, <[u8]>::len)
}

/// Whether a path goes on after a slash.
fn is_path_after(text: &[u8], at: usize) -> bool {
    text.get(at)
        .is_some_and(|byte| symbol_value(*byte).is_some() || matches!(byte, b'%' | b'/'))
}

/// The end of a query or fragment that starts at `start`, without the punctuation after it; none if nothing
/// follows.
fn tail_end(joined: &Joined, start: usize) -> Option<usize> {
    let text = &joined.bytes;
    // A target that stands there as it is may have a comma or a semicolon.
    let is_plain = has_plain_url(&text[start..]);
    let mut open = Vec::new();
    let mut end = start + 1;
    while let Some(&byte) = text.get(end) {
        let is_end = match byte {
            b',' | b';' => !is_plain || starts_url(&text[end + 1..]),
            b'(' | b'[' | b'{' => {
                open.push(byte);
                false
            }
            b')' => open.pop() != Some(b'('),
            b']' => open.pop() != Some(b'['),
            b'}' => open.pop() != Some(b'{'),
            b'#' => true,
            // Another link that follows directly.
            b':' => !is_plain && text[end..].starts_with(b"://"),
            byte => !byte.is_ascii_graphic() || matches!(byte, b'\\' | b'^'),
        };
        let is_line_end = joined
            .break_at(end)
            .is_some_and(|it| !it.is_soft && !query_goes_on(joined, start, end));
        if is_end || is_line_end {
            break;
        }
        end += 1;
    }
    let end = without_scheme(text, end);
    let is_punctuation = |byte: &u8| {
        matches!(
            byte,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'*' | b'(' | b'['
        )
    };
    let trailing = text[start..end]
        .iter()
        .rev()
        .take_while(|it| is_punctuation(it))
        .count();
    let end = end - trailing;
    (end > start + 1).then_some(end)
}

/// Whether the first value of a query is a URL that is not percent-encoded.
fn has_plain_url(query: &[u8]) -> bool {
    let value = query.iter().take(64).position(|&byte| byte == b'=');
    value.is_some_and(|equals| starts_url(&query[equals + 1..]))
}

fn starts_url(text: &[u8]) -> bool {
    text.starts_with(b"http://") || text.starts_with(b"https://")
}

/// Whether a query goes on after the hard line break at `at`: an escape is cut there, the line is as long as
/// those before it, or the next one has escapes as the query has.
fn query_goes_on(joined: &Joined, start: usize, at: usize) -> bool {
    let text = &joined.bytes;
    let is_cut_escape = text[start..at]
        .iter()
        .rev()
        .take(2)
        .any(|&byte| byte == b'%');
    let lines: Vec<usize> = joined.breaks_in(0..at + 1).map(|it| it.line_len).collect();
    let is_full = match lines[..] {
        [.., before, this] => before == this,
        _ => false,
    };
    let line = &text[at..at + joined.line_len(at)];
    let has_escape = line
        .windows(3)
        .any(|it| it[0] == b'%' && it[1].is_ascii_hexdigit() && it[2].is_ascii_hexdigit());
    let is_url = line.windows(3).any(|it| it == b"://");
    !is_url && (is_cut_escape || is_full || has_escape)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

    fn end_of(text: &str) -> (String, bool) {
        let joined = Joined::around(text.as_bytes(), 0, 0, 10_000);
        let shape = Shape {
            slash: 0,
            payload: 0,
            is_encrypted: false,
            is_padded: true,
        };
        let back = find(&joined, &shape);
        let text = String::from_utf8_lossy(&joined.bytes[..back.end]);
        (text.into_owned(), back.is_whole)
    }

    #[test]
    fn a_link_ends_where_its_payload_does() {
        for after in [
            "",
            ".",
            ",302",
            ";x",
            ")",
            "|x",
            " x",
            "\nHello",
            "…",
            "\\",
            "https://x",
            "/f/a/x",
            "?",
            "&x=1",
            "](x)",
        ] {
            assert_eq!(
                end_of(&format!("{LIST}{after}")),
                (LIST.to_owned(), true),
                "{after}"
            );
        }
    }

    #[test]
    fn a_query_is_kept_whole() {
        for (query, after) in [
            ("?target=https%3A%2F%2Fx.example%2F%3Fa", ")."),
            ("?target=https%3A%2F%2Fx.example%2F(a)", ")"),
            ("?target=https%3A%2F%2Fx.example%2F", ",302"),
            ("?target=https%3A%2F%2Fx.example%2F", "\nHello"),
            ("/?target=http://x.example/a,b;c", "."),
            ("?target=https%3A%2F%2Fx.example%2F#top", ","),
        ] {
            let text = format!("{LIST}{query}");
            assert_eq!(end_of(&format!("{text}{after}")), (text, true), "{after}");
        }
    }

    #[test]
    fn a_cut_payload_ends_with_its_line() {
        assert_eq!(
            end_of("RgRlVV5sPlIQdXNl..."),
            ("RgRlVV5sPlIQdXNl".to_owned(), false)
        );
        assert_eq!(
            end_of("RgRlVV5sPlIQdXNl\nHello there"),
            ("RgRlVV5sPlIQdXNl".to_owned(), false)
        );
    }

    #[test]
    fn a_payload_goes_on_over_line_breaks() {
        for at in 1..LIST.len() {
            let (start, end) = LIST.split_at(at);
            for after in ["", " x", "\nHello", "\""] {
                let text = format!("{start}\n{end}{after}");
                assert_eq!(end_of(&text), (LIST.to_owned(), true), "{text:?}");
            }
        }
    }
}
