//! Reading a file that the command line names: bounded, and without waiting for anybody. Writing one
//! that was not there before.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt as _;
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

/// Writes a new file that its owner alone may read; one that is there already is left alone, and so is
/// what a link leads to. What can't be written to its end is not there.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}
