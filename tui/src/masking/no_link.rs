//! A text that is no tracked link: nothing of it is known, and so nothing of it is shown.

use std::ops::Range;

use tracklens_codec::{ErrorKind, Parts};

use super::hide_all;

/// What ends a scheme.
const SCHEME_END: &[u8] = b"://";

/// The text with its letters and digits hidden: all but scheme, host, port and route, as far as these
/// could be read.
pub(super) fn masked(text: &[u8]) -> Vec<u8> {
    let mut masked = text.to_vec();
    for range in hidden(text) {
        hide_all(&mut masked[range]);
    }
    masked
}

/// The user name, and what stands behind the part that could be read.
fn hidden(text: &[u8]) -> [Range<usize>; 2] {
    let read = match Parts::find(text) {
        Ok(parts) => parts.route_text().span().end(),
        Err(error) if error.kind() == ErrorKind::UnknownRoute => error.text_offset(),
        Err(_) => 0,
    };
    let front = &text[..read];
    let scheme = front.windows(SCHEME_END.len());
    let Some(scheme) = scheme.take(6).position(|it| it == SCHEME_END) else {
        return [0..0, 0..text.len()];
    };
    let start = scheme + SCHEME_END.len();
    let user_name = front[start..].iter().rposition(|byte| *byte == b'@');
    [start..start + user_name.unwrap_or(0), read..text.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_hidden() {
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
