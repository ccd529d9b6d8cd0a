//! Which regions of the codec's source were run, from what `llvm-cov export` says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use serde_json::Value;

/// The kind of those regions that are code, and neither a macro's use nor a gap between two.
const CODE: u64 = 0;

/// A piece of source that is run as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// The file, seen from the root of the repository.
    pub file: PathBuf,
    /// Line and column where it starts, from 1.
    pub start: (u64, u64),
    /// Line and column behind its end.
    pub end: (u64, u64),
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.start;
        write!(f, "{}:{line}:{column}", self.file.display())
    }
}

/// Every region of some sources, and whether it was run.
///
/// A generic function has its regions once for each type it is used with. Here they count once, as
/// run if one of them was: `llvm-cov report` says less, because it takes the best of them as a
/// whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    regions: BTreeMap<Region, bool>,
}

impl Coverage {
    /// Reads an export, of which the regions of the files below `root`/`sources` count.
    ///
    /// # Errors
    ///
    /// When it is no export, or tells of no region there.
    pub fn read(export: &str, root: &Path, sources: &Path) -> io::Result<Self> {
        let export: Value = serde_json::from_str(export)?;
        let mut coverage = Self::default();
        for function in list(&export["data"][0]["functions"]) {
            let files = list(&function["filenames"]);
            for region in list(&function["regions"]) {
                coverage.add(region, files, root, sources);
            }
        }
        if coverage.regions.is_empty() {
            let message = format!("llvm-cov knows no region of {}", sources.display());
            return Err(io::Error::other(message));
        }
        Ok(coverage)
    }

    /// How many regions there are.
    #[must_use]
    pub fn regions(&self) -> usize {
        self.regions.len()
    }

    /// How many of them were run.
    #[must_use]
    pub fn run(&self) -> usize {
        self.regions.values().filter(|run| **run).count()
    }

    /// The regions that were not run, in the order of the source.
    pub fn missed(&self) -> impl Iterator<Item = &Region> {
        let missed = self.regions.iter().filter(|(_, run)| !**run);
        missed.map(|(region, _)| region)
    }

    /// For each file how many of its regions were run, and how many there are.
    #[must_use]
    pub fn files(&self) -> BTreeMap<&Path, (usize, usize)> {
        let mut files = BTreeMap::new();
        for (region, run) in &self.regions {
            let (in_file, of_file) = files.entry(&*region.file).or_insert((0, 0));
            *in_file += usize::from(*run);
            *of_file += 1;
        }
        files
    }

    fn add(&mut self, region: &Value, files: &[Value], root: &Path, sources: &Path) {
        // Four numbers of its place, how often it ran, its file, the file of the macro's use, its
        // kind.
        let number = |at: usize| region[at].as_u64();
        let [Some(line), Some(column), Some(end_line), Some(end_column)] = [0, 1, 2, 3].map(number)
        else {
            return;
        };
        let (Some(count), Some(file), Some(CODE)) = (number(4), number(5), number(7)) else {
            return;
        };
        let file = usize::try_from(file).ok().and_then(|at| files.get(at));
        let file = file.and_then(Value::as_str).map(Path::new);
        let Some(file) = file.and_then(|file| file.strip_prefix(root).ok()) else {
            return;
        };
        if file.starts_with(sources) {
            let region = Region {
                file: file.to_owned(),
                start: (line, column),
                end: (end_line, end_column),
            };
            *self.regions.entry(region).or_default() |= count > 0;
        }
    }
}

/// The regions that were not run, a line each: place, what stands there, and that line of source.
///
/// # Errors
///
/// When a source can't be read.
pub fn missed_with_source(coverage: &Coverage, root: &Path) -> io::Result<Vec<String>> {
    let mut sources = BTreeMap::new();
    let mut lines = Vec::new();
    for region in coverage.missed() {
        if !sources.contains_key(&region.file) {
            let text = fs::read_to_string(root.join(&region.file))?;
            sources.insert(region.file.clone(), text);
        }
        let source = source_of(region, &sources[&region.file]);
        lines.push(format!("{region}: {source}"));
    }
    Ok(lines)
}

/// The region's own text as far as its first line goes, and then that whole line.
fn source_of(region: &Region, text: &str) -> String {
    let at = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let line = text.lines().nth(at(region.start.0) - 1).unwrap_or_default();
    let until = if region.start.0 == region.end.0 {
        at(region.end.1) - 1
    } else {
        usize::MAX
    };
    let skipped = at(region.start.1) - 1;
    let own: String = line.chars().take(until).skip(skipped).collect();
    format!("`{}` of `{}`", own.trim(), line.trim())
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

    fn read(export: &str) -> io::Result<Coverage> {
        Coverage::read(export, Path::new("/r"), Path::new("codec/src"))
    }

    #[test]
    fn a_region_was_run_if_it_was_for_one_of_the_types_it_is_used_with() {
        let coverage = read(EXPORT).unwrap();
        assert_eq!((coverage.run(), coverage.regions()), (2, 3));
        let missed: Vec<_> = coverage.missed().map(ToString::to_string).collect();
        assert_eq!(missed, ["codec/src/b.rs:9:1"]);
    }

    #[test]
    fn regions_are_counted_for_each_file() {
        let coverage = read(EXPORT).unwrap();
        let files: Vec<_> = coverage.files().into_iter().collect();
        let expected = [
            (Path::new("codec/src/a.rs"), (2, 2)),
            (Path::new("codec/src/b.rs"), (0, 1)),
        ];
        assert_eq!(files, expected);
    }

    #[test]
    fn an_export_without_a_region_of_the_sources_is_an_error() {
        assert!(read("{}").is_err());
        assert!(read("no JSON").is_err());
        assert!(Coverage::read(EXPORT, Path::new("/r"), Path::new("tui/src")).is_err());
    }

    #[test]
    fn a_region_is_shown_with_its_line() {
        let region = |end| Region {
            file: PathBuf::from("a.rs"),
            start: (2, 5),
            end,
        };
        let text = "fn f() {\n    a()?.b();\n}\n";
        assert_eq!(source_of(&region((2, 9)), text), "`a()?` of `a()?.b();`");
        assert_eq!(
            source_of(&region((3, 2)), text),
            "`a()?.b();` of `a()?.b();`"
        );
    }
}
