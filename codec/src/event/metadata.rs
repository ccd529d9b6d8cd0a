//! Whether metadata is JSON.

/// How deep metadata may nest.
const MAX_DEPTH: u32 = 127;

/// Whether bytes are JSON, as RFC 8259 says, with no half of a surrogate pair, that nests at most 127 deep.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    core::str::from_utf8(bytes).is_ok() && Reader::default().read(bytes).is_some()
}

/// What may come next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
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

/// How far the reading of a text is.
#[derive(Default)]
struct Reader {
    next: Next,
    depth: u32,
    /// A bit for each object or array that is open, the innermost the lowest: 1 for an object.
    objects: u128,
}

impl Reader {
    fn read(mut self, json: &[u8]) -> Option<()> {
        let mut rest = json;
        while let Some((first, after)) = rest.split_first() {
            rest = match first {
                b' ' | b'\t' | b'\n' | b'\r' => after,
                _ => self.take(*first, rest, after)?,
            };
        }
        (self.next == Next::End).then_some(())
    }

    /// Takes a token, if it may come next. Returns what follows it.
    fn take<'j>(&mut self, first: u8, rest: &'j [u8], after: &'j [u8]) -> Option<&'j [u8]> {
        let is_value = matches!(self.next, Next::Value | Next::ValueOrClose);
        match (first, self.next) {
            (b'{' | b'[', _) if is_value => {
                self.open(first == b'{')?;
                Some(after)
            }
            (b'}', Next::KeyOrClose) | (b']', Next::ValueOrClose) => {
                self.close();
                Some(after)
            }
            (b'}' | b']', Next::CommaOrClose) if self.is_in_object() == (first == b'}') => {
                self.close();
                Some(after)
            }
            (b',', Next::CommaOrClose) => {
                self.next = if self.is_in_object() {
                    Next::Key
                } else {
                    Next::Value
                };
                Some(after)
            }
            (b':', Next::Colon) => {
                self.next = Next::Value;
                Some(after)
            }
            (b'"', Next::Key | Next::KeyOrClose) => {
                self.next = Next::Colon;
                after_string(after)
            }
            _ if is_value => {
                self.end_value();
                match first {
                    b'"' => after_string(after),
                    b't' => rest.strip_prefix(b"true"),
                    b'f' => rest.strip_prefix(b"false"),
                    b'n' => rest.strip_prefix(b"null"),
                    _ => after_number(rest),
                }
            }
            _ => None,
        }
    }

    fn open(&mut self, is_object: bool) -> Option<()> {
        if self.depth == MAX_DEPTH {
            return None;
        }
        self.depth = self.depth.saturating_add(1);
        self.objects = self.objects << 1 | u128::from(is_object);
        self.next = if is_object {
            Next::KeyOrClose
        } else {
            Next::ValueOrClose
        };
        Some(())
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.objects >>= 1;
        self.end_value();
    }

    fn end_value(&mut self) {
        self.next = match self.depth {
            0 => Next::End,
            _ => Next::CommaOrClose,
        };
    }

    const fn is_in_object(&self) -> bool {
        self.objects & 1 == 1
    }
}

/// What follows a string, after its first quotation mark.
fn after_string(json: &[u8]) -> Option<&[u8]> {
    let mut rest = json;
    loop {
        rest = match rest {
            [b'"', after @ ..] => return Some(after),
            [b'\\', b'u', after @ ..] => after_units(after)?,
            [
                b'\\',
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't',
                after @ ..,
            ]
            | [b' '..=b'!' | b'#'..=b'[' | b']'..=u8::MAX, after @ ..] => after,
            _ => return None,
        };
    }
}

/// What follows the digits of a unit of UTF-16, and of its other half if it is one.
fn after_units(json: &[u8]) -> Option<&[u8]> {
    let (unit, rest) = unit(json)?;
    match unit {
        0xd800..=0xdbff => {
            let (low, rest) = self::unit(rest.strip_prefix(b"\\u")?)?;
            matches!(low, 0xdc00..=0xdfff).then_some(rest)
        }
        0xdc00..=0xdfff => None,
        _ => Some(rest),
    }
}

fn unit(json: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = json.split_first_chunk::<4>()?;
    let digit = |digit: &u8| char::from(*digit).to_digit(16);
    let unit = digits
        .iter()
        .try_fold(0_u32, |unit, it| Some(unit << 4 | digit(it)?))?;
    Some((unit, rest))
}

/// What follows a number.
fn after_number(json: &[u8]) -> Option<&[u8]> {
    let mut rest = json.strip_prefix(b"-").unwrap_or(json);
    rest = match rest {
        [b'0', after @ ..] => after,
        _ => after_digits(rest)?,
    };
    if let [b'.', after @ ..] = rest {
        rest = after_digits(after)?;
    }
    if let [b'e' | b'E', b'+' | b'-', after @ ..] | [b'e' | b'E', after @ ..] = rest {
        rest = after_digits(after)?;
    }
    Some(rest)
}

/// What follows one digit or more.
fn after_digits(json: &[u8]) -> Option<&[u8]> {
    let [b'0'..=b'9', after @ ..] = json else {
        return None;
    };
    let mut rest = after;
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    Some(rest)
}
