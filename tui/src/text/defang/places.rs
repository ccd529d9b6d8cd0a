//! Where in a text something has to be replaced so that nothing takes it for a link.
//!
//! Whatever may be a host, an address or a scheme counts as one: what is replaced in vain can still be read.

use std::net::Ipv6Addr;
use std::ops::Range;

/// The longest IPv6 address, as text.
const MAX_ADDRESS: usize = 45;

/// The dots that browsers read as a dot in a host, besides that of ASCII, and what is written in their place.
const OTHER_DOTS: [(&[u8], &str); 3] = [
    ("\u{3002}".as_bytes(), "[\u{3002}]"),
    ("\u{ff0e}".as_bytes(), "[\u{ff0e}]"),
    ("\u{ff61}".as_bytes(), "[\u{ff61}]"),
];

/// What a dot stands after that is none of a host.
const BEFORE_NO_HOST: &[u8] = b"./\\('\"`<{,;";

/// What a dot stands before that is none of a host.
const AFTER_NO_HOST: &[u8] = b".])>'\"`,;:!?}([|";

/// Finds every place, in their order, and what is to be written there. Each place is one character.
pub(crate) fn find(text: &[u8], mut put: impl FnMut(Range<usize>, &'static str)) {
    let mut scan = Scan::new(text);
    for (at, byte) in text.iter().enumerate() {
        scan.enter(at);
        match byte {
            b'.' if scan.is_dot_of_host(at) => {
                put(at..at + 1, "[.]");
                // No scheme reaches across what stands there now.
                scan.scheme = at + 1;
            }
            b':' if scan.is_colon_of_link(at) => {
                if let Some((start, instead)) = scan.web_scheme(at) {
                    put(start + 1..start + 2, instead);
                    put(start + 2..start + 3, instead);
                }
                put(at..at + 1, "[:]");
            }
            b'@' if scan.is_at_of_address(at) => put(at..at + 1, "[@]"),
            0xe3 | 0xef => {
                if let Some((len, instead)) = scan.other_dot(at) {
                    put(at..at + len, instead);
                }
            }
            _ => {}
        }
    }
}

/// A text that is looked through from its start to its end, once.
struct Scan<'t> {
    text: &'t [u8],
    /// The start of the characters of a scheme that reach up to the current place.
    scheme: usize,
    /// The end of the digits and dots that were looked at last.
    digits: usize,
    /// The end of the number that the current place may be in.
    number: usize,
    /// The end of the hexadecimal digits, colons and dots that were looked at last.
    hexadecimal: usize,
    /// The IPv6 address that the current place may be in.
    address: Range<usize>,
}

impl<'t> Scan<'t> {
    const fn new(text: &'t [u8]) -> Self {
        Self {
            text,
            scheme: 0,
            digits: 0,
            number: 0,
            hexadecimal: 0,
            address: 0..0,
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.get(at).copied()
    }

    fn before(&self, at: usize) -> Option<u8> {
        self.byte(at.checked_sub(1)?)
    }

    /// Comes to a place.
    fn enter(&mut self, at: usize) {
        if !self.before(at).is_some_and(is_of_scheme) {
            self.scheme = at;
        }
        if at >= self.digits && self.text[at].is_ascii_digit() {
            self.enter_digits(at);
        }
        if at >= self.hexadecimal && is_of_ipv6(self.text[at]) {
            self.enter_hexadecimal(at);
        }
    }

    /// A number with a fraction, or a version, is no host.
    fn enter_digits(&mut self, at: usize) {
        let len = length(&self.text[at..], |byte| {
            byte.is_ascii_digit() || byte == b'.'
        });
        self.digits = at + len;
        let dots = memchr::memchr_iter(b'.', &self.text[at..self.digits]).count();
        let stands_alone = |byte: Option<u8>| !byte.is_some_and(is_of_label);
        let end = self.digits + exponent(&self.text[self.digits..]);
        if dots < 3 && stands_alone(self.before(at)) && stands_alone(self.byte(end)) {
            self.number = end;
        }
    }

    fn enter_hexadecimal(&mut self, at: usize) {
        let len = length(&self.text[at..], is_of_ipv6);
        self.hexadecimal = at + len;
        let run = &self.text[at..at + len];
        if has_colons_of_several(run) {
            self.address = at..at + len;
            return;
        }
        // A colon before an address, a colon or a dot after it do not belong to it.
        let start = usize::from(run.starts_with(b":") && !run.starts_with(b"::"));
        let is_long = run.len() > MAX_ADDRESS + 2;
        let stands_alone = |byte: Option<u8>| !byte.is_some_and(|it| it.is_ascii_alphanumeric());
        let is_apart = start == 1 || stands_alone(self.before(at));
        if is_long || !is_apart || !stands_alone(self.byte(at + len)) {
            return;
        }
        let ends = [run.len(), run.len() - 1];
        let is_address = |end: &usize| {
            let text = run.get(start..*end).and_then(|it| str::from_utf8(it).ok());
            text.is_some_and(|it| it.parse::<Ipv6Addr>().is_ok())
        };
        if let Some(end) = ends.iter().find(|end| is_address(end)) {
            self.address = at + start..at + end;
        }
    }

    /// Whether a dot may stand between two labels of a host.
    fn is_dot_of_host(&self, at: usize) -> bool {
        // Other white space than a space may be shown as an escape, which ends in a letter or a digit.
        let joins_before = |it: u8| it != b' ' && !BEFORE_NO_HOST.contains(&it);
        let joins_after = |it: u8| !it.is_ascii_whitespace() && !AFTER_NO_HOST.contains(&it);
        at >= self.number
            && self.before(at).is_some_and(joins_before)
            && self.byte(at + 1).is_some_and(joins_after)
    }

    /// Whether a colon ends a scheme or a host before its port, or stands within an address.
    fn is_colon_of_link(&self, at: usize) -> bool {
        if self.address.contains(&at) {
            return true;
        }
        let after = &self.text[at + 1..];
        let is_in_brackets = self.before(at) == Some(b'[');
        if after.starts_with(b"//") {
            return !(is_in_brackets && after.starts_with(b"//]"));
        }
        let starts_scheme = at > self.scheme && self.text[self.scheme].is_ascii_alphabetic();
        let goes_on = after
            .first()
            .is_some_and(|byte| !byte.is_ascii_whitespace() && !b"\"'`])}>|,;".contains(byte));
        starts_scheme && goes_on
    }

    /// The start of `http` or `https` before a colon, and what stands there in place of each `t`. Letters of both cases
    /// could not be given back.
    fn web_scheme(&self, colon: usize) -> Option<(usize, &'static str)> {
        let instead = match &self.text[self.scheme..colon] {
            b"http" | b"https" => "x",
            b"HTTP" | b"HTTPS" => "X",
            _ => return None,
        };
        Some((self.scheme, instead))
    }

    /// Whether a sign may stand between the name and the host of an address, or name somebody.
    fn is_at_of_address(&self, at: usize) -> bool {
        let after = self.byte(at + 1);
        let is_in_brackets = self.before(at) == Some(b'[') && after == Some(b']');
        let goes_on =
            after.is_some_and(|byte| !byte.is_ascii_whitespace() && !b"\"'`".contains(&byte));
        goes_on && !is_in_brackets
    }

    /// Another dot than that of ASCII, between two labels of ASCII.
    fn other_dot(&self, at: usize) -> Option<(usize, &'static str)> {
        let rest = &self.text[at..];
        let (dot, instead) = OTHER_DOTS.iter().find(|(dot, _)| rest.starts_with(dot))?;
        let is_label = |byte: Option<u8>| byte.is_some_and(|it| it.is_ascii_alphanumeric());
        let is_between = is_label(self.before(at)) && is_label(self.byte(at + dot.len()));
        is_between.then_some((dot.len(), instead))
    }
}

/// Whether hexadecimal digits with more colons than an IPv6 address has may become one where they are cut at a colon.
fn has_colons_of_several(run: &[u8]) -> bool {
    let colons = memchr::memchr_iter(b':', run).count();
    colons >= 8 || colons >= 3 && memchr::memmem::find(run, b"::").is_some()
}

/// The length of the exponent of a number, with which a text may start.
fn exponent(text: &[u8]) -> usize {
    let sign = match text {
        [b'e' | b'E', b'+' | b'-', ..] => 2,
        [b'e' | b'E', ..] => 1,
        _ => return 0,
    };
    match length(&text[sign..], |byte| byte.is_ascii_digit()) {
        0 => 0,
        digits => sign + digits,
    }
}

fn length(text: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    text.iter().take_while(|byte| belongs(**byte)).count()
}

const fn is_of_scheme(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

const fn is_of_ipv6(byte: u8) -> bool {
    byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.')
}

const fn is_of_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || !byte.is_ascii()
}
