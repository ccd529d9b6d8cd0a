//! Campaigns with made-up fuzzers: how they run, stop, find, and keep what was done.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use tracklens_fuzz::campaign::building::Flavour;
use tracklens_fuzz::campaign::effort::Effort;
use tracklens_fuzz::campaign::findings::Watch;
use tracklens_fuzz::campaign::fuzzer::{Fuzzer, Task};
use tracklens_fuzz::campaign::interruption::Interruption;
use tracklens_fuzz::campaign::places::Places;
use tracklens_fuzz::campaign::state::{State, Store, commit_of_codec};
use tracklens_fuzz::campaign::status::Status;
use tracklens_fuzz::campaign::turn::{Course, Outcome};
use tracklens_fuzz::targets::{Target, target};

/// As libFuzzer does, says how it is getting on, and when it is interrupted what it has done.
const RUNS_FOR_LONG: &str = r#"
trap 'echo "==7== libFuzzer: run interrupted; exiting" >&2
      echo "stat::number_of_executed_units: 1000" >&2; exit 72' INT
printf '#512\tpulse  cov: 30 ft: 40 corp: 5/1Kb lim: 9 exec/s: 256 rss: 27Mb\n' >&2
: >"$1/started-$$"
while :; do sleep 0.05; done
"#;

const RUNS_TO_ITS_END: &str = r#"
printf '#512\tpulse  cov: 30 ft: 40 corp: 5/1Kb lim: 9 exec/s: 256 rss: 27Mb\n' >&2
echo "stat::number_of_executed_units: 600" >&2
"#;

const FINDS_ITS_FIRST_INPUT: &str = r#"
for argument; do
    case $argument in -artifact_prefix=*) prefix=${argument#*=} ;; esac
done
echo "thread '<unnamed>' (7) panicked at fuzz/src/laws/strict.rs:9:5:" >&2
echo "this law is broken" >&2
echo found >"${prefix}crash-1"
echo "artifact_prefix='$prefix'; Test unit written to ${prefix}crash-1" >&2
echo "stat::number_of_executed_units: 9" >&2
exit 77
"#;

const IS_NO_FUZZER: &str = "echo 'ERROR: no such dictionary' >&2; exit 1";

#[test]
fn processes_run_to_their_end_and_their_executions_add_up() {
    let made_up = MadeUp::new("to_the_end", RUNS_TO_ITS_END);
    let outcome = made_up.turn(&Interruption::default());
    assert_eq!(outcome.effort.executions, 1200);
    assert_eq!(outcome.progress.edges, 30);
    assert_eq!(outcome.progress.features, 40);
    assert_eq!(outcome.findings, [""; 0].map(PathBuf::from));
    assert_eq!(outcome.trouble, None);
    let stored = made_up.stored();
    assert_eq!(stored.of_commit("strict", "abc"), outcome.effort);
    made_up.turn(&Interruption::default());
    assert_eq!(made_up.stored().of("strict").executions, 2400);
}

#[test]
fn an_interruption_ends_the_processes_and_keeps_what_they_did() {
    let made_up = MadeUp::new("interrupted", RUNS_FOR_LONG);
    let interruption = Interruption::default();
    let outcome = thread::scope(|scope| {
        scope.spawn(|| {
            let corpus = made_up.task().corpus;
            wait_until(|| fs::read_dir(&corpus).unwrap().count() == 2);
            interruption.come();
        });
        made_up.turn(&interruption)
    });
    assert_eq!(outcome.effort.executions, 2000);
    assert_eq!(outcome.trouble, None);
    assert_eq!(made_up.stored().of("strict").executions, 2000);
}

#[test]
fn a_finding_ends_the_turn_and_is_told() {
    let made_up = MadeUp::new("finding", FINDS_ITS_FIRST_INPUT);
    let outcome = made_up.turn(&Interruption::default());
    let file = made_up.folder.join("fuzz/artifacts/strict/crash-1");
    assert_eq!(outcome.findings, [file]);
    assert_eq!(outcome.trouble, None);
    // The other process may have been stopped before it could find the same.
    let executions = made_up.stored().of("strict").executions;
    assert!([9, 18].contains(&executions), "{executions}");
    // What is found again is a finding again, though its file is not new.
    let again = made_up.turn(&Interruption::default());
    assert_eq!(again.findings.len(), 1);
}

#[test]
fn a_finding_of_one_process_ends_the_others() {
    let script = format!(
        "if mkdir \"$1/first\" 2>/dev/null; then
             until ls \"$1\"/started-* >/dev/null 2>&1; do sleep 0.05; done
             {FINDS_ITS_FIRST_INPUT}
         fi
         {RUNS_FOR_LONG}"
    );
    let made_up = MadeUp::new("one_of_two", &script);
    let started = Instant::now();
    let outcome = made_up.turn(&Interruption::default());
    assert_eq!(outcome.findings.len(), 1);
    assert_eq!(outcome.effort.executions, 1009);
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_process_that_ends_otherwise_is_told_with_what_it_said() {
    let made_up = MadeUp::new("trouble", IS_NO_FUZZER);
    let trouble = made_up.turn(&Interruption::default()).trouble.unwrap();
    assert!(trouble.contains("exit status: 1"), "{trouble}");
    assert!(trouble.contains("no such dictionary"), "{trouble}");
}

#[test]
fn a_process_ends_at_the_latest_when_nobody_holds_it_any_more() {
    let script = "trap '' INT; echo $$ >\"$1/pid\"; while :; do sleep 0.05; done";
    let made_up = MadeUp::new("dropped", script);
    let fuzzer = Fuzzer::start(&made_up.task()).unwrap();
    let file = made_up.task().corpus.join("pid");
    wait_until(|| fs::read_to_string(&file).is_ok_and(|pid| pid.ends_with('\n')));
    let pid = fs::read_to_string(&file).unwrap();
    let process = Path::new("/proc").join(pid.trim());
    assert!(process.exists() || !Path::new("/proc/self").exists());
    drop(fuzzer);
    assert!(!process.exists());
}

#[test]
fn a_program_that_is_not_there_is_an_error() {
    let made_up = MadeUp::new("not_there", "");
    let task = Task {
        program: made_up.folder.join("nothing"),
        ..made_up.task()
    };
    assert!(Fuzzer::start(&task).is_err());
}

#[test]
fn a_file_that_appears_is_told_once_and_one_that_was_there_never() {
    let folder = folder("watch");
    fs::write(folder.join("crash-old"), "").unwrap();
    let mut watch = Watch::new(&folder).unwrap();
    assert_eq!(watch.appeared().unwrap(), [""; 0].map(PathBuf::from));
    fs::write(folder.join("crash-new"), "").unwrap();
    assert_eq!(watch.appeared().unwrap(), [folder.join("crash-new")]);
    assert_eq!(watch.appeared().unwrap(), [""; 0].map(PathBuf::from));
}

const ONE: Effort = Effort {
    executions: 1_000_000_000,
    milliseconds: 2000,
};

#[test]
fn efforts_add_up_over_campaigns_and_commits() {
    let store = Store::new(folder("adds_up").join("campaign.json"));
    assert_eq!(store.read().unwrap(), State::default());
    store.add("decoding", "abc", ONE).unwrap();
    store.add("decoding", "abc", ONE).unwrap();
    store.add("decoding", "def+", ONE).unwrap();
    store.add("strict", "abc", ONE).unwrap();
    let state = store.read().unwrap();
    assert_eq!(state.of("decoding").executions, 3_000_000_000);
    assert_eq!(state.of("decoding").milliseconds, 6000);
    let of_commit = state.of_commit("decoding", "abc");
    assert_eq!(of_commit.executions, 2_000_000_000);
    assert_eq!(state.of_commit("decoding", "def+"), ONE);
    assert_eq!(state.of("strict"), ONE);
    assert_eq!(state.of("records"), Effort::default());
}

#[test]
fn campaigns_at_the_same_time_lose_nothing() {
    let store = Store::new(folder("same_time").join("campaign.json"));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..25 {
                    store.add("decoding", "abc", ONE).unwrap();
                }
            });
        }
    });
    let executions = store.read().unwrap().of("decoding").executions;
    assert_eq!(executions, 100 * ONE.executions);
}

#[test]
fn a_file_that_is_no_state_is_an_error_and_is_kept() {
    let file = folder("no_state").join("campaign.json");
    let store = Store::new(file.clone());
    for text in ["", "[]", r#"{"decoding": {"abc": {}}}"#] {
        fs::write(&file, text).unwrap();
        let error = store.add("decoding", "abc", ONE).unwrap_err().to_string();
        assert!(error.contains("no state of a campaign"), "{error}");
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn a_folder_outside_of_every_repository_has_no_commit() {
    assert_eq!(commit_of_codec(Path::new("/")), "unknown");
}

/// A repository whose fuzzer is a script.
struct MadeUp {
    folder: PathBuf,
    places: Places,
    store: Store,
    target: &'static Target,
}

impl MadeUp {
    fn new(name: &str, script: &str) -> Self {
        let folder = folder(name);
        let program = folder.join("fuzzer");
        fs::write(&program, format!("#!/bin/sh\n{script}")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let places = Places::new(&folder, &folder.join("target"));
        let target = target("strict").unwrap();
        fs::create_dir_all(places.corpus(target)).unwrap();
        Self {
            store: Store::new(places.state()),
            folder,
            places,
            target,
        }
    }

    fn task(&self) -> Task {
        Task {
            program: self.folder.join("fuzzer"),
            flavour: Flavour::Explore,
            corpus: self.places.corpus(self.target),
            inputs: Vec::new(),
            artifacts: self.places.artifacts(self.target),
            dictionary: None,
            max_len: 9,
            time: None,
            executions: None,
        }
    }

    /// A turn of two processes.
    fn turn(&self, interruption: &Interruption) -> Outcome {
        let course = Course {
            places: &self.places,
            store: &self.store,
            commit: "abc",
            processes: 2,
            interruption,
        };
        let mut told = Vec::new();
        let mut status = Status::new(&mut told, false);
        let outcome = course.turn(self.target, &self.task(), &mut status).unwrap();
        let told = String::from_utf8(told).unwrap();
        let findings = told.matches("NEW FINDING of strict").count();
        assert_eq!(findings, outcome.findings.len(), "{told}");
        outcome
    }

    fn stored(&self) -> State {
        self.store.read().unwrap()
    }
}

/// Waits for what scripts do.
fn wait_until(done: impl Fn() -> bool) {
    let started = Instant::now();
    while !done() {
        let waited = started.elapsed();
        assert!(waited < Duration::from_secs(60), "it does not happen");
        thread::sleep(Duration::from_millis(20));
    }
}

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("campaign")
        .join(name);
    if folder.is_dir() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}
