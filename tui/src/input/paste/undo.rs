//! What may have been done to a link on its way into a paste, and how it is undone.

use std::borrow::Cow;

use quoted_printable::{ParseMode, decode};

use super::repairs::{Repair, Repairs};

/// Something that may have been done to a link, and how it is undone.
pub(super) struct Step {
    /// What is undone.
    pub(super) repair: Repair,
    /// Undoes it in a line.
    pub(super) undo: fn(&str) -> String,
}

/// The steps, in the order in which they are taken: what a later one looks for may be hidden before an
/// earlier one.
pub(super) const STEPS: [Step; 4] = [
    Step {
        repair: Repair::Defanged,
        undo: refanged,
    },
    Step {
        repair: Repair::Html,
        undo: |line| line.replace("&amp;", "&"),
    },
    Step {
        repair: Repair::Around,
        undo: from_scheme,
    },
    Step {
        repair: Repair::Around,
        undo: without_end,
    },
];

/// The source of a mail without its soft line breaks and escapes.
pub(super) fn without_quoted_printable<'t>(text: &'t str, repairs: &mut Repairs) -> Cow<'t, str> {
    let has_soft_break = text.contains("=\n") || text.contains("=\r\n");
    if !has_soft_break && !text.contains("=3D") {
        return Cow::Borrowed(text);
    }
    let decoded = decode(text, ParseMode::Robust).ok();
    match decoded.and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(text) => {
            repairs.add(Repair::QuotedPrintable);
            Cow::Owned(text)
        }
        None => Cow::Borrowed(text),
    }
}

/// A defanged link as it was.
fn refanged(line: &str) -> String {
    let mut text = line
        .replace("[.]", ".")
        .replace("(.)", ".")
        .replace("[:]", ":");
    for (defanged, scheme) in [("hxxps://", "https://"), ("hxxp://", "http://")] {
        text = text.replace(defanged, scheme);
    }
    text
}

/// The text from the scheme on, up to the first character that no URL has.
fn from_scheme(line: &str) -> String {
    let schemes = ["https://", "http://", "HTTPS://", "HTTP://"];
    let start = schemes.iter().filter_map(|it| line.find(it)).min();
    let text = start.and_then(|start| line.get(start..)).unwrap_or(line);
    let ends = |char: char| char.is_whitespace() || matches!(char, '<' | '>' | '"' | '`');
    let end = text.find(ends).unwrap_or(text.len());
    text.get(..end).unwrap_or(text).to_owned()
}

/// A text without the punctuation at its end.
fn without_end(line: &str) -> String {
    let is_punctuation = |char| ".,;:!?')]}*_|\\".contains(char);
    line.trim_end_matches(is_punctuation).to_owned()
}
