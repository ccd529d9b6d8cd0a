//! Signatures, tokens, and the ids in records.
#![no_std]

use core::str::FromStr;

use tracklens_codec::{
    Flag, Kind, MessageId, ParseError, RecordId, Route, Scheme, Signature, Token, TransmissionId,
};
use tracklens_proofs::export;

export! {
    code(error: ParseError) => ParseError::code(error);
    flag_of_byte(byte: u8) => Flag::from_byte(byte);
    parse_signature(text: &str) => Signature::from_str(text);
    parse_message_id(text: &str) => MessageId::from_str(text);
    parse_transmission_id(text: &str) => TransmissionId::from_str(text);
    parse_token(text: &str) => Token::from_str(text);
    parse_kind(text: &str) => Kind::from_str(text);
    parse_route(text: &str) => Route::from_str(text);
    parse_scheme(text: &str) => Scheme::from_str(text);
    parse_record_id(text: &str) => RecordId::from_str(text);
    record_id_of(number: u8) => RecordId::try_from(number);
    new_signature(bytes: [u8; 16]) => Signature::new(bytes);
    signature(signature: &Signature) => Signature::as_bytes(signature);
    new_token(bytes: [u8; 5]) => Token::from_bytes(bytes);
    token(token: Token) => (Token::customer_id(token), Token::flag(token), Token::to_bytes(token));
    token_of(customer_id: u32, flag: Flag) => (Token::new(customer_id, flag), Flag::byte(flag));
    new_message_id(bytes: [u8; 10]) => MessageId::new(bytes);
    message_id(id: &MessageId) => (
        MessageId::as_bytes(id), MessageId::injection_time(*id), MessageId::node(*id),
        MessageId::prefix(*id),
    );
    new_transmission_id(number: u64) => TransmissionId::new(number);
    transmission_id(id: TransmissionId) => (
        TransmissionId::get(id), TransmissionId::node(id), TransmissionId::generator_start(id),
        TransmissionId::counter(id),
    );
}
