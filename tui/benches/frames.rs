//! How long the inspector takes to read a link, and to draw a frame of it; and how long a key takes, with
//! the frame that follows, in what is shown over the panes.
//!
//! `cargo bench -p tracklens --bench frames`: the median of many, for each link, on a screen of 200
//! columns and 60 rows. A frame is to take 0.5 ms at most, a key 50 ms whatever the link.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "this is what it is for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use tracklens::commands::exporting::fulfil;
use tracklens::inspector::{
    Command, Focus, MAX_LINK_TEXT, Message, Model, Over, Theme, draw, update,
};
use tracklens::settings::Settings;

const SIZE: Size = Size::new(200, 60);

fn main() {
    println!("{:<28}{:>10}{:>12}{:>12}", "link", "bytes", "read", "frame");
    for (name, link) in links() {
        let now = Timestamp::UNIX_EPOCH;
        let new = || Model::new("", Settings::at(now), Theme::color(), SIZE);
        let read = median(20, || {
            let mut model = new();
            update(&mut model, Message::Paste(link.clone()), now);
            black_box(model);
        });
        let mut model = new();
        update(&mut model, Message::Paste(link.clone()), now);
        // With something selected, all panes have something to mark.
        update(&mut model, Message::Command(Command::Down), now);
        let mut terminal =
            Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a screen in memory");
        let frame = median(400, || {
            // Each frame is drawn as a whole, on a buffer that was cleared.
            draw(&model, &mut terminal.get_frame());
            terminal.swap_buffers();
        });
        println!("{name:<28}{:>10}{read:>12.0?}{frame:>12.0?}", link.len());
    }
    println!();
    print!("{:<28}", "link");
    for (name, ..) in OVERLAYS {
        print!("{name:>12}");
    }
    println!();
    for (name, link) in links() {
        print!("{name:<28}");
        for (_, open, key) in OVERLAYS {
            print!("{:>12.0?}", time_of_key(&link, open, key));
        }
        println!();
    }
}

/// Something that is done to a model.
type Step = fn(&mut Model);

/// What is shown over the panes: what opens it, and a key that is pressed there.
const OVERLAYS: [(&str, Step, Step); 10] = [
    (
        "search",
        |model| run(model, &[Command::Search]),
        |model| type_text(model, "x"),
    ),
    (
        "bytes",
        |model| {
            run(model, &[Command::Search]);
            type_text(model, "21 2");
        },
        |model| type_text(model, "1"),
    ),
    ("next match", searched, |model| {
        run(model, &[Command::NextMatch]);
    }),
    ("comparison", compared, |model| run(model, &[Command::Down])),
    (
        "edit",
        |model| run(model, &[Command::First, Command::Last, Command::Edit]),
        typed_value,
    ),
    (
        "edit first",
        |model| run(model, &[Command::First, Command::Edit]),
        typed_value,
    ),
    (
        "add field",
        |model| run(model, &[Command::AddField]),
        |model| run(model, &[Command::Down]),
    ),
    (
        "remove key",
        |model| run(model, &[Command::RemoveKey]),
        |model| run(model, &[Command::Down]),
    ),
    (
        "what if",
        |model| run(model, &[Command::WhatIf]),
        |model| type_text(model, "1"),
    ),
    (
        "export",
        |model| run(model, &[Command::Export]),
        |model| {
            let effects = update(model, Message::Type("a".to_owned()), Timestamp::UNIX_EPOCH);
            let done = fulfil(
                effects.export.expect("a look at where the file would be"),
                model,
            );
            update(model, done, Timestamp::UNIX_EPOCH);
        },
    ),
];

fn run(model: &mut Model, commands: &[Command]) {
    for command in commands {
        update(model, Message::Command(*command), Timestamp::UNIX_EPOCH);
    }
}

fn type_text(model: &mut Model, text: &str) {
    update(model, Message::Type(text.to_owned()), Timestamp::UNIX_EPOCH);
}

fn typed_value(model: &mut Model) {
    match model.focus() {
        Focus::Over(over) if over == Over::VALUES => run(model, &[Command::Down]),
        Focus::Over(_) => type_text(model, "x"),
        Focus::Pane(_) => {}
    }
}

fn searched(model: &mut Model) {
    run(model, &[Command::Search]);
    type_text(model, "1");
    run(model, &[Command::Choose]);
}

/// Compares the link with one that differs in its last byte.
fn compared(model: &mut Model) {
    let mut other = model.link().as_str().to_owned();
    let place = other.len() - 3;
    other.replace_range(place..=place, "A");
    run(model, &[Command::Compare]);
    update(model, Message::Paste(other), Timestamp::UNIX_EPOCH);
}

/// The median time of a key and of the frame that follows.
fn time_of_key(link: &str, open: Step, key: Step) -> Duration {
    let now = Timestamp::UNIX_EPOCH;
    let mut model = Model::new(link, Settings::at(now), Theme::color(), SIZE);
    // No key that types a character is meant for the link.
    run(&mut model, &[Command::NextPane]);
    open(&mut model);
    let mut terminal =
        Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a screen in memory");
    median(5, || {
        key(&mut model);
        draw(&model, &mut terminal.get_frame());
        terminal.swap_buffers();
    })
}

/// The median time of so many runs.
fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<_> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

fn links() -> Vec<(&'static str, String)> {
    let metadata = format!("{{\"key\":\"{}\"}}", "value ".repeat(120));
    let long = [
        &b"\x46\x04\x65\x55\x5e\x6c\x3f\x52\x10user@example.com"[..],
        b"\x44\x18https://www.example.com/",
        b"\x87",
        &u16::try_from(metadata.len())
            .unwrap_or(u16::MAX)
            .to_le_bytes(),
        metadata.as_bytes(),
    ]
    .concat();
    let most = MAX_LINK_TEXT / 4 * 3 - 100;
    vec![
        ("an open", link(b"\x3e")),
        ("a long click", link(&long)),
        ("nothing but faults", link(&vec![0x3e; most])),
        ("nothing but unknown records", link(&vec![0x21; most])),
        (
            "a long unknown text",
            link(&[&[0xe1, 0xff, 0xbf], &vec![b'x'; most - 3][..]].concat()),
        ),
        ("no link", "x".repeat(MAX_LINK_TEXT)),
        ("elements of metadata", with_metadata(&elements(most))),
        ("members of metadata", with_metadata(&members(most))),
        ("metadata that nests", with_metadata(&nested(most))),
        (
            "a long text in metadata",
            with_metadata(&format!("{{\"a\":\"{}\"}}", "\\u00e9".repeat(most / 6 - 9))),
        ),
    ]
}

/// An array of as many elements as there is room for.
fn elements(len: usize) -> String {
    format!("[0{}]", ",1".repeat(len / 2 - 9))
}

/// An object of as many short members as there is room for.
fn members(len: usize) -> String {
    let members = (0..len / 11 - 9).map(|number| format!("\"{number:04x}\":\"\""));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// Objects in objects, as deep as JSON is read, in an array of them.
fn nested(len: usize) -> String {
    let deep = "{\"a\":".repeat(120) + "1" + &"}".repeat(120);
    format!("[{}]", vec![&*deep; len / (deep.len() + 1) - 1].join(","))
}

fn with_metadata(metadata: &str) -> String {
    let len = u16::try_from(metadata.len()).unwrap_or(u16::MAX);
    let record = [&b"\x3f\x87"[..], &len.to_le_bytes(), metadata.as_bytes()].concat();
    link(&record)
}

fn link(payload: &[u8]) -> String {
    let payload = URL_SAFE.encode(payload).replace('=', "~");
    format!("https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/{payload}")
}
