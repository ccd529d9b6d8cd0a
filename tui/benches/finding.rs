//! How fast links are found.
//!
//! `cargo bench -p tracklens --bench finding [FILE]...`: each file, and a text that is made for it, is searched
//! for links and, in the same run, for a string of three bytes that does not stand in it, with the
//! search that ripgrep uses. The ratio is what matters: both read the same bytes from memory.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "this is what it is for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use memchr::memmem;
use tracklens::input::find;

const LINK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sP0QcaHR0cHM6Ly93d3cuZXhhbXBsZS5jb20vc2FsZVcDc3BjQgplVV5sXl1BgwcYUhB1c2VyQGV4YW1wbGUuY29tWAQAAAAA";

fn main() {
    println!(
        "{:<32}{:>8}{:>8}{:>12}{:>12}{:>8}",
        "text", "MiB", "links", "links GB/s", "memmem GB/s", "ratio"
    );
    let plain = "The quick brown fox jumps over the lazy dog, and 13 more things follow.\r\n";
    let sales = format!(
        "<td><a href=\"{LINK}\">Sale</a></td>{}",
        "<td>now</td>".repeat(20)
    );
    measure(
        "text without links",
        plain.repeat((64 << 20) / plain.len()).as_bytes(),
    );
    measure(
        "a link in each 500 bytes",
        sales.repeat((16 << 20) / sales.len()).as_bytes(),
    );
    for file in std::env::args().skip(1).filter(|it| !it.starts_with("--")) {
        match std::fs::read(&file) {
            Ok(bytes) => measure(file.rsplit('/').next().unwrap_or(&file), &bytes),
            Err(error) => println!("{file}: {error}"),
        }
    }
}

fn measure(name: &str, text: &[u8]) {
    let links = find::links(text).count();
    let found = median(|| {
        black_box(find::links(black_box(text)).count());
    });
    let searched = median(|| {
        black_box(memmem::find(black_box(text), b"A~\x01"));
    });
    let [found, searched] = [found, searched].map(|time| speed(text, time));
    println!(
        "{name:<32}{:>8}{links:>8}{found:>12.2}{searched:>12.2}{:>8.2}",
        text.len() >> 20,
        found / searched
    );
}

/// Gigabytes a second.
#[expect(clippy::cast_precision_loss, reason = "no text has so many bytes")]
fn speed(text: &[u8], time: Duration) -> f64 {
    text.len() as f64 / time.as_secs_f64() / 1e9
}

fn median(run: impl Fn()) -> Duration {
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}
