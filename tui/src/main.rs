//! Arguments to mode to exit code; nothing else.

#![deny(unsafe_code)]

use std::ffi::OsString;
use std::fmt::{self, Display, Formatter};
use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use clap::{CommandFactory as _, Parser as _};
use tracklens::commands::bug_report::BugReport;
use tracklens::commands::cli::{Cli, Command, InspectorOptions};
use tracklens::commands::completions::completions;
use tracklens::commands::decode::Decode;
use tracklens::commands::hints::Misunderstood;
use tracklens::commands::man_page::man_page;
use tracklens::commands::options::ReadingOptions;
use tracklens::commands::remarks::{Detail, Remark, Remarks};
use tracklens::commands::{cli, decode, encode, formats, hints, misuse, scan};
use tracklens::environment;
use tracklens::preferences::Preferences;
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
        // A misprinted command is taken for a link, and what follows it is not understood.
        let word = std::env::args_os().nth(1).unwrap_or_default();
        if let Some(Misunderstood::Command(hint)) = hints::of_word(&word.to_string_lossy()) {
            return Err(Failure::Unusable(hint));
        }
        return Err(error.into());
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
            let format = formats::chosen(arguments.output)?;
            let detail = arguments.output.detail();
            let words = arguments.candidates.iter().map(|it| it.to_string_lossy());
            let hints = words.filter_map(|word| hints::of_candidate(&word));
            hints.for_each(|hint| streams::say(&hint));
            say_what_is_awaited(
                &arguments.candidates,
                arguments.output.quiet,
                "links, one a line",
            );
            let decode = Decode {
                candidates: &arguments.candidates,
                format,
                settings: &settings,
                log_format,
                detail,
                threads: threads(arguments.threads),
                shows_progress: shows_progress(arguments.output.quiet),
                size: streams::standard_input_len(),
            };
            Ok(run_decode(&decode)? || arguments.keep_going)
        }
        Some(Command::Scan(arguments)) => run_scan(&arguments),
        Some(Command::Encode(arguments)) => {
            let module = module_options(arguments.writing.config.as_deref())?;
            let keys = keys(arguments.writing.keys.files())?;
            say_what_is_awaited(&[], false, "objects of links, one a line");
            let settings = arguments.writing.settings(module, keys);
            run_encode(&settings, threads(arguments.threads))
        }
        Some(Command::Completions { shell }) => print(&completions(shell, &Cli::command())),
        Some(Command::Man) => print(&man_page(Cli::command())),
        None => {
            if cli.printing.print_keys {
                return print(&preferences(&cli.inspector)?.keymap);
            }
            if cli.printing.print_config {
                return print(&preferences(&cli.inspector)?);
            }
            if cli.printing.bug_report {
                let preferences = preferences(&cli.inspector);
                return print(&BugReport::new(preferences.as_ref()));
            }
            let settings = settings(&cli.reading)?;
            let word = cli.given.as_deref().unwrap_or_default();
            let misunderstood = hints::of_word(&word.to_string_lossy());
            if let Some(Misunderstood::Command(hint)) = misunderstood {
                return Err(Failure::Unusable(hint));
            }
            if io::stdin().is_terminal() && streams::is_terminal() {
                if let Some(Misunderstood::NoFile(hint)) = misunderstood {
                    return Err(io::Error::new(io::ErrorKind::NotFound, hint).into());
                }
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
                let decode = Decode {
                    candidates: cli.given.as_slice(),
                    detail: Detail::default(),
                    threads: threads(None),
                    ..Decode::lines(formats::default(), &settings)
                };
                run_decode(&decode)
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
fn preferences(options: &InspectorOptions) -> Result<Preferences, FileError> {
    let preferences = Preferences::load(options.preferences.as_deref())?;
    Ok(Preferences {
        mouse: preferences.mouse || options.mouse,
        background: options.background.unwrap_or(preferences.background),
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

fn run_decode(decode: &Decode<'_>) -> Result<bool, Failure> {
    let output = StandardOutput::new(formats::escapes(decode.format))?;
    let mut remarks = Remarks::new(decode.detail);
    let remark = |remark: Remark| remarks.take(remark).iter().for_each(streams::say);
    let read = decode::run(decode, streams::standard_input(), output, remark);
    remarks.totals().for_each(|total| streams::say(&total));
    Ok(read?)
}

/// As many threads as were asked for, or one for each core.
fn threads(asked: Option<NonZeroUsize>) -> NonZeroUsize {
    let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    asked.unwrap_or_else(cores)
}

/// Whether standard error shows how far a run is: not between the lines of the output.
fn shows_progress(is_quiet: bool) -> bool {
    !is_quiet && !streams::is_terminal() && streams::is_shown_to_people()
}

/// Says what is awaited from the terminal, if the arguments ask for standard input and it is one.
fn say_what_is_awaited(arguments: &[OsString], is_quiet: bool, what: &str) {
    let reads_input = arguments.is_empty() || arguments.iter().any(|it| it == "-");
    if reads_input && !is_quiet && io::stdin().is_terminal() {
        let end = "end with Ctrl-D on a line of its own";
        streams::say(&format!("waiting for {what}; {end}"));
    }
}

fn run_scan(arguments: &cli::Scan) -> Result<bool, Failure> {
    let settings = settings(&arguments.reading)?;
    let format = formats::chosen(arguments.output)?;
    let words = arguments.files.iter().map(|it| it.to_string_lossy());
    let hints = words.filter_map(|word| hints::of_file(&word));
    hints.for_each(|hint| streams::say(&hint));
    let is_quiet = arguments.output.quiet;
    say_what_is_awaited(&arguments.files, is_quiet, "text to search");
    let scan = scan::Scan {
        files: &arguments.files,
        recursive: arguments.recursive,
        unique: arguments.unique,
        threads: threads(arguments.threads),
        format,
        log_format: arguments.log.log_format.as_ref(),
        settings: &settings,
        shows_progress: shows_progress(is_quiet),
    };
    let output = StandardOutput::new(formats::escapes(format))?;
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

fn run_encode(settings: &WriteSettings, threads: NonZeroUsize) -> Result<bool, Failure> {
    let output = StandardOutput::new(Escapes::Tokens)?;
    let input = streams::standard_input();
    let warn = |sentence: &str| streams::say(&sentence);
    Ok(encode::run(settings, threads, input, output, warn)?)
}

/// Why a run stopped early.
enum Failure {
    /// The command line is not understood: a text that says why, of several lines.
    Misuse(String),
    /// The command line names what can't be used so: a sentence that says how.
    Unusable(String),
    File(FileError),
    Stream(io::Error),
    /// Some of several files could not be read. Each was named when it was its turn.
    Unread,
}

impl Failure {
    const fn exit_code(&self) -> u8 {
        match self {
            Self::Misuse(_) | Self::Unusable(_) | Self::File(FileError::Wrong { .. }) => 2,
            _ => 3,
        }
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misuse(message) | Self::Unusable(message) => f.write_str(message),
            Self::File(error) => error.fmt(f),
            Self::Stream(error) => error.fmt(f),
            Self::Unread => f.write_str("not everything could be read, as said above"),
        }
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Misuse(misuse::message(error))
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
