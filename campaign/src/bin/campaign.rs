//! Fuzzes all targets, and prints what was done and covered.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::Parser as _;
use tracklens_campaign::Arguments;

fn main() -> ExitCode {
    match tracklens_campaign::run(&Arguments::parse()) {
        Ok(found) => ExitCode::from(u8::from(found)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
