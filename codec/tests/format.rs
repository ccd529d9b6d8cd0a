//! Checks what `FORMAT.md` says about links that were seen against the vectors, and what it says about
//! identifiers, lengths and limits.

use std::collections::BTreeSet;

use tracklens_codec::{
    Ciphertext, Flag, Kind, Link, MAX_LINK_LEN, MAX_PAYLOAD_LEN, MessageId, Parts, Payload,
    RecordId, Records, Route, TransmissionId, Width,
};

use crate::vectors::texts;

/// 366 days, in seconds.
const LIFETIME: i64 = 366 * 86_400;

// F-1.1, F-1.5, F-1.6, F-1.7, F-1.8, F-1.10, F-1.11
#[test]
fn scheme_route_kind_and_sublink_belong_together() {
    let mut routes = BTreeSet::new();
    let mut sublinks = BTreeSet::new();
    each_link(|link| {
        let parts = link.parts();
        let scheme = parts.scheme().unwrap();
        assert!(matches!(scheme.as_bytes(), b"http" | b"https"));
        let kind = link.kind().unwrap();
        let is_carried = match parts.route() {
            Route::Click | Route::OldClick => kind == Kind::Click,
            Route::Open => matches!(kind, Kind::Open | Kind::InitialOpen),
            Route::Unsubscribe => kind == Kind::ListUnsubscribe,
            _ => false,
        };
        assert!(is_carried);
        assert_eq!(parts.sublink().is_some(), parts.route() == Route::Click);
        routes.insert((parts.route().letter(), kind.name()));
        sublinks.extend(parts.sublink().map(|it| it.as_bytes().to_vec()));
        if parts.route() == Route::OldClick {
            let sent = link.records().unwrap().message_id().unwrap();
            assert_eq!(sent.injection_time() / 31_557_600, 2016 - 1970);
        }
    });
    assert_eq!(routes.len(), 5);
    assert!(sublinks.len() > 1 && sublinks.contains(&b"a"[..]));
}

// F-1.16, F-1.18, F-8.8
#[test]
fn the_query_holds_the_target_that_the_payload_lacks() {
    let (mut plaintext, mut encrypted) = (0, 0);
    each_link(|link| {
        let in_payload = link.records().and_then(Records::target_link_url);
        let in_query = link.parts().query();
        match link.payload() {
            Payload::Plaintext(_) => assert_eq!(in_query.is_some(), in_payload == Some(b"")),
            _ => assert!(in_query.is_none() || link.kind() == Some(Kind::Click)),
        }
        let Some(query) = in_query else {
            return;
        };
        let encoded = query.as_bytes().strip_prefix(b"target=").unwrap();
        let target = link.target().unwrap();
        let mut written = Vec::new();
        for byte in target.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                written.push(byte);
            } else {
                written.extend(format!("%{byte:02X}").bytes());
            }
        }
        assert_eq!(written, encoded);
        match link.payload() {
            Payload::Plaintext(_) => plaintext += 1,
            _ => encrypted += 1,
        }
    });
    assert!(plaintext > 0 && encrypted > 0);
}

// F-2.1, F-2.2, F-2.3
#[test]
fn padding_is_as_long_as_it_has_to_be() {
    let mut escaped = 0;
    each_link(|link| {
        let parts = link.parts();
        for part in [parts.signature(), parts.token(), parts.payload()] {
            let text = part.unwrap().to_str().unwrap();
            let bare = text.replace("%7E", "~");
            let symbols = bare.trim_end_matches('~');
            assert_eq!(bare.len() % 4, 0);
            assert!(bare.len() - symbols.len() < 3);
            let is_symbol = |symbol: char| symbol.is_ascii_alphanumeric() || "-_".contains(symbol);
            assert!(symbols.chars().all(is_symbol));
            escaped += usize::from(bare != text);
        }
    });
    assert!(escaped > 0);
}

// F-3.2, F-3.7, F-3.8, F-3.9
#[test]
fn signatures_differ_and_there_are_two_flags() {
    let mut signatures = BTreeSet::new();
    let mut flags = BTreeSet::new();
    each_link(|link| {
        assert!(signatures.insert(*link.signature().unwrap().as_bytes()));
        flags.insert(match (link.token().unwrap().flag(), link.payload()) {
            (Flag::Plaintext, Payload::Plaintext(_)) => "plaintext",
            (Flag::Encrypted, Payload::Encrypted(_)) => "encrypted",
            _ => "another",
        });
    });
    assert!(flags.into_iter().eq(["encrypted", "plaintext"]));
}

// F-4.6, F-4.7, F-4.8, F-4.9
#[test]
fn widths_are_the_narrowest_and_lengths_are_as_seen() {
    let mut lens = [const { BTreeSet::new() }; 3];
    each_list(|records| {
        assert_eq!(records.left_over(), b"");
        for record in records {
            let len = record.as_bytes().len();
            assert_eq!(Width::minimal(len), Some(record.width()));
            lens[usize::from(record.width().get())].insert(len);
        }
    });
    let [bare, one, two] = lens.map(|lens| (lens.first().copied(), lens.last().copied()));
    assert_eq!(bare, (Some(0), Some(0)));
    assert_eq!(one, (Some(2), Some(246)));
    assert_eq!(two, (Some(267), Some(526)));
    let reserved = Records::read(b"\xff\x00\x00\x00");
    assert_eq!(reserved.faults().next().unwrap().code(), "reserved_width");
}

// F-5.9, F-5.11, F-5.13, F-5.17
#[test]
fn template_and_flags_are_as_seen() {
    let [mut templates, mut flags] = [0, 0];
    each_list(|records| {
        let ids = ids(records);
        if let Some(template) = records.first(RecordId::TEMPLATE_ID) {
            assert_eq!(template.width(), Width::Bare);
            assert_eq!(ids[template.index() + 1], 17);
            assert_eq!(records.template_version(), Some(0));
            templates += 1;
        }
        for id in [RecordId::FLAG_19, RecordId::FLAG_34] {
            if let Some(flag) = records.first(id) {
                assert_eq!(flag.width(), Width::Bare);
                assert_eq!(id == RecordId::FLAG_19, flag.index() + 1 == records.len());
                assert_eq!(id.definition().unwrap().name(), None);
                flags += 1;
            }
        }
    });
    assert!(templates > 0);
    assert_eq!(flags, 2, "each of them once");
}

// F-6.1, F-6.2, F-6.3, F-6.4, F-6.5
#[test]
fn expiry_and_kind_come_first_and_the_rest_in_many_orders() {
    let mut orders = BTreeSet::new();
    let mut long = 0;
    each_list(|records| {
        let ids = ids(records);
        assert_eq!(ids[0], 6);
        let kinds = ids.iter().filter(|id| **id >= 60).count();
        assert!(ids[1] >= 60 && kinds == 1);
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(different.len(), ids.len());
        let tags: Vec<_> = records.iter().map(|it| (it.id(), it.width())).collect();
        orders.insert(tags);
        let has_transmission = records.transmission_id().is_some();
        assert_eq!(has_transmission, records.template_id().is_some());
        assert!(has_transmission || records.rcpt_meta().is_none());
        long += usize::from(has_transmission);
    });
    assert_eq!(orders.len(), 16);
    assert!(long > 0);
}

// F-6.11
#[test]
fn no_order_of_records_changes_what_a_list_says() {
    let written: [&[u8]; 4] = [
        b"\x46\x04\0\0\0\x01",
        b"\x3e",
        b"\x52\x03u@e",
        b"\x58\x04\0\0\0\x07",
    ];
    let mut orders = BTreeSet::new();
    for choice in 0..256_usize {
        let order = [choice % 4, choice / 4 % 4, choice / 16 % 4, choice / 64];
        let different: BTreeSet<_> = order.iter().collect();
        if different.len() < 4 {
            continue;
        }
        let payload = order.map(|place| written[place]).concat();
        let records = Records::read(&payload);
        assert_eq!(records.faults().next(), None);
        assert_eq!(records.kind(), Some(Kind::Open));
        assert_eq!(
            (records.expiry(), records.subaccount_id()),
            (Some(1), Some(7))
        );
        assert_eq!(records.rcpt_to(), Some(&b"u@e"[..]));
        orders.insert(payload);
    }
    assert_eq!(orders.len(), 24);
}

// F-7.3, F-7.4
#[test]
fn a_message_id_names_its_node_until_the_end_of_2020() {
    let id_of = |time: u32| {
        let [a, b, c, d] = time.to_le_bytes();
        MessageId::new([0x01, 0x02, a, b, c, d, 0, 0, 0, 0])
    };
    for (time, node) in [
        (0, Some(0x0102)),
        (1_609_459_199, Some(0x0102)),
        (1_609_459_200, None),
        (u32::MAX, None),
    ] {
        assert_eq!(id_of(time).injection_time(), time);
        assert_eq!(id_of(time).node(), node);
        assert_eq!(id_of(time).prefix(), 0x0102);
    }
}

// F-7.6, F-7.7, F-7.8
#[test]
fn a_transmission_id_is_cut_at_its_bits_54_and_23() {
    let parts = |number| {
        let id = TransmissionId::new(number);
        (id.node(), id.generator_start(), id.counter())
    };
    assert_eq!(parts(u64::MAX), (0x3ff, 0x7fff_ffff, 0x007f_ffff));
    assert_eq!(parts(1 << 54), (1, 0, 0));
    assert_eq!(parts((1 << 54) - 1), (0, 0x7fff_ffff, 0x007f_ffff));
    assert_eq!(parts(1 << 23), (0, 1, 0));
    assert_eq!(parts((1 << 23) - 1), (0, 0, 0x007f_ffff));
}

// F-7.9, F-7.10, F-7.11
#[test]
fn times_and_nodes_of_a_link_are_as_seen() {
    let (mut nodes, mut longest) = (0, 0);
    let mut lifetimes = BTreeSet::new();
    each_list(|records| {
        let message = records.message_id().unwrap();
        let lifetime = records.lifetime().unwrap();
        let short_of = LIFETIME - lifetime;
        assert!(
            (0..600).contains(&short_of) || short_of == 86_400,
            "{lifetime}"
        );
        lifetimes.insert(short_of.signum() * if short_of == 86_400 { 2 } else { 1 });
        let Some(transmission) = records.transmission_id() else {
            return;
        };
        let lag = message.injection_time() - transmission.generator_start();
        longest = longest.max(lag / 86_400);
        if let Some(node) = message.node() {
            assert_eq!(node, transmission.node());
            nodes += 1;
        }
    });
    assert_eq!(lifetimes.len(), 3, "366 days, a little less, and 365");
    assert!(nodes > 5);
    assert!(longest > 20, "{longest} days");
}

// F-8.1, F-8.2, F-8.7
#[test]
fn an_encrypted_payload_is_whole_blocks_and_its_route_and_customer_are_read() {
    let mut lens = BTreeSet::new();
    each_link(|link| {
        if let Payload::Encrypted(ciphertext) = link.payload() {
            lens.insert(ciphertext.as_bytes().len());
            assert_eq!(ciphertext.blocks() * 16, ciphertext.as_bytes().len());
            assert!(link.token().unwrap().customer_id() > 0);
            let has_sublink = link.parts().sublink().is_some();
            assert_eq!(has_sublink, link.parts().route() == Route::Click);
        }
    });
    assert!(lens.iter().all(|len| (64..=880).contains(len)));
    assert!(lens.len() > 5);
}

// F-8.4
#[test]
fn the_blocks_bound_the_length_of_the_list() {
    for blocks in 1..60 {
        let bytes = vec![0; 16 * blocks];
        let expected = 16 * blocks - 16..=16 * blocks - 1;
        assert_eq!(Ciphertext::new(&bytes).plaintext_len(), expected);
    }
}

// F-9.4
#[test]
fn the_metadata_of_a_click_is_read_whatever_the_options_are() {
    let mut read = 0;
    each_link(|link| {
        let metadata = link.records().and_then(Records::rcpt_meta);
        read += usize::from(link.kind() == Some(Kind::Click) && metadata.is_some());
    });
    assert!(read > 0);
}

// F-10.7
#[test]
fn the_longest_link_has_room_for_no_longer_payload() {
    let front = "/q/AAECAwQFBgcICQoLDA0ODw/AAAAAQA/";
    let text = format!("{front}{}", "A".repeat(4096 - front.len()));
    assert!(Parts::find(&text).unwrap().payload_len() <= 3072);
    assert!(Link::decode_partial(&text, &mut [0; MAX_PAYLOAD_LEN]).is_ok());
    assert_eq!((MAX_LINK_LEN, MAX_PAYLOAD_LEN), (4096, 3072));
}

// F-12.9
#[test]
fn a_link_expires_after_its_second() {
    let records = Records::read(b"\x46\x04\0\0\x01\0");
    for (now, is_expired) in [(i64::MIN, false), (255, false), (256, false), (257, true)] {
        assert_eq!(records.is_expired_at(now), Some(is_expired));
    }
    assert_eq!(Records::read(b"").is_expired_at(0), None);
}

fn each_link(mut check: impl FnMut(&Link<'_, '_>)) {
    for text in texts() {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        check(&Link::decode(&text, &mut buffer).unwrap());
    }
}

fn each_list(mut check: impl FnMut(&Records<'_>)) {
    let mut lists = 0;
    each_link(|link| {
        if let Some(records) = link.records() {
            check(records);
            lists += 1;
        }
    });
    assert_eq!(lists, 38);
}

fn ids(records: &Records<'_>) -> Vec<u8> {
    records.iter().map(|record| record.id().get()).collect()
}
