//! Everything readable around a fault is read, and faults are reported in their order.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tracklens_codec::{ErrorKind, Kind, Link, MAX_PAYLOAD_LEN, Payload, Records};

const SIGNATURE: &str = "AAECAwQFBgcICQoLDA0ODw~~";
const TOKEN: &str = "AAAAAQA~";
const PAYLOAD: &str = "RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

// F-11.8
#[test]
fn a_damaged_signature_leaves_token_and_records() {
    for signature in [
        "AAEC*wQFBgcICQoLDA0ODw~~",
        "short",
        "",
        "AAECAwQFBgcICQoLDA0ODwAA",
    ] {
        let text = format!("https://open.example.com/q/{signature}/{TOKEN}/{PAYLOAD}");
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_partial(&text, &mut buffer).unwrap();
        assert_eq!(link.signature(), None, "{signature}");
        assert_eq!(link.token().unwrap().customer_id(), 1);
        assert_eq!(link.records().unwrap().len(), 3);
        assert_eq!(link.faults().count(), 1);
    }
}

#[test]
fn a_damaged_token_leaves_the_signature_and_the_payloads_bytes() {
    for token in ["AAAA*QA~", "AAAA", "", "AAAAAQAA"] {
        let text = format!("https://open.example.com/q/{SIGNATURE}/{token}/{PAYLOAD}");
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_partial(&text, &mut buffer).unwrap();
        assert!(link.signature().is_some(), "{token}");
        assert_eq!(link.token(), None);
        assert_eq!(link.records(), None);
        assert!(matches!(link.payload(), Payload::Opaque(_)));
        assert_eq!(Records::read(link.payload().as_bytes()).len(), 3);
        assert_eq!(link.kind(), Some(Kind::Open), "what the route says");
        assert_eq!(link.faults().count(), 1);
    }
}

#[test]
fn without_signature_and_token_nothing_says_that_it_is_a_link() {
    let text = format!("https://open.example.com/q/short/AAAA/{PAYLOAD}");
    assert!(Link::decode_partial(&text, &mut [0; MAX_PAYLOAD_LEN]).is_err());
}

// F-3.6, F-3.7, F-3.8, F-11.7
#[test]
fn every_unknown_flag_leaves_the_customer_and_the_payloads_bytes() {
    for flag in 0..=u8::MAX {
        let token = URL_SAFE_NO_PAD.encode([0, 0, 0, 1, flag]);
        let text = format!("https://open.example.com/q/{SIGNATURE}/{token}~/{PAYLOAD}");
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_partial(&text, &mut buffer).unwrap();
        assert_eq!(link.token().unwrap().customer_id(), 1);
        match flag {
            0x00 => assert_eq!(link.records().unwrap().len(), 3),
            0x10 => assert!(matches!(link.payload(), Payload::Encrypted(_))),
            _ => {
                assert_eq!(codes(&link), ["unknown_flag"], "{flag:#04x}");
                let fault = link.faults().next().unwrap();
                assert_eq!(fault.kind(), ErrorKind::UnknownFlag { flag });
                assert!(matches!(link.payload(), Payload::Opaque(_)));
                assert_eq!(Records::read(link.payload().as_bytes()).len(), 3);
            }
        }
    }
}

// F-11.8
#[test]
fn a_wrong_character_in_the_payload_leaves_the_records_before_it() {
    let text = format!("https://open.example.com/q/{SIGNATURE}/{TOKEN}/RgRlVV5sPlIQdXN*ckBleGFt");
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode_partial(&text, &mut buffer).unwrap();
    let records = link.records().unwrap();
    assert_eq!(records.expiry(), Some(1_700_093_548));
    assert_eq!(records.kind(), Some(Kind::Open));
    assert_eq!(records.left_over(), b"\x52\x10us");
    assert_eq!(codes(&link), ["invalid_symbol", "truncated_value"]);
}

// F-11.1
#[test]
fn wrong_padding_leaves_all_bytes() {
    let text = "/q/AAECAwQFBgcICQoLDA0ODw~/AAAAAQA~~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~~";
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode_partial(text, &mut buffer).unwrap();
    assert!(link.signature().is_some());
    assert_eq!(link.records().unwrap().len(), 3);
    assert_eq!(codes(&link), ["invalid_padding"; 3]);
}

// F-6.13, F-6.15, F-6.16
#[test]
fn a_wrong_record_leaves_those_before_and_after_it() {
    let payload = b"\x46\x03\x65\x55\x5e\x3f\x52\x02\xff@\x57\x03spc\x46\x04\0\0\0\x01\x21";
    let records = Records::read(payload);
    assert_eq!(records.len(), 6);
    assert_eq!(records.left_over(), b"");
    assert_eq!(
        records.expiry(),
        None,
        "the first one counts, and has a wrong length"
    );
    assert_eq!(records.kind(), Some(Kind::Click));
    assert_eq!(records.rcpt_to(), Some(&b"\xff@"[..]));
    assert_eq!(records.tenant_id(), Some(&b"spc"[..]));
    let faults: Vec<_> = records
        .faults()
        .map(|fault| (fault.code(), fault.record(), fault.offset()))
        .collect();
    assert_eq!(
        faults,
        [
            ("record_length", Some(0), 0),
            ("invalid_utf8", Some(2), 8),
            ("repeated_record", Some(4), 15),
        ]
    );
}

// F-11.8
#[test]
fn faults_come_in_the_order_in_which_a_link_is_read() {
    let text = "https://open.example.com:x/q/a/AAECAwQFBgcICQoLDA0ODw~/AAAAAQA~~/\
                RgNlVV4-PgQ~/more";
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode_partial(text, &mut buffer).unwrap();
    assert_eq!(
        codes(&link),
        [
            "invalid_port",
            "unexpected_sublink",
            "trailing_path",
            "invalid_padding",
            "invalid_padding",
            "record_length",
            "repeated_record",
        ]
    );
    assert_eq!(link.parts().port(), None);
    assert_eq!(link.parts().sublink().unwrap().as_bytes(), b"a");
    assert_eq!(link.parts().trailing_path().unwrap().as_bytes(), b"more");
    assert_eq!(link.records().unwrap().target_link_url(), Some(&b""[..]));
}

fn codes(link: &Link<'_, '_>) -> Vec<&'static str> {
    link.faults().map(|fault| fault.code()).collect()
}

/// `fuzz/regressions/differential/padding-longer-than-the-signature.link`
// F-11.4
#[test]
fn a_signature_is_not_taken_for_a_sublink_however_much_padding_it_has() {
    let text = format!(
        "/q/AAECAwQFBgcICQoLDA0ODw{}/AAAAAQA~/Pg~~/more",
        "~".repeat(59)
    );
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode_partial(&text, &mut buffer).unwrap();
    assert_eq!(codes(&link), ["trailing_path", "invalid_padding"]);
    assert!(link.signature().is_some());
    assert_eq!(link.parts().sublink(), None);
}

/// `fuzz/regressions/truncation/no-symbols-before-a-slash.link`: the law expected the cut link to have that payload.
// F-1.15
#[test]
fn a_payload_of_no_symbols_is_there_only_because_a_slash_follows_it() {
    let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~//";
    let mut buffer = [0; 4];
    let link = Link::decode(text, &mut buffer).unwrap();
    assert_eq!(link.payload(), Payload::Plaintext(Records::read(&[])));
    let link = Link::decode_partial(&text[..text.len() - 1], &mut buffer).unwrap();
    assert_eq!(link.payload(), Payload::Missing);
    assert_eq!(codes(&link), ["missing_payload"]);
}

/// `fuzz/regressions/differential/dots-before-a-byte.link`: the slow decoder named the byte first.
#[test]
fn a_segment_of_dots_before_a_byte_that_no_path_has_is_the_first_deviation() {
    let link = b"https://click.example.com/f/a/../\xff/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pw~~";
    let mut payload = [0; 96];
    let link = Link::decode_partial(link, &mut payload).unwrap();
    let deviation = link.first_deviation().unwrap();
    assert_eq!(
        (deviation.kind(), deviation.offset()),
        (ErrorKind::DotSegment, 30)
    );
}
