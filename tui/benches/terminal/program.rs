//! The two programs, how they are built, and what they show of what is pasted.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;

use crate::driven::Driven;

/// A program that shows what is pasted.
pub(crate) struct Program {
    pub(crate) path: PathBuf,
    /// What its first frame shows.
    pub(crate) first: &'static str,
    /// What it shows of the link of this number and length, and of no other.
    pub(crate) shown: fn(usize, usize) -> String,
    /// What it shows of a long paste of this number and length, and of no other.
    pub(crate) shown_long: fn(usize, usize) -> String,
}

impl Program {
    /// The inspector; cargo has built it for this benchmark.
    pub(crate) fn inspector() -> Self {
        Self {
            path: PathBuf::from(env!("CARGO_BIN_EXE_tracklens")),
            first: "Paste a tracked link",
            shown: |number, len| recipient(number, len),
            shown_long: |_, len| format!("{len} bytes"),
        }
    }

    /// The smallest program, built in the same way.
    pub(crate) fn smallest() -> Self {
        Self {
            path: build_smallest(),
            first: "Paste something",
            shown: |number, len| host(number, len),
            shown_long: |number, _| format!("{number:06}xxx"),
        }
    }

    /// Runs it until its first frame stands.
    pub(crate) fn started(&self) -> Driven {
        let mut driven = Driven::start(&self.path);
        driven.first_frame(self.first);
        driven
    }
}

/// A click link of about so many bytes, unlike that of any other number.
pub(crate) fn link(number: usize, len: usize) -> String {
    let recipient = recipient(number, len);
    let mut payload = b"\x46\x04\x65\x55\x5e\x6c\x3f\x52".to_vec();
    payload.push(u8::try_from(recipient.len()).expect("a short text"));
    payload.extend(recipient.as_bytes());
    let start = format!(
        "https://{}/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/",
        host(number, len)
    );
    let rest = (len - start.len()) / 4 * 3 - payload.len() - 6;
    let metadata = if rest > 1200 { 1000 } else { 50 };
    let target = format!("https://www.example.com/{}", "page/".repeat(rest));
    for (tag, value) in [
        (0x84, &target.as_bytes()[..rest - metadata]),
        (
            0x87,
            format!("{{\"key\":\"{:1$}\"}}", "", metadata - 10).as_bytes(),
        ),
    ] {
        payload.push(tag);
        payload.extend(
            u16::try_from(value.len())
                .expect("a short text")
                .to_le_bytes(),
        );
        payload.extend(value);
    }
    start + &URL_SAFE.encode(payload).replace('=', "~")
}

fn recipient(number: usize, len: usize) -> String {
    format!("user{number}-{len}@example.com")
}

fn host(number: usize, len: usize) -> String {
    format!("click{number}-{len}.example.com")
}

/// Builds the example into the folder of examples beside the inspector, and says where it is.
fn build_smallest() -> PathBuf {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--release", "--locked", "--example", "smallest"])
        .args(["--manifest-path", manifest])
        .args(["--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", output.status);
    let messages = String::from_utf8_lossy(&output.stdout);
    let executable = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|message| Some(message["executable"].as_str()?.to_owned()));
    Path::new(&executable.expect("cargo says where it is")).to_owned()
}
