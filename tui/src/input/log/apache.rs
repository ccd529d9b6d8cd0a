//! The format strings of Apache: `%h %l %u %t \"%r\" %>s %b`.

use super::clock::Clock;
use super::error::{FormatError, FormatErrorKind};
use super::pattern::{Part, Variable};

/// The pattern that a `LogFormat` of Apache describes. It may be written as in the configuration, with `\"`.
pub(super) fn compile(format: &str) -> Result<Vec<Part>, FormatError> {
    let mut parts = Vec::new();
    let mut text = Vec::new();
    let mut rest = format;
    while let Some(char) = rest.chars().next() {
        let offset = format.len() - rest.len();
        rest = rest.get(char.len_utf8()..).unwrap_or_default();
        match char {
            '\\' => {
                let escaped = rest.chars().next().unwrap_or('\\');
                rest = rest.get(escaped.len_utf8()..).unwrap_or_default();
                let meant = match escaped {
                    't' => '\t',
                    'n' => '\n',
                    other => other,
                };
                text.extend(meant.encode_utf8(&mut [0; 4]).as_bytes());
            }
            '%' if rest.starts_with('%') => {
                rest = rest.get(1..).unwrap_or_default();
                text.push(b'%');
            }
            '%' => {
                let (variable, after) = directive(rest, offset)?;
                rest = after;
                // `%t` writes brackets around the time.
                let (open, close): (&[u8], &[u8]) = match variable {
                    Variable::Time(Clock::Common) => (b"[", b"]"),
                    _ => (b"", b""),
                };
                text.extend(open);
                push_text(&mut parts, &mut text);
                parts.push(Part::Value(variable));
                text.extend(close);
            }
            other => text.extend(other.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    push_text(&mut parts, &mut text);
    Ok(parts)
}

/// Reads what follows a percent sign: conditions on the status, `<` or `>`, a name in braces, a letter.
fn directive(text: &str, offset: usize) -> Result<(Variable, &str), FormatError> {
    let is_modifier = |char: char| char.is_ascii_digit() || matches!(char, '!' | ',' | '<' | '>');
    let mut rest = text.trim_start_matches(is_modifier);
    let mut name = None;
    if let Some(braced) = rest.strip_prefix('{') {
        let brace = offset + 1 + text.len() - rest.len();
        let error = FormatError::new(FormatErrorKind::UnclosedBrace, brace);
        let (inner, after) = braced.split_once('}').ok_or(error)?;
        name = Some(inner);
        rest = after;
    }
    let error = FormatError::new(FormatErrorKind::UnknownDirective, offset);
    let letter = rest
        .chars()
        .next()
        .filter(|&char| char.is_ascii_alphabetic() || char == '^');
    let letter = letter.ok_or(error)?;
    // `%^ti` and `%^to` are the only ones of more than one letter.
    let len = if letter == '^' { 3 } else { 1 };
    let rest = rest.get(len..).ok_or(error)?;
    Ok((variable(letter, name), rest))
}

fn variable(letter: char, name: Option<&str>) -> Variable {
    match (letter, name) {
        ('r', _) => Variable::Request,
        ('U', _) => Variable::Target,
        ('m', _) => Variable::Method,
        ('s', _) => Variable::Status,
        ('h' | 'a', _) => Variable::Address,
        ('t', None) => Variable::Time(Clock::Common),
        ('t', Some(format)) => Variable::Time(clock(format)),
        ('i', Some(name)) if name.eq_ignore_ascii_case("user-agent") => Variable::UserAgent,
        ('i', Some(name)) if name.eq_ignore_ascii_case("x-forwarded-for") => Variable::ForwardedFor,
        _ => Variable::Other,
    }
}

fn clock(format: &str) -> Clock {
    let format = format.strip_prefix("begin:").unwrap_or(format);
    let format = format.strip_prefix("end:").unwrap_or(format);
    match format {
        "sec" => Clock::Seconds,
        "msec" => Clock::Milliseconds,
        "usec" => Clock::Microseconds,
        _ => Clock::Strftime(format.to_owned()),
    }
}

fn push_text(parts: &mut Vec<Part>, text: &mut Vec<u8>) {
    if !text.is_empty() {
        parts.push(Part::Text(std::mem::take(text)));
    }
}
