//! Laws of reading the module's options out of a configuration file.

use tracklens_codec::{Configuration, ConfigurationError, Include, Options};

/// What an editor may put at the start of a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// All laws of this file.
///
/// # Panics
///
/// Where one is broken.
pub fn configuration(text: &[u8]) {
    match Configuration::parse(text) {
        Ok(configuration) => {
            options_that_are_written_back_are_read_alike(text, configuration.options());
            white_space_and_comments_around_change_nothing(text, &configuration);
            every_include_stands_in_the_text(text, configuration.includes());
        }
        Err(error) => an_error_is_placed_in_the_text(text, &error),
    }
}

/// Options that were read and are written as a stanza are read alike, by themselves and behind the
/// text that they were read of.
fn options_that_are_written_back_are_read_alike(text: &[u8], options: Options) {
    let stanza = format!(
        "engagement_tracker {{\n  click_tracking_include_metadata = \"{}\"\n  max_metadata_len = {}\n}}\n",
        options.click_tracking_include_metadata(),
        options.max_metadata_len()
    );
    let behind = [text, b"\n", stanza.as_bytes()].concat();
    for written in [stanza.as_bytes(), &behind] {
        judge_options(written, options);
    }
}

/// White space and comments before and behind a text change nothing of what is read.
fn white_space_and_comments_around_change_nothing(text: &[u8], configuration: &Configuration<'_>) {
    // A byte order mark is one at the start alone.
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let around = [b"\t/* a } */ # \"{\r\n", text, b"\n # a comment"].concat();
    judge_options(&around, configuration.options());
    let read = Configuration::parse(&around).ok();
    assert_eq!(
        read.map(|it| it.has_stanza()),
        Some(configuration.has_stanza()),
        "a comment makes a stanza, or hides one"
    );
}

/// Every include is told where its word stands, one behind the other, and its path stands behind it.
fn every_include_stands_in_the_text<'t>(text: &[u8], includes: impl Iterator<Item = Include<'t>>) {
    let mut last = 0;
    for include in includes {
        let offset = offset_of(text, include.line(), include.column());
        last = judge_include(text, &include, offset, last);
    }
}

/// An error is placed at a byte of the text or at its end, and line and column are those of that byte.
fn an_error_is_placed_in_the_text(text: &[u8], error: &ConfigurationError) {
    judge_place(text, error.offset(), error.line(), error.column());
    assert!(!error.code().is_empty(), "an error without a code");
}

/// The byte at a line and a column, which count from 1, in characters.
fn offset_of(text: &[u8], line: u32, column: u32) -> Option<usize> {
    let start = if text.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len()
    } else {
        0
    };
    let mut places = (start..=text.len()).map(|offset| (offset, place_of(text, offset)));
    // Of the bytes of one character the first is meant.
    places
        .find(|(_, place)| *place == (line, column))
        .map(|(offset, _)| offset)
}

/// Line and column of a byte: a column more for every byte before it in its line that starts a
/// character. A byte order mark is none.
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
    assert_eq!(read, Ok(options), "other options are read back");
}

fn judge_include(text: &[u8], include: &Include<'_>, offset: Option<usize>, last: usize) -> usize {
    let offset = offset.expect("a place in the text");
    assert!(last <= offset, "an include stands before the last one");
    let word: &[u8] = if include.is_readonly() {
        b"readonly_include"
    } else {
        b"include"
    };
    let found = text.get(offset..offset + word.len());
    assert!(
        found.is_some_and(|it| it.eq_ignore_ascii_case(word)),
        "no include stands at byte {offset}"
    );
    let behind = &text[offset + word.len()..];
    let path = include.path();
    let stands_there = path.is_empty() || behind.windows(path.len()).any(|it| it == path);
    assert!(stands_there, "the path of an include is not in the text");
    offset + word.len()
}

fn judge_place(text: &[u8], offset: usize, line: u32, column: u32) {
    assert!(offset <= text.len(), "an error beyond the text");
    assert_eq!(
        (line, column),
        place_of(text, offset),
        "an error at byte {offset} is placed elsewhere"
    );
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
