//! How fast files are searched: `cargo bench -p tracklens --bench scan [MEGABYTES]`.
//!
//! An mbox of a year of mail, 64 MB long or as long as you say, and a text without links of the same length are written to
//! files, and searched as `tracklens scan` does: on one thread and on two, with everything that is written about the
//! links. The text is also searched for three bytes, with the search that ripgrep uses. Each figure is the best of some
//! rounds; all of them read from the page cache.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "this is what it is for")]

mod mailbox;

use std::ffi::OsString;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Read as _, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use mailbox::year;
use memchr::memmem;
use tracklens::commands::scan::{Scan, run};
use tracklens::input::scan::Pieces;
use tracklens::report::Format;
use tracklens::settings::Settings;

const ROUNDS: u32 = 3;

/// The three bytes: they look like the end of a token, and do not stand in the text.
const ANCHOR: &[u8] = b"A~\x01";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let megabytes = arguments.find_map(|it| it.parse().ok()).unwrap_or(64);
    let len = megabytes * 1_000_000;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let mails = folder.join("scan.mbox");
    let text = folder.join("scan.txt");
    write(&mails, &year(), len);
    write(
        &text,
        b"The quick brown fox jumps over the lazy dog, and 13 more things follow.\r\n",
        len,
    );

    let alone = time(|| {
        read(&text, |bytes| {
            black_box(bytes);
        });
    });
    let anchor = time(|| {
        read(&text, |bytes| {
            black_box(memmem::find(bytes, ANCHOR));
        });
    });
    let cut = time(|| pieces(&mails, false));
    let searched = time(|| pieces(&mails, true));
    let of_mails = [1, 2].map(|threads| time(|| scan(&mails, threads)));
    let of_text = [1, 2].map(|threads| time(|| scan(&text, threads)));

    println!("{megabytes} MB each");
    for (what, time) in [
        ("reading", alone),
        ("text, the anchor alone", anchor),
        ("text, one thread", of_text[0]),
        ("text, two threads", of_text[1]),
        ("mails, taken apart only", cut),
        ("mails, searched only", searched),
        ("mails, one thread", of_mails[0]),
        ("mails, two threads", of_mails[1]),
    ] {
        println!("{what:<26}{:>8.0} MB/s", speed(len, time));
    }
    let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    println!(
        "text: {:.2} of the anchor's speed",
        ratio(anchor, of_text[0])
    );
    println!(
        "mails: two threads {:.2} times as fast as one",
        ratio(of_mails[0], of_mails[1])
    );
    for file in [mails, text] {
        std::fs::remove_file(file).expect("the file of this benchmark");
    }
}

/// Writes the same bytes again and again, until the file is as long as wanted.
fn write(path: &Path, bytes: &[u8], len: usize) {
    let mut file = BufWriter::new(File::create(path).expect("a folder to write to"));
    let mut left = len;
    while left > 0 {
        let part = &bytes[..left.min(bytes.len())];
        file.write_all(part).expect("room on the disk");
        left -= part.len();
    }
    file.flush().expect("room on the disk");
}

fn read(path: &Path, mut take: impl FnMut(&[u8])) {
    let mut file = File::open(path).expect("the file of this benchmark");
    let mut buffer = vec![0; 1 << 20];
    loop {
        let len = file.read(&mut buffer).expect("the file of this benchmark");
        if len == 0 {
            return;
        }
        take(&buffer[..len]);
    }
}

fn pieces(path: &Path, searches: bool) {
    let file = File::open(path).expect("the file of this benchmark");
    let mut pieces = Pieces::new(file).expect("the file of this benchmark");
    while let Some(piece) = pieces.next_piece().expect("the file of this benchmark") {
        if searches {
            black_box(piece.search(None));
        }
    }
}

fn scan(path: &Path, threads: usize) {
    let files = [OsString::from(path)];
    let scan = Scan {
        files: &files,
        recursive: false,
        unique: false,
        threads: NonZeroUsize::new(threads).expect("a number of threads"),
        format: Format::Ndjson,
        log_format: None,
        settings: &Settings::at(Timestamp::UNIX_EPOCH),
        shows_progress: false,
    };
    let result = run(&scan, std::io::empty(), std::io::sink(), |_| {});
    assert!(result.expect("nothing to fail").all_read);
}

fn time(run: impl Fn()) -> Duration {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    rounds.min().unwrap_or_default()
}

/// Megabytes a second.
#[expect(clippy::cast_precision_loss, reason = "no file has so many bytes")]
fn speed(len: usize, time: Duration) -> f64 {
    len as f64 / time.as_secs_f64() / 1e6
}
