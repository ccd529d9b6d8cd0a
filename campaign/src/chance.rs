//! Takes chance out of the runs that are to be the same each time.
//!
//! A hash map takes its keys from the system. They decide how it is laid out, and so which code runs, from which libFuzzer
//! learns. A library that is loaded first gives the same keys in each run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

const SOURCE: &str = include_str!("chance.c");

/// A command that runs a program without chance. What that needs is built in the folder.
pub(crate) fn without_chance(program: &Path, folder: &Path) -> io::Result<Command> {
    let library = build(folder)?;
    let mut command = if can_fix_addresses() {
        let mut command = Command::new("setarch");
        command.arg("-R").arg(program);
        command
    } else {
        Command::new(program)
    };
    command.env("LD_PRELOAD", library);
    Ok(command)
}

fn build(folder: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let (source, library) = (folder.join("chance.c"), folder.join("chance.so"));
    fs::write(&source, SOURCE)?;
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    let mut command = Command::new(&compiler);
    command
        .args(["-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(&source);
    let status = command.status().map_err(|error| {
        let compiler = compiler.to_string_lossy();
        io::Error::new(error.kind(), format!("{compiler}: {error}"))
    })?;
    if !status.success() {
        return Err(io::Error::other(format!(
            "can't build {}",
            source.display()
        )));
    }
    Ok(library)
}

/// Whether the system lets a program have the same addresses in each run. Some containers don't.
fn can_fix_addresses() -> bool {
    let mut command = Command::new("setarch");
    command
        .args(["-R", "true"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_gets_the_same_random_bytes_in_each_run() {
        let folder = env::temp_dir().join(format!("tracklens-chance-{}", std::process::id()));
        let this = env::current_exe().unwrap();
        let (_, module) = module_path!().split_once("::").unwrap();
        let name = format!("{module}::keys");
        let keys = || {
            let mut command = without_chance(&this, &folder).unwrap();
            command.args(["--exact", &name, "--ignored", "--nocapture"]);
            let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
            let keys = output.lines().find_map(|line| line.strip_prefix("keys: "));
            keys.unwrap_or_else(|| panic!("no keys: {output}"))
                .to_owned()
        };
        let (one, other) = (keys(), keys());
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(one, other);
    }

    /// Not a test: what the test above runs as a program of its own.
    #[test]
    #[ignore = "a program that a test runs"]
    fn keys() {
        use std::hash::{BuildHasher as _, RandomState};

        println!("\nkeys: {}", RandomState::new().hash_one(0));
    }
}
