//! Laws of what is found in any bytes.

use tracklens::input::{Found, find};

use crate::laws::program::origins::judge_origins;

/// Every link stands within what was given and is made of the bytes that its origins name. Links that nothing was
/// undone for follow each other.
pub(super) fn links_stand_where_they_say(given: &[u8], found: &[Found]) {
    let mut end = 0;
    for found in found {
        judge_origins(given, found);
        let range = found.range();
        assert!(
            range.start >= end || !found.undone().is_empty(),
            "a link starts at {}, before {end}",
            range.start
        );
        end = range.start;
    }
}

/// Where one link at most is said to be, the search finds no more.
pub(super) fn one_at_most_is_certain(text: &[u8]) {
    if find::has_one_at_most(text) {
        let count = find::links(text).count();
        assert!(
            count <= 1,
            "{count} links are found where one at most is said to be: {}",
            text.escape_ascii()
        );
    }
}

/// A link that was found is found in itself: the same one, and nothing else.
pub(super) fn finding_again_changes_nothing(found: &[Found]) {
    for found in found {
        let again: Vec<Found> = find::links(found.link()).collect();
        let is_same =
            matches!(&again[..], [only] if only.link() == found.link() && only.undone().is_empty());
        assert!(
            is_same,
            "{} is another link by itself",
            found.link().escape_ascii()
        );
    }
}
