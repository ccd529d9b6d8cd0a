//! Laws of finding links in any bytes.

mod anything;
mod pieces;
mod wrapped;

use tracklens::input::{Found, find};

/// Laws of the search through these bytes, whatever they are.
///
/// # Panics
///
/// If a law is broken.
pub fn finding(bytes: &[u8]) {
    let found: Vec<Found> = find::links(bytes).collect();
    anything::links_stand_where_they_say(bytes, &found);
    anything::finding_again_changes_nothing(&found);
    for line in bytes.split(|byte| *byte == b'\n') {
        anything::one_at_most_is_certain(line);
    }
    pieces::pieces_give_the_same_links(bytes);
}

/// The law of links that are wrapped, for the chain of wrappers that the bytes name.
///
/// # Panics
///
/// If the law is broken.
pub fn wrapping(bytes: &[u8]) {
    wrapped::undoing_gives_back_the_link(bytes);
}
