//! Two links compared: what is equal, what differs, and what stands out.

use jiff::Timestamp;
use tracklens::comparing::{ComparedState, ComparedValue, Comparison, Content, Counts};
use tracklens::inspector::{Command, Focus, Message, Over, update};
use tracklens::reading::Reading;
use tracklens::settings::Settings;

use crate::links;
use crate::screens::harness::{model, now, row, run, screen};

fn compared(this: &str, other: &str) -> Comparison {
    let settings = Settings::at(Timestamp::UNIX_EPOCH);
    let (mut this_buffer, mut other_buffer) = (Vec::new(), Vec::new());
    let this = Reading::new(this.as_bytes(), &settings, &mut this_buffer);
    let other = Reading::new(other.as_bytes(), &settings, &mut other_buffer);
    Comparison::of(&this, &other)
}

fn shown(value: &ComparedValue) -> String {
    match &value.content {
        Content::Text(text) => text.as_str().to_owned(),
        Content::Bytes { head, value } => format!("{head:02x?} {value:02x?}"),
    }
}

/// The rows of a group: the sign, the name, and what each link has.
fn rows(comparison: &Comparison, heading: &str) -> Vec<String> {
    let group = comparison.sections.iter().find(|it| it.heading == heading);
    let rows = group.into_iter().flat_map(|group| &group.rows);
    let rows = rows.map(|row| {
        let values = match &row.state {
            ComparedState::Equal(value)
            | ComparedState::OnlyThis(value)
            | ComparedState::OnlyOther(value) => shown(value),
            ComparedState::Differs(this, other) => format!("{} | {}", shown(this), shown(other)),
        };
        format!("{} {}: {values}", row.state.sign(), row.name)
    });
    rows.collect()
}

fn facts(comparison: &Comparison) -> Vec<String> {
    let facts = comparison.facts.iter();
    facts
        .map(|it| format!("{}: {}", it.about, it.text))
        .collect()
}

const THIS: &[(u8, &[u8])] = &[
    (0x46, b"\x65\x55\x5e\x6c"),
    (0x3f, b""),
    (0x42, b"\x00\x01\x0a\x00\x00\x00\x01\x02\x03\x04"),
    (0x52, b"user1@example.com"),
    (0x47, b"{\"a\":1,\"b\":2}"),
];

const OTHER: &[(u8, &[u8])] = &[
    (0x3f, b""),
    (0x46, b"\x65\x55\x5e\x6c"),
    (0x42, b"\x00\x01\x4b\x00\x00\x00\x01\x02\x03\x05"),
    (0x92, b"\x00user1@example.com"),
    (0x47, b"{\"a\":1,\"c\":[\"x\"]}"),
    (0x58, b"\x00\x00\x00\x07"),
];

#[test]
fn fields_are_aligned_by_name_and_records_by_id() {
    // A length of two bytes: the builder of the links writes none for it.
    let mut other = OTHER.to_vec();
    other[3] = (0x92, b"\x11\x00user1@example.com");
    let comparison = compared(&links::link(THIS), &links::link(&other));
    assert_eq!(
        rows(&comparison, "Recipient"),
        [
            "≠ message_id: 00010a00000001020304 | 00014b00000001020305",
            "= rcpt_to: user1@example.com",
            "≠ injection_time: 10 | 75",
        ]
    );
    assert_eq!(
        rows(&comparison, "Transmission"),
        ["+ subaccount_id: 7", "= customer_id: 42"]
    );
    assert_eq!(
        rows(&comparison, "Metadata"),
        [
            r#"≠ rcpt_meta: {"a":1,"b":2} | {"a":1,"c":["x"]}"#,
            r#"= "a": 1"#,
            r#"+ "c": ["x"]"#,
            r#"- "b": 2"#,
        ]
    );
    let records = rows(&comparison, "Records");
    assert_eq!(records[0], "≠ order of ids: 6 63 2 18 7 | 63 6 2 18 7 24");
    assert_eq!(records[1], "= 6 expiry: [46, 04] [65, 55, 5e, 6c]");
    assert_eq!(records[2], "= 63 click: [3f] []");
    assert!(records[3].starts_with("≠ 2 message_id: [42, 0a] [00, 01, 0a,"));
    // The value is the same, and the width of its length is not.
    assert!(records[4].starts_with("≠ 18 rcpt_to: [52, 11] [75,"));
    assert!(records[4].contains(" | [92, 11, 00] [75,"));
    assert_eq!(
        facts(&comparison),
        [
            "recipient: the same",
            "message: different",
            "injected: the other 1 min 5 s later",
        ]
    );
}

#[test]
fn values_that_only_look_alike_differ() {
    let link = |recipient: &'static [u8]| links::link(&[(0x3f, b""), (0x52, recipient)]);
    let comparison = compared(&link(b"a\x1bb"), &link(b"a\\x1bb"));
    assert_eq!(
        rows(&comparison, "Recipient"),
        [r"≠ rcpt_to: a\x1bb | a\x1bb"]
    );
}

#[test]
fn encrypted_links_are_compared_by_blocks() {
    let link = links::encrypted();
    let payload = link.rfind("~~?").or_else(|| link.rfind('?')).unwrap();
    let mut other = link.clone();
    // The last whole symbol before the padding: it stands in the last block.
    let place = payload - 2;
    let symbol = if &other[place..=place] == "A" {
        "B"
    } else {
        "A"
    };
    other.replace_range(place..=place, symbol);
    let comparison = compared(&link, &other);
    let blocks = facts(&comparison).pop().unwrap();
    assert!(blocks.starts_with("blocks: "), "{blocks}");
    let numbers: Vec<usize> = blocks
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    assert_eq!(numbers[0] + 1, numbers[1], "{blocks}");
    assert!(rows(&comparison, "Records")[0].starts_with("≠ payload: "));
}

#[test]
fn padding_is_compared_as_it_is_written() {
    let link = links::initial_open();
    assert!(link.contains('~'));
    let table = [
        (link.clone(), "= padding: ~"),
        (link.replace('~', "%7E"), "≠ padding: ~ | %7E"),
        (link.replace('~', ""), "≠ padding: ~ | left out"),
        (
            link.replacen("~~", "", 1),
            "≠ padding: ~ | signature left out, token ~, payload ~",
        ),
    ];
    for (other, expected) in table {
        let spelling = rows(&compared(&link, &other), "Spelling");
        assert_eq!(spelling[1], expected, "{other}");
    }
}

#[test]
fn a_text_that_is_not_a_link_has_only_its_outcome() {
    let comparison = compared(&links::initial_open(), "no link");
    assert_eq!(
        rows(&comparison, "Outcome")[0],
        "≠ outcome: read to the end | not a tracked link: this is not a URL"
    );
    let Counts {
        equal, only_other, ..
    } = comparison.counts();
    assert_eq!((equal, only_other), (0, 0));
    let comparison = compared("", "");
    assert_eq!(comparison.counts().differing, 0);
}

#[test]
fn a_link_is_compared_with_one_of_the_run_or_one_that_is_pasted() {
    let links = [links::long_click(), links::initial_open()];
    let mut model = model(&links.join("\n"), 80, 24, &[]);
    run(&mut model, &[Command::Compare]);
    assert_eq!(model.focus(), Focus::Over(Over::COMPARE));
    run(&mut model, &[Command::Choose]);
    assert_eq!(model.focus(), Focus::Over(Over::COMPARISON));
    let head = row(&screen(&model), 1);
    assert!(head.contains(" differ "), "{head}");
    run(&mut model, &[Command::OnlyDifferences]);
    let equal = (0..24).filter(|y| row(&screen(&model), *y).starts_with("│ = "));
    assert_eq!(equal.count(), 0);
    // Another one, by a paste: the link that is shown stays.
    run(&mut model, &[Command::Compare]);
    update(&mut model, Message::Paste(links::encrypted()), now());
    assert_eq!(model.focus(), Focus::Over(Over::COMPARISON));
    assert_eq!(model.link().as_str(), links[0]);
    assert_eq!(model.links().len(), 3);
    // And one of the list of all.
    run(
        &mut model,
        &[Command::Close, Command::Links, Command::First],
    );
    run(&mut model, &[Command::CompareChosen]);
    let head = row(&screen(&model), 1);
    assert!(head.contains("≠ 0 differ  - 0  + 0"), "{head}");
}

#[test]
fn hidden_values_are_compared_and_not_shown() {
    let link = |recipient: &'static [u8], metadata: &'static [u8]| {
        links::link(&[(0x3f, b""), (0x52, recipient), (0x47, metadata)])
    };
    let pasted = [
        link(b"user1@example.com", b"{\"a\":\"private1\",\"b\":\"c\"}"),
        link(b"user2@example.com", b"{\"a\":\"private2\",\"b\":\"c\"}"),
    ];
    let steps = [Command::Mask, Command::Compare];
    let mut model = model(&pasted.join("\n"), 120, 40, &steps);
    run(&mut model, &[Command::Choose]);
    let mut seen = String::new();
    for _ in 0..4 {
        let screen = screen(&model);
        seen.extend((0..40).map(|y| row(&screen, y) + "\n"));
        run(&mut model, &[Command::PageDown]);
    }
    assert!(seen.contains("recipient     different"), "{seen}");
    assert!(seen.contains("≠ rcpt_to"), "{seen}");
    assert!(seen.contains("≠ \"a\""), "{seen}");
    assert!(seen.contains("= \"b\""), "{seen}");
    for hidden in ["user1", "user2", "private", "75 73 65 72"] {
        assert!(!seen.contains(hidden), "{hidden}\n{seen}");
    }
}

#[test]
fn a_paste_over_a_comparison_is_the_new_link() {
    let links = [links::long_click(), links::initial_open()];
    let steps = [Command::Compare, Command::Choose];
    let mut model = model(&links.join("\n"), 80, 24, &steps);
    update(&mut model, Message::Paste(links::encrypted()), now());
    assert_eq!(model.link().as_str(), links::encrypted());
    assert!(matches!(model.focus(), Focus::Pane(_)));
}

#[test]
fn of_very_many_records_the_last_are_compared_as_bytes() {
    let list = |count, last| {
        let mut list = vec![(0x21, &b""[..]); count];
        list.push((last, b""));
        links::link(&list)
    };
    let comparison = compared(&list(1500, 0x22), &list(1500, 0x23));
    let rows = rows(&comparison, "Records");
    // The order of their ids, each of a thousand, and those after them.
    assert_eq!(rows.len(), 1002);
    assert!(
        rows[1001].starts_with("\u{2260} further records: [] [21, 21, "),
        "{}",
        rows[1001]
    );
    assert!(rows[1001].contains("21, 22] | [] [21, 21, ") && rows[1001].ends_with("21, 23]"));
    assert!(rows[..1001].iter().all(|row| row.starts_with('=')));
}

#[test]
fn a_thousand_records_are_compared_one_by_one_and_no_more() {
    for (count, further) in [
        (1000, None),
        (1001, Some("1 byte")),
        (1003, Some("3 bytes")),
    ] {
        let link = links::link(&vec![(0x21, &b""[..]); count]);
        let comparison = compared(&link, &link);
        let records = comparison
            .sections
            .iter()
            .find(|it| it.heading == "Records");
        let rows = &records.unwrap().rows;
        assert_eq!(rows.len(), 1001 + usize::from(further.is_some()));
        let last = rows
            .last()
            .filter(|row| row.name.as_str() == "further records");
        let remark = last.map(|row| match &row.state {
            ComparedState::Equal(value) => value.remark.as_str(),
            other => panic!("{other:?}"),
        });
        assert_eq!(remark, further);
    }
}

#[test]
fn ten_faults_are_shown_and_no_more() {
    // Each record of a kind after the first is a fault.
    for (faults, expected) in [
        (10, None),
        (11, Some("; and 1 more")),
        (12, Some("; and 2 more")),
    ] {
        let link = links::link(&vec![(0x3e, &b""[..]); faults + 1]);
        let outcome = &rows(&compared(&link, &link), "Outcome")[0];
        let shown = outcome.split("; ").count() - usize::from(expected.is_some());
        assert_eq!(shown, 10, "{outcome}");
        assert_eq!(expected.is_none(), !outcome.contains("; and "), "{outcome}");
        assert!(outcome.ends_with(expected.unwrap_or_default()), "{outcome}");
    }
}

#[test]
fn only_the_first_of_very_many_faults_are_shown() {
    // Each record of a kind after the first is a fault.
    let link = links::link(&vec![(0x3e, &b""[..]); 100]);
    let outcome = &rows(&compared(&link, &link), "Outcome")[0];
    assert!(outcome.ends_with("; and 89 more"), "{outcome}");
}
