//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};
use jiff::Timestamp;
use tracklens_codec::{LongMetadata, Options};

use crate::commands::completions::Shell;
use crate::report::Format;
use crate::settings::keys::Keys;
use crate::settings::{Settings, WriteSettings, parse_time};

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

    /// What the inspector goes by besides.
    #[command(flatten)]
    pub inspector: InspectorOptions,
}

/// What the inspector goes by besides.
#[derive(Clone, Debug, Args)]
pub struct InspectorOptions {
    /// A TOML file with the preferences of the inspector: keys, colours and mouse; without it,
    /// `tracklens/preferences.toml` where this system keeps the configuration of programs, if it is there.
    ///
    /// `--print-config` prints one with every preference in it.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub preferences: Option<PathBuf>,

    /// Listen to the mouse: a click selects, the wheel scrolls. Text is then marked with Shift held.
    #[arg(long)]
    pub mouse: bool,

    /// Print the keys of the inspector, and end.
    #[arg(long)]
    pub print_keys: bool,

    /// Print the preferences that hold, as a file of them, and end.
    #[arg(long, conflicts_with = "print_keys")]
    pub print_config: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what links carry, one candidate a line.
    #[command(after_help = EXIT_CODES)]
    Decode(Decode),
    /// Write links from JSON objects, one a line.
    ///
    /// An object is one that `decode` writes, or the value of its `link` alone. Each line of the
    /// input gets a line of the output: the link, or nothing where there is none to write, and then
    /// standard error says why.
    #[command(after_help = ENCODE_EXIT_CODES)]
    Encode(Encode),
    /// Print what a shell needs to complete this command line.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page, in roff: what `--help` says of every command.
    Man,
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

/// The arguments of `encode`.
#[derive(Debug, Args)]
pub struct Encode {
    /// `-` stands for standard input, and so does nothing at all.
    #[arg(value_name = "-", value_parser = ["-"], hide_possible_values = true)]
    pub input: Option<String>,

    /// What a writing goes by.
    #[command(flatten)]
    pub writing: WritingOptions,
}

/// What a writing goes by.
#[derive(Clone, Debug, Args)]
pub struct WritingOptions {
    /// A configuration file of Momentum: its `engagement_tracker` stanza gives the module's options.
    ///
    /// With `click_tracking_include_metadata` off, clicks are written without metadata.
    /// `max_metadata_len` is the limit of the metadata. Neither touches an object that has `records`
    /// or `payload_hex`: these are written as they are. Included files are named on standard error,
    /// and not read.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// The most bytes of metadata in a link: the module's option. It overrides the configuration's;
    /// 1000 if neither is given.
    ///
    /// Longer metadata is left out as a whole, and standard error says so.
    #[arg(long, value_name = "N")]
    pub max_metadata_len: Option<u32>,

    /// Write no link whose metadata is over the limit, instead of leaving the metadata out.
    #[arg(long)]
    pub refuse_long_metadata: bool,

    /// Cut the name of a link to 63 bytes, as the vendor does, instead of refusing a longer one.
    #[arg(long)]
    pub cut_link_names: bool,

    /// The operator's own keys.
    #[command(flatten)]
    pub keys: KeyOptions,
}

impl WritingOptions {
    /// The settings that these options ask for, given those of the module and the keys.
    ///
    /// ```
    /// use clap::Parser as _;
    /// use tracklens::commands::cli::{Cli, Command};
    /// use tracklens::settings::keys::Keys;
    /// use tracklens_codec::Options;
    ///
    /// let module = Options::default().with_max_metadata_len(200);
    /// let cli = Cli::parse_from(["tracklens", "encode", "--max-metadata-len", "100"]);
    /// let Some(Command::Encode(encode)) = cli.command else { panic!() };
    /// let settings = encode.writing.settings(module, Keys::NONE);
    /// assert_eq!(settings.module.max_metadata_len(), 100);
    /// ```
    #[must_use]
    pub fn settings(&self, module: Options, keys: Keys) -> WriteSettings {
        WriteSettings {
            module: match self.max_metadata_len {
                Some(max) => module.with_max_metadata_len(max),
                None => module,
            },
            long_metadata: if self.refuse_long_metadata {
                LongMetadata::Refused
            } else {
                LongMetadata::LeftOut
            },
            cut_link_names: self.cut_link_names,
            keys,
        }
    }
}

/// What a reading goes by.
#[derive(Clone, Debug, Args)]
pub struct ReadingOptions {
    /// A configuration file of Momentum: its `engagement_tracker` stanza gives the module's options.
    ///
    /// Of these, `max_metadata_len` is the limit that metadata is held against.
    /// `click_tracking_include_metadata` says how links are written, and never changes how one is
    /// read. Included files are named on standard error, and not read.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// The most bytes of metadata in a link: the module's option. It overrides the configuration's;
    /// 1000 if neither is given.
    #[arg(long, value_name = "N")]
    pub max_metadata_len: Option<u32>,

    /// The time to hold an expiry against, and of the events of `--format event`: Unix seconds or
    /// RFC 3339; this moment if not given.
    #[arg(long, value_name = "TIME", value_parser = parse_time, allow_negative_numbers = true)]
    pub now: Option<Timestamp>,

    /// Hide the recipient and the values of the metadata, in everything that is written.
    ///
    /// The link itself is masked, before anything is told of it: it stays as long as it is, with the
    /// same parts and records, and is no link of the sender's any more. The keys of the metadata stay.
    /// Its values are not looked for elsewhere, as in the target; the recipient's address is. A payload
    /// that can't be decrypted is hidden whole, and so is what is no link.
    #[arg(long)]
    pub mask: bool,

    /// The operator's own keys.
    #[command(flatten)]
    pub keys: KeyOptions,
}

impl ReadingOptions {
    /// The settings that these options ask for, given those of the module and the keys.
    ///
    /// ```
    /// use clap::Parser as _;
    /// use tracklens::commands::cli::Cli;
    /// use tracklens::settings::keys::Keys;
    /// use tracklens_codec::{LongMetadata, Options};
    ///
    /// let module = Options::default().with_max_metadata_len(200);
    /// let cli = Cli::parse_from(["tracklens"]);
    /// assert_eq!(cli.reading.settings(module, Keys::NONE).module.max_metadata_len(), 200);
    /// let cli = Cli::parse_from(["tracklens", "--max-metadata-len", "100"]);
    /// assert_eq!(cli.reading.settings(module, Keys::NONE).module.max_metadata_len(), 100);
    /// ```
    #[must_use]
    pub fn settings(&self, module: Options, keys: Keys) -> Settings {
        Settings {
            module: match self.max_metadata_len {
                Some(max) => module.with_max_metadata_len(max),
                None => module,
            },
            now: self.now.unwrap_or_else(Timestamp::now),
            keys,
            mask: self.mask,
        }
    }
}

/// The files with the operator's own keys. A key itself is never an argument: others could see it.
#[derive(Clone, Debug, Args)]
pub struct KeyOptions {
    /// The key of signatures, which are checked with it when links are read, and made when links are
    /// written: the bytes of this file, less one line ending at their end; 16 bytes at least.
    ///
    /// The scheme is our own, HMAC-SHA-256; the vendor's is unknown, and a signature of the vendor's
    /// is invalid under every key. A signature that is invalid changes no exit code.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub signature_key_file: Option<PathBuf>,

    /// The key of encrypted payloads, AES in CBC with PKCS#7: 32, 48 or 64 hexadecimal digits in this
    /// file; white space around them does not count.
    ///
    /// Reading decrypts with it. Writing encrypts with it the content of an object that has
    /// `"encrypted": true` and no `payload_hex`. That the vendor encrypts so is inferred; its cipher
    /// and key are unknown. A key that does not fit changes no exit code.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "cipher_iv_file")]
    pub cipher_key_file: Option<PathBuf>,

    /// The initialisation vector that belongs to the cipher's key: 32 hexadecimal digits.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "cipher_key_file")]
    pub cipher_iv_file: Option<PathBuf>,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all that was read are links, read to the end
  1  at least one candidate was none, or had a fault; all others were still written
  2  the command line or the configuration is wrong; nothing was read
  3  reading or writing failed; a closed pipe is no failure";

const ENCODE_EXIT_CODES: &str = "\
Exit codes:
  0  every line was an object of a link, and was written
  1  at least one was none, or of a damaged link; all others were still written
  2  the command line or the configuration is wrong; nothing was read
  3  reading or writing failed; a closed pipe is no failure";
