//! The program of a target that fuzzes.

use std::io;
use std::path::PathBuf;
use std::process::Command;

use crate::building;
use crate::child::Interruption;
use crate::folders::Folders;
use crate::measuring;
use crate::options::prepare;
use crate::plan::Flavor;
use tracklens_fuzz::targets::Target;

/// A program that is built, the same as in a campaign.
#[derive(Debug)]
pub(super) struct Program<'f> {
    pub(super) target: &'static Target,
    pub(super) folders: &'f Folders,
    path: PathBuf,
    flavor: Flavor,
}

impl<'f> Program<'f> {
    /// Builds it if something has changed.
    pub(super) fn build(
        target: &'static Target,
        asan: bool,
        folders: &'f Folders,
    ) -> io::Result<Self> {
        let flavor = if asan { Flavor::Asan } else { Flavor::Explore };
        let host = measuring::host()?;
        eprintln!(
            "building {}, which takes minutes for the first time: {} says how far it is",
            target.name,
            building::log(flavor, folders).display()
        );
        building::build(&[target], flavor, folders, &host, &Interruption::default())?;
        Ok(Self {
            target,
            folders,
            path: building::program(target, flavor, folders, &host),
            flavor,
        })
    }

    /// The program with the options that every run has.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        prepare(&mut command, self.target, self.flavor, self.folders);
        command
    }
}
