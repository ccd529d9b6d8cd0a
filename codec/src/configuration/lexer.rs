//! The tokens of a configuration: words and signs.

use super::error::{ConfigurationError, ConfigurationErrorKind};
use super::place::Place;
use crate::bytes::class::find_byte;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A token, and where it starts.
#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind<'t>,
    pub(super) place: Place,
}

/// The kind of a token, and its text.
#[derive(Clone, Copy)]
pub(super) enum TokenKind<'t> {
    Bare(&'t [u8]),
    /// Without the quotation marks.
    Quoted(&'t [u8]),
    Equals,
    OpenScope,
    CloseScope,
    OpenMap,
    CloseMap,
    OpenList,
    CloseList,
    End,
}

/// Reads tokens one by one.
#[derive(Clone)]
pub(super) struct Lexer<'t> {
    rest: &'t [u8],
    place: Place,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        let mut lexer = Self {
            rest: text,
            place: Place::START,
        };
        if text.starts_with(BYTE_ORDER_MARK) {
            lexer.take(BYTE_ORDER_MARK.len());
            // It doesn't count as a character of the first line.
            lexer.place.column = Place::START.column;
        }
        lexer
    }

    /// The next token. At the end of the text, it is [`TokenKind::End`] again and again.
    pub(super) fn next_token(&mut self) -> Result<Token<'t>, ConfigurationError> {
        self.skip_blanks_and_comments()?;
        let place = self.place;
        let error = |kind| Err(ConfigurationError::new(kind, place));
        let kind = match self.rest {
            [] => TokenKind::End,
            [b'"', after @ ..] => {
                let Some(len) = find_byte(after, |byte| byte == b'"') else {
                    return error(ConfigurationErrorKind::UnclosedQuote);
                };
                self.take(1);
                let quoted = self.take(len);
                self.take(1);
                TokenKind::Quoted(quoted)
            }
            [b'=', ..] => self.sign(TokenKind::Equals),
            [b'{', ..] => self.sign(TokenKind::OpenScope),
            [b'}', ..] => self.sign(TokenKind::CloseScope),
            [b'[', ..] => self.sign(TokenKind::OpenMap),
            [b']', ..] => self.sign(TokenKind::CloseMap),
            [b'(', ..] => self.sign(TokenKind::OpenList),
            [b')', ..] => self.sign(TokenKind::CloseList),
            [b'/' | b'\'', ..] => return error(ConfigurationErrorKind::UnquotedCharacter),
            [byte, ..] if byte.is_ascii_control() => {
                return error(ConfigurationErrorKind::ControlCharacter);
            }
            [_, ..] => {
                let len = find_byte(self.rest, ends_bare_word).unwrap_or(self.rest.len());
                TokenKind::Bare(self.take(len))
            }
        };
        Ok(Token { kind, place })
    }

    fn skip_blanks_and_comments(&mut self) -> Result<(), ConfigurationError> {
        loop {
            let len = match self.rest {
                [byte, ..] if is_blank(*byte) => {
                    find_byte(self.rest, |byte| !is_blank(byte)).unwrap_or(self.rest.len())
                }
                [b'#', ..] => find_byte(self.rest, |byte| byte == b'\n').unwrap_or(self.rest.len()),
                [b'/', b'*', after @ ..] => {
                    let Some(len) = after.windows(2).position(|pair| pair == b"*/") else {
                        let kind = ConfigurationErrorKind::UnclosedComment;
                        return Err(ConfigurationError::new(kind, self.place));
                    };
                    len.saturating_add(4)
                }
                _ => return Ok(()),
            };
            self.take(len);
        }
    }

    fn sign(&mut self, kind: TokenKind<'t>) -> TokenKind<'t> {
        self.take(1);
        kind
    }

    fn take(&mut self, len: usize) -> &'t [u8] {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, &[]));
        self.rest = rest;
        self.place = self.place.after(taken);
        taken
    }
}

fn ends_bare_word(byte: u8) -> bool {
    byte == b' '
        || byte.is_ascii_control()
        || matches!(
            byte,
            b'#' | b'/' | b'"' | b'\'' | b'=' | b'{' | b'}' | b'[' | b']' | b'(' | b')'
        )
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0b' | b'\x0c')
}
