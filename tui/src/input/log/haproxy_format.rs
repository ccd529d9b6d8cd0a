//! The format strings of `HAProxy`: `%ci:%cp [%tr] %ft %b/%s %ST %B %hr %hs %{+Q}r`.

use super::clock::Clock;
use super::error::{FormatError, FormatErrorKind};
use super::pattern::{Part, Variable};

/// What only the format strings of `HAProxy` have: expressions, flags, and the names of some values.
const SIGNS: [&str; 12] = [
    "%[", "%{+", "%{-", "%ci", "%tr", "%ST", "%HM", "%HU", "%HP", "%ft", "%hr", "%si",
];

/// Whether this is a format string of `HAProxy`, and not one of Apache.
pub(super) fn is_one(format: &str) -> bool {
    SIGNS.iter().any(|sign| format.contains(sign))
}

/// The pattern that a `log-format` of `HAProxy` describes. It may be written as in the configuration, with `\ `.
pub(super) fn compile(format: &str) -> Result<Vec<Part>, FormatError> {
    let mut compiler = Compiler::default();
    let mut rest = format;
    while let Some(char) = rest.chars().next() {
        let offset = format.len() - rest.len();
        rest = rest.get(char.len_utf8()..).unwrap_or_default();
        match char {
            '\\' => {
                let escaped = rest.chars().next().unwrap_or('\\');
                rest = rest.get(escaped.len_utf8()..).unwrap_or_default();
                compiler.push_char(escaped);
            }
            '%' if rest.starts_with('%') => {
                rest = rest.get(1..).unwrap_or_default();
                compiler.push_char('%');
            }
            '%' => {
                let directive = Directive::read(rest, offset)?;
                rest = directive.after;
                compiler.push_directive(&directive);
            }
            // A log has one space where its format has several.
            ' ' if compiler.text.ends_with(b" ") => {}
            other => compiler.push_char(other),
        }
    }
    compiler.push_text();
    Ok(compiler.parts)
}

#[derive(Default)]
struct Compiler {
    parts: Vec<Part>,
    text: Vec<u8>,
    /// Whether `%{+Q}o` has said that every value is quoted.
    are_all_quoted: bool,
}

impl Compiler {
    fn push_char(&mut self, char: char) {
        self.text.extend(char.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn push_text(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(Part::Text(std::mem::take(&mut self.text)));
        }
    }

    fn push_directive(&mut self, directive: &Directive<'_>) {
        let quoted = directive.is_quoted();
        let variable = match directive.name {
            Name::Variable("o") => {
                self.are_all_quoted = quoted.unwrap_or(self.are_all_quoted);
                return;
            }
            Name::Variable(name) => variable(name),
            Name::Expression(expression) => value_of(expression),
        };
        let is_quoted = quoted.unwrap_or(self.are_all_quoted) && may_be_quoted(directive.name);
        if is_quoted {
            self.text.push(b'"');
        }
        self.push_text();
        self.parts.push(Part::Value(variable));
        if is_quoted {
            self.text.push(b'"');
        }
    }
}

/// What follows a percent sign: flags in braces, a name and type in parentheses, and a variable or an expression.
struct Directive<'f> {
    flags: &'f str,
    name: Name<'f>,
    after: &'f str,
}

#[derive(Clone, Copy)]
enum Name<'f> {
    Variable(&'f str),
    Expression(&'f str),
}

impl<'f> Directive<'f> {
    /// Reads the text after the percent sign at `offset`.
    fn read(text: &'f str, offset: usize) -> Result<Self, FormatError> {
        let unclosed = |rest: &str| {
            let brace = offset + 1 + text.len() - rest.len();
            FormatError::new(FormatErrorKind::UnclosedBrace, brace)
        };
        let mut rest = text;
        if let Some(named) = rest.strip_prefix('(') {
            rest = named.split_once(')').ok_or_else(|| unclosed(rest))?.1;
        }
        let mut flags = "";
        if let Some(braced) = rest.strip_prefix('{') {
            (flags, rest) = braced.split_once('}').ok_or_else(|| unclosed(rest))?;
        }
        if let Some(named) = rest.strip_prefix('(') {
            rest = named.split_once(')').ok_or_else(|| unclosed(rest))?.1;
        }
        let (name, after) = if let Some(bracketed) = rest.strip_prefix('[') {
            let end = expression_end(bracketed).ok_or_else(|| unclosed(rest))?;
            let (expression, after) = bracketed.split_at(end);
            (
                Name::Expression(expression),
                after.get(1..).unwrap_or_default(),
            )
        } else {
            let is_name = |char: char| char.is_ascii_alphabetic();
            let end = rest.find(|char| !is_name(char)).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            (Name::Variable(name), after)
        };
        if matches!(name, Name::Variable("")) {
            return Err(FormatError::new(FormatErrorKind::UnknownDirective, offset));
        }
        Ok(Self { flags, name, after })
    }

    /// Whether its flags say that the value is quoted; none if they say nothing about it.
    fn is_quoted(&self) -> Option<bool> {
        self.flags
            .split(',')
            .filter_map(|flag| match flag.trim() {
                "+Q" => Some(true),
                "-Q" => Some(false),
                _ => None,
            })
            .next_back()
    }
}

/// Where an expression ends: at the first closing bracket that stands in no parentheses.
fn expression_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        byte == b']' && depth == 0
    })
}

/// Whether the quotation flag concerns a value: numbers are written as they are.
const fn may_be_quoted(name: Name<'_>) -> bool {
    match name {
        Name::Expression(_) => true,
        Name::Variable(name) => !matches!(
            name.as_bytes(),
            b"ST" | b"B" | b"U" | b"ac" | b"bc" | b"fc" | b"sc" | b"rc" | b"bq" | b"sq" | b"cp"
        ),
    }
}

fn variable(name: &str) -> Variable {
    match name {
        "r" => Variable::Request,
        "HU" | "HP" | "HPO" => Variable::Target,
        "HM" => Variable::Method,
        "ST" => Variable::Status,
        "ci" => Variable::Address,
        "t" | "tr" | "trg" | "trl" | "T" | "Tl" => Variable::Time(Clock::Common),
        "Ts" => Variable::Time(Clock::Seconds),
        "hr" | "hs" => Variable::Captures,
        _ => Variable::Other,
    }
}

/// What an expression gives, by its first part: `req.hdr(User-Agent),lower` gives the agent.
fn value_of(expression: &str) -> Variable {
    let end = expression.find(['(', ',']).unwrap_or(expression.len());
    let (function, arguments) = expression.split_at(end);
    let arguments = arguments.strip_prefix('(').unwrap_or_default();
    let argument = arguments.split([',', ')']).next().unwrap_or_default();
    let header = argument.trim_matches(['"', '\'']);
    match function.trim() {
        "path" | "pathq" | "url" | "capture.req.uri" => Variable::Target,
        "method" | "capture.req.method" => Variable::Method,
        "status" | "txn.status" => Variable::Status,
        "src" => Variable::Address,
        "req.hdr" | "req.fhdr" | "hdr" | "fhdr" => {
            if header.eq_ignore_ascii_case("user-agent") {
                Variable::UserAgent
            } else if header.eq_ignore_ascii_case("x-forwarded-for") {
                Variable::ForwardedFor
            } else {
                Variable::Other
            }
        }
        _ => Variable::Other,
    }
}
