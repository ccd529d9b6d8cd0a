//! A line of text that you type and edit.

use unicode_segmentation::GraphemeCursor;

/// The longest text that is taken, in bytes: 16 times the longest link that the tracker redirects.
pub const MAX_LINK_TEXT: usize = 65_536;

/// A text of one line, and the place in it where the next character goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLine {
    text: String,
    cursor: usize,
}

impl TextLine {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The byte of the text before which the next character goes.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Replaces the whole text; the cursor goes to its end.
    pub fn replace(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.cursor = self.text.len();
    }

    /// Inserts a character, unless the text is as long as it may be.
    pub fn insert(&mut self, char: char) {
        if self.text.len() + char.len_utf8() <= MAX_LINK_TEXT {
            self.text.insert(self.cursor, char);
            self.cursor += char.len_utf8();
        }
    }

    /// Deletes the character before the cursor.
    pub fn delete_before(&mut self) {
        let end = self.cursor;
        self.move_left();
        self.text.replace_range(self.cursor..end, "");
    }

    /// Deletes the character after the cursor.
    pub fn delete_after(&mut self) {
        let start = self.cursor;
        self.move_right();
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    /// Moves the cursor a character to the left.
    pub fn move_left(&mut self) {
        self.cursor = self
            .boundaries()
            .prev_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(0);
    }

    /// Moves the cursor a character to the right.
    pub fn move_right(&mut self) {
        self.cursor = self
            .boundaries()
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(self.text.len());
    }

    /// Moves the cursor before the character that a byte is of, or to the end.
    pub fn move_to(&mut self, offset: usize) {
        self.cursor = (0..=offset.min(self.text.len()))
            .rev()
            .find(|at| self.is_boundary(*at))
            .unwrap_or(0);
    }

    /// Moves the cursor to the start.
    pub const fn move_home(&mut self) {
        self.cursor = 0;
    }

    /// Moves the cursor to the end.
    pub const fn move_end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        self.replace("");
    }

    fn is_boundary(&self, at: usize) -> bool {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        self.text.is_char_boundary(at) && cursor.is_boundary(&self.text, 0) == Ok(true)
    }

    fn boundaries(&self) -> GraphemeCursor {
        GraphemeCursor::new(self.cursor, self.text.len(), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_deleted_whole() {
        let mut text = TextLine::default();
        text.replace("ae\u{301}日");
        text.delete_before();
        assert_eq!(text.as_str(), "ae\u{301}");
        text.delete_before();
        assert_eq!(text.as_str(), "a");
        text.move_home();
        text.delete_before();
        assert_eq!(text.as_str(), "a");
        text.delete_after();
        text.delete_after();
        assert_eq!((text.as_str(), text.cursor()), ("", 0));
    }

    #[test]
    fn the_cursor_stops_at_both_ends() {
        let mut text = TextLine::default();
        text.replace("ab");
        text.move_right();
        assert_eq!(text.cursor(), 2);
        text.move_left();
        text.move_left();
        text.move_left();
        assert_eq!(text.cursor(), 0);
        text.insert('x');
        assert_eq!((text.as_str(), text.cursor()), ("xab", 1));
        text.move_end();
        assert_eq!(text.cursor(), 3);
    }

    #[test]
    fn the_cursor_goes_to_no_place_within_a_character() {
        let mut text = TextLine::default();
        text.replace("ae\u{301}日");
        for (offset, cursor) in [
            (0, 0),
            (1, 1),
            (2, 1),
            (3, 1),
            (4, 4),
            (5, 4),
            (7, 7),
            (99, 7),
        ] {
            text.move_to(offset);
            assert_eq!(text.cursor(), cursor, "{offset}");
        }
    }

    #[test]
    fn typing_stops_at_the_limit() {
        let mut text = TextLine::default();
        text.replace(&"x".repeat(65_536));
        text.insert('y');
        assert_eq!(text.as_str().len(), 65_536);
    }
}
