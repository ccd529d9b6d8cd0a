//! The mailboxes that the benchmarks read.

use std::io::BufReader;
use std::path::PathBuf;

use tracklens::input::mail::Mbox;

/// The mails of the tests, most of which have many tracked links, as an mbox.
pub(crate) fn tracked() -> Vec<u8> {
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

/// A year of mail as people get it, made small: letters, newsletters without tracked links, attachments, and for a tenth
/// the mails of the tests. Of its bytes, most are attachments.
pub(crate) fn year() -> Vec<u8> {
    const LETTER: &str = "Dear all,\n\nhere is what we talked about on Tuesday, A. and B. add the rest.\n\n> as above\n";
    const ROW: &str = "<td style=3D\"padding:0 12px;color:#1A1A1A\"><a href=3D\"https://www.example=\n\
        .com/news/2025/12/story?id=3D42&amp;from=3Dmail\">What happened in Z=C3=BCrich</a></td>\n";
    let tracked = messages(&tracked());
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

/// The messages of an mbox.
pub(crate) fn messages(mbox: &[u8]) -> Vec<Vec<u8>> {
    let mut mbox = Mbox::new(BufReader::new(mbox));
    let mut messages = Vec::new();
    while let Some(message) = mbox.next_message().expect("bytes in memory") {
        messages.push(message.bytes.to_vec());
    }
    messages
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
