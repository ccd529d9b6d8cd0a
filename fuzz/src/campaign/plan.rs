//! How a target's time and executions are shared out among the ways of fuzzing it.

use std::time::Duration;

use super::arguments::Arguments;
use super::building::Flavour;
use super::effort::Effort;

/// A part of a target's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// How it fuzzes.
    pub flavour: Flavour,
    /// For how long at most.
    pub time: Option<Duration>,
    /// With how many executions at most.
    pub executions: Option<u64>,
}

/// The phases of a target for which this much was done before; none if that is enough.
#[must_use]
pub fn phases(arguments: &Arguments, before: Effort) -> Vec<Phase> {
    let wanted = arguments.executions;
    let wanted = wanted.map(|wanted| wanted.saturating_sub(before.executions));
    if wanted == Some(0) {
        return Vec::new();
    }
    let exploring = if arguments.asan {
        Flavour::Asan
    } else {
        Flavour::Explore
    };
    let share = arguments.share_of_exploring();
    [(exploring, share), (Flavour::Volume, 100 - share)]
        .into_iter()
        .filter(|(_, percent)| *percent > 0)
        .map(|(flavour, percent)| Phase {
            flavour,
            time: arguments
                .time_limit()
                .map(|time| time * u32::from(percent) / 100),
            executions: wanted.map(|wanted| part(wanted, percent)),
        })
        .collect()
}

/// Rounded up, so that parts make at least the whole.
fn part(whole: u64, percent: u8) -> u64 {
    let part = (u128::from(whole) * u128::from(percent)).div_ceil(100);
    u64::try_from(part).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn phases_of(arguments: &[&str], executions: u64) -> Vec<Phase> {
        let arguments = Arguments::parse_from([&["campaign"], arguments].concat());
        let before = Effort {
            executions,
            milliseconds: 1,
        };
        phases(&arguments, before)
    }

    fn phase(flavour: Flavour, seconds: Option<u64>, executions: Option<u64>) -> Phase {
        Phase {
            flavour,
            time: seconds.map(Duration::from_secs),
            executions,
        }
    }

    #[test]
    fn a_turn_explores_first_and_then_goes_for_volume() {
        assert_eq!(
            phases_of(&["--time", "100s"], 7),
            [
                phase(Flavour::Explore, Some(30), None),
                phase(Flavour::Volume, Some(70), None)
            ]
        );
        assert_eq!(
            phases_of(&["--executions", "1001", "--explore", "10"], 0),
            [
                phase(Flavour::Explore, None, Some(101)),
                phase(Flavour::Volume, None, Some(901))
            ]
        );
    }

    #[test]
    fn a_phase_without_a_share_is_left_out() {
        let time = ["--time", "10", "--explore"];
        let of = |share| phases_of(&[&time[..], &[share]].concat(), 0);
        assert_eq!(of("100"), [phase(Flavour::Explore, Some(10), None)]);
        assert_eq!(of("0"), [phase(Flavour::Volume, Some(10), None)]);
        let asan = phases_of(&["--time", "10", "--asan"], 0);
        assert_eq!(asan, [phase(Flavour::Asan, Some(10), None)]);
    }

    #[test]
    fn executions_of_earlier_campaigns_count() {
        let of = |before| phases_of(&["--executions", "1000", "--explore", "100"], before);
        assert_eq!(of(400), [phase(Flavour::Explore, None, Some(600))]);
        assert_eq!(of(1000), []);
        assert_eq!(of(2000), []);
    }
}
