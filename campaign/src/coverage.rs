//! Which regions of the codec's source were run, according to `llvm-cov export`.

use std::collections::BTreeMap;
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
pub(crate) struct Coverage(BTreeMap<Region, bool>);

impl Coverage {
    /// Reads an export. Only regions of files in `root`/`sources` count.
    pub(crate) fn read(export: &str, root: &Path, sources: &Path) -> io::Result<Self> {
        let export: Value = serde_json::from_str(export)?;
        let mut coverage = Self::default();
        for function in list(&export["data"][0]["functions"]) {
            let files = list(&function["filenames"]);
            for region in list(&function["regions"]) {
                if let Some((region, was_run)) = read_region(region, files, root)
                    && region.file.starts_with(sources)
                {
                    *coverage.0.entry(region).or_default() |= was_run;
                }
            }
        }
        if coverage.0.is_empty() {
            let message = format!("llvm-cov knows no region of {}", sources.display());
            return Err(io::Error::other(message));
        }
        Ok(coverage)
    }

    /// How many regions were run, and how many there are.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let run = self.0.values().filter(|was_run| **was_run).count();
        (run, self.0.len())
    }

    /// The same for each file.
    pub(crate) fn files(&self) -> BTreeMap<&Path, (usize, usize)> {
        let mut files = BTreeMap::new();
        for (region, was_run) in &self.0 {
            let (run, all) = files.entry(&*region.file).or_insert((0, 0));
            *run += usize::from(*was_run);
            *all += 1;
        }
        files
    }

    /// The regions that were not run, in the order of the source.
    pub(crate) fn missed(&self) -> impl Iterator<Item = &Region> {
        let missed = self.0.iter().filter(|(_, was_run)| !**was_run);
        missed.map(|(region, _)| region)
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
        let missed: Vec<_> = coverage.missed().map(|it| (&*it.file, it.start)).collect();
        assert_eq!(missed, [(Path::new("codec/src/b.rs"), (9, 1))]);
        let files: Vec<_> = coverage.files().into_values().collect();
        assert_eq!(files, [(2, 2), (0, 1)]);
        assert!(read("{}", "codec/src").is_err());
        assert!(read("not JSON", "codec/src").is_err());
        assert!(read(EXPORT, "tui/src").is_err());
    }
}
