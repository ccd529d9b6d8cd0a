//! What a campaign can't do without, and how to get it.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fmt, io};

/// Something that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What it is.
    pub what: String,
    /// How to get it.
    pub how: String,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "missing: {}. To get it: {}", self.what, self.how)
    }
}

impl From<Missing> for io::Error {
    fn from(missing: Missing) -> Self {
        Self::other(missing.to_string())
    }
}

/// What fuzzing needs and is not there.
#[must_use]
pub fn missing_for_fuzzing(asan: bool) -> Vec<Missing> {
    let compiler = env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    let mut missing = Vec::new();
    if !runs(Command::new("cargo").args(["fuzz", "--version"])) {
        missing.push(Missing {
            what: "cargo-fuzz".to_owned(),
            how: "`cargo install cargo-fuzz --locked`".to_owned(),
        });
    }
    if !runs(Command::new(&compiler).arg("--version")) {
        missing.push(Missing {
            what: format!("a C++ compiler, to build libFuzzer ({compiler})"),
            how: "`apt-get install g++`, or name one in CXX".to_owned(),
        });
    }
    if asan && !runs(Command::new("rustc").env(TOOLCHAIN, NIGHTLY).arg("-V")) {
        missing.push(Missing {
            what: "a nightly toolchain (for --asan)".to_owned(),
            how: "`rustup toolchain install nightly`, or do without --asan".to_owned(),
        });
    }
    missing
}

/// The variable that tells rustup which toolchain to use.
pub const TOOLCHAIN: &str = "RUSTUP_TOOLCHAIN";

/// The toolchain that has sanitizers.
pub const NIGHTLY: &str = "nightly";

/// Whether a program is there and succeeds.
fn runs(command: &mut Command) -> bool {
    let silent = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .current_dir(Path::new("/"));
    silent.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_with_the_way_to_get_it() {
        let missing = Missing {
            what: "cargo-fuzz".to_owned(),
            how: "`cargo install cargo-fuzz`".to_owned(),
        };
        let expected = "missing: cargo-fuzz. To get it: `cargo install cargo-fuzz`";
        assert_eq!(missing.to_string(), expected);
        assert_eq!(io::Error::from(missing).to_string(), expected);
    }

    #[test]
    fn a_program_that_is_not_there_does_not_run() {
        assert!(runs(Command::new("sh").args(["-c", "exit 0"])));
        assert!(!runs(Command::new("sh").args(["-c", "exit 1"])));
        assert!(!runs(&mut Command::new("/no/such/program")));
    }
}
