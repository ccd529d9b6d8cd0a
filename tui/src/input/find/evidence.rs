//! Which escapes a link is written in: seen between the front of its outermost URL and its own end.

use std::ops::Range;

use super::joined::Joined;
use super::payload::symbol_value;
use crate::input::undo::Layer;

/// The outermost kind of escapes within a link, and within what it is wrapped in.
///
/// `hull` is where they are looked for, `core` where signature, token and payload stand; an escape
/// directly after the hull counts if it stands for a character that goes on with the link.
pub(super) fn layer(joined: &Joined, hull: Range<usize>, core: Range<usize>) -> Option<Layer> {
    let text = &joined.bytes;
    if joined
        .breaks_in(hull.clone())
        .any(|it| it.is_soft && !starts_url(text, it.at))
    {
        return Some(Layer::QuotedPrintable);
    }
    let last = hull.end.min(text.len().saturating_sub(1));
    (hull.start..=last)
        .filter_map(|at| {
            // Percent-encoding is a URL's own.
            let layer = Layer::starting_with(text[at]).filter(|it| *it != Layer::Percent)?;
            let escape = layer.escape(&text[at..])?;
            let byte = *escape.bytes().first()?;
            let counts = match layer {
                _ if at == hull.end && !goes_on_with(byte) => false,
                Layer::QuotedPrintable if core.contains(&at) || at == hull.end => {
                    matches!(byte, b'~' | b'/' | b'_' | b'-')
                }
                Layer::QuotedPrintable if byte == b'=' => follows_name(&text[hull.start..at]),
                // Neither a host nor a path before the query has a `=` of its own.
                Layer::QuotedPrintable => {
                    byte.is_ascii_punctuation() && !text[hull.start..at].contains(&b'?')
                }
                Layer::Backslash => byte.is_ascii_punctuation(),
                Layer::Html | Layer::Defanged => true,
                Layer::Percent => false,
            };
            counts.then_some(layer)
        })
        .min_by_key(|layer| Layer::ALL.iter().position(|it| it == layer))
}

/// Whether a URL starts at a place: then a line break before is none of its own.
fn starts_url(text: &[u8], at: usize) -> bool {
    let scheme = text[at..].get(..4);
    scheme.is_some_and(|it| it.eq_ignore_ascii_case(b"http"))
}

/// Whether a character can follow those that a link was found to have.
const fn goes_on_with(byte: u8) -> bool {
    symbol_value(byte).is_some() || matches!(byte, b'~' | b'?' | b'/' | b'%')
}

/// Whether a text ends with the name of a query's parameter.
fn follows_name(text: &[u8]) -> bool {
    let is_of_name =
        |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let name = text.iter().rev().take_while(is_of_name).count();
    name > 0 && matches!(text[..text.len() - name], [.., b'?' | b'&' | b';'])
}
