//! Line breaks that fall into an escape.

use super::breaks::line_break;
use crate::input::undo::Layer;
use crate::input::undone::Undone;

/// The longest escape that is put together again.
const MAX_ESCAPE: usize = 12;

/// A text without the line breaks that fall into an escape of a layer; none if there is no such break.
pub(super) fn without(text: &[u8], layer: Layer) -> Option<Undone> {
    let mut whole = Undone::default();
    let mut plain = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', text) {
        let line_break = line_break(text, at).filter(|it| at >= plain && !it.is_soft);
        if let Some(line_break) = line_break
            && is_split(&text[plain..at], &text[line_break.end..], layer)
        {
            whole.extend_plain(text, plain..at);
            plain = line_break.end;
        }
    }
    if plain == 0 {
        return None;
    }
    whole.extend_plain(text, plain..text.len());
    Some(whole)
}

/// Whether a text ends within an escape that goes on with what follows.
fn is_split(before: &[u8], after: &[u8], layer: Layer) -> bool {
    let tail = &before[before.len().saturating_sub(MAX_ESCAPE)..];
    let after = &after[..after.len().min(MAX_ESCAPE)];
    (0..tail.len()).any(|start| {
        let part = &tail[start..];
        let is_start = matches!(
            part[0],
            b'%' | b'&' | b'\\' | b'[' | b'(' | b'{' | b'<' | b'.' | b'h' | b'H'
        );
        is_start
            && layer.escape(part).is_none()
            && layer
                .escape(&[part, after].concat())
                .is_some_and(|it| it.len() > part.len())
    })
}

/// Whether `at` is within the two digits after a `%`, or after the `-` that stands for it.
pub(super) fn is_percent(text: &[u8], at: usize) -> bool {
    (1..=2).any(|back| {
        let escape = at
            .checked_sub(back)
            .and_then(|start| text.get(start..start + 3));
        escape.is_some_and(|it| {
            matches!(it[0], b'%' | b'-') && it[1].is_ascii_hexdigit() && it[2].is_ascii_hexdigit()
        })
    })
}
