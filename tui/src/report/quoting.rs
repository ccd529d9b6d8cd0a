//! Text that Markdown takes for nothing but text, and in which nothing can be clicked.

use std::fmt::{self, Write as _};

use crate::text::defang::{defanged, defanged_bytes};
use crate::text::hex;
use crate::text::shown::Safe;

/// Safe and defanged text between backticks; nothing for an empty one. Characters that could end that, or a cell of a
/// table, become tokens, as characters that can't be shown do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Code<'t>(&'t [u8]);

impl<'t> Code<'t> {
    pub(super) fn of<T: AsRef<[u8]> + ?Sized>(text: &'t T) -> Self {
        Self(text.as_ref())
    }
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        // Markdown strips one space from both ends.
        let space = if self.0.starts_with(b" ") && self.0.ends_with(b" ") {
            " "
        } else {
            ""
        };
        write!(f, "`{space}")?;
        write!(WithinCode(f), "{}", Safe::of(&defanged_bytes(self.0)))?;
        write!(f, "{space}`")
    }
}

/// Bytes in hexadecimal digits between backticks; nothing for none.
#[derive(Clone, Copy, Debug)]
pub(super) struct HexCode<'b>(pub(super) &'b [u8]);

impl fmt::Display for HexCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        write!(f, "`{}`", hex::Spaced(self.0))
    }
}

/// The program's own words, defanged, with everything escaped that Markdown could give a meaning.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in defanged(text).chars() {
        if "\\`*[]<>|~&@".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

/// A fence that no line of a text can close.
pub(super) fn fence(text: &[u8]) -> String {
    let longest = text.split(|byte| *byte != b'`').map(<[u8]>::len).max();
    "`".repeat(longest.unwrap_or_default().max(2) + 1)
}

/// What stands between backticks.
struct WithinCode<'f, 'w>(&'f mut fmt::Formatter<'w>);

impl fmt::Write for WithinCode<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.split_inclusive(['`', '|']).try_for_each(|part| {
            if let Some(text) = part.strip_suffix('`') {
                write!(self.0, r"{text}\x60")
            } else if let Some(text) = part.strip_suffix('|') {
                write!(self.0, r"{text}\x7c")
            } else {
                self.0.write_str(part)
            }
        })
    }
}
