//! Arguments to mode to exit code; nothing else.

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use tracklens::commands::cli::{Cli, Command, InspectorOptions, ReadingOptions};
use tracklens::commands::completions::completions;
use tracklens::commands::decode;
use tracklens::commands::man_page::man_page;
use tracklens::preferences::{Preferences, PreferencesError};
use tracklens::report::Format;
use tracklens::settings::configuration::{self, LoadError};
use tracklens::settings::keys::{KeyFileError, Keys};
use tracklens::settings::{Settings, WriteSettings};
use tracklens::terminal;
use tracklens::writing::encode;
use tracklens_codec::Options;

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(all_whole) => ExitCode::from(u8::from(!all_whole)),
        Err(Failure::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Stream(error)) => {
            tell(&error);
            ExitCode::from(3)
        }
        Err(Failure::Configuration(error)) => {
            tell(&error);
            ExitCode::from(match error {
                LoadError::Wrong { .. } => 2,
                _ => 3,
            })
        }
        Err(Failure::Preferences(error)) => {
            tell(&error);
            ExitCode::from(match error {
                PreferencesError::Wrong { .. } => 2,
                _ => 3,
            })
        }
        Err(Failure::Keys(error)) => {
            tell(&error);
            ExitCode::from(match error {
                KeyFileError::Wrong { .. } => 2,
                _ => 3,
            })
        }
    }
}

/// Says whether all that was read are links, read to the end.
fn run(cli: Cli) -> Result<bool, Failure> {
    match cli.command {
        Some(Command::Decode(arguments)) => {
            let settings = settings(&arguments.reading)?;
            run_decode(&arguments.candidates, arguments.format, &settings)
        }
        Some(Command::Encode(arguments)) => {
            let module = module_options(arguments.writing.config.as_deref())?;
            let keys = Keys::load(&arguments.writing.keys).map_err(Failure::Keys)?;
            run_encode(arguments.writing.settings(module, keys))
        }
        Some(Command::Completions { shell }) => print(&completions(shell, &Cli::command())),
        Some(Command::Man) => print(&man_page(Cli::command())),
        None => {
            if cli.inspector.print_keys {
                return print(&preferences(&cli.inspector)?.keymap);
            }
            if cli.inspector.print_config {
                return print(&preferences(&cli.inspector)?);
            }
            let settings = settings(&cli.reading)?;
            if io::stdin().is_terminal() && io::stdout().is_terminal() {
                let link = cli.url.unwrap_or_default();
                let link = link.to_string_lossy();
                let preferences = preferences(&cli.inspector)?;
                terminal::run(&link, settings, &preferences, cli.reading.now)?;
                Ok(true)
            } else {
                run_decode(cli.url.as_slice(), None, &settings)
            }
        }
    }
}

/// What the command line, the configuration and the files with keys ask for.
fn settings(reading: &ReadingOptions) -> Result<Settings, Failure> {
    let module = module_options(reading.config.as_deref())?;
    let keys = Keys::load(&reading.keys).map_err(Failure::Keys)?;
    Ok(reading.settings(module, keys))
}

/// What the user prefers, by a file and by the command line.
fn preferences(options: &InspectorOptions) -> Result<Preferences, Failure> {
    let preferences = Preferences::load(options.preferences.as_deref());
    let preferences = preferences.map_err(Failure::Preferences)?;
    Ok(Preferences {
        mouse: preferences.mouse || options.mouse,
        ..preferences
    })
}

fn print(what: &impl Display) -> Result<bool, Failure> {
    write!(io::stdout().lock(), "{what}")?;
    Ok(true)
}

/// What the configuration says of the module.
fn module_options(config: Option<&Path>) -> Result<Options, Failure> {
    let Some(path) = config else {
        return Ok(Options::default());
    };
    let loaded = configuration::load(path).map_err(Failure::Configuration)?;
    loaded.warnings.iter().for_each(tell);
    Ok(loaded.options)
}

fn run_decode(
    candidates: &[OsString],
    format: Option<Format>,
    settings: &Settings,
) -> Result<bool, Failure> {
    let output = io::stdout().lock();
    let format = format.unwrap_or(if output.is_terminal() {
        Format::Text
    } else {
        Format::Ndjson
    });
    let output = io::BufWriter::new(output);
    let input = io::stdin().lock();
    let tell = |sentence: &str| tell(&sentence);
    Ok(decode::run(
        candidates, format, settings, input, output, tell,
    )?)
}

fn run_encode(settings: WriteSettings) -> Result<bool, Failure> {
    let output = io::BufWriter::new(io::stdout().lock());
    let input = io::stdin().lock();
    let tell = |sentence: &str| tell(&sentence);
    Ok(encode::run(settings, input, output, tell)?)
}

/// Tells something about the run; where nobody can be told, the run goes on.
fn tell(what: &impl Display) {
    let _ = writeln!(io::stderr(), "tracklens: {what}");
}

/// Why a run ended before its end.
enum Failure {
    Configuration(LoadError),
    Keys(KeyFileError),
    Preferences(PreferencesError),
    Stream(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}
