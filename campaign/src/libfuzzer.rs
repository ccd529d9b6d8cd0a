//! What libFuzzer writes while it runs.

use std::path::PathBuf;

/// How many lines of an error are kept.
const MAX_ERROR_LINES: usize = 12;

/// What the output of a process says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Report {
    /// Its last progress.
    pub(crate) progress: Progress,
    /// The files with inputs over which a law broke, or that took too much time or memory.
    pub(crate) findings: Vec<PathBuf>,
    /// The first lines of its errors, without control characters.
    pub(crate) error: Vec<String>,
}

/// The progress of a process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Executions so far.
    pub(crate) executions: u64,
    /// Edges of the program that were run.
    pub(crate) edges: u64,
    /// What libFuzzer distinguishes inputs by: edges and how often they ran, and compared values.
    pub(crate) features: u64,
    /// Inputs that are kept because each does something that no other does.
    pub(crate) corpus: u64,
}

impl Report {
    /// Reads the output of a process, or the end of it.
    pub(crate) fn read(output: &str) -> Self {
        let mut report = Self::default();
        let mut is_error = false;
        for line in output.lines() {
            if let Some(progress) = progress(line) {
                report.progress = progress;
            } else if let Some(number) = line.strip_prefix("stat::number_of_executed_units:") {
                let executions = number.trim().parse();
                report.progress.executions = executions.unwrap_or(report.progress.executions);
            } else if let Some((_, file)) = line.split_once("Test unit written to ") {
                report.findings.push(PathBuf::from(file));
                is_error = false;
            } else if line.starts_with("MS: ") {
                // The bytes of the input follow.
                is_error = false;
            } else {
                is_error |= starts_error(line);
                if is_error && !line.is_empty() && report.error.len() < MAX_ERROR_LINES {
                    let safe = |it: char| if it.is_control() { '?' } else { it };
                    report.error.push(line.chars().map(safe).collect());
                }
            }
        }
        report
    }
}

fn starts_error(line: &str) -> bool {
    let starts = [
        "thread '",
        "==",
        "SUMMARY: ",
        "ERROR: ",
        "ParseDictionaryFile: ",
    ];
    starts.iter().any(|it| line.starts_with(it)) && !line.contains("run interrupted")
}

/// Reads a line such as `#524288\tpulse  cov: 1429 ft: 3485 corp: 1082/266Kb lim: 4097 …`.
fn progress(line: &str) -> Option<Progress> {
    let (executions, rest) = line.strip_prefix('#')?.split_once('\t')?;
    let mut progress = Progress {
        executions: executions.parse().ok()?,
        ..Progress::default()
    };
    let mut words = rest.split_whitespace();
    // What happened.
    words.next()?;
    while let Some(word) = words.next() {
        let number = match word {
            "cov:" => &mut progress.edges,
            "ft:" => &mut progress.features,
            "corp:" => &mut progress.corpus,
            // Bytes of the input follow.
            "L:" | "MS:" | "DE:" => break,
            _ => continue,
        };
        *number = words.next()?.split('/').next()?.parse().ok()?;
    }
    Some(progress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_the_error_but_neither_the_input_nor_control_characters() {
        let report = Report::read(
            "INFO: Seed: 1\n\
             #2\tINITED exec/s: 0 rss: 27Mb\n\
             #268\tNEW    cov: 9 ft: 8 corp: 7/28Kb L: 9/4097 MS: 1 ManualDict- DE: \"cov: 1\"-\n\
             #x\tNEW cov: 1\n\
             thread '<unnamed>' (7) panicked at fuzz/src/laws/codec/strict.rs:9:5:\n\
             this is \u{1b}broken\n\
             ==7== ERROR: libFuzzer: deadly signal\n\
             MS: 1 ChangeBinInt-; base unit: dda999587601c1743afd670eee2042e7a6410b2e\n\
             0x41,0x42,\nAB\n\
             artifact_prefix='a/'; Test unit written to a/crash-1\n\
             ==7== libFuzzer: run interrupted; exiting\n\
             stat::number_of_executed_units: 277\n",
        );
        let progress = Progress {
            executions: 277,
            edges: 9,
            features: 8,
            corpus: 7,
        };
        assert_eq!(report.progress, progress);
        assert_eq!(report.findings, [PathBuf::from("a/crash-1")]);
        let error = [
            "thread '<unnamed>' (7) panicked at fuzz/src/laws/codec/strict.rs:9:5:",
            "this is ?broken",
            "==7== ERROR: libFuzzer: deadly signal",
        ];
        assert_eq!(report.error, error);
    }
}
