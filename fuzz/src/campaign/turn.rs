//! A target's turn: processes that share a corpus, until a limit, a finding or an interruption.

use std::io::Write;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};
use std::{fs, io};

use super::effort::Effort;
use super::findings::{Watch, report};
use super::fuzzer::{Fuzzer, Task};
use super::interruption::Interruption;
use super::output::Progress;
use super::places::Places;
use super::process::PAUSE;
use super::state::Store;
use super::status::{Status, line};
use crate::targets::Target;

/// How long a process may take to end after it was asked to, and after its time was up.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often the effort is stored while it grows.
const STORED_EVERY: Duration = Duration::from_secs(30);

/// What turns have in common.
#[derive(Debug)]
pub struct Course<'a> {
    /// Where things are.
    pub places: &'a Places,
    /// Where efforts are kept.
    pub store: &'a Store,
    /// The commit that they are kept for.
    pub commit: &'a str,
    /// How many processes share a corpus.
    pub processes: u8,
    /// The wish to stop.
    pub interruption: &'a Interruption,
}

/// What came of a turn.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What was done.
    pub effort: Effort,
    /// How the process that saw the most was getting on at the end.
    pub progress: Progress,
    /// The inputs over which a law broke.
    pub findings: Vec<PathBuf>,
    /// What a process said that ended otherwise than it should have.
    pub trouble: Option<String>,
}

impl Course<'_> {
    /// Runs a task, in several processes at a time.
    ///
    /// The limit of executions is that of all of them together.
    ///
    /// # Errors
    ///
    /// When a process can't be run, or the state can't be stored.
    pub fn turn(
        &self,
        target: &Target,
        task: &Task,
        status: &mut Status<impl Write>,
    ) -> io::Result<Outcome> {
        fs::create_dir_all(&task.corpus)?;
        let mut watch = Watch::new(&task.artifacts)?;
        let share = task
            .executions
            .map(|all| all.div_ceil(self.processes.into()));
        let task = Task {
            executions: share,
            ..task.clone()
        };
        let mut turn = Turn::start(&task, self.processes)?;
        loop {
            let running = turn.look()?;
            let outcome = turn.outcome();
            for file in watch.appeared()? {
                turn.found(file);
            }
            turn.store(self, target, &outcome, !running)?;
            if !running {
                break;
            }
            if self.interruption.is_there() || turn.is_over() {
                turn.stop();
            }
            let left = task
                .time
                .map(|time| time.saturating_sub(turn.started.elapsed()));
            let phase = task.flavour.name();
            status.update(|| line(target.name, phase, outcome.effort, outcome.progress, left))?;
            thread::sleep(PAUSE);
        }
        let outcome = turn.outcome();
        for file in &outcome.findings {
            status.say(&report(target, file, &turn.errors(), self.places.root()))?;
        }
        Ok(outcome)
    }
}

/// The processes of a turn.
struct Turn {
    fuzzers: Vec<Fuzzer>,
    started: Instant,
    deadline: Option<Instant>,
    stopped: Option<Instant>,
    stored: Effort,
    stored_at: Instant,
    findings: Vec<PathBuf>,
    trouble: Option<String>,
    one_ended: bool,
    took: Option<Duration>,
}

impl Turn {
    fn start(task: &Task, processes: u8) -> io::Result<Self> {
        let started = Instant::now();
        let fuzzers = (0..processes).map(|_| Fuzzer::start(task));
        Ok(Self {
            fuzzers: fuzzers.collect::<io::Result<_>>()?,
            started,
            deadline: task.time.map(|time| started + time + PATIENCE),
            stopped: None,
            stored: Effort::default(),
            stored_at: started,
            findings: Vec::new(),
            trouble: None,
            one_ended: false,
            took: None,
        })
    }

    /// Looks how the processes are; whether one of them is still running.
    fn look(&mut self) -> io::Result<bool> {
        let mut running = false;
        for at in 0..self.fuzzers.len() {
            let Some(status) = self.fuzzers[at].ended()? else {
                running = true;
                continue;
            };
            self.one_ended = true;
            let seen = self.fuzzers[at].seen();
            let found_nothing = seen.findings.is_empty();
            for file in seen.findings {
                self.found(file);
            }
            if !status.success() && found_nothing && self.stopped.is_none() {
                let said = seen.errors.join("\n");
                self.trouble = Some(format!("a process ended with {status}\n{said}"));
                self.stop();
            }
        }
        if !running && self.took.is_none() {
            self.took = Some(self.started.elapsed());
        }
        Ok(running)
    }

    /// Whether there is a reason to stop the processes that are still running.
    ///
    /// A finding is one once its process has ended, which before tells how much it did; an input
    /// that merely took long ends none.
    fn is_over(&self) -> bool {
        let late = self
            .deadline
            .is_some_and(|deadline| Instant::now() > deadline);
        late || (self.one_ended && !self.findings.is_empty())
    }

    /// Asks the processes to end, and ends those that were asked long ago.
    fn stop(&mut self) {
        match self.stopped {
            None => {
                self.stopped = Some(Instant::now());
                self.fuzzers.iter_mut().for_each(Fuzzer::interrupt);
            }
            Some(asked) if asked.elapsed() > PATIENCE => {
                self.fuzzers.iter_mut().for_each(Fuzzer::kill);
            }
            Some(_) => {}
        }
    }

    fn found(&mut self, file: PathBuf) {
        // libFuzzer names the same file in its own way.
        let is_known = |known: &PathBuf| known.file_name() == file.file_name();
        if !self.findings.iter().any(is_known) {
            self.findings.push(file);
        }
    }

    fn errors(&self) -> Vec<String> {
        let seen = self.fuzzers.iter().map(Fuzzer::seen);
        let mut with_errors = seen.filter(|seen| !seen.findings.is_empty());
        with_errors.next().map_or(Vec::new(), |seen| seen.errors)
    }

    fn outcome(&self) -> Outcome {
        let took = self.took.unwrap_or_else(|| self.started.elapsed());
        let executions = self.fuzzers.iter().map(Fuzzer::executions_by_now).sum();
        let progress = self.fuzzers.iter().map(|it| it.seen().progress);
        Outcome {
            effort: Effort {
                executions,
                milliseconds: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            },
            progress: progress.max_by_key(|it| it.features).unwrap_or_default(),
            findings: self.findings.clone(),
            trouble: self.trouble.clone(),
        }
    }

    /// Stores what was done since it was last stored, now and then and at the end.
    fn store(
        &mut self,
        course: &Course<'_>,
        target: &Target,
        outcome: &Outcome,
        at_the_end: bool,
    ) -> io::Result<()> {
        if !at_the_end && self.stored_at.elapsed() < STORED_EVERY {
            return Ok(());
        }
        self.stored_at = Instant::now();
        // Only what is known for sure, which is less than what there is by now.
        let known = Effort {
            executions: self
                .fuzzers
                .iter()
                .map(|fuzzer| fuzzer.seen().progress.executions)
                .sum(),
            ..outcome.effort
        };
        let new = known.since(self.stored);
        self.stored = known;
        course.store.add(target.name, course.commit, new)
    }
}
