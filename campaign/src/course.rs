//! The course of a campaign: builds the programs, gives each target its turn, and prints the table.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::arguments::Arguments;
use crate::building::{build, program};
use crate::child::Interruption;
use crate::coverage::Coverage;
use crate::folders::Folders;
use crate::measuring::{self, Covered};
use crate::plan::{Flavor, Phase, phases};
use crate::state::{State, commit_of_codec};
use crate::status::Status;
use crate::table::{Row, table};
use crate::turn::Turn;
use tracklens_fuzz::replay::files_in;
use tracklens_fuzz::targets::{TARGETS, Target};

/// Runs a campaign, and returns whether there are findings.
pub(crate) fn run(arguments: &Arguments, folders: &Folders) -> io::Result<bool> {
    Course {
        arguments,
        folders,
        host: measuring::host()?,
        interruption: Interruption::by_signals()?,
        commit: commit_of_codec(folders.root()),
        state: State::open(folders.state())?,
        status: Status::new(),
        errors: Vec::new(),
    }
    .run()
}

struct Course<'a> {
    arguments: &'a Arguments,
    folders: &'a Folders,
    host: String,
    interruption: Interruption,
    commit: String,
    state: State,
    status: Status,
    /// The errors of processes that failed without a finding.
    errors: Vec<String>,
}

impl Course<'_> {
    fn run(mut self) -> io::Result<bool> {
        let mut targets = self.arguments.chosen();
        // A campaign that was stopped continues with the targets that it did not reach.
        targets.sort_by_key(|target| self.state.total(target.name).milliseconds);
        let turns = targets.into_iter().map(|target| {
            let phases = phases(self.arguments, self.state.total(target.name));
            (target, phases)
        });
        let turns: Vec<_> = turns.filter(|(_, phases)| !phases.is_empty()).collect();
        let flavors = turns.iter().flat_map(|(_, phases)| phases);
        let flavors: BTreeSet<_> = flavors.map(|phase| phase.flavor).collect();
        for flavor in flavors {
            let has_flavor = |phases: &[Phase]| phases.iter().any(|it| it.flavor == flavor);
            let parts = turns.iter().filter(|(_, phases)| has_flavor(phases));
            let parts: Vec<_> = parts.map(|(target, _)| *target).collect();
            let status = format!("building {} for {}", names(&parts), flavor.name());
            self.status.say(&status)?;
            let (folders, host) = (self.folders, &self.host);
            build(&parts, flavor, folders, host, &self.interruption)?;
        }
        let mut rows = BTreeMap::new();
        for (target, phases) in turns {
            let mut row = Row::default();
            for phase in phases {
                if self.interruption.is_set() || row.findings > 0 || !self.errors.is_empty() {
                    break;
                }
                let program = program(target, phase.flavor, self.folders, &self.host);
                let turn = Turn {
                    target,
                    phase,
                    program: &program,
                    folders: self.folders,
                    processes: self.arguments.processes(),
                };
                let outcome = turn.run(&mut self.status, &self.interruption)?;
                // What is the same each time adds nothing to what was tried.
                if phase.flavor != Flavor::Repeatable {
                    self.state.add(target.name, &self.commit, outcome.effort)?;
                }
                row.now = [row.now, outcome.effort].into_iter().sum();
                row.findings += outcome.findings.len();
                // Exploring distinguishes more inputs, so the table has its figures.
                row.edges.get_or_insert(outcome.progress.edges);
                row.features.get_or_insert(outcome.progress.features);
                for text in outcome.finding_texts(target, self.folders.root()) {
                    self.status.say(&text)?;
                }
                self.status.say(&outcome.line(target, phase))?;
                if outcome.has_failed {
                    let error = outcome.error.join("\n");
                    self.errors
                        .push(format!("{} failed:\n{error}", target.name));
                }
            }
            rows.insert(target.name, row);
        }
        self.conclude(rows)
    }

    /// Prints the table, with the targets that had no turn, too.
    fn conclude(mut self, mut rows: BTreeMap<&'static str, Row>) -> io::Result<bool> {
        let covered = self.covered()?;
        let row = |target: &Target| {
            let corpus = files_in(&self.folders.corpus(target)).unwrap_or_default();
            let coverage = covered.as_ref().map(|it| &it.by_target[target.name]);
            Row {
                name: target.name.to_owned(),
                in_all: self.state.total(target.name),
                corpus: corpus.len(),
                regions: coverage.map(Coverage::counts),
                ..rows.remove(target.name).unwrap_or_default()
            }
        };
        let chosen = self.arguments.chosen();
        let rows: Vec<Row> = chosen.into_iter().map(row).collect();
        let together = covered.as_ref().map(|it| it.together.counts());
        let table = table(&rows, together);
        self.status
            .say(&format!("\ncodec at {}\n{table}", self.commit))?;
        let broken = covered.map(|it| it.broken).unwrap_or_default();
        for line in &broken {
            self.status.say(&format!("a law breaks over {line}"))?;
        }
        if self.errors.is_empty() {
            Ok(!broken.is_empty() || rows.iter().any(|row| row.findings > 0))
        } else {
            Err(io::Error::other(self.errors.join("\n")))
        }
    }

    /// What the inputs cover, unless it is not asked for or can't be measured.
    fn covered(&mut self) -> io::Result<Option<Covered>> {
        if !self.arguments.measures_coverage() || self.interruption.is_set() {
            return Ok(None);
        }
        self.status.say("measuring coverage")?;
        let targets = self.arguments.chosen();
        match measuring::measure(&targets, self.folders, true, &self.interruption) {
            Ok(covered) => Ok(Some(covered)),
            Err(error) => {
                self.status
                    .say(&format!("the table has no coverage: {error}"))?;
                Ok(None)
            }
        }
    }
}

/// What targets are called in a line of status.
fn names(targets: &[&Target]) -> String {
    let names: Vec<_> = targets.iter().map(|target| target.name).collect();
    match names[..] {
        [_, _, _, _, ..] if names.len() == TARGETS.len() => "all targets".to_owned(),
        [_, _, _, _, ..] => format!("{} targets", names.len()),
        _ => names.join(", "),
    }
}
