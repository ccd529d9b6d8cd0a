//! How fast mails are read, and where the time goes: `cargo bench --bench mails`.
//!
//! Two mailboxes are read in one process again and again: the mails of the tests, most of which have many links, and a
//! year of mail. Ratios are those of one run; each line is the best of some rounds.

mod mailbox;

use std::hint::black_box;
use std::io::BufReader;
use std::time::{Duration, Instant};

use mailbox::{messages, tracked, year};
use tracklens::input::mail::{Mbox, read};
use tracklens::input::{find, html};

const ROUNDS: u32 = 9;

fn main() {
    let tracked = tracked();
    let year = year();
    println!("the mails of the tests:");
    let of_tests = messages(&tracked);
    measure(&tracked, &of_tests);
    let page = page(&of_tests);
    let hypertext = best(|| {
        black_box(html::links(&page).len());
    });
    say("HTML with many links", page.len(), hypertext);
    println!("a year of mail:");
    measure(&year, &messages(&year));
}

/// How fast a mailbox is split, searched as it stands, and read with all that mails have.
fn measure(mbox: &[u8], messages: &[Vec<u8>]) {
    let split = best(|| {
        black_box(messages_len(mbox));
    });
    let searched = best(|| {
        black_box(find::links(mbox).count());
    });
    let whole = best(|| {
        for message in messages {
            black_box(read(message).items.len());
        }
    });
    say("splitting the mbox", mbox.len(), split);
    say("searching its bytes", mbox.len(), searched);
    say("reading its mails", mbox.len(), whole);
    let ratio = whole.as_secs_f64() / searched.as_secs_f64();
    println!("reading takes {ratio:.1} times as long as searching");
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
