//! Debug output, with the parts of `core::fmt` that it uses.
#![no_std]

use tracklens_codec::{
    Ciphertext, Click, Configuration, ConfigurationError, ConfigurationErrorKind, Definition,
    Draft, Error, ErrorKind, Event, EventValue, Flag, Form, HmacSha256, Host, Include, IncludeIter,
    KeyError, Kind, Layer, LeftOut, Link, LongMetadata, MessageId, MetadataLength, MetadataOutcome,
    NewLink, NoEvent, Options, Origin, ParseError, Part, Parts, Payload, PercentDecoded,
    PercentEncoded, Purpose, Recipient, Record, RecordId, RecordIter, RecordList, Records,
    RedirectError, RedirectErrorKind, RedirectUrl, Request, Route, Scheme, Shape, Signature,
    SignatureVerdict, SignedContent, Span, Standing, Sublink, Target, Token, Transmission,
    TransmissionId, UnsignedLink, Value, Width, WriteError,
};
use tracklens_proofs::{debug, export};

export! {
    ciphertext(it: &Ciphertext<'_>, buffer: &mut [u8]) => debug(it, buffer);
    hmac_sha256(it: &HmacSha256, buffer: &mut [u8]) => debug(it, buffer);
    key_error(it: &KeyError, buffer: &mut [u8]) => debug(it, buffer);
    click(it: &Click<'_>, buffer: &mut [u8]) => debug(it, buffer);
    configuration(it: &Configuration<'_>, buffer: &mut [u8]) => debug(it, buffer);
    configuration_error(it: &ConfigurationError, buffer: &mut [u8]) => debug(it, buffer);
    configuration_error_kind(it: &ConfigurationErrorKind, buffer: &mut [u8]) => debug(it, buffer);
    definition(it: &Definition, buffer: &mut [u8]) => debug(it, buffer);
    draft(it: &Draft<'_>, buffer: &mut [u8]) => debug(it, buffer);
    error(it: &Error, buffer: &mut [u8]) => debug(it, buffer);
    error_kind(it: &ErrorKind, buffer: &mut [u8]) => debug(it, buffer);
    event(it: &Event<'_>, buffer: &mut [u8]) => debug(it, buffer);
    event_value(it: &EventValue<'_>, buffer: &mut [u8]) => debug(it, buffer);
    left_out(it: &LeftOut, buffer: &mut [u8]) => debug(it, buffer);
    no_event(it: &NoEvent, buffer: &mut [u8]) => debug(it, buffer);
    redirect_error(it: &RedirectError, buffer: &mut [u8]) => debug(it, buffer);
    redirect_error_kind(it: &RedirectErrorKind, buffer: &mut [u8]) => debug(it, buffer);
    redirect_url(it: &RedirectUrl<'_, '_>, buffer: &mut [u8]) => debug(it, buffer);
    signature_verdict(it: &SignatureVerdict, buffer: &mut [u8]) => debug(it, buffer);
    request(it: &Request<'_>, buffer: &mut [u8]) => debug(it, buffer);
    flag(it: &Flag, buffer: &mut [u8]) => debug(it, buffer);
    form(it: &Form, buffer: &mut [u8]) => debug(it, buffer);
    host(it: &Host<'_>, buffer: &mut [u8]) => debug(it, buffer);
    include(it: &Include<'_>, buffer: &mut [u8]) => debug(it, buffer);
    include_iter(it: &IncludeIter<'_>, buffer: &mut [u8]) => debug(it, buffer);
    kind(it: &Kind, buffer: &mut [u8]) => debug(it, buffer);
    layer(it: &Layer, buffer: &mut [u8]) => debug(it, buffer);
    link(it: &Link<'_, '_>, buffer: &mut [u8]) => debug(it, buffer);
    long_metadata(it: &LongMetadata, buffer: &mut [u8]) => debug(it, buffer);
    message_id(it: &MessageId, buffer: &mut [u8]) => debug(it, buffer);
    metadata_length(it: &MetadataLength, buffer: &mut [u8]) => debug(it, buffer);
    metadata_outcome(it: &MetadataOutcome, buffer: &mut [u8]) => debug(it, buffer);
    new_link(it: &NewLink<'_>, buffer: &mut [u8]) => debug(it, buffer);
    options(it: &Options, buffer: &mut [u8]) => debug(it, buffer);
    origin(it: &Origin<'_>, buffer: &mut [u8]) => debug(it, buffer);
    parse_error(it: &ParseError, buffer: &mut [u8]) => debug(it, buffer);
    part(it: &Part<'_>, buffer: &mut [u8]) => debug(it, buffer);
    parts(it: &Parts<'_>, buffer: &mut [u8]) => debug(it, buffer);
    payload(it: &Payload<'_>, buffer: &mut [u8]) => debug(it, buffer);
    percent_encoded(it: &PercentEncoded<'_>, buffer: &mut [u8]) => debug(it, buffer);
    percent_decoded(it: &PercentDecoded<'_>, buffer: &mut [u8]) => debug(it, buffer);
    purpose(it: &Purpose<'_>, buffer: &mut [u8]) => debug(it, buffer);
    recipient(it: &Recipient<'_>, buffer: &mut [u8]) => debug(it, buffer);
    record(it: &Record<'_>, buffer: &mut [u8]) => debug(it, buffer);
    record_id(it: &RecordId, buffer: &mut [u8]) => debug(it, buffer);
    record_iter(it: &RecordIter<'_>, buffer: &mut [u8]) => debug(it, buffer);
    record_list(it: &RecordList<'_>, buffer: &mut [u8]) => debug(it, buffer);
    records(it: &Records<'_>, buffer: &mut [u8]) => debug(it, buffer);
    route(it: &Route, buffer: &mut [u8]) => debug(it, buffer);
    scheme(it: &Scheme, buffer: &mut [u8]) => debug(it, buffer);
    shape(it: &Shape, buffer: &mut [u8]) => debug(it, buffer);
    signature(it: &Signature, buffer: &mut [u8]) => debug(it, buffer);
    signed_content(it: &SignedContent<'_>, buffer: &mut [u8]) => debug(it, buffer);
    span(it: &Span, buffer: &mut [u8]) => debug(it, buffer);
    standing(it: &Standing, buffer: &mut [u8]) => debug(it, buffer);
    sublink(it: &Sublink<'_>, buffer: &mut [u8]) => debug(it, buffer);
    target(it: &Target<'_, '_>, buffer: &mut [u8]) => debug(it, buffer);
    token(it: &Token, buffer: &mut [u8]) => debug(it, buffer);
    transmission(it: &Transmission<'_>, buffer: &mut [u8]) => debug(it, buffer);
    transmission_id(it: &TransmissionId, buffer: &mut [u8]) => debug(it, buffer);
    unsigned_link(it: &UnsignedLink<'_>, buffer: &mut [u8]) => debug(it, buffer);
    value(it: &Value<'_>, buffer: &mut [u8]) => debug(it, buffer);
    width(it: &Width, buffer: &mut [u8]) => debug(it, buffer);
    write_error(it: &WriteError, buffer: &mut [u8]) => debug(it, buffer);
}
