//! How much of a text is looked at around a place: as much as what is seen there needs.

use std::ops::Range;

use super::joined::Joined;
use crate::input::peel;

/// The most URLs, one in the other, that are looked at as the outermost one.
const MAX_URLS: usize = 16;

/// The bytes that must follow what was seen, so that nothing of it is cut off.
const MARGIN: usize = 16;

/// How many times as much is looked at if it was not enough.
const WIDER: usize = 4;

/// The stretch around a place, the index of that place in it, and what `see` sees there. `see` also says up to which
/// index it needed the stretch.
///
/// `joined` makes a stretch with at most so many bytes after the place. These are few at first, since many links can
/// stand in one stretch, and more as long as what is seen goes on to the end.
pub(super) fn seen<T>(
    mut joined: impl FnMut(usize) -> Joined,
    place: usize,
    limits: Range<usize>,
    see: impl Fn(&Joined, usize) -> (T, usize),
) -> (Joined, usize, T) {
    let mut limit = limits.start;
    loop {
        let joined = joined(limit);
        let index = joined.index_of(place);
        let (seen, end) = see(&joined, index);
        let is_enough = !joined.is_cut || end + MARGIN < joined.bytes.len();
        if is_enough || limit >= limits.end {
            return (joined, index, seen);
        }
        limit = limits.end.min(limit * WIDER);
    }
}

/// What a place may be wrapped in: the URLs before it.
pub(super) struct Wrapping {
    /// Where the first of these URLs starts.
    pub(super) start: Option<usize>,
    /// Where those start that are known wrappers and have the place in what they wrap.
    pub(super) around: Vec<usize>,
    /// Where the last of what these wrap ends.
    pub(super) end: usize,
}

impl Wrapping {
    /// What is around a place of a stretch.
    pub(super) fn around(joined: &Joined, place: usize) -> Self {
        let mut wrapping = Self {
            start: None,
            around: Vec::new(),
            end: 0,
        };
        for start in urls(&joined.bytes[..place]) {
            wrapping.start.get_or_insert(start);
            let wrapped = peel::known(&joined.bytes[start..]);
            if let Some(wrapped) = wrapped.filter(|it| it.place.contains(&(place - start))) {
                wrapping.around.push(start);
                wrapping.end = wrapping.end.max(start + wrapped.place.end);
            }
        }
        wrapping
    }
}

/// Where URLs start in a text, `hxxp`, `h**p` and `h__p` among them.
pub(super) fn urls(text: &[u8]) -> impl Iterator<Item = usize> {
    let is_start = |at: &usize| {
        matches!(
            text.get(*at..*at + 4),
            Some([
                b'h' | b'H',
                b't' | b'T' | b'x' | b'X' | b'*' | b'_',
                _,
                b'p' | b'P'
            ])
        )
    };
    memchr::memchr2_iter(b'h', b'H', text)
        .filter(is_start)
        .take(MAX_URLS)
}
