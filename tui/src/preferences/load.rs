//! Loading preferences from a file.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::values::Preferences;
use crate::settings::FileError;
use crate::settings::file;

/// The most bytes of a file of preferences: far more than any has.
const MAX_LEN: u64 = 1 << 16;

impl Preferences {
    /// Reads preferences from a file. If none is given, the user's own file is read, if there is one.
    ///
    /// # Errors
    ///
    /// [`FileError::Unreadable`], also if the file has more than 64 KiB, and [`FileError::Wrong`] if it says
    /// something that is not understood.
    pub fn load(path: Option<&Path>) -> Result<Self, FileError> {
        let own = path.is_none().then(own_file).flatten();
        let Some(path) = path.or(own.as_deref().filter(|own| own.exists())) else {
            return Ok(Self::default());
        };
        let too_long = "this is too long for preferences (more than 64 KiB)";
        let bytes = file::read_text(path, MAX_LEN, too_long)?;
        Self::of_bytes(&bytes).map_err(|error| {
            let place = (error.line(), error.column());
            FileError::wrong_at(path, place, error.without_place())
        })
    }
}

/// Where the user's own preferences are, if there are any.
fn own_file() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(
        strategy
            .config_dir()
            .join("tracklens")
            .join("preferences.toml"),
    )
}
