//! The operator's own keys: out of files, never from the command line, never shown.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

use tracklens_codec::{Cipher, HmacSha256, KeyError};

use crate::commands::cli::KeyOptions;
use crate::settings::file;
use crate::text::hex;
use crate::text::shown::Shown;

/// The most bytes of a file with a key: far more than one has.
const MAX_LEN: u64 = 4096;

/// The keys that a reading has.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    signature: Option<HmacSha256>,
    cipher: Option<Cipher>,
}

impl Keys {
    /// No key at all.
    pub const NONE: Self = Self {
        signature: None,
        cipher: None,
    };

    /// These keys.
    ///
    /// ```
    /// use tracklens::settings::keys::Keys;
    /// use tracklens_codec::HmacSha256;
    ///
    /// let keys = Keys::new(HmacSha256::new(b"a key of our own, made up").ok(), None);
    /// assert!(keys.signature().is_some());
    /// ```
    #[must_use]
    pub const fn new(signature: Option<HmacSha256>, cipher: Option<Cipher>) -> Self {
        Self { signature, cipher }
    }

    /// Reads the files that the command line names.
    ///
    /// ```
    /// use clap::Parser as _;
    /// use tracklens::commands::cli::Cli;
    /// use tracklens::settings::keys::{KeyFileError, Keys};
    ///
    /// let cli = Cli::parse_from(["tracklens", "--signature-key-file", "missing.key"]);
    /// let error = Keys::load(&cli.reading.keys).unwrap_err();
    /// assert!(matches!(error, KeyFileError::Unreadable { .. }));
    /// assert!(error.to_string().starts_with("missing.key: "));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Unreadable`](KeyFileError::Unreadable), also of a file that is no regular one, and of one
    /// of more than 4096 bytes; [`Wrong`](KeyFileError::Wrong) where what it holds is no key.
    pub fn load(options: &KeyOptions) -> Result<Self, KeyFileError> {
        let signature = options.signature_key_file.as_deref().map(signature_key);
        let cipher = options
            .cipher_key_file
            .as_deref()
            .zip(options.cipher_iv_file.as_deref())
            .map(|(key, vector)| cipher(key, vector));
        Ok(Self {
            signature: signature.transpose()?,
            cipher: cipher.transpose()?,
        })
    }

    /// What signatures are checked with.
    #[must_use]
    pub const fn signature(&self) -> Option<&HmacSha256> {
        self.signature.as_ref()
    }

    /// What payloads are decrypted with.
    #[must_use]
    pub const fn cipher(&self) -> Option<&Cipher> {
        self.cipher.as_ref()
    }
}

/// Why a file gives no key. Nothing of what it holds is ever in here.
#[derive(Debug)]
#[non_exhaustive]
pub enum KeyFileError {
    /// The file can't be read.
    Unreadable {
        /// Its name.
        file: Shown,
        /// Why.
        error: io::Error,
    },
    /// What the file holds is no key.
    Wrong {
        /// Its name.
        file: Shown,
        /// Why it is none.
        error: KeyFault,
    },
}

impl fmt::Display for KeyFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, error } => write!(f, "{file}: {error}"),
            Self::Wrong { file, error } => write!(f, "{file}: {error}"),
        }
    }
}

impl Error for KeyFileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreadable { error, .. } => Some(error),
            Self::Wrong { error, .. } => Some(error),
        }
    }
}

/// Why what a file holds is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyFault {
    /// It is not pairs of hexadecimal digits.
    NotHexadecimal,
    /// It has not the length of a key.
    Length(KeyError),
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHexadecimal => {
                f.write_str("this is not pairs of hexadecimal digits on one line")
            }
            Self::Length(error) => error.fmt(f),
        }
    }
}

impl Error for KeyFault {}

fn signature_key(path: &Path) -> Result<HmacSha256, KeyFileError> {
    let bytes = read(path)?;
    let key = bytes
        .strip_suffix(b"\r\n")
        .or_else(|| bytes.strip_suffix(b"\n"))
        .unwrap_or(&bytes);
    HmacSha256::new(key).map_err(|error| wrong(path, KeyFault::Length(error)))
}

fn cipher(key_path: &Path, vector_path: &Path) -> Result<Cipher, KeyFileError> {
    let key = read_hexadecimal(key_path)?;
    let vector = read_hexadecimal(vector_path)?;
    Cipher::new(&key, &vector).map_err(|error| {
        let path = match error {
            KeyError::InitialisationVectorLength { .. } => vector_path,
            _ => key_path,
        };
        wrong(path, KeyFault::Length(error))
    })
}

fn read_hexadecimal(path: &Path) -> Result<Vec<u8>, KeyFileError> {
    let bytes = read(path)?;
    let not_hexadecimal = || wrong(path, KeyFault::NotHexadecimal);
    let digits = str::from_utf8(bytes.trim_ascii()).map_err(|_| not_hexadecimal())?;
    hex::bytes(digits).map_err(|_| not_hexadecimal())
}

fn read(path: &Path) -> Result<Vec<u8>, KeyFileError> {
    let too_long = "this is too long for a key (more than 4096 bytes)";
    file::read(path, MAX_LEN, too_long).map_err(|error| KeyFileError::Unreadable {
        file: shown(path),
        error,
    })
}

fn wrong(path: &Path, error: KeyFault) -> KeyFileError {
    let file = shown(path);
    KeyFileError::Wrong { file, error }
}

fn shown(path: &Path) -> Shown {
    Shown::bytes(path.as_os_str().as_encoded_bytes())
}
