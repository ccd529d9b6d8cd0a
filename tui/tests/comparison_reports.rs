//! What differs between two links, copied and written: as text, for a ticket, and as JSON.

use serde_json::Value as Json;
use tracklens::commands::{copying, exporting};
use tracklens::inspector::{
    Command, FileForm, FileTask, Focus, Message, Model, Over, What, update,
};

use crate::links;
use crate::screens::harness::{model, now, row, run, screen};

/// Two clicks of one message, to two recipients, with an address, a URL and what Markdown could take for more than text.
fn both() -> String {
    let link = |recipient: &'static [u8], metadata: &'static [u8]| {
        links::link(&[
            (0x3f, b""),
            (0x42, b"\x00\x01\x9b\xd1\x5e\x65\x01\x02\x03\x04"),
            (0x52, recipient),
            (0x47, metadata),
        ])
    };
    let links = [
        link(
            b"user1@example.com",
            b"{\"a\":\"https://www.example.com/|`\",\"b\":\"c\"}",
        ),
        link(b"user2@example.com", b"{\"a\":\"192.0.2.1\",\"b\":\"c\"}"),
    ];
    links.join("\n")
}

/// The comparison of both: the second one was pasted last, and the first one is on the desk.
fn comparison(columns: u16, before: &[Command]) -> Model {
    let mut model = model(&both(), columns, 40, &[Command::NextPane]);
    run(&mut model, before);
    run(&mut model, &[Command::Compare, Command::Choose]);
    assert_eq!(model.focus(), Focus::Over(Over::COMPARISON));
    model
}

/// What is written to a file of a name.
fn written(model: &Model, form: FileForm) -> String {
    let file = std::env::temp_dir().join(format!("tracklens-{}-{form:?}", std::process::id()));
    let _ = std::fs::remove_file(&file);
    let name = file.to_str().unwrap().to_owned();
    let done = exporting::fulfil(FileTask::Write { name, form }, model);
    assert!(matches!(done, Message::Exported(Ok(_))));
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    text
}

#[test]
fn both_sides_are_named() {
    let model = comparison(120, &[]);
    let screen = screen(&model);
    let rows: Vec<_> = (2..6).map(|y| row(&screen, y)).collect();
    let sent = "sent 2023-11-23 04:14:19 UTC";
    for (row, expected) in [
        (0, format!("< this: click · user1@example.com · {sent}")),
        (1, "https://click.example.com/f/a/".to_owned()),
        (2, format!("> other: click · user2@example.com · {sent}")),
        (3, "https://click.example.com/f/a/".to_owned()),
    ] {
        assert!(rows[row].contains(&expected), "{expected}\n{rows:#?}");
    }
}

#[test]
fn what_differs_is_copied_as_text() {
    let mut model = comparison(120, &[]);
    let effects = update(
        &mut model,
        Message::Command(Command::Copy(What::Differences)),
        now(),
    );
    assert_eq!(effects.copy, Some(What::Differences));
    let text = copying::text(What::Differences, &model);
    for expected in [
        "< this: click · user1@example.com · sent ",
        "\n> other: click · user2@example.com · sent ",
        "\n  recipient     different\n",
        "\n  message       the same\n",
        "\nRecipient\n≠ rcpt_to\n  < user1@example.com\n  > user2@example.com\n",
        "\n≠ \"a\"\n  < \"https://www.example.com/|`\"\n  > \"192.0.2.1\"\n",
        "\n≠ 18 rcpt_to\n  < 52 11 75 73 65 72 31 ",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(!text.contains("\n= ") && !text.contains("event"), "{text}");
    // The status line is covered: the border says what was copied.
    let len = text.len();
    let what = What::Differences;
    let to = Some(tracklens::inspector::Clipboard::Tmux);
    update(&mut model, Message::Copied { what, len, to }, now());
    let screen = screen(&model);
    let shown = format!("Copied the differences, {len} bytes, by tmux");
    assert!((0..40).any(|y| row(&screen, y).contains(&shown)));
}

#[test]
fn a_ticket_gets_them_defanged_and_as_text_alone() {
    let report = written(&comparison(120, &[]), FileForm::Markdown);
    for expected in [
        "# Two tracked links compared\n",
        "\n- \\< this: `click · user1[@]example[.]com · sent 2023-11-23 04:14:19 UTC`, `hxxps[:]//click[.]example[.]com/",
        "\n- recipient: different\n",
        "\n## Recipient\n\n| | name | this | other |\n|---|---|---|---|\n",
        "\n| ≠ | `rcpt_to` | `user1[@]example[.]com` | `user2[@]example[.]com` |\n",
        "`\"hxxps[:]//www[.]example[.]com/\\x7c\\x60\"`",
        "`\"192[.]0[.]2[.]1\"`",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
    for live in ["://", "example.com", "192.0"] {
        assert!(!report.contains(live), "{live}\n{report}");
    }
}

#[test]
fn scripts_get_them_as_json() {
    let json = written(&comparison(120, &[]), FileForm::Json);
    let json: Json = serde_json::from_str(&json).unwrap();
    let both = both();
    let links: Vec<_> = both.lines().collect();
    for (side, link, recipient) in [
        ("this", links[0], "user1@example.com"),
        ("other", links[1], "user2@example.com"),
    ] {
        assert_eq!(json[side]["input"], link);
        assert_eq!(json[side]["kind"], "click");
        assert_eq!(json[side]["rcpt_to"], recipient);
        assert_eq!(json[side]["injection_time"], 1_700_712_859);
    }
    let differences = json["differences"].as_array().unwrap();
    let named = |name: &str| differences.iter().find(|it| it["name"] == name).unwrap();
    let recipient = named("rcpt_to");
    assert_eq!(recipient["section"], "Recipient");
    assert_eq!(recipient["state"], "differs");
    assert_eq!(recipient["other"]["text"], "user2@example.com");
    let record = named("18 rcpt_to");
    assert_eq!(record["this"]["head_hex"], "5211");
    assert_eq!(record["this"]["hex"], "7573657231406578616d706c652e636f6d");
    assert!(json["equal"].as_u64().unwrap() > 3);
    assert!(differences.iter().all(|it| it["state"] != "equal"));
}

#[test]
fn what_is_hidden_stays_hidden_in_all_of_them() {
    let model = comparison(120, &[Command::Mask]);
    let screen = screen(&model);
    let rows: String = (0..40).map(|y| row(&screen, y) + "\n").collect();
    for text in [
        rows,
        copying::text(What::Differences, &model),
        written(&model, FileForm::Markdown),
        written(&model, FileForm::Json),
    ] {
        assert!(text.contains("rcpt_to") && text.contains("click"), "{text}");
        for hidden in ["user1", "user2", "192", "www", "75 73 65 72", "75736572"] {
            assert!(!text.contains(hidden), "{hidden}\n{text}");
        }
    }
}

#[test]
fn without_a_comparison_there_is_nothing_to_copy() {
    let model = model(&both(), 120, 40, &[]);
    assert_eq!(copying::text(What::Differences, &model), "");
}
