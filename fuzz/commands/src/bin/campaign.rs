//! Fuzzes all targets, and prints what was done and covered.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::Parser as _;
use tracklens_campaign::{Arguments, exit_code};

fn main() -> ExitCode {
    exit_code(tracklens_campaign::run(&Arguments::parse()))
}
