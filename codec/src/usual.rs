//! Links spelled as today's writers spell them, read without a search.
//!
//! A short cut, not another reading: a link that it takes, the general way reads alike. All else is
//! left to that.

use crate::authority::{Authority, parse_port};
use crate::base64url::{
    Fixed, decode_5, decode_16, decode_usual, padding_count, symbol_count, trailing_bits,
};
use crate::error::saturating;
use crate::identifier::{Flag, Signature, Token};
use crate::link::Link;
use crate::parts::{MAX_LINK_LEN, Parts};
use crate::payload::{Payload, is_whole_blocks};
use crate::percent::skip_unreserved;
use crate::segments::{Route, Segments};
use crate::span::{MaybeSpan, Span, find_byte};

const SIGNATURE_SYMBOLS: usize = symbol_count(Signature::LEN);
const TOKEN_SYMBOLS: usize = symbol_count(Token::LEN);

/// A link whose text has nothing wrong, its payload decoded.
pub(crate) struct Usual<'t> {
    text: &'t [u8],
    scheme_end: u32,
    host_end: u32,
    route: Route,
    route_start: u32,
    signature_start: u32,
    token_start: u32,
    payload_start: u32,
    path_end: u32,
    is_padded: bool,
    signature: Fixed<[u8; Signature::LEN]>,
    token: Fixed<[u8; Token::LEN]>,
    payload: DecodedPayload,
}

impl<'t> Usual<'t> {
    /// Decodes the payload into the buffer, if the text is that of a usual link.
    #[inline]
    pub(crate) fn decode(text: &'t [u8], buffer: &mut [u8]) -> Option<Self> {
        let text_len = u32::try_from(text.len()).ok()?;
        let place = |rest: &[u8]| text_len.saturating_sub(saturating(rest.len()));
        let (scheme_end, rest) = match text.split_first_chunk() {
            Some((b"https://", rest)) => (5, rest),
            _ => match text.split_first_chunk() {
                Some((b"http://", rest)) => (4, rest),
                _ => return None,
            },
        };
        let rest = skip(rest)?;
        let host_end = place(rest);
        let rest = skip_port(rest)?;
        let route_start = place(rest).saturating_add(1);
        let (route, rest) = split_route(rest)?;
        let rest = if route == Route::Click {
            skip_sublink(rest)?
        } else {
            rest
        };
        let ends = Ends::split(rest)?;
        let signature = decode_16(ends.signature)?;
        let token = decode_5(*ends.token)?;
        let payload = DecodedPayload::new(ends.payload, buffer)?;
        let is_usual = match Token::from_bytes(token.bytes).flag() {
            Flag::Plaintext => true,
            Flag::Encrypted => is_whole_blocks(payload.len),
            Flag::Unknown(_) => false,
        };
        if !is_usual {
            return None;
        }
        Some(Self {
            text,
            scheme_end,
            host_end,
            route,
            route_start,
            signature_start: place(rest),
            token_start: place(ends.behind_signature),
            payload_start: place(ends.payload),
            path_end: text_len.saturating_sub(payload.behind),
            is_padded: ends.is_padded,
            signature,
            token,
            payload,
        })
    }

    pub(crate) const fn has_query(&self) -> bool {
        self.payload.behind != 0
    }

    pub(crate) const fn route(&self) -> Route {
        self.route
    }

    /// The payload, in the buffer into which it was decoded.
    #[inline]
    pub(crate) fn payload<'p>(&self, buffer: &'p [u8]) -> Payload<'p> {
        let bytes = buffer.get(..self.payload.len).unwrap_or_default();
        Payload::of(Token::from_bytes(self.token.bytes).flag(), bytes)
    }

    #[inline]
    pub(crate) fn link<'p>(&self, payload: Payload<'p>) -> Link<'t, 'p> {
        Link {
            parts: self.parts(),
            signature: Some(Signature::new(self.signature.bytes)),
            token: Some(Token::from_bytes(self.token.bytes)),
            payload,
        }
    }

    /// Whether signature, token and payload are spelled as a writer spells them.
    #[inline]
    pub(crate) fn is_canonical(&self) -> bool {
        let trailing_bits =
            self.signature.trailing_bits | self.token.trailing_bits | self.payload.trailing_bits;
        let is_padded = self.is_padded && self.payload.is_padded;
        is_padded && trailing_bits == 0 && self.text.len() <= MAX_LINK_LEN
    }

    #[inline]
    fn parts(&self) -> Parts<'t> {
        let path_start = self.route_start.saturating_sub(1);
        let text_len = saturating(self.text.len());
        Parts {
            text: self.text,
            authority: Authority {
                scheme: MaybeSpan::between(0, self.scheme_end),
                user_info: MaybeSpan::NONE,
                host: MaybeSpan::between(self.scheme_end.saturating_add(3), self.host_end),
                port: if self.host_end == path_start {
                    MaybeSpan::NONE
                } else {
                    MaybeSpan::between(self.host_end.saturating_add(1), path_start)
                },
            },
            route: self.route,
            route_span: Span::between(self.route_start, self.route_start.saturating_add(1)),
            segments: Segments {
                sublink: if self.route == Route::Click {
                    let start = self.route_start.saturating_add(2);
                    MaybeSpan::between(start, self.signature_start.saturating_sub(1))
                } else {
                    MaybeSpan::NONE
                },
                signature: MaybeSpan::between(
                    self.signature_start,
                    self.token_start.saturating_sub(1),
                ),
                token: MaybeSpan::between(self.token_start, self.payload_start.saturating_sub(1)),
                payload: MaybeSpan::between(self.payload_start, self.path_end),
                trailing: MaybeSpan::NONE,
                trailing_slash: false,
                end: self.path_end,
            },
            query: if self.path_end == text_len {
                MaybeSpan::NONE
            } else {
                MaybeSpan::between(self.path_end.saturating_add(1), text_len)
            },
            fragment: MaybeSpan::NONE,
        }
    }
}

/// Signature and token, and the payload with what follows it.
struct Ends<'t> {
    signature: &'t [u8; SIGNATURE_SYMBOLS],
    behind_signature: &'t [u8],
    token: &'t [u8; TOKEN_SYMBOLS],
    payload: &'t [u8],
    /// Whether signature and token have their padding, and have it as a writer writes it.
    is_padded: bool,
}

impl<'t> Ends<'t> {
    #[inline]
    fn split(path: &'t [u8]) -> Option<Self> {
        let (signature, padding) = path.split_first_chunk()?;
        let (is_signature_padded, behind_signature) = skip_padding(padding, 2)?;
        let (token, padding) = behind_signature.split_first_chunk()?;
        let (is_token_padded, payload) = skip_padding(padding, 1)?;
        Some(Self {
            signature,
            behind_signature,
            token,
            payload,
            is_padded: is_signature_padded && is_token_padded,
        })
    }
}

/// What follows the slash behind padding that is whole or missing, and whether a writer's is there.
#[inline]
fn skip_padding(text: &[u8], expected: usize) -> Option<(bool, &[u8])> {
    match (text, expected) {
        ([b'~', b'~', b'/', behind @ ..], 2) | ([b'~', b'/', behind @ ..], 1) => {
            Some((true, behind))
        }
        ([b'/', behind @ ..], _) => Some((false, behind)),
        _ => skip_escaped_padding(text, expected).map(|behind| (false, behind)),
    }
}

#[cold]
fn skip_escaped_padding(text: &[u8], expected: usize) -> Option<&[u8]> {
    match (text, expected) {
        ([b'%', b'7', b'E', b'%', b'7', b'E', b'/', behind @ ..], 2)
        | ([b'%', b'7', b'E', b'/', behind @ ..], 1) => Some(behind),
        _ => None,
    }
}

/// A payload, decoded.
struct DecodedPayload {
    len: usize,
    trailing_bits: u8,
    is_padded: bool,
    /// The length of the query behind it, with its `?`.
    behind: u32,
}

impl DecodedPayload {
    /// None if it is not padded as it should be, or not at all, or if anything but a query follows.
    #[inline]
    fn new(payload: &[u8], buffer: &mut [u8]) -> Option<Self> {
        Self::of_path_end(payload, 0, buffer).or_else(|| Self::before_query(payload, buffer))
    }

    #[inline]
    fn of_path_end(payload: &[u8], behind: u32, buffer: &mut [u8]) -> Option<Self> {
        let (symbols, padding, is_bare) = match payload {
            [symbols @ .., b'~', b'~'] => (symbols, 2, true),
            [symbols @ .., b'~'] => (symbols, 1, true),
            [symbols @ .., b'%', b'7', b'E', b'%', b'7', b'E'] => (symbols, 2, false),
            [symbols @ .., b'%', b'7', b'E'] => (symbols, 1, false),
            symbols => (symbols, 0, true),
        };
        let expected = padding_count(symbols.len());
        let is_padded = padding == expected;
        let is_usual = is_padded || padding == 0;
        if !is_usual || symbols.is_empty() || symbols.len() & 3 == 1 {
            return None;
        }
        Some(Self {
            len: decode_usual(symbols, buffer)?,
            trailing_bits: trailing_bits(symbols),
            is_padded: is_padded && is_bare,
            behind,
        })
    }

    #[cold]
    fn before_query(payload: &[u8], buffer: &mut [u8]) -> Option<Self> {
        let path_end = find_byte(payload, |byte| byte == b'?')?;
        let (payload, query) = payload.split_at_checked(path_end)?;
        let has_fragment = find_byte(query, |byte| byte == b'#').is_some();
        if has_fragment {
            return None;
        }
        Self::of_path_end(payload, saturating(query.len()), buffer)
    }
}

/// What follows a host or a segment of the path: one byte at least, and all of them unreserved.
#[inline(never)]
fn skip(text: &[u8]) -> Option<&[u8]> {
    let rest = skip_unreserved(text);
    (rest.len() < text.len()).then_some(rest)
}

/// What follows a port, if there is one; it must be spelled as a writer spells it.
#[inline]
fn skip_port(text: &[u8]) -> Option<&[u8]> {
    let [b':', behind @ ..] = text else {
        return Some(text);
    };
    let rest = skip(behind)?;
    let digits = behind.get(..behind.len().saturating_sub(rest.len()))?;
    parse_port(digits)
        .filter(|_| !digits.starts_with(b"0"))
        .map(|_| rest)
}

#[inline]
fn split_route(path: &[u8]) -> Option<(Route, &[u8])> {
    let [b'/', letter, b'/', rest @ ..] = path else {
        return None;
    };
    Route::from_letter(*letter).map(|route| (route, rest))
}

/// What follows the slash behind the sublink: signature, token and payload.
#[inline]
fn skip_sublink(path: &[u8]) -> Option<&[u8]> {
    let mut segment = path;
    loop {
        let [b'/', behind @ ..] = skip(segment)? else {
            return None;
        };
        let (_, padding) = behind.split_at_checked(SIGNATURE_SYMBOLS)?;
        if matches!(padding, [b'~' | b'/' | b'%', ..]) && Ends::split(behind).is_some() {
            return Some(behind);
        }
        segment = behind;
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;

    use super::*;
    use crate::parts::MAX_PAYLOAD_LEN;

    const SIGNATURE: &str = "AAECAwQFBgcICQoLDA0ODw";

    #[test]
    fn links_as_writers_spell_them_take_the_short_cut() {
        for front in [
            "https://open.example.com/q",
            "http://open.example.com/q",
            "https://unsubscribe.example.com:8080/u",
            "https://click.example.com/e",
            "https://click.example.com/f/a",
            "https://click.example.com/f/a/b",
            "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw/b",
            "https://click.example.com/f/AAECAwQFBgcICQoLDA0ODw~~/b",
        ] {
            for (payload, padding) in [("Pg", "~~"), ("PiE", "~"), ("PiEi", ""), ("PiEiIw", "~~")] {
                let text = format!("{front}/{SIGNATURE}~~/AAAAAQA~/{payload}{padding}");
                assert_eq!(taken(&text), Some((false, true)), "{text}");
                let text = format!("{text}?target=example.com");
                assert_eq!(taken(&text), Some((true, true)), "{text}");
            }
        }
        let block = "EBESExQVFhcYGRobHB0eHw~~";
        let text = format!("https://open.example.com/q/{SIGNATURE}~~/AAAAARA~/{block}");
        assert_eq!(taken(&text), Some((false, true)));
    }

    #[test]
    fn padding_that_is_stripped_or_escaped_and_trailing_bits_take_it_but_are_not_canonical() {
        for (signature, token, payload) in [
            ("AAECAwQFBgcICQoLDA0ODw", "AAAAAQA~", "Pg~~"),
            ("AAECAwQFBgcICQoLDA0ODw~~", "AAAAAQA", "Pg~~"),
            ("AAECAwQFBgcICQoLDA0ODw~~", "AAAAAQA~", "Pg"),
            ("AAECAwQFBgcICQoLDA0ODw~~", "AAAAAQA~", "PiE"),
            ("AAECAwQFBgcICQoLDA0ODw%7E%7E", "AAAAAQA~", "Pg~~"),
            ("AAECAwQFBgcICQoLDA0ODw~~", "AAAAAQA%7E", "Pg~~"),
            ("AAECAwQFBgcICQoLDA0ODw~~", "AAAAAQA~", "Pg%7E%7E"),
            ("AAECAwQFBgcICQoLDA0ODw~~", "AAAAAQA~", "PiE%7E"),
            ("AAECAwQFBgcICQoLDA0ODx~~", "AAAAAQA~", "Pg~~"),
            ("AAECAwQFBgcICQoLDA0ODw~~", "AAAAAQB~", "Pg~~"),
            ("AAECAwQFBgcICQoLDA0ODw~~", "AAAAAQA~", "Ph~~"),
            ("AAECAwQFBgcICQoLDA0ODx~~", "AAAAAQB~", "Ph~~"),
        ] {
            let text = format!("https://open.example.com/q/{signature}/{token}/{payload}");
            assert_eq!(taken(&text), Some((false, false)), "{text}");
        }
    }

    #[test]
    fn all_else_is_left_to_the_general_way() {
        let behind = |front: &str| format!("{front}/{SIGNATURE}~~/AAAAAQA~/Pg~~");
        for text in [
            behind("/q"),
            behind("open.example.com/q"),
            behind("HTTPS://open.example.com/q"),
            behind("https:///q"),
            behind("https://user@open.example.com/q"),
            behind("https://open.example.com:/q"),
            behind("https://open.example.com:080/q"),
            behind("https://open.example.com:65536/q"),
            behind("https://open.example.com/%71"),
            behind("https://open.example.com/x"),
            behind("https://open.example.com/q/a"),
            behind("https://click.example.com/f"),
            behind("https://click.example.com/f/"),
            behind("https://click.example.com/f/a%20b"),
            behind("https://open.example.com/q") + "/",
            behind("https://open.example.com/q") + "#top",
            behind("https://open.example.com/q") + "?target=a#top",
            behind("https://open.example.com/q").replace("AAAAAQA~", "AAAAASA~"),
            behind("https://open.example.com/q").replace("AAAAAQA~", "AAAAARA~"),
            behind("https://open.example.com/q").replace("AAAAAQA~", "AAAAAQA~~"),
            behind("https://open.example.com/q").replace("ODw~~", "ODw~"),
            behind("https://open.example.com/q").replace("Pg~~", "Pg~"),
            behind("https://open.example.com/q").replace("Pg~~", "PiE~~"),
            behind("https://open.example.com/q").replace("Pg~~", "PiEi~"),
            behind("https://open.example.com/q").replace("Pg~~", "P"),
            behind("https://open.example.com/q").replace("Pg~~", ""),
            behind("https://open.example.com/q").replace("Pg~~", "?target=a"),
        ] {
            assert_eq!(taken(&text), None, "{text}");
        }
    }

    /// Whether a link that takes the short cut has a query, and is canonical.
    fn taken(text: &str) -> Option<(bool, bool)> {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let usual = Usual::decode(text.as_bytes(), &mut buffer)?;
        Some((usual.has_query(), usual.is_canonical()))
    }
}
