//! Where a campaign finds its inputs, and where it keeps what it makes.

use std::env;
use std::path::{Path, PathBuf};

use tracklens_fuzz::replay::{PACKAGE, input_folders};
use tracklens_fuzz::targets::Target;

/// The folders that a campaign uses.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    root: PathBuf,
    build: PathBuf,
}

impl Folders {
    /// Those of the repository that this program was built from. Programs are built in Cargo's target
    /// folder.
    pub(crate) fn of_this_repository() -> Self {
        let package = Path::new(PACKAGE);
        let root = package.parent().unwrap_or(package);
        let build = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        Self::new(root, &root.join(build))
    }

    /// Those of a repository at `root` that is built in `build`.
    pub(crate) fn new(root: &Path, build: &Path) -> Self {
        Self {
            root: root.to_owned(),
            build: build.join("campaign"),
        }
    }

    /// The root of the repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder for programs of this flavor.
    pub(crate) fn build(&self, flavor: &str) -> PathBuf {
        self.build.join(flavor)
    }

    /// The file for the output of a process of the current turn.
    pub(crate) fn log(&self, target: &Target, process: u8) -> PathBuf {
        self.build.join(format!("{}-{process}.log", target.name))
    }

    /// The file for the efforts of all campaigns.
    pub(crate) fn state(&self) -> PathBuf {
        self.root.join("fuzz/corpus/campaign.json")
    }

    /// The folder that libFuzzer writes new inputs to.
    pub(crate) fn corpus(&self, target: &Target) -> PathBuf {
        self.root.join("fuzz/corpus").join(target.name)
    }

    /// The folder that libFuzzer writes the inputs to over which a law broke.
    pub(crate) fn artifacts(&self, target: &Target) -> PathBuf {
        self.root.join("fuzz/artifacts").join(target.name)
    }

    /// The folder with the committed inputs over which the law of a target once broke.
    pub(crate) fn regressions(&self, target: &Target) -> PathBuf {
        self.root.join("fuzz/regressions").join(target.name)
    }

    /// The dictionary of a target, if it has one.
    pub(crate) fn dictionary(&self, target: &Target) -> Option<PathBuf> {
        let name = target.dictionary()?;
        Some(self.root.join("fuzz/dict").join(name))
    }

    /// The folders of inputs of a target: its corpus if there is one and it is asked for, and the
    /// committed ones.
    pub(crate) fn inputs(&self, target: &Target, with_corpus: bool) -> Vec<PathBuf> {
        let corpus = Some(self.corpus(target)).filter(|it| with_corpus && it.is_dir());
        corpus.into_iter().chain(input_folders(target)).collect()
    }
}
