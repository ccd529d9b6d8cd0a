//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};

use crate::commands::completions::Shell;
use crate::commands::options::{LogOptions, OutputOptions, ReadingOptions, WritingOptions};
use crate::commands::sections;
use crate::preferences::BackgroundChoice;

/// Shows what a tracked link of Momentum carries.
///
/// In a terminal this is the inspector: paste a link or a whole mail, or drop a file on it, anywhere, at any
/// time. If standard input or standard
/// output is not a terminal, it behaves like `tracklens decode`.
#[derive(Debug, Parser)]
#[command(version, bin_name = env!("CARGO_PKG_NAME"), args_conflicts_with_subcommands = true)]
#[command(after_help = sections::of("tracklens").short(), after_long_help = sections::of("tracklens").long())]
pub struct Cli {
    /// What to do instead of inspecting.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The link to inspect, or a file to search for links: a mail, an mbox, a log, or any other text.
    #[arg(value_name = "URL | FILE", value_hint = ValueHint::AnyPath)]
    pub given: Option<OsString>,

    /// The options for reading links.
    #[command(flatten)]
    pub reading: ReadingOptions,

    /// The options for the inspector.
    #[command(flatten)]
    pub inspector: InspectorOptions,

    /// The options for printing something instead.
    #[command(flatten)]
    pub printing: PrintingOptions,
}

/// The options for the inspector.
#[derive(Clone, Debug, Args)]
pub struct InspectorOptions {
    /// A TOML file with the preferences of the inspector: keys, colors, theme and mouse. The default is
    /// `tracklens/preferences.toml` in the folder where your system keeps configuration files, if it exists.
    ///
    /// `--print-config` prints a file with every preference.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub preferences: Option<PathBuf>,

    /// Listen to the mouse: a click selects, the wheel scrolls. To mark text, hold Shift.
    #[arg(long)]
    pub mouse: bool,

    /// What the colors are on. `auto`, which is the default, asks the terminal; one that does not answer gets few
    /// colors, which can be read on both.
    #[arg(long, value_name = "BACKGROUND", value_enum)]
    pub background: Option<BackgroundChoice>,
}

/// What is printed instead of inspecting.
#[derive(Clone, Copy, Debug, Args)]
pub struct PrintingOptions {
    /// Print the keys of the inspector, and exit.
    #[arg(long)]
    pub print_keys: bool,

    /// Print the preferences in effect as a file, and exit.
    #[arg(long, conflicts_with = "print_keys")]
    pub print_config: bool,

    /// Print what a report of a bug should say of the program and your terminal, and exit. It has no names, no paths
    /// and no links.
    #[arg(long, conflicts_with_all = ["print_keys", "print_config"])]
    pub bug_report: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show what links carry, one candidate a line.
    #[command(after_help = sections::of("decode").short(), after_long_help = sections::of("decode").long())]
    Decode(Decode),
    /// Find every tracked link in files, folders or standard input: mails, HTML, access logs, any text.
    ///
    /// A link is found in whatever it is written or wrapped: quoted-printable and base64, HTML, Markdown and JSON,
    /// quoted and broken lines, the wrappers of mail gateways. gzip and zstd are unpacked; of mails and mboxes, all parts
    /// are searched. The headers of a mail that belong to its links are given as well.
    ///
    /// Each link is given with where it stands (`source`), with what was undone to get at it (`undone`), and as `decode`
    /// gives it. Nothing is opened or looked up.
    #[command(after_help = sections::of("scan").short(), after_long_help = sections::of("scan").long())]
    Scan(Scan),
    /// Write links from JSON objects, one a line.
    ///
    /// Each object is one that `decode` writes, or only the value of its `link`. For each line of the input
    /// there is a line of output: the link, or an empty line if there is none to write; standard error then
    /// says why.
    #[command(after_help = sections::of("encode").short(), after_long_help = sections::of("encode").long())]
    Encode(Encode),
    /// Print a script that completes this command line in a shell.
    #[command(after_long_help = sections::of("completions").long())]
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page, in roff: what `--help` says about every command.
    #[command(after_long_help = sections::of("man").long())]
    Man,
}

/// The arguments of `decode`.
#[derive(Debug, Args)]
pub struct Decode {
    /// Links to read. `-` means standard input, which is also the default.
    #[arg(value_name = "URL")]
    pub candidates: Vec<OsString>,

    /// The options for the output.
    #[command(flatten)]
    pub output: OutputOptions,

    /// How many threads decode. The default is one for each core. The order of the lines is kept.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,

    /// Exit with 0 even if a candidate was not a link, or had a fault: for pipelines in which that stops everything.
    #[arg(long)]
    pub keep_going: bool,

    /// The option for access logs.
    #[command(flatten)]
    pub log: LogOptions,

    /// The options for reading links.
    #[command(flatten)]
    pub reading: ReadingOptions,
}

/// The arguments of `scan`.
#[derive(Debug, Args)]
pub struct Scan {
    /// Files to search. `-` means standard input, which is also the default.
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub files: Vec<OsString>,

    /// Search folders, with all folders in them. Symbolic links in them are not followed; what was skipped is said.
    #[arg(short, long)]
    pub recursive: bool,

    /// Write each link only once, where it stands first.
    #[arg(long)]
    pub unique: bool,

    /// The options for the output.
    #[command(flatten)]
    pub output: OutputOptions,

    /// How many threads search. The default is one for each core.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,

    /// The option for access logs.
    #[command(flatten)]
    pub log: LogOptions,

    /// The options for reading links.
    #[command(flatten)]
    pub reading: ReadingOptions,
}

/// The arguments of `encode`.
#[derive(Debug, Args)]
pub struct Encode {
    /// `-` means standard input, which is also the default.
    #[arg(value_name = "-", value_parser = ["-"], hide_possible_values = true)]
    pub input: Option<String>,

    /// How many threads encode. The default is one for each core. The order of the lines is kept.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,

    /// The options for writing links.
    #[command(flatten)]
    pub writing: WritingOptions,
}
