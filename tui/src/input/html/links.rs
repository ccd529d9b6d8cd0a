//! The links of an HTML document.

use super::in_html::InHtml;
use super::search;
use crate::input::find;
use crate::input::found::Found;
use crate::input::step::Step;

/// The tracked links of an HTML document, in the order in which they stand.
///
/// All attributes of all elements are searched, and all text, styles, scripts and comments. A link that the tokenizer does
/// not see as a whole, because the markup is broken around it, is given without an element.
///
/// ```
/// use tracklens::input::html::links;
///
/// assert_eq!(links(b"<p>No <a href='https://example.com/'>tracked link</a>.").len(), 0);
/// ```
#[must_use]
pub fn links(html: &[u8]) -> Vec<InHtml> {
    let anywhere: Vec<Found> = find::links(html).collect();
    if anywhere.is_empty() {
        return Vec::new();
    }
    let found = search::tokens(html, &anywhere);
    merged(found, anywhere)
}

/// The links of the tokens, and those that lie in none of them.
///
/// Where a token holds only a part of a link, because the document is still in quoted-printable and a soft line break ends
/// the attribute, the whole link counts.
fn merged(mut found: Vec<InHtml>, anywhere: Vec<Found>) -> Vec<InHtml> {
    found.sort_by_key(|link| link.found.range().start);
    let ranges: Vec<_> = found.iter().map(|link| link.found.range()).collect();
    let mut others = Vec::new();
    for candidate in anywhere {
        let range = candidate.range();
        let next = ranges.partition_point(|known| known.end <= range.start);
        let overlaps = |link: &&mut InHtml| link.found.range().start < range.end;
        match found.get_mut(next).filter(overlaps) {
            None => others.push(InHtml {
                found: candidate,
                element: None,
                attribute: None,
                text: None,
            }),
            Some(known) if is_quoted(&candidate) && !is_quoted(&known.found) => {
                known.found = candidate;
            }
            Some(_) => {}
        }
    }
    found.extend(others);
    found.sort_by_key(|link| link.found.range().start);
    found
}

fn is_quoted(found: &Found) -> bool {
    found.undone().contains(Step::QuotedPrintable)
}
