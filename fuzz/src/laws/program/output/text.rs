//! The law of `--format text`.

use tracklens::report::Format;

use super::decoded::decoded;
use crate::laws::program::shown::judge_lines;

/// Whatever a link contains, its text has no unsafe character but its line feeds.
pub(super) fn text_is_safe(input: &[u8]) {
    let (text, messages) = decoded(input, Format::Text);
    judge_lines(&text);
    assert!(messages.is_empty(), "a message repeats the output");
}
