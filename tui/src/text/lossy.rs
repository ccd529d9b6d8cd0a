//! Bytes as text, with U+FFFD in the place of those that are not UTF-8.

/// The stretches of the text, in their order: of UTF-8, and U+FFFD alone.
pub(crate) fn texts(bytes: &[u8]) -> impl Iterator<Item = &str> {
    bytes.utf8_chunks().flat_map(|chunk| {
        let replacement = if chunk.invalid().is_empty() {
            ""
        } else {
            "\u{fffd}"
        };
        [chunk.valid(), replacement]
    })
}
