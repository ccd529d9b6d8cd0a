//! What campaigns did so far, kept between them: for each target and commit of the codec.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};

use super::effort::Effort;
use super::toolchain::output_of;

/// The efforts of all campaigns, by target and commit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    efforts: BTreeMap<String, BTreeMap<String, Effort>>,
}

impl State {
    /// The effort for a target, whatever the commit.
    #[must_use]
    pub fn of(&self, target: &str) -> Effort {
        let commits = self.efforts.get(target);
        commits
            .into_iter()
            .flat_map(BTreeMap::values)
            .copied()
            .sum()
    }

    /// The effort for a target at a commit.
    #[must_use]
    pub fn of_commit(&self, target: &str, commit: &str) -> Effort {
        let commits = self.efforts.get(target);
        let effort = commits.and_then(|commits| commits.get(commit));
        effort.copied().unwrap_or_default()
    }

    fn add(&mut self, target: &str, commit: &str, effort: Effort) {
        let commits = self.efforts.entry(target.to_owned()).or_default();
        *commits.entry(commit.to_owned()).or_default() += effort;
    }

    fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let mut state = Self::default();
        for (target, commits) in value.as_object()? {
            for (commit, effort) in commits.as_object()? {
                state.add(target, commit, Effort::from_json(effort)?);
            }
        }
        Some(state)
    }

    fn write(&self) -> String {
        let of_target = |commits: &BTreeMap<String, Effort>| -> Value {
            let commits = commits.iter();
            let efforts = commits.map(|(commit, effort)| (commit.clone(), effort.to_json()));
            efforts.collect::<Map<_, _>>().into()
        };
        let targets = self.efforts.iter();
        let targets = targets.map(|(target, commits)| (target.clone(), of_target(commits)));
        let state: Value = targets.collect::<Map<_, _>>().into();
        format!("{state:#}\n")
    }
}

/// The file that the state is kept in. Several campaigns may use it at a time.
#[derive(Clone, Debug)]
pub struct Store {
    file: PathBuf,
}

impl Store {
    /// The store in this file.
    #[must_use]
    pub fn new(file: PathBuf) -> Self {
        Self { file }
    }

    /// What is kept; nothing if there is no file yet.
    ///
    /// # Errors
    ///
    /// When the file can't be read or is no state.
    pub fn read(&self) -> io::Result<State> {
        let text = match fs::read_to_string(&self.file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::default()),
            Err(error) => return Err(error),
        };
        State::read(&text).ok_or_else(|| {
            let file = self.file.display();
            io::Error::other(format!(
                "{file} is no state of a campaign; remove or mend it"
            ))
        })
    }

    /// Adds an effort to what is kept.
    ///
    /// # Errors
    ///
    /// When the file can't be read or written.
    pub fn add(&self, target: &str, commit: &str, effort: Effort) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        // Held until the end, so that no other campaign's addition gets lost.
        let lock = File::create(self.file.with_extension("lock"))?;
        lock.lock()?;
        let mut state = self.read()?;
        state.add(target, commit, effort);
        let written = self.file.with_extension("new");
        fs::write(&written, state.write())?;
        // At no time is there half a file.
        fs::rename(&written, &self.file)
    }
}

/// The commit that last changed the codec, with a `+` if it has been changed since.
#[must_use]
pub fn commit_of_codec(root: &Path) -> String {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        output_of(
            command
                .arg("-C")
                .arg(root)
                .args(arguments)
                .args(["--", "codec"]),
        )
    };
    let Ok(commit) = git(&["log", "-1", "--format=%h"]) else {
        return "unknown".to_owned();
    };
    let changed = git(&["status", "--porcelain"]).is_ok_and(|changes| !changes.is_empty());
    let mark = if changed { "+" } else { "" };
    format!("{}{mark}", commit.trim())
}
