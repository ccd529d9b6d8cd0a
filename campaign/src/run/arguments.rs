//! The command line of `fuzz/run`.

use std::path::PathBuf;

use clap::{ArgGroup, Parser};

use crate::arguments::parse_target;
use tracklens_fuzz::targets::Target;

/// Fuzzes one target, and handles what that finds.
///
/// Without files, it fuzzes until you stop it, or until a law breaks. With files, it says whether the law of the target
/// holds over each of them.
#[derive(Clone, Debug, Parser)]
#[command(name = "fuzz/run", after_help = AFTER_HELP,
    group = ArgGroup::new("what").args(["minimize", "keep", "prune", "libfuzzer"]))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a flag of the command line each"
)]
pub struct Arguments {
    /// The target: see `fuzz/campaign --list`
    #[arg(value_parser = parse_target)]
    pub(crate) target: &'static Target,

    /// Files with an input each
    pub(crate) files: Vec<PathBuf>,

    /// Make the input of one file as small as the same target still finds fault with
    #[arg(long, requires = "files")]
    pub(crate) minimize: bool,

    /// Copy the input of one file to `regressions/`, under this name, and print the test that it needs
    #[arg(long, value_name = "NAME", requires = "files", value_parser = parse_name)]
    pub(crate) keep: Option<String>,

    /// Drop what is redundant from the corpus of the target
    #[arg(long, conflicts_with = "files")]
    pub(crate) prune: bool,

    /// Run the files under libFuzzer, with its limits of time and memory
    #[arg(long, requires = "files")]
    pub(crate) libfuzzer: bool,

    /// Fuzz for this many seconds at most
    #[arg(long, value_name = "SECONDS", conflicts_with_all = ["files", "prune"],
        value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) time: Option<u64>,

    /// Build with `AddressSanitizer`, which needs a nightly toolchain
    #[arg(long, conflicts_with = "keep")]
    pub(crate) asan: bool,

    /// Options for libFuzzer
    #[arg(last = true, value_name = "OPTION")]
    pub(crate) options: Vec<String>,
}

const AFTER_HELP: &str = "\
Examples:
  fuzz/run decoding
  fuzz/run decoding --time 60 -- -max_len=200
  fuzz/run decoding fuzz/artifacts/decoding/crash-1f
  fuzz/run decoding --minimize fuzz/artifacts/decoding/crash-1f
  fuzz/run decoding --keep sign-in-a-host.link fuzz/artifacts/decoding/minimized-crash-1f

Exit codes:
  0  no law broke, or what you asked for was done
  1  a law broke over an input
  2  the arguments are wrong, or something is missing or failed";

/// Accepts the name of a file that says what was wrong.
fn parse_name(text: &str) -> Result<String, &'static str> {
    let is_plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || b"-.".contains(&it);
    let starts_well = text.starts_with(|it: char| it.is_ascii_lowercase());
    (starts_well && text.bytes().all(is_plain))
        .then(|| text.to_owned())
        .ok_or("write lowercase letters, digits and `-`, such as sign-in-a-host.link")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_checked() {
        let parse = |line: &str| {
            let words = ["run"].into_iter().chain(line.split_whitespace());
            Arguments::try_parse_from(words)
        };
        let files = |line| parse(line).unwrap().files.len();
        assert_eq!(["strict", "strict a", "strict a b"].map(files), [0, 1, 2]);
        let kept = parse("strict --keep a-sign.link a").unwrap();
        assert_eq!(kept.keep.as_deref(), Some("a-sign.link"));
        let options = parse("strict --time 9 -- -max_len=9").unwrap().options;
        assert_eq!(options, ["-max_len=9"]);
        for line in [
            "",
            "nonsense",
            "strict --minimize",
            "strict --keep a",
            "strict --keep ../a b",
            "strict --keep A b",
            "strict --keep a --minimize b",
            "strict --prune a",
            "strict --libfuzzer",
            "strict --time 0",
            "strict --time 1 a",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
