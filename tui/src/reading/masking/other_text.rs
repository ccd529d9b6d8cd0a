//! A text that is not a tracked link: nothing is known about it, so nothing of it is shown.

use tracklens_codec::{ErrorKind, Parts};

use super::hiding::hide_all;
use super::host;
use super::seen::scheme_len;

/// The text with its letters and digits hidden, except for the scheme of a URL, and for host, port and route if there
/// is a route: then the host is that of a tracker. A host with an address, an escape or an encoded word in it is hidden too.
pub(super) fn masked(text: &[u8]) -> Vec<u8> {
    let mut masked = text.to_vec();
    let scheme = scheme_len(text);
    let mut at = 0;
    match Parts::find(text) {
        Ok(parts) if scheme > 0 => {
            at = scheme;
            let before = [parts.host(), parts.port_text()];
            let before = before.into_iter().flatten().filter(host::is_usual);
            for part in before.chain([parts.route_text()]) {
                hide_all(&mut masked[at..part.span().start()]);
                at = part.span().end();
            }
        }
        Err(error) if error.kind() == ErrorKind::UnknownRoute => at = scheme,
        _ => {}
    }
    hide_all(&mut masked[at..]);
    masked
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
                "https://***************/*?*=*%40*",
            ),
            (
                "https://a:b@www.example.com:81/ab",
                "https://*:*@***************:**/**",
            ),
            ("https://www.example.com", "https://***************"),
            ("https://jo.doe.example/e", "https://jo.doe.example/e"),
            ("https://us%40b.test/a", "https://**%40******/*"),
            (
                "https://7A656272612D.example.com/q/a",
                "https://************************/q/*",
            ),
            (
                "https://x.emVicmEtcXVpbGw.example.com/q/a",
                "https://*****************************/q/*",
            ),
            ("www.example.com/about", "***************/*****"),
            (
                "https://open.example.com/q/AAEC/AA",
                "https://open.example.com/q/****/**",
            ),
            (
                "https://open.example.com/%71/AAEC",
                "https://open.example.com/%71/****",
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
