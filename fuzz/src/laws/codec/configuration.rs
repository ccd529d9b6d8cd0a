//! Laws of reading the module's options out of a configuration file.

use tracklens_codec::{Configuration, ConfigurationError, Include, Options};

/// What an editor may write at the start of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn configuration(text: &[u8]) {
    match Configuration::parse(text) {
        Ok(configuration) => {
            options_survive_being_written(text, configuration.options());
            white_space_and_comments_change_nothing(text, &configuration);
            every_include_has_its_line_and_column(text, configuration.includes());
        }
        Err(error) => an_error_has_its_line_and_column(text, &error),
    }
}

/// Options that are written as a stanza are read again, from the stanza alone and from the original
/// text followed by it.
fn options_survive_being_written(text: &[u8], options: Options) {
    let stanza = format!(
        "engagement_tracker {{\n  click_tracking_include_metadata = \"{}\"\n  max_metadata_len = {}\n}}\n",
        options.click_tracking_include_metadata(),
        options.max_metadata_len()
    );
    let appended = [text, b"\n", stanza.as_bytes()].concat();
    for written in [stanza.as_bytes(), &appended] {
        judge_options(written, options);
    }
}

/// White space and comments around a text change nothing.
fn white_space_and_comments_change_nothing(text: &[u8], configuration: &Configuration<'_>) {
    // A byte order mark counts only at the start.
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let around = [b"\t/* a } */ # \"{\r\n", text, b"\n # a comment"].concat();
    judge_options(&around, configuration.options());
    let read = Configuration::parse(&around).ok();
    assert_eq!(
        read.map(|it| it.has_stanza()),
        Some(configuration.has_stanza()),
        "a comment adds a stanza, or hides one"
    );
}

/// Includes come in the order of the text. Each has the line and the column of its keyword, and its
/// path follows the keyword.
fn every_include_has_its_line_and_column<'t>(
    text: &[u8],
    includes: impl Iterator<Item = Include<'t>>,
) {
    let mut last = 0;
    for include in includes {
        let offset = offset_of(text, include.line(), include.column());
        last = judge_include(text, &include, offset, last);
    }
}

/// The offset of an error lies in the text or at its end, and its line and column belong to that offset.
fn an_error_has_its_line_and_column(text: &[u8], error: &ConfigurationError) {
    let offset = error.offset();
    assert!(offset <= text.len(), "an error lies beyond the text");
    assert_eq!(
        (error.line(), error.column()),
        place_of(text, offset),
        "the line and the column of byte {offset} differ"
    );
    assert!(!error.code().is_empty(), "the code of an error is empty");
}

/// The offset of a line and a column, which count from 1, in characters.
fn offset_of(text: &[u8], line: u32, column: u32) -> Option<usize> {
    let start = if text.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len()
    } else {
        0
    };
    let mut places = (start..=text.len()).map(|offset| (offset, place_of(text, offset)));
    // All bytes of a character have the same place; the first one counts.
    places
        .find(|(_, place)| *place == (line, column))
        .map(|(offset, _)| offset)
}

/// The line and the column of an offset. The column counts the characters before it in its line; a byte
/// order mark is not a character.
fn place_of(text: &[u8], offset: usize) -> (u32, u32) {
    let before = &text[..offset];
    let before = before.strip_prefix(BYTE_ORDER_MARK).unwrap_or(before);
    let lines: Vec<&[u8]> = before.split(|&byte| byte == b'\n').collect();
    let characters = lines[lines.len() - 1]
        .iter()
        .filter(|&&byte| !(0x80..0xc0).contains(&byte))
        .count();
    let count = |it: usize| u32::try_from(it).expect("a text of 32 bits");
    (count(lines.len()), count(characters + 1))
}

fn judge_options(text: &[u8], options: Options) {
    let read = Configuration::parse(text).map(|it| it.options());
    assert_eq!(read, Ok(options), "other options are read");
}

fn judge_include(text: &[u8], include: &Include<'_>, offset: Option<usize>, last: usize) -> usize {
    let offset = offset.expect("an offset in the text");
    assert!(last <= offset, "an include precedes the last one");
    let word: &[u8] = if include.is_readonly() {
        b"readonly_include"
    } else {
        b"include"
    };
    let found = text.get(offset..offset + word.len());
    assert!(
        found.is_some_and(|it| it.eq_ignore_ascii_case(word)),
        "no include is at byte {offset}"
    );
    let rest = &text[offset + word.len()..];
    let path = include.path();
    let is_written = path.is_empty() || rest.windows(path.len()).any(|it| it == path);
    assert!(is_written, "the path of an include is not in the text");
    offset + word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let text = "é\nab".as_bytes();
        let places: Vec<_> = (0..=5).map(|offset| place_of(text, offset)).collect();
        assert_eq!(places, [(1, 1), (1, 2), (1, 2), (2, 1), (2, 2), (2, 3)]);
        assert_eq!(offset_of(text, 2, 2), Some(4));
        assert_eq!(offset_of(text, 3, 1), None);
        assert_eq!(place_of("\u{feff}a".as_bytes(), 4), (1, 2));
        assert_eq!(offset_of("\u{feff}a".as_bytes(), 1, 1), Some(3));
    }
}
