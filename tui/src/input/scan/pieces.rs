//! Reads a file in pieces.

use std::collections::VecDeque;
use std::io::{self, BufReader, Chain, Cursor, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::form::{Form, START_LEN};
use super::limits::MAX_MAIL_LEN;
use super::mails::Batch;
use super::piece::Piece;
use super::stretches::Stretches;
use super::unpack::unpack;
use crate::input::mail::Mbox;
use crate::input::utf8::Utf8;
use crate::text::utf16::{self, BYTE_ORDER_MARK, ByteOrder};

/// How much text is searched at a time: enough that little is looked at twice.
const STRETCH_LEN: usize = 1 << 21;

/// The pieces of a file, whatever it holds.
///
/// gzip and zstd are unpacked, also one in the other. An mbox and a mail are recognized by their start; anything else is
/// text, in which line breaks matter little and invalid characters not at all. What is kept at a time has a limit,
/// whatever the file holds.
///
/// ```
/// use tracklens::input::scan::{Item, Pieces};
///
/// let text = b"see\nhttps://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~.\n";
/// let mut pieces = Pieces::new(&text[..])?;
/// let piece = pieces.next_piece()?.unwrap();
/// let searched = piece.search(None);
/// assert_eq!(searched.items[0].source.line, 2);
/// assert!(matches!(&searched.items[0].item, Item::Link(found) if found.link().ends_with(b"Q~")));
/// assert!(pieces.next_piece()?.is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Pieces<'r> {
    reader: Reader<'r>,
    lens: Lens,
    /// How many bytes at the start do not belong to the mails.
    left_out: usize,
    batch: Batch,
    /// The text, or the rest of a mail that is too long.
    stretches: Option<Stretches>,
    ready: VecDeque<Piece>,
    read: BytesRead,
    error: Slot,
}

/// How many bytes of a file were read so far. It can be asked on another thread.
#[derive(Clone, Debug, Default)]
pub struct BytesRead(Arc<AtomicU64>);

/// The lengths at which mails and texts are cut.
#[derive(Clone, Copy, Debug)]
struct Lens {
    mail: usize,
    stretch: usize,
}

enum Reader<'r> {
    Mbox(Mbox<BufReader<Input<'r>>>),
    Mail(Input<'r>),
    Text(Input<'r>),
    End,
}

type Input<'r> = Chain<Cursor<Vec<u8>>, Box<dyn Read + Send + 'r>>;

/// The first error of an input.
type Slot = Arc<Mutex<Option<io::Error>>>;

impl BytesRead {
    /// The number, which grows while the file is read. Of a packed file, the packed bytes.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl<'r> Pieces<'r> {
    /// Starts to read.
    ///
    /// # Errors
    ///
    /// An error of the input, at its very start.
    pub fn new(input: impl Read + Send + 'r) -> io::Result<Self> {
        let lens = Lens {
            mail: MAX_MAIL_LEN,
            stretch: STRETCH_LEN,
        };
        Self::with_lens(input, lens)
    }

    fn with_lens(input: impl Read + Send + 'r, lens: Lens) -> io::Result<Self> {
        let read = BytesRead::default();
        let error = Slot::default();
        let content = unpack(input, &read.0)?;
        let mut content: Box<dyn Read + Send + 'r> = Box::new(UntilError {
            input: content,
            error: error.clone(),
        });
        let mut start = Vec::new();
        (&mut content)
            .take(START_LEN as u64)
            .read_to_end(&mut start)?;
        // A text is searched as it is, with places in what was given. Mails have a form that has to be read.
        let of_mails = |start: &[u8]| Some(Form::of(start)).filter(|form| *form != Form::Text);
        let mut form = Form::of(&start);
        let mut left_out = 0;
        if let Some(rest) = start.strip_prefix(BYTE_ORDER_MARK)
            && let Some(of_rest) = of_mails(rest)
        {
            form = of_rest;
            left_out = BYTE_ORDER_MARK.len();
            start.drain(..left_out);
        } else if ByteOrder::of(&start).is_some()
            && let Some(of_text) = of_mails(&utf16::without_mark(start.clone()))
        {
            form = of_text;
            content = Box::new(Utf8::new(
                Cursor::new(std::mem::take(&mut start)).chain(content),
            ));
            let mark = BYTE_ORDER_MARK.len() as u64;
            (&mut content).take(mark).read_to_end(&mut start)?;
            start = start
                .strip_prefix(BYTE_ORDER_MARK)
                .unwrap_or(&start)
                .to_vec();
        }
        let whole = Cursor::new(start).chain(content);
        Ok(Self {
            reader: match form {
                Form::Mbox => Reader::Mbox(Mbox::with_limit(BufReader::new(whole), lens.mail)),
                Form::Mail => Reader::Mail(whole),
                Form::Text => Reader::Text(whole),
            },
            lens,
            left_out,
            batch: Batch::default(),
            stretches: None,
            ready: VecDeque::new(),
            read,
            error,
        })
    }

    /// How many bytes were read so far.
    #[must_use]
    pub fn bytes_read(&self) -> BytesRead {
        self.read.clone()
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    ///
    /// An error of the input, after the pieces of what could be read.
    pub fn next_piece(&mut self) -> io::Result<Option<Piece>> {
        loop {
            if let Some(piece) = self.ready.pop_front() {
                return Ok(Some(piece));
            }
            match &mut self.reader {
                Reader::Mbox(_) => self.read_mbox()?,
                Reader::Mail(_) => self.read_mail()?,
                Reader::Text(_) => self.read_text()?,
                Reader::End => {
                    let error = self.error.lock().ok().and_then(|mut slot| slot.take());
                    return error.map_or(Ok(None), Err);
                }
            }
        }
    }

    /// Reads the next mail of an mbox, or the next part of a long one.
    fn read_mbox(&mut self) -> io::Result<()> {
        let Reader::Mbox(mbox) = &mut self.reader else {
            return Ok(());
        };
        let Some(part) = mbox.next_part()? else {
            self.ready.extend(self.batch.take());
            self.reader = Reader::End;
            return Ok(());
        };
        let [offset, line] = [part.offset, part.line].map(index);
        let offset = offset.saturating_add(self.left_out);
        match &mut self.stretches {
            None if part.is_end => {
                self.batch.push(part.bytes, offset, line, None);
                if self.batch.is_full() {
                    self.ready.extend(self.batch.take());
                }
            }
            None => {
                let rest = Stretches::after(part.bytes, self.lens.stretch, offset, line);
                let own_len = rest.start_in_file() - offset;
                self.batch.push(part.bytes, offset, line, Some(own_len));
                self.ready.extend(self.batch.take());
                self.stretches = Some(rest);
            }
            Some(stretches) => {
                let is_end = part.is_end;
                stretches.bytes().extend_from_slice(part.bytes);
                self.take_stretches(is_end);
            }
        }
        Ok(())
    }

    fn read_mail(&mut self) -> io::Result<()> {
        let Reader::Mail(mut input) = std::mem::replace(&mut self.reader, Reader::End) else {
            return Ok(());
        };
        let mut bytes = Vec::new();
        let limit = self.lens.mail as u64 + 1;
        (&mut input).take(limit).read_to_end(&mut bytes)?;
        let is_too_long = bytes.len() > self.lens.mail;
        let offset = self.left_out;
        let rest = is_too_long.then(|| Stretches::after(&bytes, self.lens.stretch, offset, 1));
        let goes_on_after = rest.as_ref().map(|rest| rest.start_in_file() - offset);
        self.batch.push(&bytes, offset, 1, goes_on_after);
        self.ready.extend(self.batch.take());
        if let Some(rest) = rest {
            self.stretches = Some(rest);
            self.reader = Reader::Text(input);
        }
        Ok(())
    }

    fn read_text(&mut self) -> io::Result<()> {
        let Reader::Text(input) = &mut self.reader else {
            return Ok(());
        };
        let len = self.lens.stretch;
        let stretches = self
            .stretches
            .get_or_insert_with(|| Stretches::new(len, 0, 1));
        let missing = stretches.missing() as u64;
        let read = input.take(missing).read_to_end(stretches.bytes())?;
        let is_end = (read as u64) < missing;
        self.take_stretches(is_end);
        if is_end {
            self.reader = Reader::End;
        }
        Ok(())
    }

    fn take_stretches(&mut self, is_end: bool) {
        let Some(stretches) = &mut self.stretches else {
            return;
        };
        while let Some(stretch) = stretches.next(is_end) {
            self.ready.push_back(Piece::of_text(stretch));
        }
        if is_end {
            self.stretches = None;
        }
    }
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Mbox(_) => "Mbox",
            Self::Mail(_) => "Mail",
            Self::Text(_) => "Text",
            Self::End => "End",
        })
    }
}

/// Ends at the first error, and keeps it: what was read before it is still searched.
struct UntilError<R> {
    input: R,
    error: Slot,
}

impl<R: Read> Read for UntilError<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.input.read(buffer) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                if let Ok(mut slot) = self.error.lock() {
                    slot.get_or_insert(error);
                }
                Ok(0)
            }
            read => read,
        }
    }
}

fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
