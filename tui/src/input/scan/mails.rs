//! Mails in batches.

use super::piece::{MailPlace, Piece};

/// The length, in bytes, from which a batch is searched.
const BATCH_LEN: usize = 1 << 18;

/// Mails that are searched together, because each alone is little work.
#[derive(Debug, Default)]
pub(super) struct Batch {
    bytes: Vec<u8>,
    mails: Vec<MailPlace>,
}

impl Batch {
    /// Adds a mail that starts at an offset and on a line of the file.
    pub(super) fn push(
        &mut self,
        mail: &[u8],
        offset: usize,
        line: usize,
        goes_on_after: Option<usize>,
    ) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(mail);
        self.mails.push(MailPlace {
            range: start..self.bytes.len(),
            offset,
            line,
            goes_on_after,
        });
    }

    /// Whether it is large enough to be searched.
    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= BATCH_LEN
    }

    /// The piece, if there is any mail in it.
    pub(super) fn take(&mut self) -> Option<Piece> {
        let Self { bytes, mails } = std::mem::take(self);
        (!mails.is_empty()).then(|| Piece::of_mails(bytes, mails))
    }
}
