//! Links that are hidden in texts to be found again.

use tracklens::input::{Found, Step, find};

/// A short click, an open, a list-unsubscribe with its target in the query, and an encrypted click.
pub(super) const LINKS: [&str; 5] = [
    "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sP0QcaHR0cHM6Ly93d3cuZXhhbXBsZS5jb20vc2FsZVcDc3BjQgplVV5sXl1BgwcYUhB1c2VyQGV4YW1wbGUuY29tWAQAAAAA",
    "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sPlcDc3BjQgplVV5sXl1BgwcYUhB1c2VyQGV4YW1wbGUuY29tWAQAAAAA",
    "https://click.example.com/f/open-in-app/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sPwRXA3NwY0IKZVVebF5dQYMHGFIQdXNlckBleGFtcGxlLmNvbVgEAAAAAA~~?target=https%3A%2F%2Fwww.example.com%2Fsale%3Fa%3D1",
    "http://click.example.com:8080/f/a/_-ECAwQFBgcICQoLDA0ODw~~/AAqjExA~/fbnE4PrdGm5eM6w1GgTUWMWwLWThNRXAGxW8tcB3lOv7GMycH7PZYBTrhmi1RVv8",
    "https://click.example.com/u/AAECAwQFBgcICQoLDA0ODw~~/AAqjExA~/fbnE4PrdGm5eM6w1GgTUWMWwLWThNRXAGxW8tcB3lOv7GMycH7PZYBTrhmi1RVv8_fbnE4PrdGm5eM6w1GgTUQ~~",
];

/// What is found in a text.
pub(super) fn found(text: &[u8]) -> Vec<Found> {
    find::links(text).collect()
}

/// The links that are found in a text.
pub(super) fn links(text: &[u8]) -> Vec<String> {
    let link = |found: Found| String::from_utf8_lossy(found.link()).into_owned();
    find::links(text).map(link).collect()
}

/// The names of the steps that were undone.
pub(super) fn undone(found: &Found) -> Vec<&'static str> {
    found.undone().iter().map(Step::name).collect()
}
