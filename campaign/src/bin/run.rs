//! Fuzzes one target, and handles what that finds.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::Parser as _;
use tracklens_campaign::run::{self, Arguments};

fn main() -> ExitCode {
    match run::run(&Arguments::parse()) {
        Ok(broke) => ExitCode::from(u8::from(broke)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
