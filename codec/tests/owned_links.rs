//! Links that own what they were read from.

use tracklens_codec::{Link, LinkBuf, MAX_PAYLOAD_LEN};

use crate::drafting::vectors;

#[test]
fn an_owned_link_is_the_link_that_was_read() {
    for vector in vectors() {
        let text = vector["input"].as_str().unwrap();
        for end in (1..=text.len()).rev().step_by(7) {
            let mut buffer = [0; MAX_PAYLOAD_LEN];
            let read = Link::decode_partial(&text[..end], &mut buffer);
            let owned = LinkBuf::decode_partial(&text[..end]);
            assert_eq!(owned.as_ref().map(LinkBuf::as_link), read.as_ref().copied());
            let (Ok(owned), Ok(read)) = (owned, read) else {
                continue;
            };
            let copy = owned.clone();
            drop(owned);
            assert!(copy.as_link().faults().eq(read.faults()));
            assert_eq!(copy.as_link().first_deviation(), read.first_deviation());
            assert_eq!(copy, LinkBuf::from(read));
            assert_eq!(copy.to_string(), read.to_string());
            assert_eq!(format!("{copy:?}"), format!("LinkBuf({read:?})"));
        }
    }
}

#[test]
fn an_owned_link_goes_anywhere() {
    fn goes_anywhere<T: Send + Sync + 'static>() {}
    goes_anywhere::<LinkBuf>();
    let error = LinkBuf::decode("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~").unwrap_err();
    assert_eq!(error.code(), "missing_payload");
    let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    assert_eq!(text.parse(), LinkBuf::decode(text));
}

#[cfg(feature = "cipher")]
#[test]
fn an_owned_link_keeps_what_was_decrypted() {
    use tracklens_codec::{Cipher, Flag, NewLink, Origin, Route, Signature, Token, UnsignedLink};

    let cipher = Cipher::new(&[7; 16], &[0; 16]).unwrap();
    let list = b"\x46\x04\x65\x55\x5e\x6c\x3e\x52\x10user@example.com";
    let (mut encrypted, mut payload, mut decrypted) = ([0; 64], [0; 64], [0; 64]);
    let payload_text = cipher.encrypt(list, &mut encrypted).unwrap();
    let origin = Origin::try_from("https://open.example.com").unwrap();
    let token = Token::new(1, Flag::Encrypted);
    let link: NewLink<'_> = UnsignedLink::new(origin, Route::Open, token, payload_text)
        .unwrap()
        .with_signature(Signature::new([1; 16]));
    let text = link.to_string();
    let read = Link::decode(&text, &mut payload).unwrap();
    assert_eq!(LinkBuf::from(read).as_link(), read);
    let read = read.decrypt(&cipher, &mut decrypted).unwrap();
    let owned = LinkBuf::from(read);
    assert_eq!(owned.as_link(), read);
    let expected = Some(&b"user@example.com"[..]);
    assert_eq!(owned.as_link().records().unwrap().rcpt_to(), expected);
    assert!(owned.as_link().payload().ciphertext().is_some());
}
