//! The law that it makes no difference where what is given is cut into pieces.

use tracklens::input::Found;
use tracklens::input::find::{self, Finder};

use crate::inputs::control::checksum;

/// A finder searches when it has this much, up to [`AHEAD`] bytes before the end.
const ENOUGH: usize = 3 << 18;
const AHEAD: usize = 1 << 18;

/// One input in so many is put where a finder that was given pieces stops for the first time: for that it must be given
/// much.
const RARELY: u8 = 32;

/// A finder that is given a text in pieces finds what a search in the whole finds.
pub(super) fn pieces_give_the_same_links(bytes: &[u8]) {
    let [often, cut, place, ..] = checksum(bytes);
    let piece = usize::from(cut) + 1;
    if often % RARELY != 0 {
        judge(bytes, bytes.chunks(piece));
        return;
    }
    let before = ENOUGH - AHEAD - bytes.len().min(usize::from(place));
    let text = [&vec![b'\n'; before], bytes, &vec![b'\n'; AHEAD + piece]].concat();
    judge(&text, text.chunks(piece << 8));
}

fn judge<'p>(whole: &[u8], pieces: impl Iterator<Item = &'p [u8]>) {
    let mut finder = Finder::new();
    let mut found: Vec<Found> = pieces.flat_map(|piece| finder.feed(piece)).collect();
    found.extend(finder.finish());
    assert!(
        find::links(whole).eq(found),
        "a text that comes in pieces has other links"
    );
}
