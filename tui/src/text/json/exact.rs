//! Whether JSON comes out as it is, and whether it is spelled as we spell it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use memchr::memchr;

use super::parse::MAX_DEPTH;
use super::tokens::{Token, TokenKind, string_len, tokens};

/// A key under which `serde_json` keeps numbers.
const KEY_OF_NUMBERS: &str = "$serde_json::private::Number";

/// The most objects or arrays within which metadata stands.
const MAX_AROUND: usize = 2;

/// How many keys are compared one by one.
const FEW: usize = 16;

/// How JSON is spelled that comes out as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As we would spell it.
    Ours,
    /// With white space, escapes or exponents that we would spell otherwise.
    Other,
}

/// Why bytes are not JSON that comes out as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inexact {
    /// They are not JSON, or nest too deep.
    NotJson,
    /// An object has a key twice, or one that can't be used as a key.
    Keys,
}

/// Checks JSON in one pass, without making values of it.
///
/// # Errors
///
/// Why it is not JSON that comes out as it is.
pub(crate) fn check(json: &[u8]) -> Result<Spelling, Inexact> {
    check_and_keep(json, MAX_DEPTH, &mut Keys::default())
}

/// What a check gives away of JSON.
pub(super) trait Keep<'j> {
    /// A key of an object, of which this is the number. Says whether it is the first one of its name.
    fn key(&mut self, object: u32, place: &Range<usize>, key: Cow<'j, str>) -> bool;
    /// A value that is a string.
    fn string(&mut self, _place: &Range<usize>, _text: Cow<'j, str>) {}
    /// Any other token.
    fn other(&mut self, _token: &Token) {}
    /// An object has ended.
    fn close(&mut self, _object: u32) {}
}

/// Checks JSON that nests so deep at most, and gives away what it consists of.
///
/// # Errors
///
/// Why it is not JSON that comes out as it is. What was given away by then is of no use.
pub(super) fn check_and_keep<'j>(
    json: &'j [u8],
    max_depth: usize,
    kept: &mut impl Keep<'j>,
) -> Result<Spelling, Inexact> {
    let json = std::str::from_utf8(json).map_err(|_| Inexact::NotJson)?;
    let mut check = Check::new(max_depth);
    let mut end = 0;
    for token in tokens(json.as_bytes()) {
        check.is_other |= token.place.start != end;
        end = token.place.end;
        check.take(&token, json, kept).ok_or(Inexact::NotJson)?;
    }
    check.is_other |= end != json.len();
    match check {
        Check { depth: 1.., .. } => Err(Inexact::NotJson),
        Check { next, .. } if next != Next::End => Err(Inexact::NotJson),
        Check { repeats: true, .. } => Err(Inexact::Keys),
        Check { is_other: true, .. } => Ok(Spelling::Other),
        _ => Ok(Spelling::Ours),
    }
}

/// What may come next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Next {
    #[default]
    Value,
    ValueOrClose,
    Key,
    KeyOrClose,
    Colon,
    CommaOrClose,
    End,
}

/// How far a check is.
#[derive(Debug)]
struct Check {
    next: Next,
    depth: usize,
    max_depth: usize,
    /// The numbers of the objects that are open, with 0 for an array.
    open: [u32; MAX_DEPTH + MAX_AROUND],
    objects: u32,
    repeats: bool,
    is_other: bool,
}

impl Check {
    fn new(max_depth: usize) -> Self {
        Self {
            next: Next::default(),
            depth: 0,
            max_depth,
            open: [0; MAX_DEPTH + MAX_AROUND],
            objects: 0,
            repeats: false,
            is_other: false,
        }
    }

    /// Takes a token, if it may come next and is one of JSON.
    fn take<'j>(&mut self, token: &Token, json: &'j str, kept: &mut impl Keep<'j>) -> Option<()> {
        if token.kind != TokenKind::String {
            kept.other(token);
        }
        let text = || json.get(token.place.clone());
        let is_value = matches!(self.next, Next::Value | Next::ValueOrClose);
        self.next = match (token.kind, self.next) {
            (TokenKind::OpenObject, _) if is_value => {
                self.objects += 1;
                self.open(self.objects)?;
                Next::KeyOrClose
            }
            (TokenKind::OpenArray, _) if is_value => {
                self.open(0)?;
                Next::ValueOrClose
            }
            (TokenKind::Close, Next::ValueOrClose | Next::KeyOrClose | Next::CommaOrClose) => {
                let object = self.innermost()?;
                let close = if object == 0 { "]" } else { "}" };
                (text()? == close).then_some(())?;
                if object > 0 {
                    kept.close(object);
                }
                self.depth -= 1;
                self.after_value()
            }
            (TokenKind::Comma, Next::CommaOrClose) if self.innermost()? == 0 => Next::Value,
            (TokenKind::Comma, Next::CommaOrClose) => Next::Key,
            (TokenKind::String, Next::Key | Next::KeyOrClose) => {
                let key = self.string(text()?)?;
                let object = self.innermost()?;
                self.repeats |= key == KEY_OF_NUMBERS || !kept.key(object, &token.place, key);
                Next::Colon
            }
            (TokenKind::Colon, Next::Colon) => Next::Value,
            (TokenKind::String, _) if is_value => {
                let text = self.string(text()?)?;
                kept.string(&token.place, text);
                self.after_value()
            }
            (TokenKind::Number, _) if is_value => {
                self.is_other |= has_exponent(text()?)?;
                self.after_value()
            }
            (TokenKind::Boolean | TokenKind::Null, _) if is_value => {
                matches!(text()?, "true" | "false" | "null").then_some(())?;
                self.after_value()
            }
            _ => return None,
        };
        Some(())
    }

    /// The text of a string, if it is one.
    fn string<'j>(&mut self, token: &'j str) -> Option<Cow<'j, str>> {
        let inner = token.get(1..token.len().checked_sub(1)?)?;
        // Without an early end, so that it is compiled to vector instructions.
        let is_bare = inner
            .bytes()
            .fold(true, |all, byte| all & may_stand_bare(byte));
        if is_bare {
            return token.ends_with('"').then_some(Cow::Borrowed(inner));
        }
        memchr(b'\\', inner.as_bytes())?;
        (string_len(token.as_bytes()) == Some(token.len())).then_some(())?;
        self.is_other = true;
        serde_json::from_str::<String>(token).ok().map(Cow::Owned)
    }

    fn open(&mut self, object: u32) -> Option<()> {
        (self.depth < self.max_depth).then_some(())?;
        *self.open.get_mut(self.depth)? = object;
        self.depth += 1;
        Some(())
    }

    fn innermost(&self) -> Option<u32> {
        self.open.get(self.depth.checked_sub(1)?).copied()
    }

    const fn after_value(&self) -> Next {
        match self.depth {
            0 => Next::End,
            _ => Next::CommaOrClose,
        }
    }
}

/// Whether a byte may stand in a string as it is, and means itself.
const fn may_stand_bare(byte: u8) -> bool {
    matches!(byte, b' '..=b'[' | b']'..)
}

/// The keys of all objects, each with the number of its object.
#[derive(Debug, Default)]
struct Keys<'j> {
    few: [(u32, Cow<'j, str>); FEW],
    count: usize,
    others: HashSet<(u32, Cow<'j, str>)>,
}

impl<'j> Keep<'j> for Keys<'j> {
    /// Whether this key is new in its object, and known from now on.
    fn key(&mut self, object: u32, _: &Range<usize>, key: Cow<'j, str>) -> bool {
        let few = self.few.iter().take(self.count);
        if few.into_iter().any(|it| it.0 == object && it.1 == key) {
            return false;
        }
        match self.few.get_mut(self.count) {
            Some(free) => {
                *free = (object, key);
                self.count += 1;
                true
            }
            None => self.others.insert((object, key)),
        }
    }
}

/// Whether a number has an exponent, if it is one of JSON.
fn has_exponent(number: &str) -> Option<bool> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    // Most numbers are whole ones.
    if digits(number) && (number.len() == 1 || !number.starts_with('0')) {
        return Some(false);
    }
    let unsigned = number.strip_prefix('-').unwrap_or(number);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent_digits = exponent.map(|it| it.strip_prefix(['+', '-']).unwrap_or(it));
    let is_valid = digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent_digits.is_none_or(digits);
    is_valid.then_some(exponent.is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// What the check has to find, by the parser and the writer of `serde_json`.
    fn expected(json: &str) -> Result<bool, ()> {
        let value: Value = serde_json::from_str(json).map_err(|_| ())?;
        let written = value.to_string();
        Ok(written == json)
    }

    #[test]
    fn what_is_json_and_how_it_is_spelled_is_what_serde_json_says() {
        let whole = r#"{"a":[1,-2.50,1e5,{"b":"\u00fc\"ü"},true,null,[]],"c": {} ,"":-0,"d":"/"}"#;
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "1", "0", "-", ".", "e", " ", "\u{7f}", "\n",
            "true", "nul", "\\ud800", "\u{1}", "",
        ];
        let mut kinds = [0; 3];
        for at in (0..=whole.len()).filter(|at| whole.is_char_boundary(*at)) {
            for end in (at..=whole.len().min(at + 3)).filter(|end| whole.is_char_boundary(*end)) {
                for piece in pieces {
                    let json = [&whole[..at], piece, &whole[end..]].concat();
                    for json in [&json, &json[..json.floor_char_boundary(at + 4)]] {
                        let found = check(json.as_bytes());
                        let (kind, is_so) = match expected(json) {
                            Err(()) => (0, found == Err(Inexact::NotJson)),
                            Ok(true) => (1, found == Ok(Spelling::Ours)),
                            Ok(false) => (2, !matches!(found, Err(Inexact::NotJson))),
                        };
                        kinds[kind] += 1;
                        assert!(is_so, "{json}: {found:?}");
                    }
                }
            }
        }
        assert!(kinds[0] > 1000 && kinds[2] > 100, "{kinds:?}");
    }

    #[test]
    fn spelling_is_ours_or_another() {
        for (json, spelling) in [
            (r#"{"a":[1.50,-0,"ü\/"]}"#, Spelling::Other),
            (r#"{"a":[1.50,-0,"ü/"]}"#, Spelling::Ours),
            (" 1", Spelling::Other),
            ("1 ", Spelling::Other),
            ("1e5", Spelling::Other),
            ("[]", Spelling::Ours),
        ] {
            assert_eq!(check(json.as_bytes()), Ok(spelling), "{json}");
        }
    }

    #[test]
    fn a_key_counts_once_in_each_object() {
        let many = |last: &str| {
            let keys = (0..40).map(|it| format!("\"k{it}\":{{\"a\":0}},"));
            format!("{{{}\"{last}\":1}}", keys.collect::<String>())
        };
        assert_eq!(check(many("a").as_bytes()), Ok(Spelling::Ours));
        for last in ["k0", "k20", "\\u006b20", "k39"] {
            assert_eq!(check(many(last).as_bytes()), Err(Inexact::Keys), "{last}");
        }
        let kept = r#"{"$serde_json::private::Number":"1"}"#;
        assert_eq!(check(kept.as_bytes()), Err(Inexact::Keys));
    }

    #[test]
    fn json_may_nest_so_deep() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        for depth in [126, 127, 128, 129] {
            let is_json = serde_json::from_str::<Value>(&nested(depth)).is_ok();
            assert_eq!(check(nested(depth).as_bytes()).is_ok(), is_json, "{depth}");
        }
        assert_eq!(check(nested(127).as_bytes()), Ok(Spelling::Ours));
        assert_eq!(check(b"\xff"), Err(Inexact::NotJson));
    }
}
