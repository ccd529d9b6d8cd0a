//! Mboxes: many mails in one file, each after a line that begins with `From `.

use std::io::{self, BufRead};

/// The longest message that is kept whole, in bytes. Mail servers take less.
pub const MAX_MESSAGE_LEN: usize = 32 << 20;

/// The longest piece of a line that is read at once.
const MAX_PIECE_LEN: u64 = 4096;

/// How much is read at once of what comes after the limit, in bytes.
const MAX_REST_LEN: usize = 1 << 20;

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
    is_after_empty: bool,
    /// Whether a message has begun and has not ended.
    is_in_message: bool,
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

/// A message of an mbox, or a part of one that is longer than the limit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MboxPart<'m> {
    pub(crate) bytes: &'m [u8],
    /// Where it starts in the file, and on which line, from 1.
    pub(crate) offset: u64,
    pub(crate) line: u64,
    /// Whether the message ends with it.
    pub(crate) is_end: bool,
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
            is_after_empty: false,
            is_in_message: false,
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
        let limit = self.limit;
        let mut is_end = self.read_part(limit)?;
        let kept = self.message.len();
        let mut left_out = 0;
        while !is_end {
            is_end = self.read_part(kept + MAX_REST_LEN)?;
            left_out += self.message.len() - kept;
            self.message.truncate(kept);
        }
        Ok((kept + left_out > 0).then_some(MboxMessage {
            bytes: &self.message,
            offset,
            line,
            left_out: u64::try_from(left_out).unwrap_or(u64::MAX),
        }))
    }

    /// The next message as far as the limit, or the next part of one that is longer; none at the end.
    pub(crate) fn next_part(&mut self) -> io::Result<Option<MboxPart<'_>>> {
        let (offset, line) = (self.offset, self.line);
        let limit = if self.is_in_message {
            MAX_REST_LEN
        } else {
            self.limit
        };
        self.message.clear();
        let is_end = self.read_part(limit)?;
        Ok((!self.message.is_empty()).then_some(MboxPart {
            bytes: &self.message,
            offset,
            line,
            is_end,
        }))
    }

    /// Reads more of a message, until it is `limit` bytes long or ends; says whether it ends.
    fn read_part(&mut self, limit: usize) -> io::Result<bool> {
        loop {
            if self.piece.is_empty() && self.read_piece()? == 0 {
                self.is_in_message = false;
                return Ok(true);
            }
            let piece = self.piece.as_slice();
            if self.is_line_start
                && self.is_after_empty
                && starts_message(piece)
                && self.is_in_message
            {
                self.is_in_message = false;
                return Ok(true);
            }
            let room = limit.saturating_sub(self.message.len());
            if room == 0 {
                return Ok(false);
            }
            self.is_in_message = true;
            let taken = room.min(piece.len());
            let (taken, rest) = piece.split_at(taken);
            self.message.extend_from_slice(taken);
            self.offset += taken.len() as u64;
            if rest.is_empty() {
                self.is_after_empty = self.is_line_start && matches!(taken, b"\n" | b"\r\n");
                self.is_line_start = taken.ends_with(b"\n");
                self.line += u64::from(self.is_line_start);
                self.piece.clear();
            } else {
                let len = taken.len();
                self.is_line_start = false;
                self.piece.drain(..len);
            }
        }
    }

    /// Reads a line, or the next piece of a long one.
    fn read_piece(&mut self) -> io::Result<usize> {
        let input = io::Read::take(&mut self.input, MAX_PIECE_LEN);
        { input }.read_until(b'\n', &mut self.piece)
    }
}

/// Whether bytes begin as an mbox does.
pub(crate) fn looks_like_mbox(bytes: &[u8]) -> bool {
    let line = bytes.split(|&byte| byte == b'\n').next();
    line.is_some_and(starts_message)
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
