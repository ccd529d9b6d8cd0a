//! A text that is not a tracked link: nothing is known about it, so nothing of it is shown.

use tracklens_codec::{ErrorKind, Parts};

use super::addresses::Addresses;
use super::hiding::hide_all;

/// What ends a scheme.
const SCHEME_END: &[u8] = b"://";

/// The longest scheme of a link, with what ends it.
const MAX_SCHEME_LEN: usize = b"https://".len();

/// The text with its letters and digits hidden, except for scheme, host, port and route as far as these
/// could be read. A host that looks like an address is hidden too.
pub(super) fn masked(text: &[u8]) -> Vec<u8> {
    let mut masked = text.to_vec();
    let [authority, rest] = split(&mut masked);
    let (user_name, host) = match authority.iter().rposition(|byte| *byte == b'@') {
        Some(at) => authority.split_at_mut(at + 1),
        None => authority.split_at_mut(0),
    };
    hide_all(user_name);
    Addresses::of(None).hide(host, &[]);
    hide_all(rest);
    masked
}

/// What was read after the scheme, and what was not.
fn split(text: &mut [u8]) -> [&mut [u8]; 2] {
    let read = match Parts::find(text) {
        Ok(parts) => parts.route_text().span().end(),
        Err(error) if error.kind() == ErrorKind::UnknownRoute => error.text_offset(),
        Err(_) => 0,
    };
    let front = &text[..read.min(MAX_SCHEME_LEN)];
    let mut scheme_ends = front.windows(SCHEME_END.len());
    match scheme_ends.position(|it| it == SCHEME_END) {
        Some(scheme) => {
            let (front, rest) = text.split_at_mut(read);
            [&mut front[scheme + SCHEME_END.len()..], rest]
        }
        None => [&mut [], text],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_text_is_hidden() {
        for (text, expected) in [
            ("", ""),
            ("user@example.com", "****@***********"),
            ("mailto:user@example.com", "******:****@***********"),
            ("hello, J\u{fc}rgen", "*****, *******"),
            (
                "https://www.example.com/a?b=c%40d",
                "https://www.example.com/*?*=*%40*",
            ),
            (
                "https://a:b@www.example.com:81/ab",
                "https://*:*@www.example.com:81/**",
            ),
            ("https://www.example.com", "https://www.example.com"),
            ("https://us%40b.test/a", "https://**%40******/*"),
            ("www.example.com/about", "***************/*****"),
            (
                "https://open.example.com/q/AAEC/AA",
                "https://open.example.com/q/****/**",
            ),
            (
                "ftp://open.example.com/q/AAEC",
                "***://****************/*/****",
            ),
        ] {
            let masked_text = masked(text.as_bytes());
            assert_eq!(String::from_utf8(masked_text.clone()).unwrap(), expected);
            assert_eq!(masked(&masked_text), masked_text, "{text}");
        }
    }
}
