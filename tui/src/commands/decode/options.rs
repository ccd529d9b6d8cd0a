//! What `decode` is asked for.

use std::ffi::OsString;
use std::num::NonZeroUsize;

use crate::commands::remarks::Detail;
use crate::input::log::LogFormat;
use crate::report::Format;
use crate::settings::Settings;

/// What is decoded, and how.
#[derive(Clone, Copy, Debug)]
pub struct Decode<'d> {
    /// Links, or `-` for the input. If there are none, the input is read as well.
    pub candidates: &'d [OsString],
    /// The format of the report.
    pub format: Format,
    /// What is known besides the links.
    pub settings: &'d Settings,
    /// The format of access logs. Without it, lines of a log are recognized by their form.
    pub log_format: Option<&'d LogFormat>,
    /// How much is remarked of what events lack.
    pub detail: Detail,
    /// How many threads decode, once much of the input is there at once.
    pub threads: NonZeroUsize,
    /// Whether standard error shows how far the run is.
    pub shows_progress: bool,
    /// How many bytes the input has, if that is known.
    pub size: Option<u64>,
}

impl<'d> Decode<'d> {
    /// All lines of the input, on one thread, with a remark on each event that lacks something.
    ///
    /// ```
    /// use tracklens::commands::decode::{self, Decode};
    /// use tracklens::report::Format;
    /// use tracklens::settings::Settings;
    ///
    /// let settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
    /// let mut output = Vec::new();
    /// let decode = Decode::lines(Format::Ndjson, &settings);
    /// let all_whole = decode::run(&decode, &b"hello\n"[..], &mut output, |_| {})?;
    /// assert!(!all_whole);
    /// assert!(output.starts_with(br#"{"input":"hello","error":{"#));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub const fn lines(format: Format, settings: &'d Settings) -> Self {
        Self {
            candidates: &[],
            format,
            settings,
            log_format: None,
            detail: Detail::Each,
            threads: NonZeroUsize::MIN,
            shows_progress: false,
            size: None,
        }
    }
}
