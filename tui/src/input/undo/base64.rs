//! base64, of either alphabet, padded or not, over line endings.

use crate::input::undone::Undone;

/// The bytes that the text at its beginning stands for: as far as it is base64, with where each byte
/// comes from.
///
/// `%2B`, `%2F` and `%3D` count as what they stand for, as in a query.
pub(crate) fn undo(text: &[u8]) -> Undone {
    let mut undone = Undone::default();
    let mut bits = 0_u32;
    let mut places = [0; 4];
    let mut count = 0;
    let mut at = 0;
    while let Some((symbol, len)) = symbol(text.get(at..).unwrap_or_default()) {
        let start = at;
        at += len;
        let Some(symbol) = symbol else { continue };
        bits = bits << 6 | symbol;
        places[count] = start;
        count += 1;
        if count == places.len() {
            let [_, high, middle, low] = bits.to_be_bytes();
            undone.push(high, places[0]..places[1] + 1);
            undone.push(middle, places[1]..places[2] + 1);
            undone.push(low, places[2]..at);
            (bits, count) = (0, 0);
        }
    }
    // What is left of a group of four has one byte less than it has symbols.
    if count > 1 {
        let [_, high, middle, _] = (bits << (6 * (4 - count))).to_be_bytes();
        undone.push(high, places[0]..places[1] + 1);
        if count > 2 {
            undone.push(middle, places[1]..places[2] + 1);
        }
    }
    undone
}

/// The value of the first symbol, none of a line ending between symbols, and how many bytes it takes.
fn symbol(text: &[u8]) -> Option<(Option<u32>, usize)> {
    let value = match text.first()? {
        byte @ b'A'..=b'Z' => byte - b'A',
        byte @ b'a'..=b'z' => byte - b'a' + 26,
        byte @ b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        b'%' => {
            return match text.get(1..3)? {
                b"2B" | b"2b" => Some((Some(62), 3)),
                b"2F" | b"2f" => Some((Some(63), 3)),
                _ => None,
            };
        }
        b'\r' if text.get(1) == Some(&b'\n') => return goes_on(text, 2),
        b'\r' | b'\n' => return goes_on(text, 1),
        _ => return None,
    };
    Some((Some(u32::from(value)), 1))
}

/// A line ending, if another line of base64 follows.
fn goes_on(text: &[u8], len: usize) -> Option<(Option<u32>, usize)> {
    let line = text.get(len..)?;
    let is_symbol = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let symbols = line.iter().take(80).take_while(|it| is_symbol(it)).count();
    let ends = matches!(line.get(symbols), None | Some(b'\r' | b'\n' | b'"' | b'<'));
    (symbols > 0 && ends).then_some((None, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_know_the_symbols_that_they_were_made_of() {
        let undone = undo(b"aHR0cDov\r\nL3g=");
        assert_eq!(undone.text, b"http://x");
        assert_eq!(undone.origins.of(0), Some(0..2));
        assert_eq!(undone.origins.of(2), Some(2..4));
        assert_eq!(undone.origins.of(7), Some(11..13));
    }
}
