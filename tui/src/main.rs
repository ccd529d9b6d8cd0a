//! Arguments to mode to exit code; nothing else.

#![deny(unsafe_code)]

use std::ffi::OsString;
use std::fmt::{self, Display, Formatter};
use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};
use tracklens::commands::cli::{Cli, Command, InspectorOptions};
use tracklens::commands::completions::completions;
use tracklens::commands::man_page::man_page;
use tracklens::commands::options::{OutputOptions, ReadingOptions};
use tracklens::commands::remarks::{Detail, Remark, Remarks};
use tracklens::commands::{cli, decode, encode, misuse, scan};
use tracklens::environment;
use tracklens::input::log::LogFormat;
use tracklens::preferences::Preferences;
use tracklens::report::{Format, Paper};
use tracklens::settings::keys::{KeyFiles, Keys};
use tracklens::settings::{FileError, Settings, WriteSettings, configuration};
use tracklens::streams::{self, Escapes, StandardOutput};
use tracklens::terminal;
use tracklens::text::{ascii, defang};
use tracklens_codec::Options;

ctor::declarative::ctor! {
    // Before the standard library opens `/dev/null` in place of what is closed, and nothing tells the two apart. Nothing
    // is safe to use so early that depends on what the library sets up; this asks the system for a flag, and keeps it.
    #[ctor(unsafe)]
    fn look_at_standard_output() {
        streams::look_at_standard_output();
    }
}

fn main() -> ExitCode {
    streams::report_panics();
    streams::fail_where_a_file_is_full();
    if streams::is_terminal() && !environment::takes_utf8() {
        ascii::show_alone();
    }
    let result = match Cli::try_parse() {
        Ok(cli) => run(cli),
        Err(error) => answer(error),
    };
    match result {
        Ok(all_whole) => ExitCode::from(u8::from(!all_whole)),
        Err(Failure::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            match &failure {
                Failure::Misuse(message) => streams::say_text(message),
                failure => streams::say(failure),
            }
            ExitCode::from(failure.exit_code())
        }
    }
}

/// What the command line gets that asks for help, for the version, or for nothing that there is.
fn answer(error: clap::Error) -> Result<bool, Failure> {
    if error.use_stderr() {
        return Err(Failure::Misuse(misuse::message(error)));
    }
    // Nothing of the command line is repeated in it.
    let page = error.render();
    if streams::is_terminal() && environment::has_styles() {
        streams::write_styled(&page.ansi())?;
        Ok(true)
    } else {
        print(&page)
    }
}

/// Returns whether everything was a link that was read to its end.
fn run(cli: Cli) -> Result<bool, Failure> {
    match cli.command {
        Some(Command::Decode(arguments)) => {
            let settings = settings(&arguments.reading)?;
            let log_format = arguments.log.log_format.as_ref();
            let format = format(arguments.output)?;
            let detail = arguments.output.detail();
            run_decode(&arguments.candidates, format, &settings, log_format, detail)
        }
        Some(Command::Scan(arguments)) => run_scan(&arguments),
        Some(Command::Encode(arguments)) => {
            let module = module_options(arguments.writing.config.as_deref())?;
            let keys = keys(arguments.writing.keys.files())?;
            run_encode(&arguments.writing.settings(module, keys))
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
            if io::stdin().is_terminal() && streams::is_terminal() {
                let given = cli.given.unwrap_or_default();
                let preferences = preferences(&cli.inspector)?;
                terminal::run(
                    &given.to_string_lossy(),
                    settings,
                    &preferences,
                    cli.reading.now,
                )?;
                Ok(true)
            } else {
                let given = cli.given.as_slice();
                run_decode(given, default_format(), &settings, None, Detail::default())
            }
        }
    }
}

/// The settings of the command line, of the configuration and of the files with keys.
fn settings(reading: &ReadingOptions) -> Result<Settings, Failure> {
    let module = module_options(reading.config.as_deref())?;
    let keys = keys(reading.keys.files())?;
    if reading.defang {
        defang::show_defanged();
    }
    Ok(reading.settings(module, keys))
}

/// The keys of files. What you should know of the files is said.
fn keys(files: KeyFiles<'_>) -> Result<Keys, Failure> {
    let keys = Keys::load(files)?;
    files.warnings().iter().for_each(streams::say);
    Ok(keys)
}

/// What the user prefers: the preferences of a file, and the options of the command line.
fn preferences(options: &InspectorOptions) -> Result<Preferences, Failure> {
    let preferences = Preferences::load(options.preferences.as_deref())?;
    Ok(Preferences {
        mouse: preferences.mouse || options.mouse,
        ..preferences
    })
}

fn print(what: &impl Display) -> Result<bool, Failure> {
    let mut output = StandardOutput::new(Escapes::Tokens)?;
    write!(output, "{what}")?;
    output.flush()?;
    Ok(true)
}

/// The options of the module in the configuration.
fn module_options(config: Option<&Path>) -> Result<Options, Failure> {
    let Some(path) = config else {
        return Ok(Options::default());
    };
    let loaded = configuration::load(path)?;
    loaded.warnings.iter().for_each(streams::say);
    Ok(loaded.options)
}

fn run_decode(
    candidates: &[OsString],
    format: Format,
    settings: &Settings,
    log_format: Option<&LogFormat>,
    detail: Detail,
) -> Result<bool, Failure> {
    let output = io::BufWriter::new(StandardOutput::new(escapes(format))?);
    let input = streams::standard_input();
    let mut remarks = Remarks::new(detail);
    let remark = |remark: Remark| remarks.take(remark).iter().for_each(streams::say);
    let read = decode::run(
        candidates, format, settings, log_format, input, output, remark,
    );
    remarks.totals().for_each(|total| streams::say(&total));
    Ok(read?)
}

fn run_scan(arguments: &cli::Scan) -> Result<bool, Failure> {
    let settings = settings(&arguments.reading)?;
    let format = format(arguments.output)?;
    let one = NonZeroUsize::MIN;
    let cores = || thread::available_parallelism().unwrap_or(one);
    let scan = scan::Scan {
        files: &arguments.files,
        recursive: arguments.recursive,
        unique: arguments.unique,
        threads: arguments.threads.unwrap_or_else(cores),
        format,
        log_format: arguments.log.log_format.as_ref(),
        settings: &settings,
        shows_progress: !arguments.output.quiet
            && !streams::is_terminal()
            && streams::is_shown_to_people(),
    };
    let output = StandardOutput::new(escapes(format))?;
    let mut remarks = Remarks::new(arguments.output.detail());
    let remark = |remark: Remark| remarks.take(remark).iter().for_each(streams::say);
    let searched = scan::run(&scan, streams::standard_input(), output, remark);
    remarks.totals().for_each(|total| streams::say(&total));
    let result = searched?;
    if result.all_read {
        Ok(result.all_whole)
    } else {
        Err(Failure::Unread)
    }
}

/// The format that the options ask for.
fn format(options: OutputOptions) -> Result<Format, Failure> {
    match options.format {
        Some(Format::Tsv) if options.spreadsheet => Ok(Format::Spreadsheet),
        Some(_) if options.spreadsheet => {
            let message = "the argument '--spreadsheet' can only be used with '--format tsv'";
            let error = Cli::command().error(ErrorKind::ArgumentConflict, message);
            Err(Failure::Misuse(misuse::message(error)))
        }
        Some(Format::Text) => Ok(text_format()),
        format => Ok(format.unwrap_or_else(default_format)),
    }
}

fn default_format() -> Format {
    if streams::is_terminal() {
        text_format()
    } else {
        Format::Ndjson
    }
}

/// Text as it fits standard output.
fn text_format() -> Format {
    if !streams::is_terminal() {
        return Format::Text;
    }
    let columns = streams::columns().unwrap_or(80);
    Format::TextOn(Paper::terminal(columns, environment::has_styles()))
}

const fn escapes(format: Format) -> Escapes {
    match format {
        Format::Ndjson | Format::Json | Format::Event => Escapes::Json,
        Format::TextOn(_) => Escapes::AllButStyles,
        Format::Text | Format::Tsv | Format::Spreadsheet | Format::Markdown => Escapes::Tokens,
    }
}

fn run_encode(settings: &WriteSettings) -> Result<bool, Failure> {
    let output = io::BufWriter::new(StandardOutput::new(Escapes::Tokens)?);
    let input = streams::standard_input();
    let warn = |sentence: &str| streams::say(&sentence);
    Ok(encode::run(settings, input, output, warn)?)
}

/// Why a run stopped early.
enum Failure {
    /// The command line is not understood: a text that says why, of several lines.
    Misuse(String),
    File(FileError),
    Stream(io::Error),
    /// Some of several files could not be read. Each was named when it was its turn.
    Unread,
}

impl Failure {
    const fn exit_code(&self) -> u8 {
        match self {
            Self::Misuse(_) | Self::File(FileError::Wrong { .. }) => 2,
            _ => 3,
        }
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misuse(message) => f.write_str(message),
            Self::File(error) => error.fmt(f),
            Self::Stream(error) => error.fmt(f),
            Self::Unread => f.write_str("not everything could be read, as said above"),
        }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}
