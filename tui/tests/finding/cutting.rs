//! What is given in pieces gives what it gives as a whole.

use tracklens::input::Found;
use tracklens::input::find::{self, Finder};

use super::links::LINKS;

/// A text of more than a window, with links in it, whole, wrapped and escaped.
fn text() -> Vec<u8> {
    let mut text = Vec::new();
    let mut number = 0_usize;
    while text.len() < 5 << 18 {
        let link = LINKS[number % LINKS.len()];
        let filler = "lorem ipsum dolor sit amet\n".repeat(number * 7 % 200);
        text.extend_from_slice(filler.as_bytes());
        match number % 4 {
            0 => text.extend_from_slice(link.as_bytes()),
            1 => text.extend_from_slice(link.replace('/', "\\/").as_bytes()),
            2 => text.extend_from_slice(format!("{}=\r\n{}", &link[..40], &link[40..]).as_bytes()),
            _ => text.extend_from_slice(
                format!("x={}", link.replace('%', "%25").replace('/', "%2F")).as_bytes(),
            ),
        }
        text.push(b'\n');
        number += 1;
    }
    text
}

fn in_pieces(text: &[u8], mut len: impl FnMut() -> usize) -> Vec<Found> {
    let mut finder = Finder::new();
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(len().clamp(1, rest.len()));
        found.extend(finder.feed(piece));
        rest = after;
    }
    found.extend(finder.finish());
    found
}

#[test]
fn pieces_of_any_length_give_the_same() {
    let text = text();
    let whole: Vec<Found> = find::links(&text).collect();
    for lens in [&[1 << 18][..], &[399_999, 1, 70_001], &[4096, 130_003]] {
        let mut lens = lens.iter().cycle();
        let pieces = in_pieces(&text, || *lens.next().unwrap());
        assert!(whole == pieces, "{} and {}", whole.len(), pieces.len());
    }
}

#[test]
fn a_line_without_end_gives_the_same_in_pieces() {
    for between in [",", "|", "x", "/"] {
        let text = LINKS.join(between).repeat(1000);
        let whole: Vec<Found> = find::links(text.as_bytes()).collect();
        let pieces = in_pieces(text.as_bytes(), || 100_003);
        assert!(
            whole == pieces,
            "{between:?}: {} and {}",
            whole.len(),
            pieces.len()
        );
        assert!(whole.len() >= 5_000, "{between:?}: {}", whole.len());
    }
}
