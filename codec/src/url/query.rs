//! The query of a link, and its parameters.

use crate::bytes::class::find_byte;
use crate::bytes::span::{MaybeSpan, Part, Span};

/// Finds the query and the fragment after a path.
#[inline]
pub(super) fn find_query(text: &[u8], path_end: usize) -> (MaybeSpan, MaybeSpan) {
    let start = path_end.saturating_add(1);
    match text.get(path_end..) {
        Some([b'#', ..]) => (MaybeSpan::NONE, MaybeSpan::new(start, text.len())),
        Some([b'?', query @ ..]) => match find_byte(query, |byte| byte == b'#') {
            None => (MaybeSpan::new(start, text.len()), MaybeSpan::NONE),
            Some(len) => {
                let end = start.saturating_add(len);
                let fragment = MaybeSpan::new(end.saturating_add(1), text.len());
                (MaybeSpan::new(start, end), fragment)
            }
        },
        _ => (MaybeSpan::NONE, MaybeSpan::NONE),
    }
}

/// The parameters of a query of a text, with their names.
#[inline]
pub(crate) fn parameters<'t>(text: &'t [u8], query: Part<'t>) -> impl Iterator<Item = Part<'t>> {
    let mut start = query.span().start();
    let parameters = query.as_bytes().split(|&byte| byte == b'&');
    parameters.map(move |parameter| {
        let end = start.saturating_add(parameter.len());
        let span = Span::new(start, end);
        start = end.saturating_add(1);
        Part::new(text, span)
    })
}
