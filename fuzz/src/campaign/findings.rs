//! The inputs over which a law broke.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::replay::files_in;
use crate::targets::Target;

/// The folder that findings of a target get written to, and those known of it.
#[derive(Clone, Debug)]
pub struct Watch {
    folder: PathBuf,
    known: BTreeSet<PathBuf>,
}

impl Watch {
    /// Makes the folder if it isn't there; what lies there already is known.
    ///
    /// # Errors
    ///
    /// When the folder can't be made or read.
    pub fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            known: files_in(folder)?.into_iter().collect(),
        })
    }

    /// The files that appeared there since this was last asked.
    ///
    /// # Errors
    ///
    /// When the folder can't be read.
    pub fn appeared(&mut self) -> io::Result<Vec<PathBuf>> {
        let mut files = files_in(&self.folder)?;
        files.retain(|file| self.known.insert(file.clone()));
        Ok(files)
    }
}

/// What to tell of a finding: the file, what the law said, and what to do next.
#[must_use]
pub fn report(target: &Target, file: &Path, said: &[String], root: &Path) -> String {
    let name = target.name;
    let file = file.strip_prefix(root).unwrap_or(file).display();
    let mut lines = vec![format!("NEW FINDING of {name}: {file}")];
    lines.extend(said.iter().map(|line| format!("    {line}")));
    lines.push(format!(
        "  reproduce it:  cargo run -p tracklens-fuzz --bin {name} -- {file}"
    ));
    lines.push(format!(
        "  minimise it:   cargo fuzz tmin -s none {name} {file}"
    ));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targets::target;

    #[test]
    fn a_finding_is_told_with_the_commands_that_come_next() {
        let file = Path::new("/r/fuzz/artifacts/strict/crash-1");
        let said = ["thread panicked".to_owned()];
        let report = report(target("strict").unwrap(), file, &said, Path::new("/r"));
        assert_eq!(
            report,
            "NEW FINDING of strict: fuzz/artifacts/strict/crash-1\n    thread panicked\n  \
             reproduce it:  cargo run -p tracklens-fuzz --bin strict -- fuzz/artifacts/strict/crash-1\n  \
             minimise it:   cargo fuzz tmin -s none strict fuzz/artifacts/strict/crash-1"
        );
    }
}
