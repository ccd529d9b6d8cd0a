//! The members of a JSON object, read as far as they go.

use std::ops::Range;

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
        self.skip_white_space();
        match self.state {
            State::Start => {
                self.take(b'{')?;
                self.skip_white_space();
                if self.peek() == Some(b'}') {
                    return self.end();
                }
            }
            State::AfterMember => match self.peek() {
                Some(b'}') => return self.end(),
                _ => self.take(b',')?,
            },
            State::Ended => return Ok(None),
        }
        self.skip_white_space();
        let key = self.string()?;
        self.skip_white_space();
        self.take(b':')?;
        self.skip_white_space();
        let value = self.value()?;
        self.state = State::AfterMember;
        Ok(Some(Member { key, value }))
    }

    /// Takes the closing brace; nothing may stand after it.
    fn end(&mut self) -> Result<Option<Member>, usize> {
        self.at += 1;
        self.skip_white_space();
        self.state = State::Ended;
        match self.peek() {
            None => Ok(None),
            Some(_) => Err(self.at),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.json.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), usize> {
        if self.peek() != Some(byte) {
            return Err(self.at);
        }
        self.at += 1;
        Ok(())
    }

    fn skip_white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn string(&mut self) -> Result<Range<usize>, usize> {
        let start = self.at;
        self.take(b'"')?;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return Ok(start..self.at);
            }
        }
        Err(start)
    }

    /// A value of any kind. Whether it is valid inside is for a JSON parser to say.
    fn value(&mut self) -> Result<Range<usize>, usize> {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => break,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            if depth == 0 {
                break;
            }
        }
        if self.at == start || depth > 0 || self.peek().is_none() {
            return Err(start);
        }
        Ok(start..self.at)
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
