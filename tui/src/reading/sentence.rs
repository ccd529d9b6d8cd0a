//! Faults as sentences for people.

use tracklens_codec::{Error, ErrorKind};

use crate::text::shown::Shown;

/// What is wrong, as a sentence for people: with the byte that it is about, made safe.
#[must_use]
pub fn sentence(error: &Error) -> String {
    let kind = error.kind();
    match kind {
        ErrorKind::InvalidSymbol { byte } => {
            format!("{kind}: {} (0x{byte:02x})", Shown::bytes(&[byte]))
        }
        ErrorKind::UnknownFlag { flag } => format!("{kind}: 0x{flag:02x}"),
        _ => kind.to_string(),
    }
}
