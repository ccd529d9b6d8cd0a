//! A phase of a target's turn: processes that share a corpus, until a limit, a finding or an
//! interruption.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::chance::without_chance;
use crate::child::{Child, Interruption, PAUSE};
use crate::folders::Folders;
use crate::libfuzzer::Report;
use crate::options::{prepare, start_from_committed_inputs};
use crate::outcome::Outcome;
use crate::plan::{Flavor, Phase};
use crate::status::Status;
use tracklens_fuzz::targets::Target;

/// How long a process may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(30);

/// What to run.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    pub(crate) target: &'static Target,
    pub(crate) phase: Phase,
    /// The program of the target in the flavor of the phase.
    pub(crate) program: &'a Path,
    pub(crate) folders: &'a Folders,
    /// How many processes share the corpus and the limit of executions.
    pub(crate) processes: u8,
}

impl Turn<'_> {
    /// Runs the phase.
    pub(crate) fn run(
        &self,
        status: &mut Status,
        interruption: &Interruption,
    ) -> io::Result<Outcome> {
        fs::create_dir_all(self.folders.corpus(self.target))?;
        fs::create_dir_all(self.folders.artifacts(self.target))?;
        let started = Instant::now();
        let mut fuzzers = Vec::new();
        for process in 0..self.processes {
            fuzzers.push(Child::start(&mut self.command(process)?)?);
        }
        let mut asked: Option<Instant> = None;
        let mut first_failure = None;
        loop {
            let ended = fuzzers.iter_mut().map(Child::ended);
            let ended: Vec<Option<ExitStatus>> = ended.collect::<io::Result<_>>()?;
            let has_failed = |it: &Option<ExitStatus>| it.is_some_and(|it| !it.success());
            if asked.is_none() {
                first_failure = ended.iter().position(has_failed);
            }
            if ended.iter().all(Option::is_some) {
                break;
            }
            match asked {
                None if interruption.is_set() || first_failure.is_some() => {
                    asked = Some(Instant::now());
                    for fuzzer in &mut fuzzers {
                        fuzzer.signal(Signal::INT);
                    }
                }
                Some(asked) if asked.elapsed() > PATIENCE => {
                    for fuzzer in &mut fuzzers {
                        fuzzer.signal(Signal::KILL);
                    }
                }
                _ => {}
            }
            if status.is_due() {
                let outcome = self.outcome(started, None)?;
                status.update(&outcome.line(self.target, self.phase))?;
            }
            thread::sleep(PAUSE);
        }
        self.outcome(started, first_failure)
    }

    fn command(&self, process: u8) -> io::Result<Command> {
        let log = self.folders.log(self.target, process);
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut command;
        if self.phase.flavor == Flavor::Repeatable {
            let folder = self.folders.build(self.phase.flavor.name());
            command = without_chance(self.program, &folder)?;
            let list = log.with_extension("inputs");
            let wanted = self.phase.executions.unwrap_or_default();
            start_from_committed_inputs(&mut command, self.target, wanted, &list)?;
        } else {
            command = Command::new(self.program);
            command
                // libFuzzer writes new inputs to the first folder.
                .arg(self.folders.corpus(self.target))
                .args(self.folders.inputs(self.target, false))
                // Each process takes over the new inputs of the others every second.
                .arg("-reload=1");
            // To libFuzzer, a limit of 0 means none, or no fuzzing.
            if let Some(executions) = self.phase.executions {
                let share = executions.div_ceil(self.processes.into());
                command.arg(format!("-runs={}", share.max(1)));
            }
        }
        if let Some(time) = self.phase.time {
            command.arg(format!("-max_total_time={}", time.as_secs().max(1)));
        }
        command.arg(format!("-max_len={}", self.target.max_len()));
        prepare(&mut command, self.target, self.phase.flavor, self.folders);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(log)?);
        Ok(command)
    }

    /// What the processes have reported so far.
    fn outcome(&self, started: Instant, first_failure: Option<usize>) -> io::Result<Outcome> {
        let mut outcome = Outcome::default();
        let milliseconds = started.elapsed().as_millis();
        outcome.effort.milliseconds = u64::try_from(milliseconds).unwrap_or(u64::MAX);
        for process in 0..self.processes {
            let log = fs::read(self.folders.log(self.target, process))?;
            let report = Report::read(&String::from_utf8_lossy(&log));
            outcome.effort.executions += report.progress.executions;
            if report.progress.features >= outcome.progress.features {
                outcome.progress = report.progress;
            }
            if first_failure == Some(process.into()) {
                outcome.has_failed = report.findings.is_empty();
                outcome.error = report.error;
            }
            // Two processes may find the same input.
            let known = &mut outcome.findings;
            let new = report.findings.into_iter().filter(|it| !known.contains(it));
            let new: Vec<_> = new.collect();
            known.extend(new);
        }
        Ok(outcome)
    }
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::PathBuf;
    use std::sync::atomic::Ordering;

    use super::*;

    /// Like libFuzzer, reports its progress, and its executions when it is interrupted.
    const ENDLESS: &str = r#"
trap 'echo "stat::number_of_executed_units: 1000" >&2; exit 72' INT
printf '#512\tpulse  cov: 30 ft: 40 corp: 5/1Kb lim: 9 exec/s: 256 rss: 27Mb\n' >&2
: >"$1/started-$$"
while :; do sleep 0.05; done
"#;

    const FINDING: &str = r#"
for argument; do case $argument in -artifact_prefix=*) prefix=${argument#*=} ;; esac; done
printf '%s\n' "thread '<unnamed>' panicked:" "this law is broken" \
    "artifact_prefix='$prefix'; Test unit written to ${prefix}crash-1" \
    "stat::number_of_executed_units: 9" >&2
exit 77
"#;

    /// Runs a turn of two processes whose program is a script, and returns the root of its repository,
    /// too.
    fn run(name: &str, script: &str, is_interrupted: bool) -> (io::Result<Outcome>, PathBuf) {
        let root = env::temp_dir().join(format!("tracklens-turn-{}-{name}", std::process::id()));
        let folders = Folders::new(&root, &root.join("target"));
        let target = Target::named("strict").unwrap();
        fs::create_dir_all(&root).unwrap();
        let program = root.join("fuzzer");
        fs::write(&program, format!("#!/bin/sh\n{script}")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let turn = Turn {
            target,
            phase: Phase {
                flavor: Flavor::Explore,
                time: None,
                executions: None,
            },
            program: &program,
            folders: &folders,
            processes: 2,
        };
        let interruption = Interruption::default();
        let corpus = folders.corpus(target);
        let outcome = thread::scope(|scope| {
            scope.spawn(|| {
                let started = || fs::read_dir(&corpus).map_or(0, Iterator::count);
                while is_interrupted && started() < 2 {
                    thread::sleep(PAUSE);
                }
                interruption.0.store(is_interrupted, Ordering::Relaxed);
            });
            turn.run(&mut Status::new(), &interruption)
        });
        fs::remove_dir_all(&root).unwrap();
        (outcome, root)
    }

    #[test]
    fn processes_run_to_their_end_and_their_executions_add_up() {
        let script = "printf '#512\\tpulse  cov: 30 ft: 40 corp: 5/1Kb\\n' >&2
            echo 'stat::number_of_executed_units: 600' >&2";
        let outcome = run("end", script, false).0.unwrap();
        assert_eq!(outcome.effort.executions, 1200);
        assert_eq!(
            (outcome.progress.edges, outcome.progress.features),
            (30, 40)
        );
        assert!(outcome.findings.is_empty() && !outcome.has_failed);
    }

    #[test]
    fn an_interruption_ends_the_processes_and_keeps_what_they_did() {
        let outcome = run("interrupted", ENDLESS, true).0.unwrap();
        assert_eq!(outcome.effort.executions, 2000);
        assert!(outcome.findings.is_empty() && !outcome.has_failed);
    }

    #[test]
    fn a_finding_of_one_process_ends_the_others() {
        let wait = "until ls \"$1\"/started-* >/dev/null 2>&1; do sleep 0.05; done";
        let script =
            format!("if mkdir \"$1/first\" 2>/dev/null; then {wait}\n{FINDING}\nfi\n{ENDLESS}");
        let (outcome, root) = run("finding", &script, false);
        let outcome = outcome.unwrap();
        let file = root.join("fuzz/artifacts/strict/crash-1");
        assert_eq!(outcome.findings, [file]);
        assert_eq!(outcome.effort.executions, 1009);
        let texts = outcome.finding_texts(Target::named("strict").unwrap(), &root);
        assert!(texts[0].contains("this law is broken"), "{}", texts[0]);
        assert!(texts[0].contains("fuzz/run strict fuzz/artifacts/strict/crash-1"));
    }

    #[test]
    fn a_process_that_fails_is_reported_with_its_error() {
        let script = "echo 'ERROR: no such dictionary' >&2; exit 1";
        let outcome = run("failed", script, false).0.unwrap();
        assert!(outcome.has_failed);
        assert_eq!(outcome.error, ["ERROR: no such dictionary"]);
    }
}
