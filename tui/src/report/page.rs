//! Text in rows of a width, broken at words, in styles.
//!
//! A row is written as soon as it is full: however long a value is, no more of it is kept than a row.

use std::fmt::Display;
use std::io::{self, Write};
use std::iter;

use unicode_width::UnicodeWidthChar as _;

use super::paper::Paper;
use crate::text::hex;
use crate::text::shown::{Plain, Safe};
use crate::text::styles::{PLAIN, Style};

/// More spaces than most columns of the program are wide.
const SPACES: &[u8; 32] = &[b' '; 32];

/// The bytes that a row has room for from the start.
const ROOM: usize = 120;

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
    /// Its text: whole characters.
    text: Vec<u8>,
    columns: usize,
    /// From which byte on which style holds, if the paper takes styles.
    styles: Vec<(usize, Style)>,
    /// The bytes at its start that are not broken at their spaces.
    unbroken: usize,
}

impl<'o, W: Write> Page<'o, W> {
    pub(super) fn new(output: &'o mut W, paper: Paper) -> Self {
        Self {
            output,
            paper,
            row: Row {
                text: Vec::with_capacity(ROOM),
                ..Row::default()
            },
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
        self.start(style);
        self.write_text(text)
    }

    /// Writes words of the program in a style: printable ASCII.
    #[inline]
    pub(super) fn put_words(&mut self, style: Style, words: &'static str) -> io::Result<()> {
        self.put_plain(style, words.as_bytes())
    }

    /// Writes words and signs of the program in a style, of which it is known how many columns they take.
    pub(super) fn put_signs(
        &mut self,
        style: Style,
        signs: &'static str,
        columns: usize,
    ) -> io::Result<()> {
        if self.row.columns + columns > self.paper.width || !self.row.has_text() {
            return self.put_text(style, signs);
        }
        self.start(style);
        self.row.push(signs.as_bytes(), columns);
        Ok(())
    }

    /// Writes what is shown of text or bytes.
    pub(super) fn put_safe(&mut self, style: Style, safe: Safe<'_>) -> io::Result<()> {
        match safe.plain() {
            Some(text) => self.put_plain(style, text.as_bytes()),
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
        self.put_plain(style, digits.as_bytes())
    }

    /// Writes words of the program in a style, with spaces after them up to so many columns: printable ASCII.
    pub(super) fn put_padded(
        &mut self,
        style: Style,
        words: &'static str,
        columns: usize,
    ) -> io::Result<()> {
        self.put_plain(style, words.as_bytes())?;
        self.put_spaces(style, columns.saturating_sub(words.len()))
    }

    /// Writes bytes as hexadecimal digits in a style, with spaces between them.
    pub(super) fn put_hex(&mut self, style: Style, bytes: &[u8]) -> io::Result<()> {
        self.start(style);
        let columns = (3 * bytes.len()).saturating_sub(1);
        if self.row.columns + columns > self.paper.width {
            return self.write_part(hex::spaced(bytes).as_bytes());
        }
        hex::push_spaced(bytes, &mut self.row.text);
        self.row.columns += columns;
        Ok(())
    }

    fn put_spaces(&mut self, style: Style, count: usize) -> io::Result<()> {
        if self.row.columns + count > self.paper.width {
            return self.put_plain(style, &vec![b' '; count]);
        }
        self.start(style);
        self.row.push_spaces(count);
        Ok(())
    }

    /// Writes a name, after which its value stands: in this column, also where it goes on in further rows. The name is a
    /// word of the program, in printable ASCII.
    pub(super) fn put_name(&mut self, name: &'static str, column: usize) -> io::Result<()> {
        self.breaks = false;
        self.put_spaces(Style::Name, 2)?;
        self.put_padded(Style::Name, name, column.saturating_sub(2))?;
        self.end_name(column)
    }

    /// Writes a name that comes from outside, as [`put_name`](Self::put_name) does.
    pub(super) fn put_foreign_name(&mut self, name: Safe<'_>, column: usize) -> io::Result<()> {
        self.breaks = false;
        self.put_spaces(Style::Name, 2)?;
        let name = name.to_string();
        self.put_text(Style::Name, &name)?;
        let room = column.saturating_sub(2);
        self.put_spaces(Style::Name, room.saturating_sub(name.chars().count()))?;
        self.end_name(column)
    }

    fn end_name(&mut self, column: usize) -> io::Result<()> {
        if self.row.columns > column {
            self.put_spaces(Style::Plain, 2)?;
        }
        self.indent = Some(column);
        self.breaks = true;
        self.row.unbroken = self.row.text.len();
        Ok(())
    }

    /// Writes a line in one style.
    pub(super) fn line(&mut self, style: Style, shown: impl Display) -> io::Result<()> {
        self.put(style, shown)?;
        self.end()
    }

    /// Ends a line.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.indent = None;
        let row = &mut self.row;
        if self.paper.styled {
            write_styled(self.output, row, row.text.len())?;
        } else {
            let end = row.without_spaces(row.text.len());
            row.text.truncate(end);
            row.text.push(b'\n');
            self.output.write_all(&row.text)?;
        }
        row.clear();
        Ok(())
    }

    /// Writes a row that is full, as far as it can be broken, and goes on with the rest in the next one.
    fn turn(&mut self) -> io::Result<()> {
        let row = &mut self.row;
        let indent = self.indent.unwrap_or_else(|| row.leading_spaces() + 4);
        let indent = indent.min(self.paper.width / 3);
        self.indent = Some(indent);
        // A word that does not fit into the next row either is broken where this one ends.
        let fits = |(_, rest): &(usize, usize)| indent + rest < self.paper.width;
        let space = if self.breaks { row.last_space() } else { None };
        let (end, rest) = space.filter(fits).unwrap_or((row.text.len(), 0));
        if self.paper.styled {
            write_styled(self.output, row, end)?;
        } else {
            let end = row.without_spaces(end);
            self.output.write_all(&row.text[..end])?;
            self.output.write_all(b"\n")?;
        }
        row.turn(end, rest, indent);
        Ok(())
    }

    /// Starts to write in a style.
    #[inline]
    fn start(&mut self, style: Style) {
        self.style = style;
        if self.paper.styled {
            self.row.start(style);
        }
    }

    fn write_text(&mut self, text: &str) -> io::Result<()> {
        if let Some(text) = Plain::new(text.as_bytes()) {
            return self.write_plain(text.as_bytes());
        }
        let mut rest = text;
        loop {
            let (plain, after) = rest.split_at(plain_len(rest));
            self.write_part(plain.as_bytes())?;
            let mut chars = after.chars();
            let Some(char) = chars.next() else {
                return Ok(());
            };
            self.write_char(char)?;
            rest = chars.as_str();
        }
    }

    /// Writes printable ASCII in a style.
    #[inline]
    fn put_plain(&mut self, style: Style, text: &[u8]) -> io::Result<()> {
        self.start(style);
        self.write_plain(text)
    }

    /// Writes printable ASCII.
    #[inline]
    fn write_plain(&mut self, text: &[u8]) -> io::Result<()> {
        if self.row.columns + text.len() > self.paper.width {
            return self.write_part(text);
        }
        self.row.push(text, text.len());
        Ok(())
    }

    /// Writes printable ASCII, of which not all may fit into the row: as much as fits, and a character for which a row
    /// is turned.
    fn write_part(&mut self, text: &[u8]) -> io::Result<()> {
        let mut rest = text;
        while let Some((first, after_first)) = rest.split_first() {
            let room = self.paper.width.saturating_sub(self.row.columns);
            if room == 0 || *first == b' ' && !self.row.has_text() {
                self.write_char(char::from(*first))?;
                rest = after_first;
            } else {
                let (fits, after) = rest.split_at(room.min(rest.len()));
                self.row.push(fits, fits.len());
                rest = after;
            }
        }
        Ok(())
    }

    fn write_char(&mut self, char: char) -> io::Result<()> {
        if char == '\n' {
            self.end()?;
            self.start(self.style);
            return Ok(());
        }
        let is_indented = self.row.columns >= self.paper.width / 2 && !self.row.has_text();
        if is_indented && char == ' ' {
            return Ok(());
        }
        let columns = char.width().unwrap_or_default();
        let is_full = self.row.columns + columns > self.paper.width;
        // A space after the last word of a row is left out with its end.
        if is_full && char == ' ' && self.breaks && self.row.has_text() {
            self.row.unbroken = self.row.text.len();
            return self.turn();
        }
        while self.row.columns + columns > self.paper.width && self.row.has_text() {
            self.turn()?;
        }
        let mut bytes = [0; 4];
        self.row
            .push(char.encode_utf8(&mut bytes).as_bytes(), columns);
        Ok(())
    }
}

/// Writes a row up to a byte, in its styles.
fn write_styled(output: &mut impl Write, row: &Row, end: usize) -> io::Result<()> {
    let text = &row.text[..row.without_spaces(end)];
    let mut styles = row.styles.iter().peekable();
    while let Some((start, style)) = styles.next() {
        let end = styles.peek().map_or(text.len(), |(next, _)| *next);
        let part = text.get(*start..end.min(text.len())).unwrap_or_default();
        if *style == Style::Plain || part.iter().all(|byte| *byte == b' ') {
            output.write_all(part)?;
        } else {
            write!(output, "{}", style.sequence())?;
            output.write_all(part)?;
            write!(output, "{PLAIN}")?;
        }
    }
    output.write_all(b"\n")
}

/// How many bytes at the start of a text are printable ASCII.
fn plain_len(text: &str) -> usize {
    let end = text.bytes().position(|byte| !is_plain(byte));
    end.unwrap_or(text.len())
}

/// Whether a byte is printable ASCII.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

impl Row {
    /// Adds whole characters, which take so many columns.
    #[inline]
    fn push(&mut self, text: &[u8], columns: usize) {
        self.text.extend_from_slice(text);
        self.columns += columns;
    }

    fn push_spaces(&mut self, count: usize) {
        match SPACES.get(..count) {
            Some(spaces) => self.text.extend_from_slice(spaces),
            None => self.text.resize(self.text.len() + count, b' '),
        }
        self.columns += count;
    }

    fn start(&mut self, style: Style) {
        if self.styles.last().is_none_or(|(_, last)| *last != style) {
            self.styles.push((self.text.len(), style));
        }
    }

    fn leading_spaces(&self) -> usize {
        let text = self.text.iter().position(|byte| *byte != b' ');
        text.unwrap_or(self.text.len())
    }

    /// Whether it has anything but spaces.
    fn has_text(&self) -> bool {
        self.leading_spaces() < self.text.len()
    }

    /// The end of its text up to a byte, without spaces at the end.
    fn without_spaces(&self, end: usize) -> usize {
        let last = self.text[..end].iter().rposition(|byte| *byte != b' ');
        last.map_or(0, |last| last + 1)
    }

    /// Where it can be broken: the byte after its last space, and the columns from there on.
    fn last_space(&self) -> Option<(usize, usize)> {
        let end = self.unbroken + memchr::memrchr(b' ', &self.text[self.unbroken..])? + 1;
        let rest = str::from_utf8(&self.text[end..]).unwrap_or_default();
        let columns = rest.chars().map(|char| char.width().unwrap_or_default());
        (self.leading_spaces() < end).then(|| (end, columns.sum()))
    }

    /// Makes it the next row: what stands after `end`, of so many columns, below an indent.
    fn turn(&mut self, end: usize, columns: usize, indent: usize) {
        if end == self.text.len() {
            self.text.clear();
            self.push_spaces(indent);
        } else {
            self.text.splice(..end, iter::repeat_n(b' ', indent));
        }
        self.columns = indent + columns;
        self.unbroken = indent;
        for (start, _) in &mut self.styles {
            *start = indent + start.saturating_sub(end);
        }
    }

    /// Makes it an empty row.
    fn clear(&mut self) {
        self.text.clear();
        self.styles.clear();
        self.columns = 0;
        self.unbroken = 0;
    }
}

/// What is written is text: whole characters each time.
impl<W: Write> Write for Page<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Ok(text) = str::from_utf8(bytes) {
            self.start(self.style);
            self.write_text(text)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}
