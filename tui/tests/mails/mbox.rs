//! Mboxes.

use std::io::{BufReader, Read};

use proptest::prelude::*;
use tracklens::input::mail::{Mbox, read};

use super::synthetic::{links, mails};
use crate::persistence::persisted;

/// The messages of an mbox that comes in pieces: bytes, offset, line, and what was left out.
fn messages(mbox: &[u8], piece: usize, limit: usize) -> Vec<(Vec<u8>, u64, u64, u64)> {
    let input = BufReader::with_capacity(piece, mbox);
    let mut mbox = Mbox::with_limit(input, limit);
    let mut messages = Vec::new();
    while let Some(it) = mbox.next_message().unwrap() {
        messages.push((it.bytes.to_vec(), it.offset, it.line, it.left_out));
    }
    messages
}

const TWO: &[u8] = b"From a@example.com Thu Jan  1 00:00:00 1970\nSubject: x\n\n>From here on\nFrom there on\n\nFrom you, I want it\n\n\
From b@example.com Fri Oct 2 21:44:06 2020 +0200\r\nSubject: y\r\n\r\nBye\r\n";

#[test]
fn messages_start_at_their_lines() {
    let messages = messages(TWO, 1 << 16, 1 << 20);
    let starts: Vec<_> = messages.iter().map(|it| (it.1, it.2)).collect();
    let second = TWO.windows(7).position(|it| it == b"From b@").unwrap();
    assert_eq!(starts, [(0, 1), (u64::try_from(second).unwrap(), 9)]);
    assert_eq!(messages.concat_bytes(), TWO);
}

#[test]
fn what_is_left_out_is_said() {
    let whole = messages(TWO, 64, 1 << 20);
    let cut = messages(TWO, 64, 10);
    for (whole, cut) in whole.iter().zip(&cut) {
        assert_eq!(&whole.0[..10], &cut.0[..]);
        assert_eq!(cut.3, u64::try_from(whole.0.len() - 10).unwrap());
        assert_eq!((whole.1, whole.2), (cut.1, cut.2));
    }
}

#[test]
fn a_file_that_is_not_an_mbox_is_one_message() {
    assert_eq!(messages(b"Subject: x\n\nHi!", 8, 100).len(), 1);
    assert_eq!(messages(b"", 8, 100).len(), 0);
}

#[test]
fn a_mbox_of_the_mails_has_each_of_them() {
    let mut mbox = Vec::new();
    let mut expected = 0;
    for (_, bytes, says) in mails() {
        mbox.extend_from_slice(b"From x@example.com Thu Jan  1 00:00:00 1970\n");
        mbox.extend(bytes);
        mbox.extend_from_slice(b"\n\n");
        expected += says["occurrences"].as_u64().unwrap();
    }
    let messages = messages(&mbox, 1 << 16, 1 << 20);
    assert_eq!(messages.len(), 26);
    let found = messages.iter().map(|it| links(&read(&it.0)).count());
    assert_eq!(u64::try_from(found.sum::<usize>()).unwrap(), expected);
}

#[test]
fn a_line_without_end_takes_no_more_memory_than_the_limit() {
    let endless = BufReader::new(std::io::repeat(b'x').take(50 << 20));
    let mut mbox = Mbox::with_limit(endless, 1000);
    let message = mbox.next_message().unwrap().unwrap();
    assert_eq!(message.bytes.len(), 1000);
    assert_eq!(message.left_out, (50 << 20) - 1000);
}

trait ConcatBytes {
    fn concat_bytes(&self) -> Vec<u8>;
}

impl ConcatBytes for Vec<(Vec<u8>, u64, u64, u64)> {
    fn concat_bytes(&self) -> Vec<u8> {
        self.iter().flat_map(|it| it.0.clone()).collect()
    }
}

proptest! {
    #![proptest_config(persisted!("mails"))]

    #[test]
    fn pieces_make_no_difference(
        text in "(From a 0:00:00 1970\n|From \n|\r\n|\n|x{0,9}\n|>From a 0:00:00 1970\n){0,12}",
        piece in 1_usize..40,
    ) {
        let whole = messages(text.as_bytes(), 1 << 16, 1 << 20);
        prop_assert_eq!(&whole, &messages(text.as_bytes(), piece, 1 << 20));
        prop_assert_eq!(whole.concat_bytes(), text.as_bytes());
    }
}
