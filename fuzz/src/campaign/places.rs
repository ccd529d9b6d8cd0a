//! Where a campaign finds its inputs, and where it keeps what it makes.

use std::env;
use std::path::{Path, PathBuf};

use crate::replay::PACKAGE;
use crate::targets::{TARGETS, Target};

/// The folders of the repository that a campaign uses.
#[derive(Clone, Debug)]
pub struct Places {
    root: PathBuf,
    build: PathBuf,
}

impl Places {
    /// Those of the repository that this program was built from.
    ///
    /// What the campaign builds goes to the folder of Cargo's, or to where `CARGO_TARGET_DIR` says.
    #[must_use]
    pub fn of_this_repository() -> Self {
        let package = Path::new(PACKAGE);
        let root = package.parent().unwrap_or(package).to_owned();
        let build = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        Self::new(&root, &root.join(build))
    }

    /// Those of a repository at `root` that is built in `build`.
    #[must_use]
    pub fn new(root: &Path, build: &Path) -> Self {
        Self {
            root: root.to_owned(),
            build: build.to_owned(),
        }
    }

    /// The root of the repository.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the programs of this flavour are built.
    #[must_use]
    pub fn build_of(&self, flavour: &str) -> PathBuf {
        self.build.join("campaign").join(flavour)
    }

    /// The file that a campaign keeps its efforts in.
    #[must_use]
    pub fn state(&self) -> PathBuf {
        self.root.join("fuzz/corpus/campaign.json")
    }

    /// The folder that libFuzzer writes new inputs to.
    #[must_use]
    pub fn corpus(&self, target: &Target) -> PathBuf {
        self.folder("corpus", target)
    }

    /// The folder that libFuzzer writes inputs to over which a law broke.
    #[must_use]
    pub fn artifacts(&self, target: &Target) -> PathBuf {
        self.folder("artifacts", target)
    }

    /// The file with the pieces that inputs of the target are made of, if it has one.
    #[must_use]
    pub fn dictionary(&self, target: &Target) -> Option<PathBuf> {
        let name = target.input.dictionary();
        name.map(|name| self.root.join("fuzz/dict").join(name))
    }

    /// The folders of inputs that are there: the corpus if asked for, the seeds, and the
    /// regressions of every target that takes the same input.
    #[must_use]
    pub fn inputs(&self, target: &Target, with_corpus: bool) -> Vec<PathBuf> {
        let corpus = with_corpus.then(|| self.corpus(target));
        let alike = TARGETS.iter().filter(|it| it.input == target.input);
        let regressions = alike.map(|it| self.folder("regressions", it));
        corpus
            .into_iter()
            .chain([self.folder("seeds", target)])
            .chain(regressions)
            .filter(|folder| folder.is_dir())
            .collect()
    }

    fn folder(&self, kind: &str, target: &Target) -> PathBuf {
        self.root.join("fuzz").join(kind).join(target.name)
    }
}
