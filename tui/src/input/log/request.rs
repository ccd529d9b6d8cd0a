//! Request lines: `GET /path HTTP/1.1`.

use std::ops::Range;

/// The method of a request line and its target, as ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: Range<usize>,
    pub(super) target: Range<usize>,
}

/// Reads a request line that stands at a range of a text. The version may be missing.
pub(super) fn read(text: &[u8], range: Range<usize>) -> Option<Request> {
    let line = text.get(range.clone())?;
    let space = line.iter().position(|&byte| byte == b' ')?;
    let is_method =
        (3..=16).contains(&space) && line.iter().take(space).all(u8::is_ascii_uppercase);
    let target = line.get(space + 1..)?;
    let end = match target.iter().rposition(|&byte| byte == b' ') {
        Some(last) if target.get(last + 1..)?.starts_with(b"HTTP") => last,
        _ => target.len(),
    };
    let start = range.start + space + 1;
    let target = start..start + end;
    (is_method && is_target(text.get(target.clone())?)).then(|| Request {
        method: range.start..range.start + space,
        target,
    })
}

/// Whether a text can be the target of a request: a path or a URL.
pub(super) fn is_target(text: &[u8]) -> bool {
    // JSON may write a slash as `\/`.
    let text = text.strip_prefix(b"\\").unwrap_or(text);
    let scheme = text.get(..4).unwrap_or_default();
    let begins = text.first() == Some(&b'/') || scheme.eq_ignore_ascii_case(b"http");
    begins && !text.iter().any(|byte| matches!(byte, b' ' | b'\t'))
}
