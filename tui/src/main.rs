//! Arguments to mode to exit code; nothing else.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use clap::Parser as _;
use tracklens::cli::{Cli, Command};
use tracklens::decode;
use tracklens::report::Format;
use tracklens::settings::Settings;
use tracklens::terminal;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        Some(Command::Decode(arguments)) => {
            let settings = arguments.reading.settings();
            run_decode(&arguments.candidates, arguments.format, settings)
        }
        None if io::stdin().is_terminal() && io::stdout().is_terminal() => {
            let link = cli.url.unwrap_or_default();
            let settings = cli.reading.settings();
            terminal::run(&link.to_string_lossy(), settings, cli.reading.now).map(|()| true)
        }
        None => run_decode(cli.url.as_slice(), None, cli.reading.settings()),
    };
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("tracklens: {error}");
            ExitCode::from(3)
        }
    }
}

fn run_decode(
    candidates: &[OsString],
    format: Option<Format>,
    settings: Settings,
) -> io::Result<bool> {
    let output = io::stdout().lock();
    let format = format.unwrap_or(if output.is_terminal() {
        Format::Text
    } else {
        Format::Ndjson
    });
    let output = io::BufWriter::new(output);
    decode::run(candidates, format, settings, io::stdin().lock(), output)
}
