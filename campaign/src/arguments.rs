//! The command line of a campaign.

use std::thread;
use std::time::Duration;

use clap::Parser;

use tracklens_fuzz::targets::{TARGETS, Target};

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
    pub(crate) time: Option<Duration>,

    /// Stop a target at this many executions, including those of earlier campaigns
    #[arg(long, value_name = "N", value_parser = parse_number)]
    pub(crate) executions: Option<u64>,

    /// Fuzz only this target; you can repeat the option
    #[arg(long = "target", value_name = "NAME", value_parser = parse_target)]
    pub(crate) targets: Vec<&'static Target>,

    /// Run this many processes for a target [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) jobs: Option<u8>,

    /// Spend this share of the time and the executions on exploring [default: 30, or 100 with a --time
    /// under ten minutes]
    ///
    /// The rest goes to volume, with programs that learn less from an input and run several times as
    /// many. They are built besides, which a short campaign isn't worth.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(crate) explore: Option<u8>,

    /// Run each target this often beyond its committed inputs, with the same inputs in each campaign
    ///
    /// A target runs in one process, which starts from the committed inputs alone and from one seed, and
    /// keeps no new inputs. So it fails by a change to the code, and not by luck.
    #[arg(long, value_name = "N", value_parser = parse_number, conflicts_with_all = ["time",
        "executions", "jobs", "explore", "asan"])]
    pub(crate) repeatable: Option<u64>,

    /// Only explore, under `AddressSanitizer`, which needs a nightly toolchain
    #[arg(long, conflicts_with = "explore")]
    pub(crate) asan: bool,

    /// List the targets, a line each: name, feature that it needs or `-`, dictionary or `-`, length of the
    /// longest input, folders of seeds
    #[arg(long, exclusive = true)]
    pub(crate) list: bool,

    /// Don't measure which regions of the codec are covered, as in a campaign that is repeatable or has a
    /// --time under ten minutes
    #[arg(long)]
    pub(crate) no_coverage: bool,

    /// Don't fuzz, but say how much of the codec the inputs cover, and list what they miss
    #[arg(long, conflicts_with_all = ["time", "executions", "jobs", "asan", "no_coverage", "repeatable"])]
    pub(crate) coverage_only: bool,

    /// Measure only what the committed inputs cover
    #[arg(long, requires = "coverage_only")]
    pub(crate) without_corpus: bool,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  no law broke
  1  a law broke over an input
  2  the arguments are wrong, or something is missing or failed";

impl Arguments {
    /// Prints the list of targets.
    pub(crate) fn print_list(&self) {
        for target in self.chosen() {
            let dictionary = target.dictionary().unwrap_or("-");
            let folders: Vec<_> = target.kinds.iter().map(|kind| kind.folder()).collect();
            let feature = if target.needs_program() {
                "program"
            } else {
                "-"
            };
            let (name, max_len) = (target.name, target.max_len());
            println!(
                "{name} {feature} {dictionary} {max_len} {}",
                folders.join(" ")
            );
        }
    }

    /// The targets that the command line names, or all.
    pub(crate) fn chosen(&self) -> Vec<&'static Target> {
        let is_chosen = |it: &&Target| {
            self.targets.is_empty() || self.targets.iter().any(|chosen| chosen.name == it.name)
        };
        TARGETS.iter().filter(is_chosen).collect()
    }

    /// The share of a turn that explores, in percent.
    pub(crate) fn exploring(&self) -> u8 {
        let default = if self.is_short() { 100 } else { 30 };
        self.explore.unwrap_or(default)
    }

    /// Whether the campaign ends with what its inputs cover.
    pub(crate) fn measures_coverage(&self) -> bool {
        !self.no_coverage && !self.is_short()
    }

    /// Whether a turn is too short for another build to be worth it.
    fn is_short(&self) -> bool {
        self.repeatable.is_some() || self.time_limit().is_some_and(|it| it < DEFAULT_TIME)
    }

    /// How many processes fuzz a target.
    pub(crate) fn processes(&self) -> u8 {
        if self.repeatable.is_some() {
            return 1;
        }
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        self.jobs
            .unwrap_or_else(|| u8::try_from(cores()).unwrap_or(u8::MAX))
    }

    /// How long a target is fuzzed, if there is a limit.
    pub(crate) fn time_limit(&self) -> Option<Duration> {
        let has_other_limit = self.executions.or(self.repeatable).is_some();
        let default = (!has_other_limit).then_some(DEFAULT_TIME);
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

/// Parses the name of a target.
pub(crate) fn parse_target(name: &str) -> Result<&'static Target, String> {
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
            "--repeatable 0",
            "--repeatable 1 --jobs 2",
            "--repeatable 1 --time 1s",
            "--repeatable 1 --coverage-only",
        ]) {
            assert!(parse(line).is_err(), "{line}");
        }
        let builds = |line| {
            let arguments = parse(line).unwrap();
            (arguments.exploring(), arguments.measures_coverage())
        };
        assert_eq!(["", "--executions 9"].map(builds), [(30, true); 2]);
        assert_eq!(
            ["--time 9m", "--repeatable 9"].map(builds),
            [(100, false); 2]
        );
        assert_eq!(builds("--time 1s --explore 10"), (10, false));
        assert_eq!(parse("--repeatable 9").unwrap().processes(), 1);
        let error = parse("--target nonsense").unwrap_err();
        assert!(error.contains("the targets are decoding, "), "{error}");
    }
}
