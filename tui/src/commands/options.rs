//! The options that commands share, and the settings that they ask for.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tracklens_codec::{LongMetadata, Options};

use crate::commands::remarks::Detail;
use crate::input::log::LogFormat;
use crate::report::Format;
use crate::settings::keys::{KeyFiles, Keys};
use crate::settings::{Settings, WriteSettings, parse_time};

/// The options for reading links.
#[derive(Clone, Debug, Args)]
pub struct ReadingOptions {
    /// A configuration file of Momentum: its `engagement_tracker` stanza has the module's options.
    ///
    /// Only `max_metadata_len`, the limit of the metadata, matters when links are read;
    /// `click_tracking_include_metadata` says how links are written. Included files are not read; standard
    /// error names them.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// The most bytes of metadata in a link. This overrides the configuration; the default is 1000.
    #[arg(long, value_name = "N")]
    pub max_metadata_len: Option<u32>,

    /// The time that counts as the present, to tell whether a link has expired and to date the events of
    /// `--format event`: Unix seconds or RFC 3339. The default is the current time.
    #[arg(long, value_name = "TIME", value_parser = parse_time, allow_negative_numbers = true)]
    pub now: Option<Timestamp>,

    /// Hide the recipient and the values of the metadata in all output.
    ///
    /// The link itself is masked before anything of it is shown: it keeps its length, its parts and its
    /// records, but it is no longer a link of the sender's. The keys of the metadata stay. What is hidden is
    /// also hidden where else it stands in the link, in whatever encoding; so is anything that looks like a mail
    /// address, and links within the link. Of a link that is damaged or unlike those that were seen, only what is
    /// known to be harmless is shown. A payload that can't be decrypted is hidden as a whole, and so is a text that
    /// is not a link.
    #[arg(long)]
    pub mask: bool,

    /// Write everything that could be clicked or looked up so that it can't be: `hxxps[:]//www[.]example[.]com`.
    ///
    /// That holds for the screen, for what is copied, and for every format: links, hosts, mail addresses and IP
    /// addresses, wherever they stand. JSON stays JSON. What is defanged is read again as it was: paste it, or give it
    /// to `decode`. The report for a ticket is always defanged.
    #[arg(long)]
    pub defang: bool,

    /// The operator's own keys.
    #[command(flatten)]
    pub keys: KeyOptions,
}

impl ReadingOptions {
    /// The settings that these options make of the module's options and the keys.
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
            zone: TimeZone::UTC,
            defang: self.defang,
        }
    }
}

/// The options for the output.
#[derive(Clone, Copy, Debug, Args)]
pub struct OutputOptions {
    /// The output format. The default is `text` on a terminal, and `ndjson` otherwise.
    #[arg(long, value_enum)]
    pub format: Option<Format>,

    /// With `--format tsv`, write an apostrophe before each cell that a spreadsheet could take for a formula.
    ///
    /// These are the cells that start with `=`, `+`, `-`, `@`, a quotation mark, a tab or a line ending, or with a
    /// full-width form of such a sign. Without the apostrophe, the sender of a link could have your spreadsheet compute
    /// or fetch something.
    #[arg(long, requires = "format")]
    pub spreadsheet: bool,

    /// With `--format event`, say of each link why it has no event, or what its event lacks. Otherwise standard error has
    /// one line for each cause, at the end.
    #[arg(short, long)]
    pub verbose: bool,

    /// Say nothing on standard error but errors: neither what `--format event` leaves out, nor how far a search is.
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
}

impl OutputOptions {
    /// How much is said of what a format leaves out.
    #[must_use]
    pub const fn detail(self) -> Detail {
        match (self.verbose, self.quiet) {
            (true, _) => Detail::Each,
            (false, true) => Detail::None,
            (false, false) => Detail::Totals,
        }
    }
}

/// The option for access logs.
#[derive(Clone, Debug, Args)]
pub struct LogOptions {
    /// The format of the lines of an access log: `common`, `combined`, `vhost_combined`, `nginx`, `haproxy`, `json`,
    /// `request`, or the format string of nginx or Apache, as in the server's configuration. The default is to
    /// recognize these formats line by line.
    #[arg(long, value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
}

/// The options for writing links.
#[derive(Clone, Debug, Args)]
pub struct WritingOptions {
    /// A configuration file of Momentum: its `engagement_tracker` stanza has the module's options.
    ///
    /// If `click_tracking_include_metadata` is off, clicks are written without metadata. `max_metadata_len`
    /// is the limit of the metadata. Neither option affects an object that has `records` or `payload_hex`:
    /// these are written as they are. Included files are not read; standard error names them.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// The most bytes of metadata in a link. This overrides the configuration; the default is 1000.
    ///
    /// Longer metadata is left out as a whole, and standard error says so.
    #[arg(long, value_name = "N")]
    pub max_metadata_len: Option<u32>,

    /// Write no link if its metadata is over the limit, instead of leaving the metadata out.
    #[arg(long)]
    pub refuse_long_metadata: bool,

    /// Cut the name of a link to 63 bytes, as the vendor does, instead of writing no link.
    #[arg(long)]
    pub cut_link_names: bool,

    /// The operator's own keys.
    #[command(flatten)]
    pub keys: KeyOptions,
}

impl WritingOptions {
    /// The settings that these options make of the module's options and the keys.
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

/// The files with the operator's own keys. A key is never an argument itself: others could see it.
#[derive(Clone, Debug, Args)]
pub struct KeyOptions {
    /// The key of signatures: the bytes of this file, without a line ending at the end; at least 16 bytes.
    ///
    /// Signatures are checked with it when links are read, and made with it when links are written. The
    /// scheme is our own, HMAC-SHA-256. The vendor's is unknown, and a signature of the vendor's is invalid
    /// with every key. An invalid signature does not change the exit code.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub signature_key_file: Option<PathBuf>,

    /// The key of encrypted payloads, AES in CBC mode with PKCS#7 padding: 32, 48 or 64 hexadecimal digits in
    /// this file. White space around them is ignored.
    ///
    /// When links are read, payloads are decrypted with it. When links are written, the content of an object
    /// that has `"encrypted": true` and no `payload_hex` is encrypted with it. That the vendor encrypts like
    /// this is inferred; its cipher and key are unknown. A key that does not fit does not change the exit
    /// code.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "cipher_iv_file")]
    pub cipher_key_file: Option<PathBuf>,

    /// The initialization vector that belongs to the cipher's key: 32 hexadecimal digits.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "cipher_key_file")]
    pub cipher_iv_file: Option<PathBuf>,
}

impl KeyOptions {
    /// The files that these options name.
    #[must_use]
    pub fn files(&self) -> KeyFiles<'_> {
        let vector = self.cipher_iv_file.as_deref();
        KeyFiles {
            signature: self.signature_key_file.as_deref(),
            cipher: self.cipher_key_file.as_deref().zip(vector),
        }
    }
}
