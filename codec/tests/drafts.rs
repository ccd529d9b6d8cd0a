//! Links made from what a sender knows: the orders of current writers, the limits, the options.

use tracklens_codec::{
    Click, Draft, Form, Host, Link, LongMetadata, MAX_PAYLOAD_LEN, MessageId, MetadataLength,
    MetadataOutcome, Options, Origin, Purpose, Recipient, RecordId, Scheme, Signature, Sublink,
    Transmission, TransmissionId, WriteError,
};

use crate::drafting::{draft, origin, signature, vectors};

/// The orders that current writers use; `0` means the kind.
const ORDERS: [&[u8]; 6] = [
    &[6, 63, 5, 4, 23, 2, 18, 24],
    &[6, 63, 4, 23, 2, 18, 24],
    &[6, 0, 23, 2, 18, 24],
    &[6, 63, 1, 23, 24, 8, 2, 18, 9, 17, 4, 7],
    &[6, 63, 1, 23, 24, 8, 2, 18, 9, 17, 5, 4, 7],
    &[6, 62, 23, 2, 18, 24, 1, 9, 17, 7],
];

/// A long open with a campaign has the order of a long click.
const LONG_OPEN_WITH_CAMPAIGN: &[u8] = &[6, 62, 1, 23, 24, 8, 2, 18, 9, 17, 7];

// F-6.7, F-6.8, F-6.9, F-6.10, F-11.13, F-11.15
#[test]
fn every_vector_in_a_current_order_is_drafted_byte_for_byte() {
    let mut drafted = Vec::new();
    for vector in vectors() {
        let text = vector["input"].as_str().unwrap();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(text, &mut buffer).unwrap();
        let Some(records) = link.records() else {
            continue;
        };
        let order: Vec<u8> = records.iter().map(|record| record.id().get()).collect();
        if !is_current(&order) {
            continue;
        }
        let said = &vector["link"];
        let mut payload = [0; MAX_PAYLOAD_LEN];
        let written = draft(said, records)
            .link(origin(said, text), &mut payload)
            .unwrap()
            .with_signature(signature(said))
            .to_string();
        assert_eq!(written, text.replace("%7E", "~"));
        drafted.push(order);
    }
    for order in ORDERS {
        assert!(
            drafted.iter().any(|it| is_alike(it, order)),
            "no vector has the order {order:?}"
        );
    }
    assert_eq!(drafted.len(), 33);
}

// F-6.7, F-6.8, F-6.9, F-6.10
#[test]
fn the_draft_of_a_vector_in_a_current_order_makes_that_vector() {
    let mut drafted = 0;
    for vector in vectors() {
        let text = vector["input"].as_str().unwrap();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(text, &mut buffer).unwrap();
        let Some(records) = link.records() else {
            assert_eq!(Draft::of(&link), Err(WriteError::NoRecords));
            continue;
        };
        let order: Vec<u8> = records.iter().map(|record| record.id().get()).collect();
        if !is_current(&order) {
            continue;
        }
        let mut payload = [0; MAX_PAYLOAD_LEN];
        let written = Draft::of(&link)
            .unwrap()
            .link(origin(&vector["link"], text), &mut payload)
            .unwrap()
            .with_signature(link.signature().unwrap())
            .to_string();
        assert_eq!(written, text.replace("%7E", "~"));
        drafted += 1;
    }
    assert_eq!(drafted, 33);
}

#[test]
fn a_draft_keeps_sublink_and_target_however_they_are_spelled() {
    let text = "HTTP://click.example.com:81/f/in%2Dthe%20app/AAECAwQFBgcICQoLDA0ODw/AAAAKgA/\
        RgRlVV5sPwRCCmVVXmxeZdcYNTc?from=mail&target=x%2fy+%ff#top";
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode(text, &mut buffer).unwrap();
    let mut payload = [0; MAX_PAYLOAD_LEN];
    let written = Draft::of(&link)
        .unwrap()
        .link(https("link.example.com"), &mut payload)
        .unwrap()
        .with_signature(link.signature().unwrap())
        .to_string();
    assert_eq!(
        written,
        "https://link.example.com/f/in-the_app/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/\
         RgRlVV5sPwQXQgplVV5sXmXXGDU3ElgEAAAAAA~~?target=x%2Fy%2B%FF"
    );
}

#[test]
fn a_link_without_what_every_draft_needs_has_none() {
    let missing = |id| WriteError::MissingRecord { id };
    let name = WriteError::InvalidUtf8 {
        id: RecordId::TARGET_LINK_NAME,
        offset: 1,
    };
    let sublink = WriteError::InvalidSublink { offset: 1 };
    for (path, error) in [
        ("f/a/AAECAwQFBgcICQoLDA0ODw/AAAAKgA", WriteError::NoRecords),
        (
            "f/a/AAECAwQFBgcICQoLDA0ODw/AAAAKhA/AAECAwQFBgcICQoLDA0ODw",
            WriteError::NoRecords,
        ),
        (
            "f/a/AAECAwQFBgcICQoLDA0ODw/AAAAKgA/RgRlVV5sPwQ",
            missing(RecordId::MESSAGE_ID),
        ),
        (
            "f/a/AAECAwQFBgcICQoLDA0ODw/AAAAKgA/PwRCCmVVXmxeZdcYNTc",
            missing(RecordId::EXPIRY),
        ),
        (
            "f/a/AAECAwQFBgcICQoLDA0ODw/AAAAKgA/RgRlVV5sQgplVV5sXmXXGDU3",
            WriteError::MissingKind,
        ),
        (
            "f/a/AAECAwQFBgcICQoLDA0ODw/AAAAKgA/RgRlVV5sP0ICYcNCCmVVXmxeZdcYNTc",
            missing(RecordId::MESSAGE_ID),
        ),
        (
            "f/a/AAECAwQFBgcICQoLDA0ODw/AAAAKgA/RgRlVV5sP0UCYcNCCmVVXmxeZdcYNTc",
            name,
        ),
        (
            "f/a%25/AAECAwQFBgcICQoLDA0ODw/AAAAKgA/RgRlVV5sPwRCCmVVXmxeZdcYNTc",
            sublink,
        ),
    ] {
        let text = format!("https://click.example.com/{path}");
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_partial(&text, &mut buffer).unwrap();
        assert_eq!(Draft::of(&link), Err(error), "{path}");
    }
}

// F-11.9
#[test]
fn strict_reading_accepts_what_was_drafted() {
    for form in [Form::Short, Form::Long] {
        for purpose in purposes() {
            let draft = sample(purpose).with_form(form).with_metadata("{}");
            let mut payload = [0; MAX_PAYLOAD_LEN];
            let link = draft.link(https("link.example.com"), &mut payload).unwrap();
            assert!(link.is_canonical());
            let text = link.with_signature(Signature::new([9; 16])).to_string();
            let mut buffer = [0; MAX_PAYLOAD_LEN];
            let read = Link::decode_strict(&text, &mut buffer).unwrap();
            assert_eq!(read.kind(), Some(purpose.kind()));
            assert_eq!(text.len(), link.len());
            assert_eq!(draft.payload_len(), Ok(read.payload().as_bytes().len()));
        }
    }
}

// F-11.16
#[test]
fn a_long_list_unsubscribe_has_the_order_of_a_long_open_without_metadata() {
    let draft = sample(Purpose::ListUnsubscribe)
        .with_form(Form::Long)
        .with_metadata("{}");
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let list = draft.records(&mut buffer).unwrap();
    let order: Vec<u8> = list.records().iter().map(|it| it.id().get()).collect();
    assert_eq!(order, [6, 60, 23, 2, 18, 24, 1, 9, 17]);
    assert!(matches!(
        draft.metadata_outcome(),
        MetadataOutcome::NotCarried(_)
    ));
}

// F-10.3, F-10.5, F-10.6, F-11.21
#[test]
fn a_value_at_its_limit_is_written_and_one_byte_more_is_an_error() {
    for (id, limit) in [
        (RecordId::TARGET_LINK_NAME, 63),
        (RecordId::CAMPAIGN_ID, 64),
        (RecordId::TEMPLATE_ID, 64),
    ] {
        let write = |len: usize| {
            let text = "x".repeat(len);
            let transmission = match id {
                RecordId::CAMPAIGN_ID => Transmission::new(1, 2).with_campaign_id(&text),
                RecordId::TEMPLATE_ID => Transmission::new(1, 2).with_template(&text, 0),
                _ => Transmission::new(1, 2),
            };
            let click = Click::new("https://www.example.com/");
            let click = match id {
                RecordId::TARGET_LINK_NAME => click.with_name(&text),
                _ => click,
            };
            Draft::new(transmission, recipient(), Purpose::Click(click))
                .with_form(Form::Long)
                .payload_len()
        };
        assert!(write(limit).is_ok());
        let [limit, len] = [limit, limit + 1].map(|it| u32::try_from(it).unwrap());
        assert_eq!(
            write(usize::try_from(len).unwrap()),
            Err(WriteError::ValueTooLong { id, limit, len })
        );
    }
}

// F-11.21
#[test]
fn a_name_is_cut_only_on_request_and_between_characters() {
    let name = format!("{}é", "x".repeat(62));
    let click = Click::new("https://www.example.com/");
    let refused = sample(Purpose::Click(click.with_name(&name))).payload_len();
    assert_eq!(refused.unwrap_err().code(), "value_too_long");
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let list = sample(Purpose::Click(click.with_cut_name(&name)))
        .records(&mut buffer)
        .unwrap();
    let cut = list.records().target_link_name().unwrap();
    assert_eq!(cut, "x".repeat(62).as_bytes());
}

// F-10.1, F-11.20
#[test]
fn a_link_of_4096_bytes_is_written_and_a_longer_one_is_an_error() {
    let link_of = |target: &str| {
        let mut payload = [0; MAX_PAYLOAD_LEN];
        sample(Purpose::Click(Click::new(target)))
            .link(https("link.example.com"), &mut payload)
            .map(|link| link.len())
    };
    let mut lens = Vec::new();
    for target_len in 2800..3100 {
        match link_of(&"x".repeat(target_len)) {
            Ok(len) => {
                assert!(len <= 4096);
                lens.push(len);
            }
            Err(WriteError::LinkTooLong { limit, len }) => {
                assert_eq!(limit, 4096);
                assert!(len > 4096);
            }
            Err(WriteError::BufferTooSmall { needed, .. }) => assert!(needed > 3072),
            Err(error) => panic!("{error}"),
        }
    }
    // Three more bytes of payload take four more characters.
    assert!(lens.iter().any(|len| *len > 4092), "{lens:?}");
    assert!(lens.len() < 300);
}

// F-11.23
#[test]
fn a_click_needs_a_target() {
    let refused = sample(Purpose::Click(Click::new(""))).payload_len();
    assert_eq!(refused, Err(WriteError::EmptyTarget));
}

// F-9.6, F-11.22
#[test]
fn metadata_is_written_up_to_the_limit_and_never_cut() {
    for max in [0, 1, 2, 20, 1000] {
        for len in [2_usize, 3, 20, 21, 1000, 1001] {
            for purpose in [Purpose::Open, purposes()[0]] {
                check_metadata(purpose, len, max);
            }
        }
    }
}

fn check_metadata(purpose: Purpose<'_>, len: usize, max: u32) {
    let metadata = format!("{{{}}}", " ".repeat(len - 2));
    let draft = sample(purpose)
        .with_form(Form::Long)
        .with_metadata(&metadata)
        .with_options(Options::default().with_max_metadata_len(max));
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let list = draft.records(&mut buffer).unwrap();
    let written = list.records().rcpt_meta();
    let is_over = len > usize::try_from(max).unwrap();
    match draft.metadata_outcome() {
        MetadataOutcome::OverLimit(length) => {
            assert!(is_over);
            assert_eq!((length.len(), length.max()), (len, max));
            assert_eq!(written, None);
        }
        MetadataOutcome::Written(_) => {
            assert!(!is_over);
            assert_eq!(written, Some(metadata.as_bytes()));
        }
        other => panic!("{other:?}"),
    }
    let refusing = draft.with_long_metadata(LongMetadata::Refused);
    let len = u32::try_from(len).unwrap();
    let refused = is_over.then_some(WriteError::MetadataTooLong { limit: max, len });
    assert_eq!(refusing.payload_len().err(), refused);
}

#[test]
fn metadata_is_compared_with_its_limit() {
    for (len, remaining, excess) in [
        (0, Some(3), 0),
        (1, Some(2), 0),
        (3, Some(0), 0),
        (4, None, 1),
        (9, None, 6),
    ] {
        let length = MetadataLength::new(len, 3);
        assert_eq!((length.len(), length.is_empty()), (len, len == 0));
        assert_eq!((length.remaining(), length.excess()), (remaining, excess));
        assert_eq!(length.is_over(), len > 3);
    }
}

// F-9.2, F-9.3
#[test]
fn the_option_turns_metadata_off_in_clicks_alone() {
    let off = Options::default().with_click_tracking_include_metadata(false);
    for purpose in purposes() {
        let draft = sample(purpose)
            .with_form(Form::Long)
            .with_metadata("{}")
            .with_options(off);
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let list = draft.records(&mut buffer).unwrap();
        let is_written = list.records().rcpt_meta().is_some();
        let length = MetadataLength::new(2, off.max_metadata_len());
        let expected = match purpose {
            Purpose::Click(_) => MetadataOutcome::TurnedOff(length),
            Purpose::ListUnsubscribe => MetadataOutcome::NotCarried(length),
            _ => MetadataOutcome::Written(length),
        };
        assert_eq!(draft.metadata_outcome(), expected);
        assert_eq!(is_written, expected == MetadataOutcome::Written(length));
    }
}

// F-6.6
#[test]
fn a_short_link_leaves_out_what_can_be_looked_up() {
    let draft = sample(Purpose::Open).with_metadata("{}");
    assert!(matches!(
        draft.metadata_outcome(),
        MetadataOutcome::NotCarried(_)
    ));
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let list = draft.records(&mut buffer).unwrap();
    let records = list.records();
    assert_eq!(records.transmission_id(), None);
    assert_eq!((records.campaign_id(), records.rcpt_meta()), (None, None));
}

#[test]
fn a_template_is_written_with_its_version() {
    let transmission = Transmission::new(1, 2).with_template("welcome", 7);
    let recipient = Recipient::new("user@example.com", MessageId::new([0; 10]));
    let draft = Draft::new(transmission, recipient, Purpose::Open).with_form(Form::Long);
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let list = draft.records(&mut buffer).unwrap();
    let records = list.records();
    assert_eq!(records.template_id(), Some(&b"welcome"[..]));
    assert_eq!(records.template_version(), Some(7));
}

#[test]
fn a_buffer_that_is_too_small_is_an_error_and_does_not_change() {
    let draft = sample(purposes()[0])
        .with_form(Form::Long)
        .with_metadata("{}");
    let needed = draft.payload_len().unwrap();
    for available in 0..needed {
        let mut buffer = vec![0xa5; available];
        let error = draft.records(&mut buffer).unwrap_err();
        let [needed, available] = [needed, available].map(|it| u32::try_from(it).unwrap());
        assert_eq!(error, WriteError::BufferTooSmall { needed, available });
        assert!(buffer.iter().all(|&byte| byte == 0xa5));
    }
    for spare in [0, 1, 100] {
        let mut buffer = vec![0xa5; needed + spare];
        assert_eq!(draft.records(&mut buffer).unwrap().as_bytes().len(), needed);
        assert!(buffer[needed..].iter().all(|&byte| byte == 0xa5));
    }
}

#[test]
fn debug_output_shows_nothing_that_was_drafted() {
    let draft = sample(purposes()[0]).with_metadata(r#"{"secret":1}"#);
    let shown = format!("{draft:?}");
    for secret in ["user", "example", "secret", "spring"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

fn is_current(order: &[u8]) -> bool {
    ORDERS.iter().any(|it| is_alike(order, it)) || order == LONG_OPEN_WITH_CAMPAIGN
}

fn is_alike(order: &[u8], model: &[u8]) -> bool {
    let is_kind = |id: u8| (60..=62).contains(&id);
    order.len() == model.len()
        && order
            .iter()
            .zip(model)
            .all(|(&id, &model)| id == model || model == 0 && is_kind(id))
}

fn purposes() -> [Purpose<'static>; 5] {
    let click = Click::new("https://www.example.com/?a=b&c=%20")
        .with_name("logo")
        .with_sublink(Sublink::new("open in app/cooking").unwrap());
    [
        Purpose::Click(click),
        Purpose::Click(click.with_target_in_query()),
        Purpose::Open,
        Purpose::InitialOpen,
        Purpose::ListUnsubscribe,
    ]
}

fn sample(purpose: Purpose<'_>) -> Draft<'_> {
    let transmission = Transmission::new(42, 1_732_309_342)
        .with_id(TransmissionId::new(11_898_458_545_848_322))
        .with_tenant_id("spc")
        .with_subaccount_id(84)
        .with_campaign_id(match purpose {
            Purpose::ListUnsubscribe => "",
            _ => "spring",
        });
    Draft::new(transmission, recipient(), purpose)
}

fn recipient() -> Recipient<'static> {
    Recipient::new("user@example.com", MessageId::new([7; 10]))
}

fn https(host: &str) -> Origin<'_> {
    Origin::new(Scheme::Https, Host::new(host).unwrap())
}
