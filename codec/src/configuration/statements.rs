//! The statements of a configuration, in any scope.

use super::error::{ConfigurationError, ConfigurationErrorKind};
use super::include::Include;
use super::lexer::{Lexer, Token, TokenKind};
use super::place::Place;

/// One statement.
#[derive(Clone, Copy)]
pub(super) enum Statement<'t> {
    /// `name = value`
    Setting {
        name: &'t [u8],
        place: Place,
        value: Value<'t>,
    },
    /// `name {` or `name instance {`
    Open {
        name: &'t [u8],
        place: Place,
    },
    /// `}`
    Close,
    Include(Include<'t>),
}

/// The value of an option, and where it starts.
#[derive(Clone, Copy)]
pub(super) struct Value<'t> {
    /// The text of a word. A list or a map has none: no option of the module is one, so both are skipped.
    pub(super) text: Option<&'t [u8]>,
    pub(super) place: Place,
}

/// Reads statements one by one.
///
/// Only scopes nest, so a number is enough to know which brackets are open.
#[derive(Clone)]
pub(super) struct Statements<'t> {
    lexer: Lexer<'t>,
    depth: u32,
    /// The position of the last scope that was opened outside of any other.
    outermost: Place,
}

impl<'t> Statements<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        Self {
            lexer: Lexer::new(text),
            depth: 0,
            outermost: Place::START,
        }
    }

    /// The number of scopes around the next statement.
    pub(super) const fn depth(&self) -> u32 {
        self.depth
    }

    /// The next statement, or `None` at the end of the text, again and again.
    pub(super) fn next_statement(&mut self) -> Result<Option<Statement<'t>>, ConfigurationError> {
        let token = self.lexer.next_token()?;
        let error = |kind, place| Err(ConfigurationError::new(kind, place));
        match token.kind {
            TokenKind::End if self.depth == 0 => Ok(None),
            TokenKind::End => error(ConfigurationErrorKind::UnclosedScope, self.outermost),
            TokenKind::CloseScope => {
                let Some(depth) = self.depth.checked_sub(1) else {
                    return error(ConfigurationErrorKind::UnmatchedBrace, token.place);
                };
                self.depth = depth;
                Ok(Some(Statement::Close))
            }
            TokenKind::Bare(name) if name.eq_ignore_ascii_case(b"include") => {
                self.read_include(token.place, false).map(Some)
            }
            TokenKind::Bare(name) if name.eq_ignore_ascii_case(b"readonly_include") => {
                self.read_include(token.place, true).map(Some)
            }
            TokenKind::Bare(name) => self.read_named(name, token.place).map(Some),
            _ => error(ConfigurationErrorKind::ExpectedName, token.place),
        }
    }

    fn read_include(
        &mut self,
        place: Place,
        is_readonly: bool,
    ) -> Result<Statement<'t>, ConfigurationError> {
        let token = self.lexer.next_token()?;
        match token.kind {
            TokenKind::Bare(path) | TokenKind::Quoted(path) => {
                Ok(Statement::Include(Include::new(path, is_readonly, place)))
            }
            _ => Err(ConfigurationError::new(
                ConfigurationErrorKind::MissingPath,
                place,
            )),
        }
    }

    /// Reads what a name begins: an option or a scope.
    fn read_named(
        &mut self,
        name: &'t [u8],
        place: Place,
    ) -> Result<Statement<'t>, ConfigurationError> {
        let token = self.lexer.next_token()?;
        let value = match token.kind {
            TokenKind::OpenScope => return Ok(self.open(name, place)),
            TokenKind::Bare(_) | TokenKind::Quoted(_) => {
                if let TokenKind::OpenScope = self.lexer.next_token()?.kind {
                    return Ok(self.open(name, place));
                }
                None
            }
            TokenKind::Equals => {
                let first = self.lexer.next_token()?;
                let kind = ConfigurationErrorKind::MissingValue;
                let missing = ConfigurationError::new(kind, token.place);
                Some(self.read_value(first)?.ok_or(missing)?)
            }
            // Samples of the vendor have `map [ … ]` without the sign too.
            TokenKind::OpenList | TokenKind::OpenMap => self.read_value(token)?,
            _ => None,
        };
        let kind = ConfigurationErrorKind::IncompleteStatement;
        let value = value.ok_or(ConfigurationError::new(kind, place))?;
        Ok(Statement::Setting { name, place, value })
    }

    fn open(&mut self, name: &'t [u8], place: Place) -> Statement<'t> {
        if self.depth == 0 {
            self.outermost = place;
        }
        self.depth = self.depth.saturating_add(1);
        Statement::Open { name, place }
    }

    /// Reads the value that starts with this token, if there is one.
    fn read_value(&mut self, first: Token<'t>) -> Result<Option<Value<'t>>, ConfigurationError> {
        let text = match first.kind {
            TokenKind::Bare(text) | TokenKind::Quoted(text) => Some(text),
            TokenKind::OpenList => {
                self.skip_list(first.place)?;
                None
            }
            TokenKind::OpenMap => {
                self.skip_map(first.place)?;
                None
            }
            _ => return Ok(None),
        };
        let place = first.place;
        Ok(Some(Value { text, place }))
    }

    fn skip_list(&mut self, open: Place) -> Result<(), ConfigurationError> {
        loop {
            let token = self.lexer.next_token()?;
            let (kind, place) = match token.kind {
                TokenKind::Bare(_) | TokenKind::Quoted(_) => continue,
                TokenKind::CloseList => return Ok(()),
                TokenKind::End => (ConfigurationErrorKind::UnclosedList, open),
                _ => (ConfigurationErrorKind::MalformedList, token.place),
            };
            return Err(ConfigurationError::new(kind, place));
        }
    }

    fn skip_map(&mut self, open: Place) -> Result<(), ConfigurationError> {
        // A pair has three parts: key, sign, value.
        for part in [Pair::Key, Pair::Sign, Pair::Value].into_iter().cycle() {
            let token = self.lexer.next_token()?;
            let (kind, place) = match (part, token.kind) {
                (Pair::Key | Pair::Value, TokenKind::Bare(_) | TokenKind::Quoted(_))
                | (Pair::Sign, TokenKind::Equals) => continue,
                (Pair::Key, TokenKind::CloseMap) => return Ok(()),
                (_, TokenKind::End) => (ConfigurationErrorKind::UnclosedMap, open),
                _ => (ConfigurationErrorKind::MalformedMap, token.place),
            };
            return Err(ConfigurationError::new(kind, place));
        }
        Ok(())
    }
}

/// The parts of a pair in a map.
#[derive(Clone, Copy)]
enum Pair {
    Key,
    Sign,
    Value,
}
