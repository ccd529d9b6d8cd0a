//! A campaign: every target fuzzed in turn, and what that covers.
//!
//! Two things are simple because of how it goes about them. Targets have their turn one after the
//! other, each with a process for every core that shares its corpus: so one line says how things
//! are, and limits are those of one target. And libFuzzer's own programs are run as they are, not
//! through `cargo fuzz run` and not with `-fork`: so that options mean what libFuzzer says they
//! mean, a stopped campaign ends its own children, and counts are those of the programs.

pub mod arguments;
pub mod building;
pub mod coverage;
pub mod effort;
pub mod findings;
pub mod fuzzer;
pub mod interruption;
pub mod missing;
pub mod output;
pub mod places;
pub mod plan;
pub mod process;
pub mod replaying;
pub mod state;
pub mod status;
pub mod table;
pub mod toolchain;
pub mod turn;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Stdout};

use arguments::Arguments;
use coverage::missed_with_source;
use fuzzer::Task;
use interruption::Interruption;
use missing::missing_for_fuzzing;
use places::Places;
use plan::{Phase, phases};
use replaying::Covered;
use state::{State, Store, commit_of_codec};
use status::Status;
use table::{Row, share, table};
use toolchain::{Compiler, LlvmTools};
use turn::Course;

use crate::replay::files_in;
use crate::targets::{TARGETS, Target};

/// Does what the command line asks for, and says whether an input was found over which a law
/// breaks.
///
/// # Errors
///
/// When something is missing or fails.
pub fn run(arguments: &Arguments) -> io::Result<bool> {
    let places = Places::of_this_repository();
    if arguments.list {
        return list(&arguments.chosen());
    }
    if arguments.coverage.only {
        return tell_coverage(arguments, &places);
    }
    let missing = missing_for_fuzzing(arguments.asan);
    if !missing.is_empty() {
        let missing: Vec<_> = missing.iter().map(ToString::to_string).collect();
        return Err(io::Error::other(missing.join("\n")));
    }
    Campaign {
        arguments,
        compiler: Compiler::ask()?,
        interruption: Interruption::by_signals()?,
        store: Store::new(places.state()),
        commit: commit_of_codec(places.root()),
        places,
        status: Status::of_stdout(),
    }
    .run()
}

/// Names targets, each with its dictionary and how long its inputs are at most.
fn list(targets: &[&Target]) -> io::Result<bool> {
    let mut status = Status::of_stdout();
    for target in targets {
        let dictionary = target.input.dictionary().unwrap_or("-");
        let max_len = target.input.max_len();
        status.say(&format!("{} {dictionary} {max_len}", target.name))?;
    }
    Ok(false)
}

/// Measures what the inputs cover, and tells all that they miss.
fn tell_coverage(arguments: &Arguments, places: &Places) -> io::Result<bool> {
    let compiler = Compiler::ask()?;
    let tools = LlvmTools::find(&compiler)?;
    let with_corpus = !arguments.coverage.without_corpus;
    // Nothing of it is worth keeping, so a signal just ends it.
    let never = Interruption::default();
    let covered = replaying::measure(
        &arguments.chosen(),
        places,
        &compiler,
        &tools,
        with_corpus,
        &never,
    )?;
    let mut status = Status::of_stdout();
    for line in missed_with_source(&covered.together, places.root())? {
        status.say(&line)?;
    }
    status.say("")?;
    for (file, counts) in covered.together.files() {
        status.say(&format!("{}: {}", file.display(), share(counts)))?;
    }
    let counts = (covered.together.run(), covered.together.regions());
    status.say(&format!("all regions: {}", share(counts)))?;
    for line in &covered.broken {
        status.say(&format!("a law breaks over {line}"))?;
    }
    Ok(!covered.broken.is_empty())
}

/// A campaign that is under way.
struct Campaign<'a> {
    arguments: &'a Arguments,
    places: Places,
    compiler: Compiler,
    interruption: Interruption,
    store: Store,
    commit: String,
    status: Status<Stdout>,
}

impl Campaign<'_> {
    fn run(mut self) -> io::Result<bool> {
        let mut targets = self.arguments.chosen();
        let state = self.store.read()?;
        // A stopped campaign goes on with those that it didn't come to.
        targets.sort_by_key(|target| state.of(target.name).milliseconds);
        targets.retain(|target| !phases(self.arguments, state.of(target.name)).is_empty());
        self.build(&targets, &state)?;
        let mut done = BTreeMap::new();
        let mut troubles = Vec::new();
        for target in &targets {
            if self.interruption.is_there() {
                break;
            }
            let (row, trouble) = self.fuzz(target, &state)?;
            done.insert(target.name, row);
            troubles.extend(trouble.map(|it| format!("{}: {it}", target.name)));
        }
        let found = self.conclude(done)?;
        if troubles.is_empty() {
            Ok(found)
        } else {
            Err(io::Error::other(troubles.join("\n")))
        }
    }

    /// Builds what will be run.
    fn build(&mut self, targets: &[&'static Target], state: &State) -> io::Result<()> {
        let phases_of = |target: &&Target| phases(self.arguments, state.of(target.name));
        let phases = targets.iter().flat_map(phases_of);
        let flavours: BTreeSet<_> = phases.map(|phase| phase.flavour).collect();
        // All in one go keeps all cores busy.
        let all = targets.len() == TARGETS.len();
        let parts = if all {
            vec![None]
        } else {
            targets.iter().copied().map(Some).collect()
        };
        for flavour in flavours {
            for target in &parts {
                if self.interruption.is_there() {
                    return Ok(());
                }
                let name = target.map_or("all targets", |target| target.name);
                self.status
                    .say(&format!("building {name}, to {}", flavour.name()))?;
                let (places, compiler) = (&self.places, &self.compiler);
                building::build(*target, flavour, places, compiler, &self.interruption)?;
            }
        }
        Ok(())
    }

    /// Gives a target its turn in each phase, and what to tell of that.
    fn fuzz(
        &mut self,
        target: &'static Target,
        state: &State,
    ) -> io::Result<(Row, Option<String>)> {
        let mut row = Row::default();
        let mut trouble = None;
        for phase in phases(self.arguments, state.of(target.name)) {
            if self.interruption.is_there() || row.findings > 0 || trouble.is_some() {
                break;
            }
            let task = self.task(target, &phase);
            let course = Course {
                places: &self.places,
                store: &self.store,
                commit: &self.commit,
                processes: self.arguments.processes(),
                interruption: &self.interruption,
            };
            let outcome = course.turn(target, &task, &mut self.status)?;
            row.now += outcome.effort;
            row.findings += outcome.findings.len();
            trouble = outcome.trouble;
            // Exploring tells more inputs apart, so its figures are the ones to tell.
            row.edges.get_or_insert(outcome.progress.edges);
            row.features.get_or_insert(outcome.progress.features);
            self.status.say(&status::line(
                target.name,
                phase.flavour.name(),
                outcome.effort,
                outcome.progress,
                None,
            ))?;
        }
        Ok((row, trouble))
    }

    fn task(&self, target: &Target, phase: &Phase) -> Task {
        Task {
            program: building::program(target, phase.flavour, &self.places, &self.compiler),
            flavour: phase.flavour,
            corpus: self.places.corpus(target),
            inputs: self.places.inputs(target, false),
            artifacts: self.places.artifacts(target),
            dictionary: self.places.dictionary(target),
            max_len: target.input.max_len(),
            time: phase.time,
            executions: phase.executions,
        }
    }

    /// Tells the table, and whether there were findings.
    fn conclude(&mut self, mut done: BTreeMap<&'static str, Row>) -> io::Result<bool> {
        let covered = self.covered()?;
        let state = self.store.read()?;
        let mut rows = Vec::new();
        for target in self.arguments.chosen() {
            // Those that had no turn are told as well, with what earlier campaigns did.
            let row = done.remove(target.name).unwrap_or_default();
            let corpus = files_in(&self.places.corpus(target)).unwrap_or_default();
            let coverage = covered.as_ref().map(|it| &it.by_target[target.name]);
            rows.push(Row {
                name: target.name.to_owned(),
                in_all: state.of(target.name),
                corpus: u64::try_from(corpus.len()).unwrap_or(u64::MAX),
                regions: coverage.map(|it| (it.run(), it.regions())),
                ..row
            });
        }
        let together = covered.as_ref().map(|it| &it.together);
        self.status.say(&format!("\ncodec at {}", self.commit))?;
        self.status.say(&table(&rows, together))?;
        for line in covered.iter().flat_map(|it| &it.broken) {
            self.status.say(&format!("a law breaks over {line}"))?;
        }
        let broken = covered.is_some_and(|it| !it.broken.is_empty());
        Ok(broken || rows.iter().any(|row| row.findings > 0))
    }

    /// What the inputs cover, if that is wanted and can be had. A table without it is better than
    /// none.
    fn covered(&mut self) -> io::Result<Option<Covered>> {
        if self.arguments.coverage.none || self.interruption.is_there() {
            return Ok(None);
        }
        self.status.say("measuring coverage")?;
        match self.measure() {
            Ok(covered) => Ok(Some(covered)),
            Err(error) => {
                self.status.say(&format!("coverage is left out; {error}"))?;
                Ok(None)
            }
        }
    }

    fn measure(&self) -> io::Result<Covered> {
        replaying::measure(
            &self.arguments.chosen(),
            &self.places,
            &self.compiler,
            &LlvmTools::find(&self.compiler)?,
            true,
            &self.interruption,
        )
    }
}
