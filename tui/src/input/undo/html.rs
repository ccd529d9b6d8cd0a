//! Character references of HTML and XML: numeric ones, and the named ones of what stands in links and
//! around them.

use super::escape::Escape;

/// The longest reference that is read, with `&` and `;`.
const MAX_LEN: usize = 12;

/// Names of characters that stand in links or end them. HTML has two thousand more, of letters and signs
/// that do neither.
const NAMES: [(&[u8], char); 41] = [
    (b"amp", '&'),
    (b"AMP", '&'),
    (b"lt", '<'),
    (b"gt", '>'),
    (b"LT", '<'),
    (b"GT", '>'),
    (b"quot", '"'),
    (b"QUOT", '"'),
    (b"apos", '\''),
    (b"sol", '/'),
    (b"colon", ':'),
    (b"period", '.'),
    (b"quest", '?'),
    (b"equals", '='),
    (b"num", '#'),
    (b"percnt", '%'),
    (b"comma", ','),
    (b"semi", ';'),
    (b"lowbar", '_'),
    (b"UnderBar", '_'),
    (b"commat", '@'),
    (b"excl", '!'),
    (b"lpar", '('),
    (b"rpar", ')'),
    (b"lbrack", '['),
    (b"rbrack", ']'),
    (b"vert", '|'),
    (b"grave", '`'),
    (b"ast", '*'),
    (b"plus", '+'),
    (b"bsol", '\\'),
    (b"Tab", '\t'),
    (b"NewLine", '\n'),
    (b"nbsp", '\u{a0}'),
    (b"laquo", '«'),
    (b"raquo", '»'),
    (b"ldquo", '“'),
    (b"rdquo", '”'),
    (b"lsquo", '‘'),
    (b"rsquo", '’'),
    (b"hellip", '…'),
];

/// `&`, a name or a number, and `;`.
pub(super) fn escape(text: &[u8]) -> Option<Escape> {
    let (b'&', rest) = text.split_first()? else {
        return None;
    };
    let rest = rest.get(..MAX_LEN.min(rest.len()))?;
    let end = rest.iter().position(|&byte| byte == b';')?;
    let char = match &rest[..end] {
        [b'#', b'x' | b'X', digits @ ..] => char::from_u32(number(digits, 16)?)?,
        [b'#', digits @ ..] => char::from_u32(number(digits, 10)?)?,
        name => NAMES.iter().find(|(it, _)| *it == name)?.1,
    };
    Some(Escape::char(char, end + 2))
}

fn number(digits: &[u8], base: u32) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_u32, |number, &digit| {
        let digit = char::from(digit).to_digit(base)?;
        number.checked_mul(base)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_read() {
        for (text, char, len) in [
            (&b"&amp;x"[..], '&', 5),
            (b"&#126;", '~', 6),
            (b"&#x7E;", '~', 6),
            (b"&#X000007e;", '~', 11),
            (b"&hellip;", '…', 8),
        ] {
            assert_eq!(escape(text), Some(Escape::char(char, len)));
        }
        for text in [&b"&ampx"[..], b"&#;", b"&#x110000;", b"&url=x;", b"&"] {
            assert_eq!(escape(text), None);
        }
    }
}
