//! How much of the input belongs together.

/// The byte that a sequence starts with.
pub(super) const ESC: u8 = 0x1b;

/// The key that ends the program.
pub(super) const CONTROL_C: u8 = 0x03;

/// Longer than any sequence that a terminal sends.
const MAX_LEN: usize = 4096;

/// How much of the input belongs together at its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// So many bytes: a character, a sequence, or what can't become one any more.
    Whole(usize),
    /// All of it, and more has to come.
    Unfinished,
}

impl Extent {
    /// How much belongs together at the start of an input that is not empty.
    pub(super) fn of(input: &[u8]) -> Self {
        let extent = match input {
            [ESC] => Self::Unfinished,
            [ESC, b'[', rest @ ..] => control_sequence(rest).after(2),
            [ESC, b'O', rest @ ..] => single_shift(rest).after(2),
            [ESC, kind @ (b']' | b'P' | b'X' | b'^' | b'_'), rest @ ..] => {
                string(*kind, rest).after(2)
            }
            // The escape key, and something after it: Control-C is never a part of another key.
            [ESC, ESC | CONTROL_C, ..] => Self::Whole(1),
            [ESC, rest @ ..] => character(rest).after(1),
            input => character(input),
        };
        match extent {
            Self::Unfinished if input.len() > MAX_LEN => Self::Whole(input.len()),
            extent => extent,
        }
    }

    const fn after(self, start: usize) -> Self {
        match self {
            Self::Whole(len) => Self::Whole(start + len),
            Self::Unfinished => Self::Unfinished,
        }
    }
}

/// Parameters, and the letter that ends them. A control character or a byte that is not ASCII breaks it off: it stands
/// for itself.
fn control_sequence(rest: &[u8]) -> Extent {
    let is_broken = |byte: &u8| !matches!(byte, b' '..=b'~');
    let fixed = match rest.first() {
        // The function keys of Linux' console.
        Some(b'[') => Some(2),
        // The mouse as it was first: a button, a column and a row.
        Some(b'M') => Some(4),
        _ => None,
    };
    if let Some(len) = fixed {
        let broken = rest.iter().take(len).skip(1).position(u8::is_ascii_control);
        return match broken {
            Some(place) => Extent::Whole(1 + place),
            None if rest.len() < len => Extent::Unfinished,
            None => Extent::Whole(len),
        };
    }
    let is_end = |byte: &u8| matches!(byte, b'@'..=b'~') || is_broken(byte);
    match rest.iter().position(is_end) {
        Some(place) if is_broken(&rest[place]) => Extent::Whole(place),
        Some(place) => Extent::Whole(place + 1),
        None => Extent::Unfinished,
    }
}

/// One more character.
fn single_shift(rest: &[u8]) -> Extent {
    match rest.first() {
        None => Extent::Unfinished,
        Some(b' '..=b'~') => Extent::Whole(1),
        Some(_) => Extent::Whole(0),
    }
}

/// A text, as in a reply to a question about colors, up to its end. Any other control character breaks it off.
fn string(kind: u8, rest: &[u8]) -> Extent {
    let Some(place) = rest.iter().position(u8::is_ascii_control) else {
        return Extent::Unfinished;
    };
    match rest[place..] {
        [ESC] => Extent::Unfinished,
        [ESC, b'\\', ..] => Extent::Whole(place + 2),
        [0x07, ..] if kind == b']' => Extent::Whole(place + 1),
        _ => Extent::Whole(place),
    }
}

/// A character of UTF-8, or the bytes that can't become one.
fn character(input: &[u8]) -> Extent {
    let input = &input[..input.len().min(4)];
    let Some(chunk) = input.utf8_chunks().next() else {
        return Extent::Unfinished;
    };
    if let Some(char) = chunk.valid().chars().next() {
        return Extent::Whole(char.len_utf8());
    }
    let error = str::from_utf8(input).err();
    match error.and_then(|error| error.error_len()) {
        Some(len) => Extent::Whole(len),
        None => Extent::Unfinished,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_is_found_wherever_it_ends() {
        let whole: &[(&[u8], usize)] = &[
            (b"a", 1),
            (b"\x03\x1b", 1),
            ("é".as_bytes(), 2),
            ("🔗a".as_bytes(), 4),
            (b"\xff", 1),
            (b"\xc3a", 1),
            (b"\x1ba", 2),
            ("\u{1b}é".as_bytes(), 3),
            (b"\x1b\x1b[A", 1),
            (b"\x1b\x03", 1),
            (b"\x1b[A", 3),
            (b"\x1b[1;5Ax", 6),
            (b"\x1b[?2026;2$y", 11),
            (b"\x1b[<0;1;1M", 9),
            (b"\x1b[[A", 4),
            (b"\x1b[M !!a", 6),
            (b"\x1bOP", 3),
            (b"\x1b]11;rgb:1/2/3\x07a", 15),
            (b"\x1b]11;rgb:1/2/3\x1b\\a", 16),
            (b"\x1bP1$r0m\x1b\\", 9),
            // Broken off.
            (b"\x1b[12\x03", 4),
            (b"\x1b[\x1b[A", 2),
            (b"\x1b[M!\x03", 4),
            (b"\x1bO\x03", 2),
            (b"\x1b]11\x03", 4),
            (b"\x1bP\x1b[A", 2),
        ];
        for (input, len) in whole {
            let extent = Extent::of(input);
            assert_eq!(extent, Extent::Whole(*len), "{}", input.escape_ascii());
            for end in 1..*len {
                let start = &input[..end];
                let is_short = matches!(Extent::of(start), Extent::Whole(short) if short > end);
                assert!(!is_short, "{}", start.escape_ascii());
            }
        }
        let unfinished: &[&[u8]] = &[
            b"\x1b",
            b"\x1b[",
            b"\x1b[<",
            b"\x1b[?2026;2$",
            b"\x1b[M",
            b"\x1b[M !",
            b"\x1b[[",
            b"\x1bO",
            b"\x1b]",
            b"\x1bP",
            b"\x1b]11;?\x1b",
            b"\xf0\x9f\x94",
            b"\x1b\xc3",
        ];
        for input in unfinished {
            let extent = Extent::of(input);
            assert_eq!(extent, Extent::Unfinished, "{}", input.escape_ascii());
        }
        let endless = [b"\x1b]".as_slice(), &[b'a'; MAX_LEN]].concat();
        assert_eq!(Extent::of(&endless), Extent::Whole(endless.len()));
    }
}
