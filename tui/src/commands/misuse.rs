//! What is said of a command line that is not understood.

use clap::Error;
use clap::builder::StyledStr;
use clap::error::ContextValue;

use crate::text::shown::Shown;

/// The message of an error of the command line: all that it repeats of the command line is safe to show, each argument
/// on one line.
///
/// ```
/// use clap::Parser as _;
/// use tracklens::commands::cli::Cli;
/// use tracklens::commands::misuse;
///
/// let error = Cli::try_parse_from(["tracklens", "decode", "--format", "\x1b]0;x\x07\nerror:"]).unwrap_err();
/// let message = misuse::message(error);
/// assert!(message.starts_with(r"error: invalid value '\x1b]0;x\x07\x0aerror:' for '--format"), "{message}");
/// ```
#[must_use]
pub fn message(mut error: Error) -> String {
    let context: Vec<_> = error
        .context()
        .map(|(kind, value)| (kind, safe(value)))
        .collect();
    for (kind, value) in context {
        if let Some(value) = value {
            error.insert(kind, value);
        }
    }
    error.render().to_string()
}

/// A value that is safe to show, if it is one that can repeat an argument.
fn safe(value: &ContextValue) -> Option<ContextValue> {
    let line = |text: &str| Shown::text(text).to_string();
    Some(match value {
        ContextValue::String(text) => ContextValue::String(line(text)),
        ContextValue::Strings(texts) => {
            ContextValue::Strings(texts.iter().map(|text| line(text)).collect())
        }
        ContextValue::StyledStrs(texts) => {
            let texts = texts
                .iter()
                .map(|text| StyledStr::from(line(&text.to_string())));
            ContextValue::StyledStrs(texts.collect())
        }
        _ => return None,
    })
}
