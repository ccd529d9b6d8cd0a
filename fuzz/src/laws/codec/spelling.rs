//! Laws of how a link is spelled: percent-encoded, or with its padding in another form.

use tracklens_codec::{Link, PercentDecoded, Target};

use crate::inputs::control;

/// All laws of this file, for the text of a link. The control bytes say which characters are encoded.
///
/// # Panics
///
/// If a law is broken.
pub fn spelling(data: &[u8]) {
    let (text, mask) = control::split(data);
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode(text, &mut buffer) else {
        return;
    };
    percent_encoding_the_path_changes_nothing(&link, u64::from_le_bytes(mask));
    the_spelling_of_the_padding_changes_nothing(&link);
}

/// A link says the same whichever characters of its path are percent-encoded. Strict decoding rejects
/// it if there are any.
fn percent_encoding_the_path_changes_nothing(link: &Link<'_, '_>, mask: u64) {
    let parts = link.parts();
    let Some(payload) = parts.payload() else {
        return;
    };
    let text = parts.text();
    let path = parts.route_text().span().start()..payload.span().end();
    let mut respelled = text[..path.start].to_vec();
    let mut encoded = 0;
    let mut within_escape = 0_u8;
    for (index, &byte) in text[path.clone()].iter().enumerate() {
        if byte == b'%' {
            within_escape = 3;
        }
        // Encoding a character of an escape, or after a lone `%`, would change what that `%` means.
        let is_chosen = within_escape == 0 && mask >> (index % 64) & 1 == 1;
        if is_chosen {
            let digits: &[u8; 16] = match index % 3 {
                0 => b"0123456789abcdef",
                _ => b"0123456789ABCDEF",
            };
            respelled.push(b'%');
            respelled.push(digits[usize::from(byte >> 4)]);
            respelled.push(digits[usize::from(byte & 15)]);
            encoded += 1;
        } else {
            respelled.push(byte);
        }
        within_escape = within_escape.saturating_sub(1);
    }
    respelled.extend(&text[path.end..]);
    judge_respelled(link, &respelled);
    if encoded > 0 {
        let mut buffer = vec![0; respelled.len()];
        let is_strict = Link::decode_strict(&respelled, &mut buffer).is_ok();
        assert!(!is_strict, "strict decoding accepts a percent-encoded path");
    }
}

/// A link says the same whether its padding is written as `~`, as `%7E`, as `%7e`, or not at all.
fn the_spelling_of_the_padding_changes_nothing(link: &Link<'_, '_>) {
    let parts = link.parts();
    let (Some(signature), Some(token), Some(payload)) =
        (parts.signature(), parts.token(), parts.payload())
    else {
        return;
    };
    for padding in ["~", "%7E", "%7e", ""] {
        let mut respelled = Vec::new();
        let mut end = 0;
        for part in [signature, token, payload] {
            let span = part.span();
            respelled.extend(&parts.text()[end..span.start()]);
            let (symbols, missing) = without_padding(part.as_bytes());
            respelled.extend(symbols);
            respelled.extend(padding.repeat(missing).bytes());
            end = span.end();
        }
        respelled.extend(&parts.text()[end..]);
        judge_respelled(link, &respelled);
    }
}

/// The text without its padding, and how many characters of padding belong after it.
fn without_padding(text: &[u8]) -> (&[u8], usize) {
    let mut symbols = text;
    while let Some(rest) = [&b"~"[..], b"%7E", b"%7e"]
        .iter()
        .find_map(|padding| symbols.strip_suffix(*padding))
    {
        symbols = rest;
    }
    // An escape of three characters is one symbol.
    let escapes = symbols.split(|&byte| byte == b'%').count() - 1;
    let count = symbols.len() - 2 * escapes;
    (symbols, count.next_multiple_of(4) - count)
}

fn judge_respelled(link: &Link<'_, '_>, respelled: &[u8]) {
    let mut buffer = vec![0; respelled.len()];
    let again = match Link::decode(respelled, &mut buffer) {
        Ok(again) => again,
        Err(error) => panic!("{error}: after another spelling"),
    };
    assert_eq!(again.signature(), link.signature(), "the signature differs");
    assert_eq!(again.token(), link.token(), "the token differs");
    assert_eq!(again.payload(), link.payload(), "the payload differs");
    assert_eq!(again.kind(), link.kind(), "the kind differs");
    assert_eq!(
        again.parts().route(),
        link.parts().route(),
        "the route differs"
    );
    let sublink = |link: &Link<'_, '_>| -> Option<Vec<u8>> {
        let sublink = link.parts().sublink();
        sublink.map(|it| PercentDecoded::new(it.as_bytes()).collect())
    };
    assert_eq!(sublink(&again), sublink(link), "the sublink differs");
    let target = |link: &Link<'_, '_>| -> Option<Vec<u8>> {
        link.target().as_ref().map(|it| Target::bytes(it).collect())
    };
    assert!(target(&again) == target(link), "the target differs");
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &[u8] = b"/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=example.com\0";

    #[test]
    fn the_laws_hold_for_a_link_that_is_encoded_in_part_or_whole() {
        for mask in [0, 1, 0x55, u64::MAX] {
            spelling(&[LINK, &mask.to_le_bytes()].concat());
        }
    }

    #[test]
    fn padding_has_several_spellings() {
        for text in ["AAAAAQA~", "AAAAAQA%7E", "AAAAAQA%7e", "AAAAAQA"] {
            assert_eq!(without_padding(text.as_bytes()), (&b"AAAAAQA"[..], 1));
        }
        assert_eq!(without_padding(b"%50g%7E~"), (&b"%50g"[..], 2));
        assert_eq!(without_padding(b"AAAA"), (&b"AAAA"[..], 0));
    }
}
