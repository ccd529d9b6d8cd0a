//! Reading a file that the command line names: bounded, and without waiting for anybody.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// The bytes of a regular file, of so many at most.
pub(crate) fn read(path: &Path, max_len: u64, too_long: &str) -> io::Result<Vec<u8>> {
    // Before it is opened: a named pipe would wait for its writer.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("this is no regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(max_len + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_len {
        return Err(io::Error::other(too_long));
    }
    Ok(bytes)
}
