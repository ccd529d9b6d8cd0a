//! The members of a JSON object, read as far as they go.

use std::ops::Range;

use super::json::{Token, TokenKind, string_len, token_after};

/// Where the key and the value of a member stand. The key's range has its quotation marks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) key: Range<usize>,
    pub(crate) value: Range<usize>,
}

/// The members of the outermost object in a text, in order; an offset when the text is not JSON from there on.
#[derive(Debug)]
pub(crate) struct Members<'j> {
    json: &'j [u8],
    /// Where the next token is looked for.
    at: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Start,
    AfterMember,
    Ended,
}

impl<'j> Members<'j> {
    pub(crate) const fn new(json: &'j [u8]) -> Self {
        Self {
            json,
            at: 0,
            state: State::Start,
        }
    }

    fn step(&mut self) -> Result<Option<Member>, usize> {
        match self.state {
            State::Start => {
                self.take(TokenKind::OpenObject)?;
                if self.is_next(b"}") {
                    return self.end();
                }
            }
            State::AfterMember if self.is_next(b"}") => return self.end(),
            State::AfterMember => {
                self.take(TokenKind::Comma)?;
            }
            State::Ended => return Ok(None),
        }
        let key = self.take(TokenKind::String)?;
        self.take(TokenKind::Colon)?;
        let value = self.value()?;
        self.state = State::AfterMember;
        Ok(Some(Member { key, value }))
    }

    /// Takes the closing brace; nothing may stand after it.
    fn end(&mut self) -> Result<Option<Member>, usize> {
        self.next_token();
        self.state = State::Ended;
        match self.next_token() {
            None => Ok(None),
            Some(token) => Err(token.place.start),
        }
    }

    fn take(&mut self, kind: TokenKind) -> Result<Range<usize>, usize> {
        match self.next_token() {
            Some(token) if token.kind == kind && self.is_whole(&token) => Ok(token.place),
            Some(token) => Err(token.place.start),
            None => Err(self.json.len()),
        }
    }

    /// A value of any kind. Whether it is valid inside is for a JSON parser to say.
    fn value(&mut self) -> Result<Range<usize>, usize> {
        let mut depth = 0_usize;
        let mut start = None;
        while let Some(token) = self.next_token() {
            let start = *start.get_or_insert(token.place.start);
            match token.kind {
                _ if !self.is_whole(&token) => return Err(token.place.start),
                TokenKind::OpenObject | TokenKind::OpenArray => depth += 1,
                TokenKind::Close if depth > 0 => depth -= 1,
                TokenKind::Close | TokenKind::Comma | TokenKind::Colon if depth == 0 => {
                    return Err(start);
                }
                _ => {}
            }
            // At the end of the text a value may be cut.
            if depth == 0 && token.place.end < self.json.len() {
                return Ok(start..token.place.end);
            }
        }
        Err(start.unwrap_or(self.json.len()))
    }

    /// Whether a token has its end. Only a string can lack it.
    fn is_whole(&self, token: &Token) -> bool {
        let text = self.json.get(token.place.clone()).unwrap_or_default();
        token.kind != TokenKind::String || string_len(text).is_some()
    }

    fn is_next(&self, text: &[u8]) -> bool {
        let token = token_after(self.json, self.at);
        token.is_some_and(|token| self.json.get(token.place) == Some(text))
    }

    fn next_token(&mut self) -> Option<Token> {
        let token = token_after(self.json, self.at)?;
        self.at = token.place.end;
        Some(token)
    }
}

impl Iterator for Members<'_> {
    type Item = Result<Member, usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let step = self.step().transpose();
        if let Some(Err(_)) = step {
            self.state = State::Ended;
            self.at = self.json.len();
        }
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> (Vec<(&str, &str)>, Option<usize>) {
        let mut members = Vec::new();
        for member in Members::new(json.as_bytes()) {
            match member {
                Ok(Member { key, value }) => members.push((&json[key], &json[value])),
                Err(at) => return (members, Some(at)),
            }
        }
        (members, None)
    }

    #[test]
    fn members_are_read_up_to_the_first_fault() {
        type Row = (
            &'static str,
            &'static [(&'static str, &'static str)],
            Option<usize>,
        );
        let table: [Row; 9] = [
            ("{}", &[], None),
            (" { } ", &[], None),
            (r#"{"a":1}"#, &[(r#""a""#, "1")], None),
            (
                r#"{"a":{"b":["}"]} , "c":"\"" }"#,
                &[(r#""a""#, r#"{"b":["}"]}"#), (r#""c""#, r#""\"""#)],
                None,
            ),
            (r#"{"a":1,"b":"x"#, &[(r#""a""#, "1")], Some(11)),
            (r#"{"a":1"#, &[], Some(5)),
            (r#"{"a":1}x"#, &[(r#""a""#, "1")], Some(7)),
            ("[1]", &[], Some(0)),
            (r#"{"a":[1,"#, &[], Some(5)),
        ];
        for (json, members, fault) in table {
            assert_eq!(read(json), (members.to_vec(), fault), "{json}");
        }
    }
}
