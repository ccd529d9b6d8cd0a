//! Where the bytes of a line stand in its text: U+FFFD is longer than the bytes that it replaces.

use std::cell::{Cell, OnceCell};

/// How far apart the known places are.
const STEP: usize = 512;

/// A place in a line, and in its text.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    line: usize,
    text: usize,
}

/// Where the bytes of a line stand in its text.
///
/// Places that follow one another are found in one pass; what is kept for jumps back is a small part of the line.
pub(super) struct LossyOffsets<'l> {
    line: &'l [u8],
    /// A place for each step of the line: the first one between two characters from there on. None if all is UTF-8. Most
    /// lines have no offset that is asked for.
    known: OnceCell<Vec<Place>>,
    last: Cell<Place>,
}

impl<'l> LossyOffsets<'l> {
    pub(super) const fn new(line: &'l [u8]) -> Self {
        Self {
            line,
            known: OnceCell::new(),
            last: Cell::new(Place { line: 0, text: 0 }),
        }
    }

    /// The offset in the text of an offset in the line.
    pub(super) fn of(&self, offset: usize) -> usize {
        let known = self.known.get_or_init(|| places(self.line));
        if known.is_empty() {
            return offset;
        }
        let last = self.last.get();
        let is_near = last.line <= offset && offset - last.line < STEP;
        let mut place = if is_near {
            last
        } else {
            let passed = known.partition_point(|it| it.line <= offset);
            known[passed.saturating_sub(1)]
        };
        while let Some(next) = after(self.line, place).filter(|next| next.line <= offset) {
            place = next;
        }
        self.last.set(place);
        place.text + (offset - place.line)
    }
}

/// A place for each step of a line; none if all of it is UTF-8.
fn places(line: &[u8]) -> Vec<Place> {
    let mut places = Vec::new();
    if str::from_utf8(line).is_err() {
        let mut place = Place::default();
        while let Some(next) = after(line, place) {
            if place.line >= places.len() * STEP {
                places.push(place);
            }
            place = next;
        }
    }
    places
}

/// The place after the next character, or after bytes that are none.
fn after(line: &[u8], place: Place) -> Option<Place> {
    let rest = line.get(place.line..)?;
    // No character is longer than this, nor are bytes that one U+FFFD replaces.
    let start = rest.get(..4).unwrap_or(rest);
    let chunk = start.utf8_chunks().next()?;
    let (bytes, text) = match chunk.valid().chars().next() {
        Some(char) => (char.len_utf8(), char.len_utf8()),
        None => (
            chunk.invalid().len(),
            char::REPLACEMENT_CHARACTER.len_utf8(),
        ),
    };
    Some(Place {
        line: place.line + bytes,
        text: place.text + text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_that_of_the_text_as_it_is_written() {
        let line = b"a\xff\xfe\xc3\xbc\xf0\x9fz";
        let offsets = LossyOffsets::new(line);
        let text = String::from_utf8_lossy(line);
        for (offset, char) in [
            (0, 'a'),
            (1, '\u{fffd}'),
            (3, 'ü'),
            (5, '\u{fffd}'),
            (7, 'z'),
        ] {
            assert!(text[offsets.of(offset)..].starts_with(char), "{offset}");
        }
        assert_eq!(offsets.of(line.len()), text.len());
    }

    #[test]
    fn offsets_are_the_same_in_any_order() {
        let line = b"\xffa\xe2\x82\xac\xf0\x9f\xe2\x82b".repeat(300);
        let forward = LossyOffsets::new(&line);
        let ends: Vec<_> = (0..=line.len()).map(|it| forward.of(it)).collect();
        let backward = LossyOffsets::new(&line);
        for (offset, end) in ends.iter().enumerate().rev() {
            assert_eq!(backward.of(offset), *end, "{offset}");
        }
        let (mut source, mut text) = (0, 0);
        for chunk in line.utf8_chunks() {
            for char in chunk.valid().chars() {
                assert_eq!(ends[source], text);
                (source, text) = (source + char.len_utf8(), text + char.len_utf8());
            }
            assert_eq!(ends[source], text);
            (source, text) = (source + chunk.invalid().len(), text + 3);
        }
    }
}
