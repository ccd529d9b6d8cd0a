//! Text that Markdown takes for nothing but text.

/// A safe text between backticks. Characters that could end that, or a cell of a table, become tokens, as
/// characters that can't be shown do.
pub(super) fn code(safe: &str) -> String {
    if safe.is_empty() {
        return String::new();
    }
    let text = safe.replace('`', r"\x60").replace('|', r"\x7c");
    // Markdown strips one space from both ends.
    let space = if text.starts_with(' ') && text.ends_with(' ') {
        " "
    } else {
        ""
    };
    format!("`{space}{text}{space}`")
}

/// The program's own words, with everything escaped that Markdown could give a meaning.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if "\\`*[]<>|~&@".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

/// A fence that no line of the text can close.
pub(super) fn fence(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max();
    "`".repeat(longest.unwrap_or_default().max(2) + 1)
}
