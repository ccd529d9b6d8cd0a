//! One process of libFuzzer's.

use std::ffi::OsString;
use std::io::{self, BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{ChildStderr, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::building::Flavour;
use super::output::{self, Progress, Told};
use super::process::Group;

/// How many lines are kept of what a process says when it breaks.
const LINES: usize = 12;

/// What a process is to do.
#[derive(Clone, Debug)]
pub struct Task {
    /// The program.
    pub program: PathBuf,
    /// How it was built.
    pub flavour: Flavour,
    /// The folder of inputs that it reads and writes.
    pub corpus: PathBuf,
    /// Further folders of inputs, which it only reads.
    pub inputs: Vec<PathBuf>,
    /// The folder that findings go to.
    pub artifacts: PathBuf,
    /// The pieces that inputs are made of.
    pub dictionary: Option<PathBuf>,
    /// How long inputs are at most.
    pub max_len: usize,
    /// For how long it runs at most.
    pub time: Option<Duration>,
    /// How many executions it does at most.
    pub executions: Option<u64>,
}

impl Task {
    /// The arguments for libFuzzer.
    #[must_use]
    pub fn arguments(&self) -> Vec<OsString> {
        // The first folder is the one that gets written to.
        let mut arguments: Vec<OsString> = vec![self.corpus.clone().into()];
        arguments.extend(self.inputs.iter().map(Into::into));
        let joined = |option: &str, path: &PathBuf, end: &str| {
            let mut joined = OsString::from(option);
            joined.push(path);
            joined.push(end);
            joined
        };
        arguments.extend(
            self.dictionary
                .as_ref()
                .map(|file| joined("-dict=", file, "")),
        );
        arguments.push(joined("-artifact_prefix=", &self.artifacts, "/"));
        arguments.push(format!("-max_len={}", self.max_len).into());
        // Nothing at all would mean without a limit to the one, and no fuzzing to the other.
        let time = self.time.map(|time| time.as_secs().max(1));
        arguments.extend(time.map(|time| format!("-max_total_time={time}").into()));
        let runs = self.executions.map(|executions| executions.max(1));
        arguments.extend(runs.map(|runs| format!("-runs={runs}").into()));
        arguments.extend(self.flavour.run_arguments().iter().map(Into::into));
        // New inputs of another process are taken over every second.
        arguments.extend(["-reload=1", "-print_final_stats=1"].map(Into::into));
        arguments
    }
}

/// A running process.
#[derive(Debug)]
pub struct Fuzzer {
    process: Group,
    seen: Arc<Mutex<Seen>>,
    reader: Option<JoinHandle<()>>,
    started: Instant,
}

/// What a process said so far.
#[derive(Clone, Debug)]
pub struct Seen {
    /// How it was getting on.
    pub progress: Progress,
    /// When it said so.
    pub at: Instant,
    /// The files with findings.
    pub findings: Vec<PathBuf>,
    /// The last of what it said of errors.
    pub errors: Vec<String>,
}

impl Fuzzer {
    /// Starts it.
    ///
    /// # Errors
    ///
    /// When the program can't be run.
    pub fn start(task: &Task) -> io::Result<Self> {
        let mut child = Command::new(&task.program)
            .args(task.arguments())
            // What a law says is enough; where it was called from takes many lines.
            .env("RUST_BACKTRACE", "0")
            // As cargo-fuzz has it.
            .env("ASAN_OPTIONS", "detect_odr_violation=0")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()?;
        let started = Instant::now();
        let seen = Arc::new(Mutex::new(Seen {
            progress: Progress::default(),
            at: started,
            findings: Vec::new(),
            errors: Vec::new(),
        }));
        let stderr = child.stderr.take();
        let process = Group::new(child);
        let reader = stderr.map(|stderr| {
            let seen = Arc::clone(&seen);
            thread::spawn(move || read_all(stderr, &seen))
        });
        Ok(Self {
            process,
            seen,
            reader,
            started,
        })
    }

    /// What it said so far; all that it says, once it has ended.
    #[must_use]
    pub fn seen(&self) -> Seen {
        lock(&self.seen).clone()
    }

    /// How many executions there were by now, going by how many there were when it last said so:
    /// that is whenever it finds something, and ever more rarely otherwise.
    #[must_use]
    pub fn executions_by_now(&self) -> u64 {
        let seen = self.seen();
        let known = seen.progress.executions;
        if self.reader.is_none() {
            return known;
        }
        let millis = |time: Duration| time.as_millis().max(1);
        let since = millis(seen.at.elapsed());
        let until = millis(seen.at.duration_since(self.started));
        let more = u128::from(known) * since / until;
        known.saturating_add(u64::try_from(more).unwrap_or(u64::MAX))
    }

    /// How it ended, if it did.
    ///
    /// # Errors
    ///
    /// When the system can't tell.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        let status = self.process.ended()?;
        if status.is_some()
            && let Some(reader) = self.reader.take()
        {
            // It ends with the pipe, and the pipe with the process.
            let _ = reader.join();
        }
        Ok(status)
    }

    /// Asks it to end; it says before how many executions there were.
    pub fn interrupt(&mut self) {
        self.process.interrupt();
    }

    /// Ends it.
    pub fn kill(&mut self) {
        self.process.kill();
    }
}

fn read_all(stderr: ChildStderr, seen: &Mutex<Seen>) {
    let mut reader = BufReader::new(stderr);
    let mut line = Vec::new();
    let mut keep = false;
    while reader
        .read_until(b'\n', &mut line)
        .is_ok_and(|read| read > 0)
    {
        let text = String::from_utf8_lossy(&line);
        lock(seen).take(text.trim_end(), &mut keep);
        line.clear();
    }
}

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Seen {
    /// Takes a line; what follows the first line of an error is kept as well.
    fn take(&mut self, line: &str, keep: &mut bool) {
        match output::read(line) {
            Told::Progress(progress) => {
                self.progress = progress;
                self.at = Instant::now();
            }
            Told::Executions(executions) => {
                self.progress.executions = executions;
                self.at = Instant::now();
                *keep = false;
            }
            Told::Finding(file) => {
                self.findings.push(file);
                *keep = false;
            }
            Told::Error => *keep = true,
            Told::Input => *keep = false,
            Told::Other => {}
        }
        if *keep && self.errors.len() < LINES && !line.is_empty() {
            // What a law says holds no bytes of an input, but a terminal is to be safe even so.
            let safe = |it: char| if it.is_control() { '?' } else { it };
            self.errors.push(line.chars().map(safe).collect());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_comes_first_because_it_is_written_to() {
        let task = Task {
            program: PathBuf::from("decoding"),
            flavour: Flavour::Volume,
            corpus: PathBuf::from("fuzz/corpus/decoding"),
            inputs: vec![PathBuf::from("fuzz/seeds/decoding")],
            artifacts: PathBuf::from("fuzz/artifacts/decoding"),
            dictionary: Some(PathBuf::from("fuzz/dict/link.dict")),
            max_len: 5000,
            time: Some(Duration::from_millis(500)),
            executions: Some(0),
        };
        let expected = [
            "fuzz/corpus/decoding",
            "fuzz/seeds/decoding",
            "-dict=fuzz/dict/link.dict",
            "-artifact_prefix=fuzz/artifacts/decoding/",
            "-max_len=5000",
            "-max_total_time=1",
            "-runs=1",
            "-timeout=5",
            "-rss_limit_mb=1024",
            "-use_counters=0",
            "-reload=1",
            "-print_final_stats=1",
        ];
        assert_eq!(task.arguments(), expected.map(OsString::from));
    }

    #[test]
    fn an_error_is_kept_without_control_characters_and_without_the_input() {
        let mut seen = Seen {
            progress: Progress::default(),
            at: Instant::now(),
            findings: Vec::new(),
            errors: Vec::new(),
        };
        let mut keep = false;
        for line in [
            "INFO: Seed: 1",
            "#2\tINITED cov: 3 ft: 4 corp: 1/1b exec/s: 0 rss: 27Mb",
            "thread '<unnamed>' (7) panicked at fuzz/src/laws/strict.rs:9:5:",
            "this is \u{1b}broken",
            "MS: 1 ChangeBinInt-; base unit: dda999587601c1743afd670eee2042e7a6410b2e",
            "0x41,0x42,",
            "AB",
            "stat::number_of_executed_units: 77",
        ] {
            seen.take(line, &mut keep);
        }
        assert_eq!(seen.progress.executions, 77);
        assert_eq!(seen.progress.edges, 3);
        assert_eq!(
            seen.errors,
            [
                "thread '<unnamed>' (7) panicked at fuzz/src/laws/strict.rs:9:5:",
                "this is ?broken"
            ]
        );
    }
}
