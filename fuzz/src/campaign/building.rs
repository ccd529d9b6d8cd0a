//! Builds the programs that fuzz, with cargo-fuzz.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{io, thread};

use super::child::{Child, Interruption, PAUSE};
use super::folders::Folders;
use super::plan::Flavor;
use crate::targets::Target;

/// The variable that makes rustup use another toolchain.
const TOOLCHAIN: &str = "RUSTUP_TOOLCHAIN";

/// The program of a target, once it is built.
pub(super) fn program(target: &Target, flavor: Flavor, folders: &Folders, host: &str) -> PathBuf {
    let folder = folders.build(flavor.name()).join(host);
    folder.join("release").join(target.name)
}

/// Builds a target, or all of them. Returns early if it is interrupted.
pub(super) fn build(
    target: Option<&Target>,
    flavor: Flavor,
    folders: &Folders,
    host: &str,
    interruption: &Interruption,
) -> io::Result<()> {
    let folder = folders.build(flavor.name());
    fs::create_dir_all(&folder)?;
    let log = folder.join("build.log");
    let mut command = Command::new("cargo");
    command
        .args(["fuzz", "build", "--target", host])
        .args(flavor.build_arguments())
        .arg("--target-dir")
        .arg(&folder)
        .args(target.map(|target| target.name))
        .current_dir(folders.root())
        // Optimizing all crates as one takes minutes for each target, and gains nothing here.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&log)?);
    if flavor == Flavor::Asan {
        command.env(TOOLCHAIN, "nightly");
    }
    let mut cargo = Child::start(&mut command)?;
    while !interruption.is_set() {
        match cargo.ended()? {
            Some(status) if status.success() => return Ok(()),
            Some(_) => {
                let name = target.map_or("the targets", |target| target.name);
                let output = fs::read_to_string(&log)?;
                let error = &output[output.find("\nerror").unwrap_or(0)..];
                return Err(io::Error::other(format!("can't build {name}:{error}")));
            }
            None => thread::sleep(PAUSE),
        }
    }
    Ok(())
}
