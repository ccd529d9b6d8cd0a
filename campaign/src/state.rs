//! What all campaigns did so far: a JSON file, by target and commit of the codec.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// How much a target was fuzzed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Effort {
    pub(crate) executions: u64,
    /// By the clock on the wall, in milliseconds.
    pub(crate) milliseconds: u64,
}

impl Effort {
    /// Executions a second, of all processes together.
    pub(crate) fn rate(self) -> u64 {
        let rate = u128::from(self.executions) * 1000 / u128::from(self.milliseconds.max(1));
        u64::try_from(rate).unwrap_or(u64::MAX)
    }
}

impl Sum for Effort {
    fn sum<I: Iterator<Item = Self>>(efforts: I) -> Self {
        efforts.fold(Self::default(), |sum, effort| Self {
            executions: sum.executions + effort.executions,
            milliseconds: sum.milliseconds + effort.milliseconds,
        })
    }
}

/// The file, and what it contains.
#[derive(Debug)]
pub(crate) struct State {
    file: PathBuf,
    efforts: BTreeMap<String, BTreeMap<String, BTreeMap<String, u64>>>,
}

impl State {
    /// Reads a file, which need not exist yet.
    pub(crate) fn open(file: PathBuf) -> io::Result<Self> {
        let text = match fs::read_to_string(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => "{}".to_owned(),
            text => text?,
        };
        let efforts = serde_json::from_str(&text)
            .map_err(|error| io::Error::other(format!("{}: {error}", file.display())))?;
        Ok(Self { file, efforts })
    }

    /// The effort for a target at all commits.
    pub(crate) fn total(&self, target: &str) -> Effort {
        let commits = self.efforts.get(target).into_iter().flatten();
        let efforts = commits.map(|(_, numbers)| {
            let number = |key| numbers.get(key).copied().unwrap_or_default();
            Effort {
                executions: number("executions"),
                milliseconds: number("milliseconds"),
            }
        });
        efforts.sum()
    }

    /// Adds an effort, and writes the file.
    pub(crate) fn add(&mut self, target: &str, commit: &str, effort: Effort) -> io::Result<()> {
        let commits = self.efforts.entry(target.to_owned()).or_default();
        let numbers = commits.entry(commit.to_owned()).or_default();
        *numbers.entry("executions".to_owned()).or_default() += effort.executions;
        *numbers.entry("milliseconds".to_owned()).or_default() += effort.milliseconds;
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        // The file is never half written.
        let written = self.file.with_extension("new");
        fs::write(&written, serde_json::to_string_pretty(&self.efforts)?)?;
        fs::rename(&written, &self.file)
    }
}

/// The commit that last changed the codec, followed by `+` if the codec has changed since.
pub(crate) fn commit_of_codec(root: &Path) -> String {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(root).args(arguments);
        let output = command.args(["--", "codec"]).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    let Some(commit) = git(&["log", "-1", "--format=%h"]) else {
        return "unknown".to_owned();
    };
    let has_changed = git(&["status", "--porcelain"]).is_some_and(|changes| !changes.is_empty());
    commit + if has_changed { "+" } else { "" }
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    #[test]
    fn efforts_add_up_over_campaigns_and_commits() {
        let file = env::temp_dir().join(format!("tracklens-campaign-{}.json", std::process::id()));
        let effort = Effort {
            executions: 3_000_000,
            milliseconds: 1500,
        };
        assert_eq!(effort.rate(), 2_000_000);
        for (target, commit) in [("strict", "abc"), ("strict", "def+"), ("decoding", "abc")] {
            let mut state = State::open(file.clone()).unwrap();
            state.add(target, commit, effort).unwrap();
        }
        let state = State::open(file.clone()).unwrap();
        assert_eq!(state.total("strict"), [effort, effort].into_iter().sum());
        assert_eq!(state.total("decoding"), effort);
        assert_eq!(state.total("records"), Effort::default());
        fs::write(&file, "{\"strict\": 1}").unwrap();
        assert!(State::open(file.clone()).is_err());
        fs::remove_file(file).unwrap();
    }
}
