//! Reading a text for the desk.

use crate::input::Candidate;
use crate::reading::Reading;
use crate::reading::masking::Masked;
use crate::settings::Settings;

/// Reads a text once; if masking is on, once more as it is masked. Takes what is asked of the original, of the
/// reading that may be shown, and of its text.
pub(super) fn with_readings<T>(
    text: &str,
    settings: &Settings,
    ask: impl FnOnce(&Reading<'_>, &Reading<'_>, &str) -> T,
) -> T {
    let mut buffer = Vec::new();
    let original = Reading::new(text.as_bytes(), settings, &mut buffer);
    if !settings.mask {
        return ask(&original, &original, text);
    }
    let masked = Masked::of_reading(Candidate::whole(text.as_bytes()), &original);
    let mut buffer = Vec::new();
    let shown = masked.reading(settings, &mut buffer);
    ask(&original, &shown, &String::from_utf8_lossy(masked.line()))
}
