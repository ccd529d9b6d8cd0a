//! Mboxes: many mails in one file, each after a line that begins with `From `.

use std::io::{self, BufRead};

/// The longest message that is kept whole, in bytes. Mail servers take less.
pub const MAX_MESSAGE_LEN: usize = 32 << 20;

/// The longest piece of a line that is read at once.
const MAX_PIECE_LEN: u64 = 4096;

/// The messages of an mbox, one at a time.
///
/// A message starts at a line such as `From alice@example.com Thu Jan  1 00:00:00 1970` at the start of the file or after an
/// empty line. Lines of a text that begin like it are written as `>From `, which starts no message; the sign is left in, so
/// that places are those of the file.
#[derive(Debug)]
pub struct Mbox<R> {
    input: R,
    /// A line, or a piece of a long one, that was read but belongs to no message yet.
    piece: Vec<u8>,
    is_line_start: bool,
    message: Vec<u8>,
    limit: usize,
    offset: u64,
    line: u64,
}

/// A message of an mbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MboxMessage<'m> {
    /// The message with the line before it, at most as long as the limit.
    pub bytes: &'m [u8],
    /// Where it starts in the file.
    pub offset: u64,
    /// The line that it starts on, from 1.
    pub line: u64,
    /// The bytes at its end that were left out, because it is longer than the limit.
    pub left_out: u64,
}

impl<R: BufRead> Mbox<R> {
    /// Starts to read an mbox.
    #[must_use]
    pub const fn new(input: R) -> Self {
        Self::with_limit(input, MAX_MESSAGE_LEN)
    }

    /// Starts to read an mbox whose messages are kept up to a length of `limit` bytes.
    #[must_use]
    pub const fn with_limit(input: R, limit: usize) -> Self {
        Self {
            input,
            piece: Vec::new(),
            is_line_start: true,
            message: Vec::new(),
            limit,
            offset: 0,
            line: 1,
        }
    }

    /// The next message; none at the end.
    ///
    /// # Errors
    ///
    /// What the input says.
    pub fn next_message(&mut self) -> io::Result<Option<MboxMessage<'_>>> {
        let (offset, line) = (self.offset, self.line);
        self.message.clear();
        let mut len = 0;
        let mut is_after_empty = false;
        loop {
            if self.piece.is_empty() && self.read_piece()? == 0 {
                break;
            }
            let piece = self.piece.as_slice();
            if self.is_line_start && is_after_empty && starts_message(piece) {
                break;
            }
            is_after_empty = self.is_line_start && matches!(piece, b"\n" | b"\r\n");
            self.is_line_start = piece.ends_with(b"\n");
            self.line += u64::from(self.is_line_start);
            let room = self.limit.saturating_sub(self.message.len());
            self.message
                .extend_from_slice(piece.get(..room).unwrap_or(piece));
            len += piece.len();
            self.piece.clear();
        }
        let len = u64::try_from(len).unwrap_or(u64::MAX);
        let kept = u64::try_from(self.message.len()).unwrap_or(u64::MAX);
        self.offset += len;
        Ok((len > 0).then_some(MboxMessage {
            bytes: &self.message,
            offset,
            line,
            left_out: len.saturating_sub(kept),
        }))
    }

    /// Reads a line, or the next piece of a long one.
    fn read_piece(&mut self) -> io::Result<usize> {
        let input = io::Read::take(&mut self.input, MAX_PIECE_LEN);
        { input }.read_until(b'\n', &mut self.piece)
    }
}

/// Whether a line starts a message: it begins with `From ` and has a time and a year.
fn starts_message(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let is_time = |word: &[u8]| match word {
        [hour @ .., b':', _, _] => hour.first().is_some_and(is_digit),
        _ => false,
    };
    let words = rest.split(u8::is_ascii_whitespace);
    let (mut has_time, mut has_year) = (false, false);
    for word in words {
        has_time |= is_time(word);
        has_year |= word.len() == 4 && word.iter().all(is_digit);
    }
    has_time && has_year
}
