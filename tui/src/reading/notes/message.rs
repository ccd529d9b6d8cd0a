//! What a note says, as a sentence for people.

use std::borrow::Cow;
use std::fmt;

use super::code::Code;
use crate::text::time::Utc;

/// What a note says, as a sentence for people. It is put together when somebody writes it: most links have notes, and
/// not every format has room for what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    code: Code,
    detail: Detail,
}

/// What a message says besides what its code means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Detail {
    Nothing,
    /// A time.
    Utc(Utc),
    /// All of the sentence.
    Whole(Box<str>),
}

impl Message {
    /// What a code means.
    pub(crate) const fn meaning(code: Code) -> Self {
        let detail = Detail::Nothing;
        Self { code, detail }
    }

    /// What a code means, and a time in parentheses.
    pub(crate) const fn at(code: Code, time: Utc) -> Self {
        let detail = Detail::Utc(time);
        Self { code, detail }
    }

    /// A sentence.
    pub(crate) fn whole(code: Code, sentence: impl Into<Box<str>>) -> Self {
        let detail = Detail::Whole(sentence.into());
        Self { code, detail }
    }

    /// Gives away the sentence piece by piece, until one can't be taken.
    pub(crate) fn each_piece<E>(
        &self,
        mut give: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        match &self.detail {
            Detail::Nothing => give(self.code.meaning()),
            Detail::Utc(time) => {
                give(self.code.meaning())?;
                give(" (")?;
                time.give_text(&mut give)?;
                give(")")
            }
            Detail::Whole(sentence) => give(sentence),
        }
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.detail {
            Detail::Nothing => Cow::Borrowed(self.code.meaning()),
            Detail::Utc(_) => Cow::Owned(self.to_string()),
            Detail::Whole(sentence) => Cow::Borrowed(sentence),
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.each_piece(|piece| f.write_str(piece))
    }
}
