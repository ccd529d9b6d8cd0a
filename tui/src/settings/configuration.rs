//! The configuration file: the options in it, and what its user should know.

use std::path::Path;

use tracklens_codec::{Configuration, ConfigurationError, Include, Options};

use crate::settings::file::{self, FileError};
use crate::text::shown::Shown;

/// The most bytes of a configuration: far more than any has.
const MAX_LEN: u64 = 1 << 20;

/// The most includes that are named one by one.
const MAX_INCLUDES: usize = 20;

/// The most bytes of an include's path that are shown.
const MAX_SHOWN_PATH: usize = 256;

/// A configuration file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The options of the module.
    pub options: Options,
    /// What else the user should know, a sentence each, safe to show.
    pub warnings: Vec<String>,
}

/// Reads a configuration file. Files that it includes are not read.
///
/// ```
/// use std::path::Path;
/// use tracklens::settings::FileError;
/// use tracklens::settings::configuration::load;
///
/// let error = load(Path::new("missing.conf")).unwrap_err();
/// assert!(matches!(error, FileError::Unreadable { .. }));
/// assert!(error.to_string().starts_with("missing.conf: "));
/// ```
///
/// # Errors
///
/// [`FileError::Unreadable`], also if the file has more than 1 MiB, and [`FileError::Wrong`] if it is not a
/// configuration with options that the module has.
pub fn load(path: &Path) -> Result<Loaded, FileError> {
    let too_long = "this is too long for a configuration (more than 1 MiB)";
    let text = file::read_text(path, MAX_LEN, too_long)?;
    match Configuration::parse(&text) {
        Ok(configuration) => Ok(Loaded {
            options: configuration.options(),
            warnings: warnings(&file::name(path), &configuration),
        }),
        Err(error) => Err(wrong(path, &error)),
    }
}

fn wrong(path: &Path, error: &ConfigurationError) -> FileError {
    let [line, column] =
        [error.line(), error.column()].map(|it| usize::try_from(it).unwrap_or(usize::MAX));
    FileError::wrong_at(
        path,
        (line, column),
        format!("{} [{}]", error.kind(), error.code()),
    )
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
            "{file}: there is no engagement_tracker stanza: the module's defaults apply"
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
