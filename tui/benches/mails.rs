//! How fast mails are read, and where the time goes: `cargo bench --bench mails`.
//!
//! Two mailboxes are read in one process again and again: the mails of the tests, most of which have many links, and a
//! year of mail, which is made of them and of mails as people get them besides: letters, newsletters without tracked
//! links, attachments. Ratios are those of one run; each line is the best of some rounds.

use std::hint::black_box;
use std::io::BufReader;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use tracklens::input::mail::{Mbox, read};
use tracklens::input::{find, html};

const ROUNDS: u32 = 9;

fn main() {
    let tracked = mbox();
    let year = year(&messages(&tracked));
    println!("the mails of the tests:");
    let messages = messages(&tracked);
    measure(&tracked, &messages);
    let page = page(&messages);
    let hypertext = best(|| {
        black_box(html::links(&page).len());
    });
    say("HTML with many links", page.len(), hypertext);
    println!("a year of mail:");
    measure(&year, &self::messages(&year));
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

/// A mailbox of which a tenth of the mails have tracked links. Of its bytes, most are attachments.
fn year(tracked: &[Vec<u8>]) -> Vec<u8> {
    const LETTER: &str = "Dear all,\n\nhere is what we talked about on Tuesday, A. and B. add the rest.\n\n> as above\n";
    const ROW: &str = "<td style=3D\"padding:0 12px;color:#1A1A1A\"><a href=3D\"https://www.example=\n\
        .com/news/2025/12/story?id=3D42&amp;from=3Dmail\">What happened in Z=C3=BCrich</a></td>\n";
    let mut mbox = Vec::new();
    let mut random = 1_u64;
    for (number, message) in tracked.iter().cycle().take(20 * tracked.len()).enumerate() {
        mbox.extend_from_slice(b"From x@example.com Thu Jan  1 00:00:00 1970\n");
        match number % 10 {
            0 => mbox.extend_from_slice(message),
            1..5 => {
                mbox.extend_from_slice(b"Subject: Hello\n\n");
                mbox.extend_from_slice(LETTER.repeat(20).as_bytes());
            }
            5..8 => {
                let header = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n";
                mbox.extend_from_slice(header.as_bytes());
                mbox.extend_from_slice(ROW.repeat(250).as_bytes());
            }
            _ => {
                let header = "Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n";
                mbox.extend_from_slice(header.as_bytes());
                for _ in 0..4000 {
                    mbox.extend(base64_line(&mut random));
                }
            }
        }
        mbox.extend_from_slice(b"\n\n");
    }
    mbox
}

/// A line of base64, as random as the bytes of a picture.
fn base64_line(random: &mut u64) -> impl Iterator<Item = u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    let symbols = std::iter::repeat_with(|| {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        ALPHABET[usize::from(random.to_le_bytes()[3]) % 64]
    });
    symbols.take(76).chain([b'\n'])
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
