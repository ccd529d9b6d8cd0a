//! What is packed with gzip or zstd, unpacked.

use std::io::{self, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use flate2::bufread::MultiGzDecoder;

use super::expansion::{Counted, Limited};
use super::zstd::Zstd;

/// How often something is unpacked that is packed again and again.
const MAX_LEVELS: usize = 2;

/// gzip, with the only method of compression that it has.
const GZIP: &[u8] = &[0x1f, 0x8b, 8];

/// The content of an input. `packed` counts the bytes of the input that are read.
pub(super) fn unpack<'r>(
    input: impl Read + Send + 'r,
    packed: &Arc<AtomicU64>,
) -> io::Result<Box<dyn Read + Send + 'r>> {
    let mut content: Box<dyn Read + Send + 'r> = Box::new(Counted::new(input, packed.clone()));
    for _ in 0..MAX_LEVELS {
        let mut start = Vec::new();
        (&mut content).take(4).read_to_end(&mut start)?;
        let is_gzip = start.starts_with(GZIP);
        let is_zstd = is_zstd(&start);
        let whole = Cursor::new(start).chain(content);
        if is_gzip {
            let unpacked = MultiGzDecoder::new(BufReader::new(whole));
            content = Box::new(Limited::new(unpacked, packed.clone()));
        } else if is_zstd {
            let unpacked = Zstd::new(BufReader::new(whole));
            content = Box::new(Limited::new(unpacked, packed.clone()));
        } else {
            return Ok(Box::new(whole));
        }
    }
    Ok(content)
}

/// Whether something starts with a frame of zstd, or with one that is to be passed over.
const fn is_zstd(start: &[u8]) -> bool {
    matches!(
        start,
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..]
    )
}
