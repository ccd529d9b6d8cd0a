//! Bytes as text, with U+FFFD in the place of those that are not UTF-8.

/// The stretches of the text, in their order: of UTF-8, and U+FFFD alone.
#[inline]
pub(crate) fn texts(bytes: &[u8]) -> impl Iterator<Item = &str> {
    // Nearly all of it is UTF-8, which is checked faster as a whole.
    let (text, others) = match str::from_utf8(bytes) {
        Ok(text) => (Some(text), &[][..]),
        Err(_) => (None, bytes),
    };
    let others = others.utf8_chunks().flat_map(|chunk| {
        let replacement = if chunk.invalid().is_empty() {
            ""
        } else {
            "\u{fffd}"
        };
        [chunk.valid(), replacement]
    });
    text.into_iter().chain(others)
}
