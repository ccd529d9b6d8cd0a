//! The command line.

use std::ffi::OsString;

use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;
use tracklens_codec::DEFAULT_MAX_METADATA_LEN;

use crate::report::Format;
use crate::settings::{Settings, parse_time};

/// Shows what a tracked link of Momentum carries.
///
/// With a terminal on both sides this is the inspector: paste a link, anywhere, at any time.
/// Otherwise it behaves as `tracklens decode`.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do instead of inspecting.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The link to inspect.
    pub url: Option<OsString>,

    /// What a reading goes by.
    #[command(flatten)]
    pub reading: ReadingOptions,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what links carry, one candidate a line.
    #[command(after_help = EXIT_CODES)]
    Decode(Decode),
}

/// The arguments of `decode`.
#[derive(Debug, Args)]
pub struct Decode {
    /// Links; `-` stands for standard input, and so does none at all.
    #[arg(value_name = "URL")]
    pub candidates: Vec<OsString>,

    /// How to write what links say: `text` on a terminal, `ndjson` elsewhere.
    #[arg(long, value_enum)]
    pub format: Option<Format>,

    /// What a reading goes by.
    #[command(flatten)]
    pub reading: ReadingOptions,
}

/// What a reading goes by.
#[derive(Clone, Copy, Debug, Args)]
pub struct ReadingOptions {
    /// The module's option: the most bytes of metadata in a link.
    #[arg(long, value_name = "N", default_value_t = DEFAULT_MAX_METADATA_LEN)]
    pub max_metadata_len: u32,

    /// The time to hold an expiry against: Unix seconds or RFC 3339; this moment if not given.
    #[arg(long, value_name = "TIME", value_parser = parse_time, allow_negative_numbers = true)]
    pub now: Option<Timestamp>,
}

impl ReadingOptions {
    /// The settings that these options ask for.
    #[must_use]
    pub fn settings(self) -> Settings {
        Settings {
            max_metadata_len: self.max_metadata_len,
            now: self.now.unwrap_or_else(Timestamp::now),
        }
    }
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all that was read are links, read to the end
  1  at least one candidate was none, or had a fault; all others were still written
  2  the command line is wrong; nothing was read
  3  reading or writing failed; a closed pipe is no failure";
