//! The programs that fuzz, built by cargo-fuzz.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use super::interruption::Interruption;
use super::missing::{NIGHTLY, TOOLCHAIN};
use super::places::Places;
use super::process::{Group, PAUSE};
use super::toolchain::Compiler;
use crate::targets::Target;

/// How a program that fuzzes is built and run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flavour {
    /// Learns all it can of an input: how often each edge is run, and what is compared with what.
    Explore,
    /// Learns only which edges are run, and so runs several times as many inputs.
    Volume,
    /// As `Explore`, and stops at any wrong use of memory.
    Asan,
}

impl Flavour {
    /// Its name, which the folder of its programs has too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Volume => "volume",
            Self::Asan => "asan",
        }
    }

    /// How cargo-fuzz is to build it.
    #[must_use]
    pub const fn build_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Explore => &["-s", "none"],
            Self::Volume => &["-s", "none", "--no-trace-compares"],
            Self::Asan => &["-s", "address"],
        }
    }

    /// What libFuzzer is told beyond what it's told of every flavour.
    #[must_use]
    pub const fn run_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Explore => &["-timeout=5", "-rss_limit_mb=1024"],
            Self::Volume => &["-timeout=5", "-rss_limit_mb=1024", "-use_counters=0"],
            Self::Asan => &["-timeout=20", "-rss_limit_mb=2048"],
        }
    }
}

/// Where the program of a target is, once it is built.
#[must_use]
pub fn program(target: &Target, flavour: Flavour, places: &Places, compiler: &Compiler) -> PathBuf {
    let folder = places.build_of(flavour.name()).join(&compiler.host);
    folder.join("release").join(target.name)
}

/// Builds a target, or all of them in one go; gives up without an error if it is interrupted.
///
/// # Errors
///
/// When it can't be built; the error says what cargo-fuzz said.
pub fn build(
    target: Option<&Target>,
    flavour: Flavour,
    places: &Places,
    compiler: &Compiler,
    interruption: &Interruption,
) -> io::Result<()> {
    let folder = places.build_of(flavour.name());
    fs::create_dir_all(&folder)?;
    let log = folder.join("build.log");
    let mut command = Command::new("cargo");
    command
        .args(["fuzz", "build", "--target", &compiler.host])
        .args(flavour.build_arguments())
        .arg("--target-dir")
        .arg(&folder)
        .args(target.map(|target| target.name))
        .current_dir(places.root())
        // Optimising over all crates takes minutes a target and gains nothing here.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&log)?)
        .process_group(0);
    if flavour == Flavour::Asan {
        command.env(TOOLCHAIN, NIGHTLY);
    }
    let mut group = Group::new(command.spawn()?);
    let status = loop {
        if let Some(status) = group.ended()? {
            break status;
        }
        if interruption.is_there() {
            return Ok(());
        }
        thread::sleep(PAUSE);
    };
    if interruption.is_there() {
        return Ok(());
    }
    if !status.success() {
        let told = fs::read_to_string(&log)?;
        let name = target.map_or("the targets", |target| target.name);
        return Err(io::Error::other(format!("can't build {name}:\n{told}")));
    }
    Ok(())
}
