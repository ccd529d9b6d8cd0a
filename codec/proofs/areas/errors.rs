//! The getters of errors. Their messages are in `display`.
#![no_std]

use tracklens_codec::{ConfigurationError, ConfigurationErrorKind, Error, ErrorKind, KeyError};
use tracklens_proofs::export;

export! {
    error(error: &Error) => (
        Error::kind(error), Error::code(error), Error::layer(error), Error::offset(error),
        Error::text_offset(error), Error::record(error),
    );
    error_kind(kind: ErrorKind) => ErrorKind::code(kind);
    key_error(error: KeyError) => KeyError::code(error);
    configuration_error(error: &ConfigurationError) => (
        ConfigurationError::kind(error), ConfigurationError::code(error),
        ConfigurationError::line(error), ConfigurationError::column(error),
        ConfigurationError::offset(error),
    );
    configuration_error_kind(kind: ConfigurationErrorKind) => ConfigurationErrorKind::code(kind);
}
