//! The law of buffers: a call needs exactly the room that was announced, and touches no more.

use std::fmt::Debug;

/// What fills a buffer before the codec writes to it.
pub(super) const UNTOUCHED: u8 = 0xa5;

/// A call that writes `len` bytes fails in every `shorter` buffer and leaves it untouched. In a longer
/// one it succeeds, and leaves the rest untouched. Returns what was written.
pub(super) fn judge_room<E: Debug + PartialEq>(
    len: usize,
    shorter: impl IntoIterator<Item = usize>,
    too_small: impl Fn(u32, u32) -> E,
    mut write: impl FnMut(&mut [u8]) -> Result<usize, E>,
) -> Vec<u8> {
    let mut buffer = vec![UNTOUCHED; len + 8];
    for available in shorter {
        let error = write(&mut buffer[..available]).err();
        judge_too_small(error.as_ref(), &too_small, len, available);
    }
    judge_untouched(&buffer);
    assert_eq!(write(&mut buffer), Ok(len), "the length differs");
    judge_untouched(&buffer[len..]);
    buffer.truncate(len);
    buffer
}

/// A call failed because its buffer is too small, and its error names both lengths.
pub(super) fn judge_too_small<E: Debug + PartialEq>(
    error: Option<&E>,
    too_small: impl Fn(u32, u32) -> E,
    needed: usize,
    available: usize,
) {
    let saturating = |len| u32::try_from(len).unwrap_or(u32::MAX);
    assert_eq!(
        error,
        Some(&too_small(saturating(needed), saturating(available))),
        "the buffer has {available} bytes, the call needs {needed}"
    );
}

/// Nothing was written to these bytes.
pub(super) fn judge_untouched(bytes: &[u8]) {
    assert!(
        bytes.iter().all(|&byte| byte == UNTOUCHED),
        "the call wrote outside its bytes"
    );
}
