//! The codec alone: it decodes each line, in a process of its own.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;

use tracklens_codec::Link;

/// The argument that asks this program for it.
pub(crate) const COMMAND: &str = "codec";

pub(crate) fn command(path: &Path) -> Command {
    let this = std::env::current_exe().expect("this program has a path");
    let mut command = Command::new(this);
    command.arg(COMMAND).arg(path);
    command
}

pub(crate) fn decode_lines(path: &Path) {
    let text = std::fs::read(path).expect("the file is there");
    let mut buffer = vec![0; 1 << 16];
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', &text) {
        let decoded = Link::decode_partial(&text[start..end], &mut buffer);
        let _ = black_box(decoded);
        start = end + 1;
    }
}
