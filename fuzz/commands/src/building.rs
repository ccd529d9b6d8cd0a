//! Builds the programs that fuzz, with cargo-fuzz.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{io, thread};

use crate::child::{Child, Interruption, PAUSE};
use crate::folders::Folders;
use crate::plan::Flavor;
use tracklens_fuzz::targets::{TARGETS, Target};

/// The variable that makes rustup use another toolchain.
const TOOLCHAIN: &str = "RUSTUP_TOOLCHAIN";

/// The program of a target, once it is built.
pub(crate) fn program(target: &Target, flavor: Flavor, folders: &Folders, host: &str) -> PathBuf {
    let folder = folders.build(flavor.name()).join(host);
    folder.join("release").join(target.name)
}

/// Where cargo writes what it is building.
pub(crate) fn log(flavor: Flavor, folders: &Folders) -> PathBuf {
    folders.build(flavor.name()).join("build.log")
}

/// Builds targets, those of the codec alone without the program. Returns early if it is interrupted.
pub(crate) fn build(
    targets: &[&Target],
    flavor: Flavor,
    folders: &Folders,
    host: &str,
    interruption: &Interruption,
) -> io::Result<()> {
    let folder = folders.build(flavor.name());
    fs::create_dir_all(&folder)?;
    for batch in batches(targets) {
        let log = log(flavor, folders);
        let mut cargo = Child::start(
            batch
                .command(flavor, host)
                .arg("--target-dir")
                .arg(&folder)
                .current_dir(folders.root())
                .stderr(File::create(&log)?),
        )?;
        let status = loop {
            if interruption.is_set() {
                return Ok(());
            }
            match cargo.ended()? {
                Some(status) => break status,
                None => thread::sleep(PAUSE),
            }
        };
        if !status.success() {
            let output = fs::read_to_string(&log)?;
            let error = &output[output.find("\nerror").unwrap_or(0)..];
            return Err(io::Error::other(format!(
                "can't build {}:{error}",
                batch.name()
            )));
        }
    }
    Ok(())
}

/// What one run of cargo-fuzz builds.
#[derive(Debug, PartialEq, Eq)]
struct Batch<'t> {
    /// One target, or all that such a build has.
    target: Option<&'t str>,
    /// Whether the program is built, which takes minutes.
    with_program: bool,
}

impl Batch<'_> {
    fn name(&self) -> &str {
        self.target.unwrap_or("the targets")
    }

    fn command(&self, flavor: Flavor, host: &str) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(["fuzz", "build", "--target", host])
            .args(flavor.build_arguments())
            .args(self.with_program.then_some("--features=program"))
            .args(self.target)
            // Optimizing all crates as one takes minutes for each target, and gains nothing here.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", flavor.opt_level())
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        if flavor == Flavor::Asan {
            command.env(TOOLCHAIN, "nightly");
        }
        command
    }
}

/// The runs that build these targets. cargo-fuzz builds one target, or all; all of them in one go keep all cores busy.
fn batches<'t>(targets: &[&'t Target]) -> Vec<Batch<'t>> {
    if targets.len() == TARGETS.len() {
        return vec![Batch {
            target: None,
            with_program: true,
        }];
    }
    let is_of_codec = |it: &&Target| !it.needs_program();
    let of_codec = targets.iter().copied().filter(is_of_codec).count();
    let has_all_of_codec = of_codec == TARGETS.iter().filter(is_of_codec).count();
    let single = targets
        .iter()
        .filter(|it| it.needs_program() || !has_all_of_codec)
        .map(|target| Batch {
            target: Some(target.name),
            with_program: target.needs_program(),
        });
    let all_of_codec = Batch {
        target: None,
        with_program: false,
    };
    let together = has_all_of_codec.then_some(all_of_codec);
    together.into_iter().chain(single).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_of_the_codec_is_built_without_the_program() {
        let named = |names: &[&str]| -> Vec<_> {
            let targets = names.iter().map(|it| Target::named(it).unwrap());
            targets.collect()
        };
        let single = |target, with_program| Batch {
            target: Some(target),
            with_program,
        };
        let of_codec = || TARGETS.iter().filter(|it| !it.needs_program());
        assert_eq!(batches(&named(&["decoding"])), [single("decoding", false)]);
        assert_eq!(
            batches(&named(&["strict", "shown"])),
            [single("strict", false), single("shown", true)]
        );
        let all = |with_program| Batch {
            target: None,
            with_program,
        };
        let targets: Vec<_> = of_codec().collect();
        assert_eq!(batches(&targets), [all(false)]);
        let targets: Vec<_> = of_codec().chain(named(&["shown"])).collect();
        assert_eq!(batches(&targets), [all(false), single("shown", true)]);
        let targets: Vec<_> = TARGETS.iter().collect();
        assert_eq!(batches(&targets), [all(true)]);
        assert_eq!(batches(&[]), []);
    }
}
