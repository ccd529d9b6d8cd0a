//! What came of a phase, in figures and words.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::libfuzzer::Progress;
use crate::plan::Phase;
use crate::state::Effort;
use crate::table::grouped;
use tracklens_fuzz::targets::Target;

/// What came of a phase.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// What was done.
    pub(crate) effort: Effort,
    /// The progress of the process that saw the most.
    pub(crate) progress: Progress,
    /// The inputs over which a law broke.
    pub(crate) findings: Vec<PathBuf>,
    /// The error of the first process that failed.
    pub(crate) error: Vec<String>,
    /// Whether a process failed without a finding.
    pub(crate) has_failed: bool,
}

impl Outcome {
    /// A line about it, for a target in a phase.
    pub(crate) fn line(&self, target: &Target, phase: Phase) -> String {
        let taken = Duration::from_millis(self.effort.milliseconds);
        let left = phase.time.map(|time| time.saturating_sub(taken).as_secs());
        let left = left.filter(|left| *left > 0);
        let left = left.map_or(String::new(), |left| format!(", {left} s left"));
        format!(
            "{} {}: {} executions, {} a second, corpus {}, {} edges{left}",
            target.name,
            phase.flavor.name(),
            grouped(self.effort.executions),
            grouped(self.effort.rate()),
            grouped(self.progress.corpus),
            grouped(self.progress.edges),
        )
    }

    /// A text about each finding: the message of the law, and what to do next.
    pub(crate) fn finding_texts(&self, target: &Target, root: &Path) -> Vec<String> {
        let name = target.name;
        let text = |file: &PathBuf| {
            let file = file.strip_prefix(root).unwrap_or(file).display();
            format!(
                "NEW FINDING of {name}: {file}\n    {}\n  \
                 reproduce it:  fuzz/run {name} {file}\n  \
                 minimize it:   fuzz/run {name} --minimize {file}",
                self.error.join("\n    ")
            )
        };
        self.findings.iter().map(text).collect()
    }
}
