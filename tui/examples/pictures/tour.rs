//! What is done before the pictures are taken, step by step.

use std::error::Error;
use std::path::Path;

use super::palette::Palette;
use super::svg::Frame;
use super::terminal::Terminal;

/// The link of the README.
const LINK: &str = "https://click.example.com/f/a/osFOC1138BObYsjeQacPPg~~/AAAQkgA~/RgRqMWaAP0EIAPQl6iAAEmdXB2V4YW1wbGVYBAAAAAdIC3N1bW1lci1zYWxlQgpoToDhTmgcL5oHUhB1c2VyQGV4YW1wbGUuY29tCVEEAAAAAEUGYmFubmVyRCZodHRwczovL3d3dy5leGFtcGxlLmNvbS9zYWxlP2l0ZW09NDcxMUdseyJvcmRlciI6IkEtMTAwOTMiLCJwbGFuIjoiZ29sZCIsInN0b3JlIjoiTMO8YmVjayIsIml0ZW1zIjpbeyJza3UiOiI0LTcxMSIsInF0eSI6Mn0seyJza3UiOiI4LTE1IiwicXR5IjoxfV19";

/// Another link of its campaign, to somebody else.
const OTHER: &str = "https://click.example.com/f/a/osFOC1138BObYsjeQacPPg~~/AAAQkgA~/RgRqMWaAP0EIAPQl6iAAEmdXB2V4YW1wbGVYBAAAAAdIC3N1bW1lci1zYWxlQgpoToDhWmgcL5sRUhJzZWNvbmRAZXhhbXBsZS5jb20JUQQAAAAARQZiYW5uZXJEJmh0dHBzOi8vd3d3LmV4YW1wbGUuY29tL3NhbGU_aXRlbT00NzExR257Im9yZGVyIjoiQS0xMDA5NCIsInBsYW4iOiJzaWx2ZXIiLCJzdG9yZSI6IkzDvGJlY2siLCJpdGVtcyI6W3sic2t1IjoiNC03MTEiLCJxdHkiOjJ9LHsic2t1IjoiOC0xNSIsInF0eSI6MX1dfQ~~";

/// A step of the tour.
pub(super) struct Step {
    /// What is pasted before the keys.
    pasted: &'static str,
    /// What is typed.
    keys: &'static str,
    /// What is on the screen then.
    until: &'static str,
    /// For how long it is shown, in milliseconds.
    shown_for: u32,
    /// Whether it is the screen that the picture shows.
    pub(super) is_picture: bool,
}

const fn step(
    pasted: &'static str,
    keys: &'static str,
    until: &'static str,
    shown_for: u32,
) -> Step {
    Step {
        pasted,
        keys,
        until,
        shown_for,
        is_picture: false,
    }
}

/// The steps, one after the other.
pub(super) const STEPS: &[Step] = &[
    step("", "", "Paste a tracked link", 1500),
    Step {
        is_picture: true,
        ..step(LINK, "", "user@example.com", 4000)
    },
    step("", "\t/", "Search", 700),
    step("", "gold", "plan", 1200),
    step("", "\r", "gold", 2500),
    step("", "o", "max_metadata_len", 700),
    step("", "40", "40", 3000),
    step("", "\x1b", "user@example.com", 700),
    step(OTHER, "", "second@example.com", 1500),
    step("", "c", "Compare", 1200),
    step("", "\r", "< this: ", 4000),
    step("", "\x1b", "second@example.com", 500),
    step("", "?", "Everywhere", 2500),
];

/// What is on the screen after each step.
pub(super) fn frames(program: &Path, palette: &Palette) -> Result<Vec<Frame>, Box<dyn Error>> {
    let mut terminal = Terminal::start(program, palette)?;
    let mut frames = Vec::new();
    for step in STEPS {
        let keys = match step.pasted {
            "" => step.keys.to_owned(),
            pasted => format!("\x1b[200~{pasted}\x1b[201~{}", step.keys),
        };
        let screen = terminal.send(&keys, step.until)?;
        frames.push(Frame {
            screen,
            shown_for: step.shown_for,
        });
    }
    Ok(frames)
}
