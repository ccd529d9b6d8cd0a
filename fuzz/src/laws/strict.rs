//! Laws of strict reading.

use tracklens_codec::Link;

use crate::writer::write_link;

/// What strict reading takes, `decode` reads to the same link; what `decode` refuses, strict
/// reading refuses with the same error.
///
/// # Panics
///
/// Where it isn't so.
pub fn a_strict_link_is_read_as_decode_reads_it(text: &[u8]) {
    let (mut buffer, mut strict_buffer) = (vec![0; text.len()], vec![0; text.len()]);
    let decoded = Link::decode(text, &mut buffer);
    let strict = Link::decode_strict(text, &mut strict_buffer);
    match (&decoded, &strict) {
        (Ok(_), Err(_)) => {}
        _ => assert_eq!(strict, decoded, "strict reading reads something else"),
    }
}

/// Writing a link again that strict reading takes gives the same text.
///
/// # Panics
///
/// Where it doesn't.
pub fn a_strict_link_is_written_again_alike(text: &[u8]) {
    if let Ok(link) = Link::decode_strict(text, &mut vec![0; text.len()]) {
        judge_rewriting(&link, text);
    }
}

fn judge_rewriting(link: &Link<'_, '_>, text: &[u8]) {
    let written = write_link(link);
    assert!(
        written == text,
        "a strict link is written as {}",
        written.escape_ascii()
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_a_writer_wrote_is_written_again_alike() {
        let text = b"https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PhI~";
        let mut buffer = [0; 8];
        judge_rewriting(&Link::decode(text, &mut buffer).unwrap(), text);
    }

    #[test]
    #[should_panic = "a strict link is written as https://open.example.com/q/"]
    fn a_link_that_no_writer_would_have_written_is_noticed() {
        let text = b"https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw/AAAAAQA/PhI";
        let mut buffer = [0; 8];
        judge_rewriting(&Link::decode(text, &mut buffer).unwrap(), text);
    }
}
