//! The command line of a campaign.

use std::thread;
use std::time::Duration;

use clap::Parser;

use crate::targets::{TARGETS, Target};

/// How long a target is fuzzed if the command line gives no limit.
const DEFAULT_TIME: Duration = Duration::from_secs(600);

/// Fuzzes all targets in turn, and ends with a table of what was done and what is covered.
///
/// You can stop it at any time. The next campaign continues, and starts with the targets that had the
/// least time so far.
#[derive(Clone, Debug, Parser)]
#[command(name = "fuzz/campaign", after_help = EXIT_CODES)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option by itself")]
pub struct Arguments {
    /// Fuzz each target for this long, such as 90s, 30m or 2h [default: 10m, or no limit with
    /// --executions]
    #[arg(long, value_parser = parse_time)]
    pub(super) time: Option<Duration>,

    /// Stop a target at this many executions, including those of earlier campaigns
    #[arg(long, value_name = "N", value_parser = parse_number)]
    pub(super) executions: Option<u64>,

    /// Fuzz only this target; you can repeat the option
    #[arg(long = "target", value_name = "NAME", value_parser = parse_target)]
    pub(super) targets: Vec<&'static Target>,

    /// Run this many processes for a target [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub(super) jobs: Option<u8>,

    /// Spend this share of the time and the executions on exploring
    ///
    /// The rest goes to volume, with programs that learn less from an input and run several times as
    /// many.
    #[arg(long, value_name = "PERCENT", default_value_t = 30,
        value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(super) explore: u8,

    /// Only explore, under `AddressSanitizer`, which needs a nightly toolchain
    #[arg(long, conflicts_with = "explore")]
    pub(super) asan: bool,

    /// List the targets, a line each: name, dictionary or `-`, length of the longest input, folders
    /// of seeds
    #[arg(long, exclusive = true)]
    pub(super) list: bool,

    /// Don't measure which regions of the codec are covered
    #[arg(long)]
    pub(super) no_coverage: bool,

    /// Don't fuzz, but list every region of the codec that the inputs miss
    #[arg(long, conflicts_with_all = ["time", "executions", "jobs", "asan", "no_coverage"])]
    pub(super) coverage_only: bool,

    /// Measure only what the committed inputs cover
    #[arg(long, requires = "coverage_only")]
    pub(super) without_corpus: bool,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  no law broke
  1  a law broke over an input
  2  the arguments are wrong, or something is missing or failed";

impl Arguments {
    /// Prints the list of targets.
    pub(super) fn print_list(&self) {
        for target in self.chosen() {
            let dictionary = target.dictionary().unwrap_or("-");
            let folders: Vec<_> = target.kinds.iter().map(|kind| kind.folder()).collect();
            let (name, max_len) = (target.name, target.max_len());
            println!("{name} {dictionary} {max_len} {}", folders.join(" "));
        }
    }

    /// The targets that the command line names, or all.
    pub(super) fn chosen(&self) -> Vec<&'static Target> {
        let is_chosen = |it: &&Target| {
            self.targets.is_empty() || self.targets.iter().any(|chosen| chosen.name == it.name)
        };
        TARGETS.iter().filter(is_chosen).collect()
    }

    /// How many processes fuzz a target.
    pub(super) fn processes(&self) -> u8 {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        self.jobs
            .unwrap_or_else(|| u8::try_from(cores()).unwrap_or(u8::MAX))
    }

    /// How long a target is fuzzed, if there is a limit.
    pub(super) fn time_limit(&self) -> Option<Duration> {
        let default = self.executions.is_none().then_some(DEFAULT_TIME);
        self.time.or(default)
    }
}

fn parse_time(text: &str) -> Result<Duration, &'static str> {
    let digits = text.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "" | "s" => Some(1),
        "m" => Some(60),
        "h" => Some(3600),
        _ => None,
    };
    let number = digits.parse::<u64>().ok().filter(|it| *it > 0);
    let seconds = number.zip(unit).and_then(|(it, unit)| it.checked_mul(unit));
    seconds
        .map(Duration::from_secs)
        .ok_or("write a time as a number, 1 or more, and s, m or h")
}

/// Parses a number, in which `_` may separate digits.
fn parse_number(text: &str) -> Result<u64, &'static str> {
    let number = text.replace('_', "").parse().ok().filter(|it| *it > 0);
    number.ok_or("write a number, 1 or more")
}

fn parse_target(name: &str) -> Result<&'static Target, String> {
    Target::named(name).ok_or_else(|| {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        format!("the targets are {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_checked() {
        let parse = |line: &str| {
            let words = ["campaign"].into_iter().chain(line.split_whitespace());
            Arguments::try_parse_from(words).map_err(|error| error.to_string())
        };
        let time = |line| parse(line).unwrap().time_limit().map(|it| it.as_secs());
        assert_eq!(["", "--time 90"].map(time), [Some(600), Some(90)]);
        assert_eq!(
            ["--time 9m", "--time 2h"].map(time),
            [Some(540), Some(7200)]
        );
        assert_eq!(["--executions 1_000"].map(time), [None]);
        let arguments = parse("--target strict --target decoding").unwrap();
        let names: Vec<_> = arguments.chosen().iter().map(|it| it.name).collect();
        assert_eq!(names, ["decoding", "strict"]);
        assert_eq!(parse("").unwrap().chosen().len(), TARGETS.len());
        let times = ["0", "m", "3d", "1.5h", "99999999999999999999h"];
        let wrong = times.map(|it| format!("--time {it}"));
        for line in wrong.iter().map(String::as_str).chain([
            "--executions 0",
            "--asan --explore 10",
            "--coverage-only --time 1s",
            "--without-corpus",
            "--jobs 0",
            "--explore 101",
        ]) {
            assert!(parse(line).is_err(), "{line}");
        }
        let error = parse("--target nonsense").unwrap_err();
        assert!(error.contains("the targets are decoding, "), "{error}");
    }
}
