//! Output for people, with the parts of `core::fmt` that it uses.
#![no_std]

use tracklens_codec::{
    ConfigurationError, ConfigurationErrorKind, Error, ErrorKind, Event, Host, KeyError, Kind,
    Link, MessageId, NewLink, NoEvent, Origin, ParseError, PercentEncoded, RecordId, RedirectError,
    RedirectErrorKind, RedirectUrl, Route, Scheme, Signature, Sublink, Token, TransmissionId,
    WriteError,
};
use tracklens_proofs::{display, export};

export! {
    configuration_error(it: &ConfigurationError, buffer: &mut [u8]) => display(it, buffer);
    configuration_error_kind(it: &ConfigurationErrorKind, buffer: &mut [u8]) => display(it, buffer);
    error(it: &Error, buffer: &mut [u8]) => display(it, buffer);
    error_kind(it: &ErrorKind, buffer: &mut [u8]) => display(it, buffer);
    event(it: &Event<'_>, buffer: &mut [u8]) => display(it, buffer);
    host(it: &Host<'_>, buffer: &mut [u8]) => display(it, buffer);
    kind(it: &Kind, buffer: &mut [u8]) => display(it, buffer);
    link(it: &Link<'_, '_>, buffer: &mut [u8]) => display(it, buffer);
    origin(it: &Origin<'_>, buffer: &mut [u8]) => display(it, buffer);
    parse_error(it: &ParseError, buffer: &mut [u8]) => display(it, buffer);
    record_id(it: &RecordId, buffer: &mut [u8]) => display(it, buffer);
    route(it: &Route, buffer: &mut [u8]) => display(it, buffer);
    scheme(it: &Scheme, buffer: &mut [u8]) => display(it, buffer);
    token(it: &Token, buffer: &mut [u8]) => display(it, buffer);
    key_error(it: &KeyError, buffer: &mut [u8]) => display(it, buffer);
    message_id(it: &MessageId, buffer: &mut [u8]) => display(it, buffer);
    new_link(it: &NewLink<'_>, buffer: &mut [u8]) => display(it, buffer);
    no_event(it: &NoEvent, buffer: &mut [u8]) => display(it, buffer);
    redirect_error(it: &RedirectError, buffer: &mut [u8]) => display(it, buffer);
    redirect_error_kind(it: &RedirectErrorKind, buffer: &mut [u8]) => display(it, buffer);
    redirect_url(it: &RedirectUrl<'_, '_>, buffer: &mut [u8]) => display(it, buffer);
    percent_encoded(it: &PercentEncoded<'_>, buffer: &mut [u8]) => display(it, buffer);
    signature(it: &Signature, buffer: &mut [u8]) => display(it, buffer);
    sublink(it: &Sublink<'_>, buffer: &mut [u8]) => display(it, buffer);
    write_error(it: &WriteError, buffer: &mut [u8]) => display(it, buffer);
    transmission_id(it: &TransmissionId, buffer: &mut [u8]) => display(it, buffer);
}
