//! How often a target was run, and for how long.

use std::iter::Sum;
use std::ops::AddAssign;

use serde_json::{Value, json};

/// Executions, and the time that they took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// How often the target was run.
    pub executions: u64,
    /// For how many milliseconds, by the clock on the wall.
    pub milliseconds: u64,
}

impl Effort {
    /// Executions a second, of all processes together.
    #[must_use]
    pub fn rate(self) -> u64 {
        let rate = u128::from(self.executions) * 1000 / u128::from(self.milliseconds.max(1));
        u64::try_from(rate).unwrap_or(u64::MAX)
    }

    /// What of it is beyond an earlier one.
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        Self {
            executions: self.executions.saturating_sub(earlier.executions),
            milliseconds: self.milliseconds.saturating_sub(earlier.milliseconds),
        }
    }

    pub(super) fn to_json(self) -> Value {
        json!({"executions": self.executions, "milliseconds": self.milliseconds})
    }

    pub(super) fn from_json(value: &Value) -> Option<Self> {
        Some(Self {
            executions: value["executions"].as_u64()?,
            milliseconds: value["milliseconds"].as_u64()?,
        })
    }
}

impl AddAssign for Effort {
    fn add_assign(&mut self, other: Self) {
        self.executions += other.executions;
        self.milliseconds += other.milliseconds;
    }
}

impl Sum for Effort {
    fn sum<I: Iterator<Item = Self>>(efforts: I) -> Self {
        efforts.fold(Self::default(), |mut sum, effort| {
            sum += effort;
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_of_seconds_and_of_nothing_is_nothing() {
        let effort = |executions, milliseconds| Effort {
            executions,
            milliseconds,
        };
        assert_eq!(effort(3_000_000, 1500).rate(), 2_000_000);
        assert_eq!(effort(0, 0).rate(), 0);
        assert_eq!(effort(9, 5).since(effort(4, 3)), effort(5, 2));
        let sum: Effort = [effort(1, 2), effort(3, 4)].into_iter().sum();
        assert_eq!(sum, effort(4, 6));
    }
}
