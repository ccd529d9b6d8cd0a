//! The numbers that the overlays say: of what other options would mean, and of where two links differ.

use tracklens::inspector::{Command, Message, update};
use tracklens::reading::Reading;
use tracklens::writing::what_if::{EventMetadata, Sender, WhatIf};
use tracklens_codec::{MetadataOutcome, Options};

use crate::links;
use crate::screens::harness::{model, now, row, run, screen, settings};

/// What an overlay shows on a screen of this many rows, its lines joined.
fn shown(model: &tracklens::inspector::Model, rows: u16) -> String {
    let screen = screen(model);
    let lines = (0..rows).map(|y| row(&screen, y));
    let lines = lines.map(|line| line.trim_matches(['│', ' ']).to_owned());
    lines.collect::<Vec<_>>().join(" ")
}

/// What the overlay says of options: with this limit, and with or without the metadata of clicks.
fn asked(link: &str, limit: &str, includes: bool) -> String {
    let mut model = model(link, 200, 60, &[Command::WhatIf, Command::Clear]);
    update(&mut model, Message::Type(limit.to_owned()), now());
    if !includes {
        run(&mut model, &[Command::Down, Command::Choose]);
    }
    shown(&model, 60)
}

fn answer(link: &str, limit: u32, includes: bool) -> WhatIf {
    let options = Options::default()
        .with_max_metadata_len(limit)
        .with_click_tracking_include_metadata(includes);
    let (settings, mut buffer) = (settings(), Vec::new());
    WhatIf::of(
        &Reading::new(link.as_bytes(), &settings, &mut buffer),
        options,
    )
}

#[test]
fn the_numbers_of_what_if_are_those_of_the_answer() {
    // A click and an open, with 267 and 121 bytes of metadata, and a click without any.
    let bare = links::link(&[
        (0x46, b"\x65\x55\x5e\x6c"),
        (0x3f, b""),
        (0x44, b"https://www.example.com/"),
        (0x42, b"0123456789"),
        (0x52, b"user@example.com"),
        (0x58, b"\0\0\0\0"),
        (0x13, b""),
    ]);
    for (link, len) in [
        (links::long_click(), 267_u32),
        (links::click_with_query(), 121),
        (bare, 0),
    ] {
        for limit in [0, len.saturating_sub(1), len, len + 1, u32::MAX] {
            for includes in [true, false] {
                let said = asked(&link, &limit.to_string(), includes);
                judge(
                    &said,
                    &answer(&link, limit, includes),
                    i64::from(limit),
                    i64::from(len),
                );
            }
        }
        for limit in ["", "-1", "4294967296", "1000 bytes"] {
            let said = asked(&link, limit, true);
            assert!(
                said.contains("The limit is a number of bytes, 0 to 4294967295."),
                "{limit}: {said}"
            );
        }
    }
}

fn judge(said: &str, answer: &WhatIf, limit: i64, len: i64) {
    let left = limit - len;
    let event = match answer.event {
        EventMetadata::Carried(_) => {
            format!("It carries rcpt_meta: {len} bytes, {left} below the limit.")
        }
        EventMetadata::OverLimit(_) => {
            format!(
                "It goes without rcpt_meta: {len} bytes are {} over the limit.",
                -left
            )
        }
        EventMetadata::NoMetadata => "It has no rcpt_meta, since the link has none.".to_owned(),
        ref other => panic!("{other:?}"),
    };
    assert!(said.contains(&event), "{event}\n{said}");
    let Sender::Writes(draft) = &answer.sender else {
        panic!("a sender writes this link");
    };
    let outcome = match draft.metadata {
        MetadataOutcome::Absent => "It has no metadata to write".to_owned(),
        MetadataOutcome::Written(_) => format!("It writes the metadata, {len} bytes within"),
        MetadataOutcome::TurnedOff(_) => format!("It leaves the metadata, {len} bytes, out"),
        MetadataOutcome::OverLimit(_) => {
            format!(
                "It does not write the metadata, {} bytes over the limit.",
                -left
            )
        }
        ref other => panic!("{other:?}"),
    };
    assert!(said.contains(&outcome), "{outcome}\n{said}");
    let (before, after) = (draft.len_before, draft.text.len());
    let difference = if draft.is_same {
        format!("Its link is this one, byte for byte ({after} bytes).")
    } else if after < before {
        format!(
            "Its link has {after} bytes, {} fewer than this one.",
            before - after
        )
    } else if after == before {
        format!("Its link has {after} bytes, as many as this one.")
    } else {
        format!(
            "Its link has {after} bytes, {} more than this one.",
            after - before
        )
    };
    assert!(said.contains(&difference), "{difference}\n{said}");
    let lost = said.contains("senders of today write such a link without record 19 and with");
    assert_eq!(lost, !draft.differs_by_options_alone, "{said}");
}

#[test]
fn a_comparison_says_from_which_byte_on_texts_differ() {
    let link = |recipient: &[u8]| links::link(&[(0x3f, b""), (0x52, recipient)]);
    for (this, other, byte) in [
        ("user1@example.com", "user2@example.com", 4),
        ("éa@example.com", "éb@example.com", 2),
        ("\u{1b}日a", "\u{1b}日b", 4),
        ("a@example.com", "a@example.com.test", 13),
        ("x", "y", 0),
        ("aa", "aaa", 2),
    ] {
        for (this, other) in [(this, other), (other, this)] {
            let [this, other] = [this, other].map(|it| link(it.as_bytes()));
            let both = [this, other].join("\n");
            let steps = [Command::Compare, Command::Choose];
            let model = model(&both, 200, 60, &steps);
            let said = shown(&model, 60);
            assert!(
                said.contains(&format!("from byte {byte} on")),
                "{byte}: {said}"
            );
        }
    }
}

#[test]
fn the_bytes_of_records_are_compared_at_their_offsets() {
    let link = |value: &[u8]| links::link(&[(0x3f, b""), (0x61, value)]);
    let mut other = [0x5a; 40];
    other[33] = 0x77;
    let both = [link(&[0x5a; 40]), link(&other)].join("\n");
    let steps = [Command::Compare, Command::Choose];
    let mut model = model(&both, 200, 60, &steps);
    run(&mut model, &[Command::OnlyDifferences]);
    let said = shown(&model, 60);
    // After tag and length, byte 33 is byte 35 of the record, in the row that starts with byte 32.
    let row = "32 < 5a 5a 5a 5a 5a 5a 5a 5a 5a 5a > 5a 5a 5a 77 5a 5a 5a 5a 5a 5a ^^";
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(row), "{said}");
    assert!(!said.contains("16 5a"), "{said}");
}
