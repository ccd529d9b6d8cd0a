//! JSON: as it is spelled, and whether it comes out as it is.

mod exact;
mod parse;
mod pointer;
mod pretty;
mod start;
mod tokens;
mod tree;
mod write;

pub(crate) use self::exact::{Inexact, Spelling, check};
pub(crate) use self::parse::{JsonError, is_json, is_too_deep, parse, parse_within};
pub(crate) use self::pointer::{key_of_token, pointer_token};
pub(crate) use self::pretty::write_pretty;
pub(crate) use self::start::start_of_string;
pub(crate) use self::tokens::{Token, TokenKind, tokens};
pub(super) use self::tokens::{string_len, token_after};
pub(crate) use self::tree::{Json, Tree};
pub(crate) use self::write::{
    List, Object, label, write_array, write_number, write_string, write_word,
};
