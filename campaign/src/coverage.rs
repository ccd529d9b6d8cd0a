//! Which regions of the codec's source were run, according to `llvm-cov export`.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The kind of a region that is code, and not the use of a macro or a gap.
const CODE: u64 = 0;

/// A piece of source that is run as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Region {
    /// The file, relative to the root of the repository.
    pub(crate) file: PathBuf,
    /// The line and the column where it starts, from 1.
    pub(crate) start: (u64, u64),
    /// The line and the column after its end.
    pub(crate) end: (u64, u64),
}

/// The regions of some sources, and whether each was run.
///
/// A generic function has its regions once for each type it is used with. Here they count once, as run
/// if one of them was. `llvm-cov report` counts only the type that ran the most of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Coverage {
    regions: BTreeMap<Region, bool>,
    /// The first region of each function, which is all of it.
    functions: BTreeSet<Region>,
}

/// Code that was not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missed<'c> {
    /// A region, or all of a function.
    pub(crate) region: &'c Region,
    /// How many regions the function has that is missed as a whole.
    pub(crate) whole_function: Option<usize>,
}

impl Coverage {
    /// Reads an export. Only regions of files in `root`/`sources` count.
    pub(crate) fn read(export: &str, root: &Path, sources: &Path) -> io::Result<Self> {
        let export: Value = serde_json::from_str(export)?;
        let mut coverage = Self::default();
        for function in list(&export["data"][0]["functions"]) {
            let files = list(&function["filenames"]);
            for (number, region) in list(&function["regions"]).iter().enumerate() {
                if let Some((region, was_run)) = read_region(region, files, root)
                    && region.file.starts_with(sources)
                {
                    if number == 0 {
                        coverage.functions.insert(region.clone());
                    }
                    *coverage.regions.entry(region).or_default() |= was_run;
                }
            }
        }
        if coverage.regions.is_empty() {
            let message = format!("llvm-cov knows no region of {}", sources.display());
            return Err(io::Error::other(message));
        }
        Ok(coverage)
    }

    /// How many regions were run, and how many there are.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let run = self.regions.values().filter(|was_run| **was_run).count();
        (run, self.regions.len())
    }

    /// The same for each file.
    pub(crate) fn files(&self) -> BTreeMap<&Path, (usize, usize)> {
        let mut files = BTreeMap::new();
        for (region, was_run) in &self.regions {
            let (run, all) = files.entry(&*region.file).or_insert((0, 0));
            *run += usize::from(*was_run);
            *all += 1;
        }
        files
    }

    /// How many functions there are, and how many of them were not run at all.
    pub(crate) fn functions(&self) -> (usize, usize) {
        let missed = self.functions.iter().filter(|it| !self.was_entered(it));
        (self.functions.len(), missed.count())
    }

    /// What was not run, in the order of the source: a function that was not run at all once, with what it contains.
    pub(crate) fn missed(&self) -> Vec<Missed<'_>> {
        let mut missed: Vec<Missed<'_>> = Vec::new();
        for (region, was_run) in &self.regions {
            let is_within =
                |it: &Missed<'_>| it.whole_function.is_some() && it.region.contains(region);
            if *was_run || missed.last().is_some_and(is_within) {
                continue;
            }
            let is_function = self.functions.contains(region) && !self.was_entered(region);
            missed.push(Missed {
                region,
                whole_function: is_function.then(|| self.within(region).count()),
            });
        }
        missed
    }

    /// Whether something in a function was run.
    fn was_entered(&self, function: &Region) -> bool {
        self.within(function).any(|(_, was_run)| *was_run)
    }

    /// The regions of a function, with those of what is defined in it.
    fn within<'c>(&'c self, function: &'c Region) -> impl Iterator<Item = (&'c Region, &'c bool)> {
        let regions = self.regions.range(function.first()..);
        let regions =
            regions.take_while(|(it, _)| it.file == function.file && it.start < function.end);
        regions.filter(|(it, _)| function.contains(it))
    }
}

impl Region {
    /// Whether another region lies in this one.
    fn contains(&self, other: &Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// The least region that starts here.
    fn first(&self) -> Self {
        Self {
            end: (0, 0),
            ..self.clone()
        }
    }
}

/// Reads a region: four numbers of its place, how often it ran, its file, the file of the macro's use,
/// and its kind.
fn read_region(region: &Value, files: &[Value], root: &Path) -> Option<(Region, bool)> {
    let number = |at: usize| region[at].as_u64();
    let file = files.get(usize::try_from(number(5)?).ok()?)?.as_str()?;
    let file = Path::new(file).strip_prefix(root).ok()?.to_owned();
    let (start, end) = ((number(0)?, number(1)?), (number(2)?, number(3)?));
    let was_run = number(4)? > 0;
    (number(7)? == CODE).then_some((Region { file, start, end }, was_run))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPORT: &str = r#"{"data": [{"files": [], "functions": [
        {"branches": [], "count": 3, "filenames": ["/r/codec/src/a.rs"], "mcdc_records": [],
         "name": "one", "regions": [[1, 5, 1, 9, 3, 0, 0, 0], [2, 1, 3, 2, 0, 0, 0, 0]]},
        {"branches": [], "count": 0, "filenames": ["/r/codec/src/a.rs"], "mcdc_records": [],
         "name": "one again", "regions": [[1, 5, 1, 9, 0, 0, 0, 0], [2, 1, 3, 2, 7, 0, 0, 0]]},
        {"branches": [], "count": 0, "filenames": ["/r/codec/src/b.rs", "/r/fuzz/src/lib.rs"],
         "mcdc_records": [], "name": "two",
         "regions": [[9, 1, 9, 2, 0, 0, 0, 0], [4, 1, 4, 2, 1, 1, 0, 0], [9, 1, 9, 8, 0, 0, 0, 3]]}
    ], "totals": {}}], "type": "llvm.coverage.json.export", "version": "3.1.0"}"#;

    #[test]
    fn a_region_was_run_if_it_was_for_one_of_its_types() {
        let read = |text, sources| Coverage::read(text, Path::new("/r"), Path::new(sources));
        let coverage = read(EXPORT, "codec/src").unwrap();
        assert_eq!(coverage.counts(), (2, 3));
        let missed = coverage.missed();
        let [missed] = &missed[..] else {
            panic!("one region, not {missed:?}");
        };
        assert_eq!(missed.region.file, Path::new("codec/src/b.rs"));
        assert_eq!(missed.region.start, (9, 1));
        let files: Vec<_> = coverage.files().into_values().collect();
        assert_eq!(files, [(2, 2), (0, 1)]);
        assert!(read("{}", "codec/src").is_err());
        assert!(read("not JSON", "codec/src").is_err());
        assert!(read(EXPORT, "tui/src").is_err());
    }

    #[test]
    fn a_function_that_was_not_run_is_one_line_with_what_it_contains() {
        let function = |name: &str, regions: &str| {
            format!(
                r#"{{"filenames": ["/r/codec/src/a.rs"], "name": "{name}", "regions": [{regions}]}}"#
            )
        };
        let functions = [
            function("run", "[1, 1, 9, 2, 3, 0, 0, 0], [2, 1, 2, 9, 0, 0, 0, 0]"),
            function(
                "not_run",
                "[11, 1, 19, 2, 0, 0, 0, 0], [12, 5, 12, 9, 0, 0, 0, 0]",
            ),
            function("closure_in_it", "[14, 1, 15, 2, 0, 0, 0, 0]"),
            function("closure_that_was_run", "[31, 5, 31, 9, 1, 0, 0, 0]"),
            function(
                "around_it",
                "[30, 1, 39, 2, 0, 0, 0, 0], [35, 1, 35, 9, 0, 0, 0, 0]",
            ),
        ];
        let export = format!(
            r#"{{"data": [{{"functions": [{}]}}]}}"#,
            functions.join(",")
        );
        let coverage = Coverage::read(&export, Path::new("/r"), Path::new("codec/src")).unwrap();
        let missed = coverage.missed().into_iter();
        let missed: Vec<_> = missed
            .map(|it| (it.region.start.0, it.whole_function))
            .collect();
        assert_eq!(missed, [(2, None), (11, Some(3)), (30, None), (35, None)]);
        assert_eq!(coverage.functions(), (5, 2));
    }
}
