//! What to search, and how.

use std::ffi::OsString;
use std::num::NonZeroUsize;

use crate::input::log::LogFormat;
use crate::report::Format;
use crate::settings::Settings;

/// What to search, and how.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    /// Files and folders. `-`, and none at all, stand for the input.
    pub files: &'a [OsString],
    /// Whether folders are searched.
    pub recursive: bool,
    /// Whether each link is written only once.
    pub unique: bool,
    /// How many threads search.
    pub threads: NonZeroUsize,
    /// The format of the report.
    pub format: Format,
    /// The format of the lines of access logs, if they are not to be recognized by their form.
    pub log_format: Option<&'a LogFormat>,
    /// The options for reading links.
    pub settings: &'a Settings,
    /// Whether progress is shown on standard error.
    pub shows_progress: bool,
}
