//! The operator's own keys: they come from files, never from the command line, and are never shown.

use std::error::Error;
use std::fmt;
use std::path::Path;

use tracklens_codec::{Cipher, HmacSha256, KeyError};

use crate::settings::file::{self, FileError};
use crate::text::shown::Shown;
use crate::text::{hex, utf16};

/// The most bytes of a file with a key: far more than any has.
const MAX_LEN: u64 = 4096;

/// The files with the operator's own keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyFiles<'a> {
    /// The key of signatures.
    pub signature: Option<&'a Path>,
    /// The key of encrypted payloads, and the initialization vector that belongs to it.
    pub cipher: Option<(&'a Path, &'a Path)>,
}

impl KeyFiles<'_> {
    /// What you should know of these files, a sentence each, safe to show.
    #[must_use]
    pub fn warnings(self) -> Vec<String> {
        let [key, vector] = match self.cipher {
            Some((key, vector)) => [Some(key), Some(vector)],
            None => [None; 2],
        };
        let files = [self.signature, key, vector].into_iter().flatten();
        let of_others = files.filter(|path| file::is_open_to_others(path));
        let mut warnings: Vec<String> = of_others
            .map(|path| open_to_others(&file::name(path)))
            .collect();
        if let Some(path) = self.signature
            && read(path).is_ok_and(|key| key.starts_with(utf16::BYTE_ORDER_MARK))
        {
            let file = file::name(path);
            warnings.push(format!(
                "{file}: this starts with a byte order mark, which is part of the key"
            ));
        }
        warnings
    }
}

fn open_to_others(file: &Shown) -> String {
    format!("{file}: other users of this system can read this key, or change it")
}

/// The operator's own keys.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    signature: Option<HmacSha256>,
    cipher: Option<Cipher>,
}

impl Keys {
    /// No keys.
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

    /// Reads the keys out of files.
    ///
    /// ```
    /// use std::path::Path;
    /// use tracklens::settings::FileError;
    /// use tracklens::settings::keys::{KeyFiles, Keys};
    ///
    /// let files = KeyFiles { signature: Some(Path::new("missing.key")), cipher: None };
    /// let error = Keys::load(files).unwrap_err();
    /// assert!(matches!(error, FileError::Unreadable { .. }));
    /// assert!(error.to_string().starts_with("missing.key: "));
    /// ```
    ///
    /// # Errors
    ///
    /// [`FileError::Unreadable`], also if a file has more than 4096 bytes, and [`FileError::Wrong`] if it does
    /// not hold a key. Nothing of what the file holds is in the error.
    pub fn load(files: KeyFiles<'_>) -> Result<Self, FileError> {
        let cipher = files.cipher.map(|(key, vector)| cipher(key, vector));
        Ok(Self {
            signature: files.signature.map(signature_key).transpose()?,
            cipher: cipher.transpose()?,
        })
    }

    /// The key of signatures.
    #[must_use]
    pub const fn signature(&self) -> Option<&HmacSha256> {
        self.signature.as_ref()
    }

    /// The key of encrypted payloads.
    #[must_use]
    pub const fn cipher(&self) -> Option<&Cipher> {
        self.cipher.as_ref()
    }
}

/// Why what a file holds is not a key. Nothing of what it holds is ever in here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyFileError {
    /// It is not pairs of hexadecimal digits.
    NotHexadecimal,
    /// It does not have the length of a key.
    Length(KeyError),
}

impl fmt::Display for KeyFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHexadecimal => {
                f.write_str("this is not pairs of hexadecimal digits on one line")
            }
            Self::Length(error) => error.fmt(f),
        }
    }
}

impl Error for KeyFileError {}

fn signature_key(path: &Path) -> Result<HmacSha256, FileError> {
    let bytes = read(path)?;
    let key = bytes
        .strip_suffix(b"\r\n")
        .or_else(|| bytes.strip_suffix(b"\n"))
        .unwrap_or(&bytes);
    HmacSha256::new(key).map_err(|error| FileError::wrong(path, KeyFileError::Length(error)))
}

fn cipher(key_path: &Path, vector_path: &Path) -> Result<Cipher, FileError> {
    let key = read_hexadecimal(key_path)?;
    let vector = read_hexadecimal(vector_path)?;
    Cipher::new(&key, &vector).map_err(|error| {
        let path = match error {
            KeyError::InitialisationVectorLength { .. } => vector_path,
            _ => key_path,
        };
        FileError::wrong(path, KeyFileError::Length(error))
    })
}

fn read_hexadecimal(path: &Path) -> Result<Vec<u8>, FileError> {
    let bytes = utf16::without_mark(read(path)?);
    let not_hexadecimal = || FileError::wrong(path, KeyFileError::NotHexadecimal);
    let digits = str::from_utf8(bytes.trim_ascii()).map_err(|_| not_hexadecimal())?;
    hex::bytes(digits).map_err(|_| not_hexadecimal())
}

fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let too_long = "this is too long for a key (more than 4096 bytes)";
    file::read(path, MAX_LEN, too_long)
}
