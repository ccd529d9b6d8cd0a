//! Runs the law of a target over files: `cargo run -p tracklens-fuzz --example law -- TARGET FILE...`.
//!
//! The programs of `fuzz_targets/` do the same, each for one target. This one has all of them, and is built with what the
//! tests are built with.

#![forbid(unsafe_code)]

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use tracklens_fuzz::replay::run_and_print;
use tracklens_fuzz::targets::Target;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let name = arguments.next().unwrap_or_default();
    let target = name.to_str().and_then(Target::named);
    let Some(law) = target.and_then(Target::law) else {
        eprintln!("there is no target {}", name.display());
        return ExitCode::from(2);
    };
    let paths: Vec<_> = arguments.map(PathBuf::from).collect();
    run_and_print(law, &paths)
}
