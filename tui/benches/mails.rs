//! How fast mails are read, and where the time goes: `cargo bench --bench mails`.
//!
//! The mails of the tests, one after the other as a mbox, are read in one process again and again. Ratios are those of one
//! run; each line is the best of some rounds.

use std::hint::black_box;
use std::io::BufReader;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use tracklens::input::mail::{Mbox, read};
use tracklens::input::{find, html};

const ROUNDS: u32 = 15;

fn main() {
    let mbox = mbox();
    let messages = messages(&mbox);
    let page = page(&messages);
    let split = best(|| {
        black_box(messages_len(&mbox));
    });
    let searched = best(|| {
        black_box(find::links(&mbox).count());
    });
    let whole = best(|| {
        for message in &messages {
            black_box(read(message).items.len());
        }
    });
    let hypertext = best(|| {
        black_box(html::links(&page).len());
    });
    say("splitting the mbox", mbox.len(), split);
    say("searching its bytes", mbox.len(), searched);
    say("reading its mails", mbox.len(), whole);
    say("HTML with many links", page.len(), hypertext);
    let ratio = whole.as_secs_f64() / searched.as_secs_f64();
    println!("reading takes {ratio:.1} times as long as searching");
}

fn mbox() -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/mails/messages");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the mails of the tests")
        .map(|file| file.expect("a file").path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "eml"))
        .collect();
    files.sort();
    let mut mbox = Vec::new();
    for file in files {
        mbox.extend_from_slice(b"From x@example.com Thu Jan  1 00:00:00 1970\n");
        mbox.extend(std::fs::read(file).expect("a mail"));
        mbox.extend_from_slice(b"\n\n");
    }
    mbox
}

fn messages(mbox: &[u8]) -> Vec<Vec<u8>> {
    let mut mbox = Mbox::new(BufReader::new(mbox));
    let mut messages = Vec::new();
    while let Some(message) = mbox.next_message().expect("bytes in memory") {
        messages.push(message.bytes.to_vec());
    }
    messages
}

fn messages_len(mbox: &[u8]) -> usize {
    let mut mbox = Mbox::new(BufReader::new(mbox));
    let mut len = 0;
    while let Some(message) = mbox.next_message().expect("bytes in memory") {
        len += message.bytes.len();
    }
    len
}

/// An HTML page of all links, with some text around each of them.
fn page(messages: &[Vec<u8>]) -> Vec<u8> {
    let links = messages.iter().flat_map(|message| find::links(message));
    let anchor = |found: tracklens::input::Found| {
        let link = String::from_utf8_lossy(found.link()).into_owned();
        format!(
            "<tr><td class=\"x\" style=\"padding:0\"><a href=\"{link}\" target=\"_blank\">Some text to click on</a></td></tr>\n"
        )
    };
    links.map(anchor).collect::<String>().into_bytes()
}

fn best(mut run: impl FnMut()) -> Duration {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    rounds.min().unwrap_or_default()
}

fn say(what: &str, len: usize, time: Duration) {
    let len = u32::try_from(len).map_or(f64::MAX, f64::from);
    let speed = len / time.as_secs_f64() / 1e6;
    println!("{what:<22}{speed:>8.0} MB/s");
}
