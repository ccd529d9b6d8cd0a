//! Files that the command line names: reading one of limited size without waiting for anybody, and writing
//! one that was not there before.

use std::error::Error;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
#[cfg(unix)]
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;

use crate::text::shown::Shown;
use crate::text::utf16;

/// The bytes of a regular file of at most so many bytes, or else an error that says `too_long`.
pub(crate) fn read(path: &Path, max_len: u64, too_long: &str) -> Result<Vec<u8>, FileError> {
    let read = || {
        let mut bytes = Vec::new();
        open_regular(path)?
            .take(max_len + 1)
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > max_len {
            return Err(io::Error::other(too_long));
        }
        Ok(bytes)
    };
    read().map_err(|error| FileError::Unreadable {
        file: name(path),
        error,
    })
}

/// The text of such a file, without a byte order mark; of UTF-16 as UTF-8.
pub(crate) fn read_text(path: &Path, max_len: u64, too_long: &str) -> Result<Vec<u8>, FileError> {
    read(path, max_len, too_long).map(utf16::without_mark)
}

/// A regular file, opened to be read.
pub(crate) fn open(path: &Path) -> Result<File, FileError> {
    open_regular(path).map_err(|error| FileError::Unreadable {
        file: name(path),
        error,
    })
}

fn open_regular(path: &Path) -> io::Result<File> {
    let special = || io::Error::other("this is not a regular file");
    // Before it is opened: a named pipe would wait for its writer.
    if !fs::metadata(path)?.is_file() || is_of_kernel(path) {
        return Err(special());
    }
    let mut options = OpenOptions::new();
    options.read(true);
    // In the meantime, something else may have taken its name.
    #[cfg(unix)]
    options.custom_flags(NO_WAITING.bits().cast_signed());
    let file = options.open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(special())
    }
}

/// Opens without waiting, and without taking over a terminal.
#[cfg(unix)]
const NO_WAITING: rustix::fs::OFlags =
    rustix::fs::OFlags::NONBLOCK.union(rustix::fs::OFlags::NOCTTY);

/// Whether a file is none on a disk but a way to ask the kernel, which may not answer, as `/proc/kmsg`.
#[cfg(target_os = "linux")]
fn is_of_kernel(path: &Path) -> bool {
    use rustix::fs::{FsWord, PROC_SUPER_MAGIC, statfs};

    /// proc, sysfs, debugfs and tracefs.
    const OF_KERNEL: [FsWord; 4] = [PROC_SUPER_MAGIC, 0x6265_6572, 0x6462_6720, 0x7472_6163];
    statfs(path).is_ok_and(|it| OF_KERNEL.contains(&it.f_type))
}

#[cfg(not(target_os = "linux"))]
const fn is_of_kernel(_: &Path) -> bool {
    false
}

/// Writes a new file that only its owner can read. A file that is there already is left alone, and so is the
/// target of a symbolic link. If not everything can be written, no file is left.
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

/// Whether users can read or change a file who neither own it nor belong to its group.
#[cfg(unix)]
pub(crate) fn is_open_to_others(path: &Path) -> bool {
    const OTHERS: u32 = 0o006;
    fs::metadata(path).is_ok_and(|metadata| metadata.mode() & OTHERS != 0)
}

#[cfg(not(unix))]
pub(crate) const fn is_open_to_others(_: &Path) -> bool {
    false
}

/// The name of a file, safe to show.
pub(crate) fn name(path: &Path) -> Shown {
    Shown::bytes(path.as_os_str().as_encoded_bytes())
}

/// Why a file can't be used: a configuration, a key, or preferences.
#[derive(Debug)]
#[non_exhaustive]
pub enum FileError {
    /// The file can't be read. This includes a file that is not a regular one, since it may have no end, and
    /// one that is too long.
    Unreadable {
        /// Its name.
        file: Shown,
        /// Why.
        error: io::Error,
    },
    /// What the file says is wrong.
    Wrong {
        /// Its name.
        file: Shown,
        /// The line and the column, both from 1, unless the file as a whole is wrong.
        place: Option<(usize, usize)>,
        /// What is wrong.
        error: Box<dyn Error + Send + Sync>,
    },
}

impl FileError {
    /// What is wrong with a file as a whole.
    pub(crate) fn wrong(path: &Path, error: impl Error + Send + Sync + 'static) -> Self {
        Self::Wrong {
            file: name(path),
            place: None,
            error: Box::new(error),
        }
    }

    /// What is wrong at a line and a column of a file, both from 1.
    pub(crate) fn wrong_at(
        path: &Path,
        place: (usize, usize),
        error: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self::Wrong {
            file: name(path),
            place: Some(place),
            error: error.into(),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, error } => write!(f, "{file}: {error}"),
            Self::Wrong { file, place, error } => match place {
                Some((line, column)) => write!(f, "{file}:{line}:{column}: {error}"),
                None => write!(f, "{file}: {error}"),
            },
        }
    }
}

impl Error for FileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreadable { error, .. } => Some(error),
            Self::Wrong { error, .. } => Some(&**error),
        }
    }
}
