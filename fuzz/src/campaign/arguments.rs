//! The command line of a campaign.

use std::thread;
use std::time::Duration;

use clap::{Args, Parser};

use crate::targets::{TARGETS, Target};

/// How long a target is fuzzed when the command line says neither how long nor how often.
const USUAL_TIME: Duration = Duration::from_secs(600);

/// Fuzzes all targets in turn, and ends with a table of what was done and what is covered.
///
/// It can be stopped at any time: what was done so far is kept and told. The next campaign goes on
/// from there, and starts with the targets that had the least time.
#[derive(Clone, Debug, Parser)]
#[command(name = "fuzz/campaign", after_help = EXIT_CODES)]
pub struct Arguments {
    /// How long to fuzz each target, as 90s, 30m or 2h; 10m unless --executions is given.
    #[arg(long, value_parser = parse_time)]
    pub time: Option<Duration>,

    /// Stop a target when it has this many executions in all, those of earlier campaigns included.
    ///
    /// Targets that have as many are left out.
    #[arg(long, value_name = "N", value_parser = parse_number)]
    pub executions: Option<u64>,

    /// Fuzz this target only; may be given more than once.
    #[arg(long = "target", value_name = "NAME", value_parser = parse_target)]
    pub targets: Vec<&'static Target>,

    /// How many processes fuzz a target, with one corpus; as many as there are cores if not given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub jobs: Option<u8>,

    /// How much of the time, and of the executions, goes to exploring, in percent; the rest goes to
    /// volume, with programs that learn less of an input and run several times as many.
    #[arg(long, value_name = "PERCENT", default_value_t = 30,
        value_parser = clap::value_parser!(u8).range(0..=100))]
    pub explore: u8,

    /// Explore only, and under `AddressSanitizer`, which takes a nightly toolchain.
    #[arg(long, conflicts_with = "explore")]
    pub asan: bool,

    /// Only name the targets, a line each: name, dictionary or `-`, longest input in bytes.
    #[arg(long, exclusive = true)]
    pub list: bool,

    /// What is measured of the codec.
    #[command(flatten)]
    pub coverage: CoverageArguments,
}

/// What is measured of the codec.
#[derive(Clone, Debug, Args)]
pub struct CoverageArguments {
    /// Don't measure which regions of the codec are covered.
    #[arg(long = "no-coverage")]
    pub none: bool,

    /// Don't fuzz: tell what the inputs cover, and every region of the codec that they miss.
    #[arg(long = "coverage-only", conflicts_with_all = ["time", "executions", "jobs", "asan", "none"])]
    pub only: bool,

    /// Measure what the committed inputs cover by themselves.
    #[arg(long, requires = "only")]
    pub without_corpus: bool,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing new was found
  1  an input was found over which a law breaks
  2  wrong arguments, or something is missing or failed";

impl Arguments {
    /// The targets that the command line names, or all.
    #[must_use]
    pub fn chosen(&self) -> Vec<&'static Target> {
        let is_chosen = |it: &&Target| {
            self.targets.is_empty() || self.targets.iter().any(|chosen| chosen.name == it.name)
        };
        TARGETS.iter().filter(is_chosen).collect()
    }

    /// How many processes fuzz a target.
    #[must_use]
    pub fn processes(&self) -> u8 {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let usual = || u8::try_from(cores()).unwrap_or(u8::MAX);
        self.jobs.unwrap_or_else(usual)
    }

    /// How long a target is fuzzed, if there is a limit.
    #[must_use]
    pub fn time_limit(&self) -> Option<Duration> {
        match self.executions {
            None => Some(self.time.unwrap_or(USUAL_TIME)),
            Some(_) => self.time,
        }
    }

    /// How much of a target goes to exploring, in percent.
    #[must_use]
    pub fn share_of_exploring(&self) -> u8 {
        if self.asan { 100 } else { self.explore }
    }
}

fn parse_time(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "" | "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => return Err("a time is a number and s, m or h".to_owned()),
    };
    let seconds = digits.parse::<u64>().ok();
    let seconds = seconds.and_then(|number| number.checked_mul(unit));
    match seconds {
        Some(1..) => Ok(Duration::from_secs(seconds.unwrap_or_default())),
        _ => Err("a time is a number, 1 or more, and s, m or h".to_owned()),
    }
}

/// A number that may be written with `_` between its digits, for they are many.
fn parse_number(text: &str) -> Result<u64, String> {
    match text.replace('_', "").parse() {
        Ok(0) | Err(_) => Err("a number of executions is 1 or more".to_owned()),
        Ok(number) => Ok(number),
    }
}

fn parse_target(name: &str) -> Result<&'static Target, String> {
    crate::targets::target(name).ok_or_else(|| {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        format!("the targets are {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Arguments, String> {
        Arguments::try_parse_from([&["campaign"], arguments].concat())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn without_arguments_all_targets_are_fuzzed_for_ten_minutes_each() {
        let arguments = parse(&[]).unwrap();
        assert_eq!(arguments.chosen().len(), TARGETS.len());
        assert_eq!(arguments.time_limit(), Some(Duration::from_secs(600)));
        assert_eq!(arguments.share_of_exploring(), 30);
        assert!(arguments.processes() >= 1);
    }

    #[test]
    fn times_have_units() {
        for (text, seconds) in [("90", 90), ("90s", 90), ("30m", 1800), ("2h", 7200)] {
            let time = parse(&["--time", text]).unwrap().time_limit();
            assert_eq!(time, Some(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["", "0", "m", "3d", "-1", "1.5h", "99999999999999999999h"] {
            let error = parse(&["--time", text]).unwrap_err();
            assert!(
                error.contains("s, m or h") || error.contains("--"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_number_of_executions_is_the_limit_instead_of_the_time() {
        let arguments = parse(&["--executions", "1_000_000"]).unwrap();
        assert_eq!(arguments.executions, Some(1_000_000));
        assert_eq!(arguments.time_limit(), None);
        let arguments = parse(&["--executions", "5", "--time", "1s"]).unwrap();
        assert_eq!(arguments.time_limit(), Some(Duration::from_secs(1)));
        let error = parse(&["--executions", "0"]).unwrap_err();
        assert!(error.contains("1 or more"), "{error}");
    }

    #[test]
    fn targets_are_chosen_by_their_names() {
        let arguments = parse(&["--target", "strict", "--target", "decoding"]).unwrap();
        let names: Vec<_> = arguments.chosen().iter().map(|it| it.name).collect();
        assert_eq!(names, ["decoding", "strict"]);
        let error = parse(&["--target", "nonsense"]).unwrap_err();
        assert!(error.contains("the targets are decoding, "), "{error}");
    }

    #[test]
    fn arguments_that_contradict_each_other_are_refused() {
        assert!(parse(&["--asan", "--explore", "10"]).is_err());
        assert!(parse(&["--coverage-only", "--time", "1s"]).is_err());
        assert!(parse(&["--without-corpus"]).is_err());
        assert!(parse(&["--jobs", "0"]).is_err());
        assert!(parse(&["--explore", "101"]).is_err());
        let asan = parse(&["--asan"]).unwrap();
        assert_eq!(asan.share_of_exploring(), 100);
    }
}
