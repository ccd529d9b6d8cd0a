//! Fuzzes one target, and handles what that finds.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::Parser as _;
use tracklens_campaign::exit_code;
use tracklens_campaign::run::{self, Arguments};

fn main() -> ExitCode {
    exit_code(run::run(&Arguments::parse()))
}
