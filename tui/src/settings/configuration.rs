//! The configuration file: what of it counts, and what its user is to be told.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

use tracklens_codec::{Configuration, ConfigurationError, Include, Options};

use crate::settings::file;
use crate::text::shown::Shown;

/// The most bytes of a configuration: far more than one has.
const MAX_LEN: u64 = 1 << 20;

/// The most includes that are told one by one.
const MAX_INCLUDES: usize = 20;

/// The most bytes of an include's path that are shown.
const MAX_SHOWN_PATH: usize = 256;

/// What a configuration file says of the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The options of the module.
    pub options: Options,
    /// What else its user should know, a sentence each, safe to show.
    pub warnings: Vec<String>,
}

/// Reads a configuration file. No file that it includes is read.
///
/// ```
/// use std::path::Path;
/// use tracklens::settings::configuration::{LoadError, load};
///
/// let error = load(Path::new("missing.conf")).unwrap_err();
/// assert!(matches!(error, LoadError::Unreadable { .. }));
/// assert!(error.to_string().starts_with("missing.conf: "));
/// ```
///
/// # Errors
///
/// [`Unreadable`](LoadError::Unreadable), also of a file that is no regular one, since such a one
/// may have no end, and of one of more than 1 MiB; [`Wrong`](LoadError::Wrong) where it is not a
/// configuration with options that the module has.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    let file = Shown::bytes(path.as_os_str().as_encoded_bytes());
    let too_long = "this is too long for a configuration (more than 1 MiB)";
    let text = match file::read(path, MAX_LEN, too_long) {
        Ok(text) => text,
        Err(error) => return Err(LoadError::Unreadable { file, error }),
    };
    match Configuration::parse(&text) {
        Ok(configuration) => Ok(Loaded {
            options: configuration.options(),
            warnings: warnings(&file, &configuration),
        }),
        Err(error) => Err(LoadError::Wrong { file, error }),
    }
}

/// Why a configuration file gives no options.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// The file can't be read.
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
        /// What is wrong, and where.
        error: ConfigurationError,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, error } => write!(f, "{file}: {error}"),
            Self::Wrong { file, error } => {
                let (line, column) = (error.line(), error.column());
                write!(
                    f,
                    "{file}:{line}:{column}: {} [{}]",
                    error.kind(),
                    error.code()
                )
            }
        }
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreadable { error, .. } => Some(error),
            Self::Wrong { error, .. } => Some(error),
        }
    }
}

fn warnings(file: &Shown, configuration: &Configuration<'_>) -> Vec<String> {
    let includes = configuration.includes();
    let mut warnings: Vec<_> = includes
        .clone()
        .take(MAX_INCLUDES)
        .map(|include| not_followed(file, &include))
        .collect();
    let more = includes.skip(MAX_INCLUDES).count();
    if more > 0 {
        warnings.push(format!("{file}: {more} more includes are not followed"));
    }
    if !configuration.has_stanza() {
        warnings.push(format!(
            "{file}: there is no engagement_tracker stanza: the module's defaults hold"
        ));
    }
    warnings
}

fn not_followed(file: &Shown, include: &Include<'_>) -> String {
    let (line, column) = (include.line(), include.column());
    let directive = if include.is_readonly() {
        "readonly_include"
    } else {
        "include"
    };
    let (path, end) = match include.path().split_at_checked(MAX_SHOWN_PATH) {
        Some((start, [_, ..])) => (start, "…"),
        _ => (include.path(), ""),
    };
    let path = Shown::bytes(path);
    format!("{file}:{line}:{column}: {directive} \"{path}{end}\" is not followed")
}
