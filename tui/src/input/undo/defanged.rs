//! Defanging: `hxxp`, `[.]` and the like, which keep people from clicking.

use super::escape::Escape;

/// What is written, and what it stands for.
const TABLE: [(&[u8], &[u8]); 15] = [
    (b"hxxp", b"http"),
    (b"hXXp", b"http"),
    (b"HXXP", b"HTTP"),
    (b"h**p", b"http"),
    (b"[://]", b"://"),
    (b"[:]", b":"),
    (b"[.]", b"."),
    (b"(.)", b"."),
    (b"{.}", b"."),
    (b"[dot]", b"."),
    (b"(dot)", b"."),
    (b"[DOT]", b"."),
    (b"[at]", b"@"),
    (b"[@]", b"@"),
    (b"[/]", b"/"),
];

/// One of the ways in which a character of a URL is defanged.
pub(super) fn escape(text: &[u8]) -> Option<Escape> {
    match text.first()? {
        b'h' | b'H' if matches!(text.get(1)?, b'x' | b'X' | b'*') => {}
        b'[' | b'(' | b'{' => {}
        _ => return None,
    }
    let (written, meant) = TABLE
        .iter()
        .find(|(written, _)| text.starts_with(written))?;
    Some(Escape::text(meant, written.len()))
}
