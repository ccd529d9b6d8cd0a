//! The phases of a target's turn, and how its time and its executions are divided among them.

use std::time::Duration;

use crate::arguments::Arguments;
use crate::state::Effort;

/// How a program that fuzzes is built and run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flavor {
    /// Learns as much as possible from an input: how often it runs each edge, and what it compares.
    Explore,
    /// Learns only which edges an input runs, and so runs several times as many inputs.
    Volume,
    /// Like `Explore`, under `AddressSanitizer`.
    Asan,
    /// Like `Explore`, but the same each time, from the committed inputs and one seed. Since it runs few
    /// inputs, it is built in half of the time and runs slower.
    Repeatable,
}

impl Flavor {
    /// Its name, and that of the folder of its programs.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Volume => "volume",
            Self::Asan => "asan",
            Self::Repeatable => "repeatable",
        }
    }

    /// The arguments for cargo-fuzz.
    pub(crate) const fn build_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Explore => &["-s", "none"],
            Self::Volume => &["-s", "none", "--no-trace-compares"],
            Self::Asan => &["-s", "address"],
            Self::Repeatable => &["-s", "none", "--codegen-units", "16"],
        }
    }

    /// The arguments for libFuzzer.
    pub(crate) const fn run_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Explore => &["-timeout=5", "-rss_limit_mb=1024"],
            Self::Volume => &["-timeout=5", "-rss_limit_mb=1024", "-use_counters=0"],
            Self::Asan => &["-timeout=20", "-rss_limit_mb=2048"],
            Self::Repeatable => &["-timeout=20", "-rss_limit_mb=1024", "-seed=1", "-reload=0"],
        }
    }

    /// How much the compiler optimizes.
    pub(crate) const fn opt_level(self) -> &'static str {
        match self {
            Self::Repeatable => "1",
            _ => "3",
        }
    }
}

/// A part of a target's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phase {
    /// How it fuzzes.
    pub(crate) flavor: Flavor,
    /// How long it takes at most.
    pub(crate) time: Option<Duration>,
    /// How many executions it does at most.
    pub(crate) executions: Option<u64>,
}

/// The phases of a target that was fuzzed this much before; none if that is enough.
pub(crate) fn phases(arguments: &Arguments, before: Effort) -> Vec<Phase> {
    if let Some(executions) = arguments.repeatable {
        return vec![Phase {
            flavor: Flavor::Repeatable,
            time: None,
            executions: Some(executions),
        }];
    }
    let wanted = arguments.executions;
    let wanted = wanted.map(|wanted| wanted.saturating_sub(before.executions));
    let shares = if arguments.asan {
        [(Flavor::Asan, 100), (Flavor::Volume, 0)]
    } else {
        [
            (Flavor::Explore, arguments.exploring()),
            (Flavor::Volume, 100 - arguments.exploring()),
        ]
    };
    let phase = |(flavor, percent): (Flavor, u8)| Phase {
        flavor,
        time: arguments
            .time_limit()
            .map(|time| time * u32::from(percent) / 100),
        executions: wanted.map(|wanted| part(wanted, percent)),
    };
    let shares = shares.into_iter();
    shares
        .filter(|(_, percent)| *percent > 0 && wanted != Some(0))
        .map(phase)
        .collect()
}

/// Rounded up, so that the parts are at least the whole.
fn part(whole: u64, percent: u8) -> u64 {
    let part = (u128::from(whole) * u128::from(percent)).div_ceil(100);
    u64::try_from(part).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[test]
    fn limits_are_divided_among_the_phases() {
        use Flavor::{Asan, Explore, Repeatable, Volume};

        let plan = |line: &str, executions| {
            let words = ["campaign"].into_iter().chain(line.split(' '));
            let before = Effort {
                executions,
                ..Effort::default()
            };
            let phases = phases(&Arguments::parse_from(words), before).into_iter();
            let numbers = |it: Phase| (it.flavor, it.time.map(|it| it.as_secs()), it.executions);
            phases.map(numbers).collect::<Vec<_>>()
        };
        let times = [(Explore, Some(300), None), (Volume, Some(700), None)];
        assert_eq!(plan("--time 1000s", 7), times);
        // A second build isn't worth it.
        assert_eq!(plan("--time 100s", 7), [(Explore, Some(100), None)]);
        let repeatable = [(Repeatable, None, Some(5))];
        assert_eq!(plan("--repeatable 5", 7), repeatable);
        let executions = [(Explore, None, Some(101)), (Volume, None, Some(901))];
        assert_eq!(plan("--executions 1001 --explore 10", 0), executions);
        let explore = [(Explore, Some(10), None)];
        assert_eq!(plan("--time 10 --explore 100", 0), explore);
        assert_eq!(plan("--time 10 --explore 0", 0), [(Volume, Some(10), None)]);
        assert_eq!(plan("--time 10 --asan", 0), [(Asan, Some(10), None)]);
        // Executions of earlier campaigns count.
        let rest = [(Explore, None, Some(600))];
        assert_eq!(plan("--executions 1000 --explore 100", 400), rest);
        assert_eq!(plan("--executions 1000 --explore 100", 1000), []);
    }
}
