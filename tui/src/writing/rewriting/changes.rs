//! Which parts of a link have changed.

use std::ops::Range;

use tracklens_codec::Parts;

use super::rewritten::Change;
use crate::reading::source::PartName;

/// The parts that have changed. If the query has a target, that counts instead of the query.
pub(super) fn changes(old: &Parts<'_>, new: &str) -> Vec<Change> {
    let Ok(new) = Parts::find(new) else {
        return Vec::new();
    };
    let has_target = old.query_target().is_some() || new.query_target().is_some();
    let mut changes = Vec::new();
    for part in PartName::ALL {
        let (before, after) = (part.of(old), part.of(&new));
        let is_same = before.map(|it| it.as_bytes()) == after.map(|it| it.as_bytes());
        let is_counted = part != PartName::Query || !has_target;
        if !is_same && is_counted {
            let new = after.map(|it| it.span().range());
            let texts = [before, after].map(|part| part.map_or(&b""[..], |it| it.as_bytes()));
            changes.push(Change {
                part,
                old: before.map(|it| it.span().range()),
                differs: differs(texts, new.as_ref().map_or(0, |it| it.start)),
                new,
            });
        }
    }
    changes
}

/// The range of the second text that stands between what both texts begin with and what both end with. The
/// second text starts at this offset.
fn differs([old, new]: [&[u8]; 2], start: usize) -> Range<usize> {
    let is_same = |(old, new): &(&u8, &u8)| old == new;
    let same = old.iter().zip(new).take_while(is_same).count();
    let ends = [old, new].map(|text| text[same..].iter().rev());
    let [old_end, new_end] = ends;
    let same_end = old_end.zip(new_end).take_while(is_same).count();
    start + same..start + new.len() - same_end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_changed_range_lies_between_the_equal_ends() {
        for (old, new, expected) in [
            ("abcd", "abxcd", 9..10),
            ("abcd", "abd", 9..9),
            ("aaa", "aa", 9..9),
            ("aa", "aaa", 9..10),
            ("", "ab", 7..9),
            ("ab", "", 7..7),
            ("abcd", "xbcy", 7..11),
        ] {
            let found = differs([old, new].map(str::as_bytes), 7);
            assert_eq!(found, expected, "{old} {new}");
        }
    }
}
