//! Text in rows of a width, broken at words, in styles.
//!
//! A row is written as soon as it is full: however long a value is, no more of it is kept than a row.

use std::fmt::Display;
use std::io::{self, Write};
use std::mem;

use unicode_width::UnicodeWidthChar as _;

use super::paper::Paper;
use crate::text::shown::Safe;
use crate::text::styles::{PLAIN, Style};

/// More spaces than any column of the program is wide.
const SPACES: &str = "                                ";

/// The bytes that a row has room for from the start, and the styles.
const ROOM: usize = 120;
const STYLES: usize = 6;

/// Text that is written row by row.
pub(super) struct Page<'o, W> {
    output: &'o mut W,
    paper: Paper,
    /// The row that is written now.
    row: Row,
    style: Style,
    /// Whether the row may be broken at its spaces.
    breaks: bool,
    /// The columns before the text of a row that goes on with the one before; none of one that starts where its text
    /// says.
    indent: Option<usize>,
}

/// A row as far as it was written.
#[derive(Default)]
struct Row {
    text: String,
    columns: usize,
    /// Whether it has anything but spaces.
    has_text: bool,
    /// From which byte on which style holds.
    styles: Vec<(usize, Style)>,
    /// Where the row can be broken: the byte after its last space, and the columns up to there.
    space: Option<(usize, usize)>,
}

impl<'o, W: Write> Page<'o, W> {
    pub(super) fn new(output: &'o mut W, paper: Paper) -> Self {
        Self {
            output,
            paper,
            row: Row::new(),
            style: Style::Plain,
            breaks: true,
            indent: None,
        }
    }

    /// Writes something in a style.
    pub(super) fn put(&mut self, style: Style, shown: impl Display) -> io::Result<()> {
        self.style = style;
        write!(self, "{shown}")
    }

    /// Writes a text in a style.
    pub(super) fn put_text(&mut self, style: Style, text: &str) -> io::Result<()> {
        self.style = style;
        self.write_text(text)
    }

    /// Writes what is shown of text or bytes.
    pub(super) fn put_safe(&mut self, style: Style, safe: Safe<'_>) -> io::Result<()> {
        match safe.plain() {
            Some(text) => self.put_text(style, text),
            None => self.put(style, safe),
        }
    }

    /// Writes a number in a style, in as many columns as it needs, and at least so many.
    pub(super) fn put_number(
        &mut self,
        style: Style,
        number: impl itoa::Integer,
        columns: usize,
    ) -> io::Result<()> {
        let mut digits = itoa::Buffer::new();
        let digits = digits.format(number);
        self.put_spaces(style, columns.saturating_sub(digits.len()))?;
        self.write_ink(digits, Ink::WORD)
    }

    /// Writes a text in a style, with spaces after it up to so many columns.
    pub(super) fn put_padded(
        &mut self,
        style: Style,
        text: &str,
        columns: usize,
    ) -> io::Result<()> {
        self.put_text(style, text)?;
        self.put_spaces(style, columns.saturating_sub(text.chars().count()))
    }

    fn put_spaces(&mut self, style: Style, count: usize) -> io::Result<()> {
        let spaces = SPACES.get(..count).unwrap_or(SPACES);
        self.style = style;
        if spaces.is_empty() {
            return Ok(());
        }
        self.write_ink(spaces, Ink::SPACES)
    }

    /// Writes a name, after which its value stands: in this column, also where it goes on in further rows.
    pub(super) fn put_name(&mut self, name: &str, column: usize) -> io::Result<()> {
        self.breaks = false;
        self.put_text(Style::Name, "  ")?;
        self.put_padded(Style::Name, name, column.saturating_sub(2))?;
        if self.row.columns > column {
            self.put_text(Style::Plain, "  ")?;
        }
        self.indent = Some(column);
        self.breaks = true;
        Ok(())
    }

    /// Writes a line in one style.
    pub(super) fn line(&mut self, style: Style, shown: impl Display) -> io::Result<()> {
        self.put(style, shown)?;
        self.end()
    }

    /// Ends a line.
    pub(super) fn end(&mut self) -> io::Result<()> {
        let row = mem::take(&mut self.row);
        self.indent = None;
        self.write_row(&row, row.text.len())?;
        self.row = row.emptied();
        Ok(())
    }

    /// Writes a row that is full, as far as it can be broken, and goes on with the rest in the next one.
    fn turn(&mut self) -> io::Result<()> {
        let row = mem::take(&mut self.row);
        let leading = row.text.len() - row.text.trim_start_matches(' ').len();
        let indent = self.indent.unwrap_or(leading + 4);
        let indent = indent.min(self.paper.width / 3);
        self.indent = Some(indent);
        // A word that does not fit into the next row either is broken where this one ends.
        let fits =
            |(_, columns): &(usize, usize)| indent + (row.columns - columns) < self.paper.width;
        let whole = (row.text.len(), row.columns);
        let (end, columns) = row.space.filter(fits).unwrap_or(whole);
        self.write_row(&row, end)?;
        self.row = row.turned(end, columns, indent);
        Ok(())
    }

    fn write_row(&mut self, row: &Row, end: usize) -> io::Result<()> {
        let text = row
            .text
            .get(..end)
            .unwrap_or_default()
            .trim_end_matches(' ');
        if self.paper.styled {
            self.write_styled(row, text)?;
        } else {
            self.output.write_all(text.as_bytes())?;
        }
        self.output.write_all(b"\n")
    }

    fn write_styled(&mut self, row: &Row, text: &str) -> io::Result<()> {
        let mut styles = row.styles.iter().peekable();
        while let Some((start, style)) = styles.next() {
            let end = styles.peek().map_or(text.len(), |(next, _)| *next);
            let part = text.get(*start..end.min(text.len())).unwrap_or_default();
            if part.trim_matches(' ').is_empty() || *style == Style::Plain {
                self.output.write_all(part.as_bytes())?;
            } else {
                write!(self.output, "{}{part}{PLAIN}", style.sequence())?;
            }
        }
        Ok(())
    }

    fn write_text(&mut self, text: &str) -> io::Result<()> {
        self.write_ink(text, Ink::of(text))
    }

    /// Writes a text of which it is known what it is made of.
    fn write_ink(&mut self, text: &str, ink: Ink) -> io::Result<()> {
        let last = self.row.styles.last().map(|(_, style)| *style);
        if last != Some(self.style) {
            self.row.styles.push((self.row.text.len(), self.style));
        }
        if ink.is_plain && self.row.columns + text.len() <= self.paper.width {
            self.row.push_plain(text, ink, self.breaks);
            return Ok(());
        }
        let mut rest = text;
        loop {
            let (plain, after) = rest.split_at(plain_len(rest));
            self.write_plain(plain)?;
            let mut chars = after.chars();
            let Some(char) = chars.next() else {
                return Ok(());
            };
            self.write_char(char)?;
            rest = chars.as_str();
        }
    }

    /// Writes printable ASCII, of which not all may fit into the row: as much as fits, and a character for which a row
    /// is turned.
    fn write_plain(&mut self, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some(char) = rest.chars().next() {
            let room = self.paper.width.saturating_sub(self.row.columns);
            let starts_row = !self.row.has_text && char == ' ';
            if room == 0 || starts_row {
                self.write_char(char)?;
                rest = rest.get(1..).unwrap_or_default();
            } else {
                let (fits, after) = rest.split_at(room.min(rest.len()));
                self.row.push_plain(fits, Ink::of(fits), self.breaks);
                rest = after;
            }
        }
        Ok(())
    }

    fn write_char(&mut self, char: char) -> io::Result<()> {
        if char == '\n' {
            self.end()?;
            self.row.styles.push((0, self.style));
            return Ok(());
        }
        let is_indented = !self.row.has_text && self.row.columns >= self.paper.width / 2;
        if is_indented && char == ' ' {
            return Ok(());
        }
        let columns = char.width().unwrap_or_default();
        let is_full = self.row.columns + columns > self.paper.width;
        // A space after the last word of a row is left out with its end.
        if is_full && char == ' ' && self.breaks && self.row.has_text {
            self.row.space = Some((self.row.text.len(), self.row.columns));
            return self.turn();
        }
        while self.row.columns + columns > self.paper.width && self.row.has_text {
            self.turn()?;
        }
        self.row.push(char, columns, self.breaks);
        Ok(())
    }
}

/// What a text is made of.
#[derive(Clone, Copy)]
struct Ink {
    /// Printable ASCII alone.
    is_plain: bool,
    has_space: bool,
    /// Something else than spaces.
    has_text: bool,
}

impl Ink {
    /// Spaces alone.
    const SPACES: Self = Self {
        is_plain: true,
        has_space: true,
        has_text: false,
    };

    /// Letters, digits and signs without a space.
    const WORD: Self = Self {
        is_plain: true,
        has_space: false,
        has_text: true,
    };

    fn of(text: &str) -> Self {
        // All bytes are looked at: that is faster than to stop early.
        let is_plain = text.bytes().fold(true, |all, byte| all & is_plain(byte));
        let (has_space, has_text) = text.bytes().fold((false, false), |(space, text), byte| {
            (space | is_space(byte), text | !is_space(byte))
        });
        Self {
            is_plain,
            has_space,
            has_text,
        }
    }
}

/// How many bytes at the start of a text are printable ASCII.
fn plain_len(text: &str) -> usize {
    let end = text.bytes().position(|byte| !is_plain(byte));
    end.unwrap_or(text.len())
}

const fn is_space(byte: u8) -> bool {
    byte == b' '
}

/// Whether a byte is printable ASCII.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

impl Row {
    /// An empty row, with room for as much as most rows have.
    fn new() -> Self {
        Self {
            text: String::with_capacity(ROOM),
            styles: Vec::with_capacity(STYLES),
            ..Self::default()
        }
    }

    fn push_plain(&mut self, text: &str, ink: Ink, breaks: bool) {
        if breaks
            && ink.has_space
            && (self.has_text || ink.has_text)
            && let Some(space) = text.bytes().rposition(|byte| byte == b' ')
            && (self.has_text || text[..space].bytes().any(|byte| byte != b' '))
        {
            self.space = Some((self.text.len() + space + 1, self.columns + space + 1));
        }
        self.has_text |= ink.has_text;
        self.text.push_str(text);
        self.columns += text.len();
    }

    fn push(&mut self, char: char, columns: usize, breaks: bool) {
        self.text.push(char);
        self.columns += columns;
        if char != ' ' {
            self.has_text = true;
        } else if breaks && self.has_text {
            self.space = Some((self.text.len(), self.columns));
        }
    }

    /// The row after this one, in the same memory: what stands after `end` and its columns, below an indent.
    fn turned(mut self, end: usize, columns: usize, indent: usize) -> Self {
        self.has_text = end < self.text.len();
        self.text.drain(..end);
        self.text.insert_str(0, &" ".repeat(indent));
        self.columns = indent + (self.columns - columns);
        self.space = None;
        for (start, _) in &mut self.styles {
            *start = indent + start.saturating_sub(end);
        }
        self
    }

    /// An empty row in the same memory.
    fn emptied(mut self) -> Self {
        self.text.clear();
        self.styles.clear();
        self.columns = 0;
        self.has_text = false;
        self.space = None;
        self
    }
}

/// What is written is text: whole characters each time.
impl<W: Write> Write for Page<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Ok(text) = str::from_utf8(bytes) {
            self.write_text(text)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}
