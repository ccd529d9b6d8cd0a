//! What stands after the options, in the help of each command and in the manual page: examples, environment, files,
//! exit status.

use crate::environment::{self, Variable};

/// A command line that works, and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The command line, for a shell.
    pub line: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

/// The sections of a command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    /// Command lines that work.
    pub examples: &'static [Example],
    /// The variables that matter.
    pub environment: &'static [Variable],
    /// The files that matter, each with what it is.
    pub files: &'static [(&'static str, &'static str)],
    /// The exit codes, each with its meaning.
    pub exit_status: &'static [(&'static str, &'static str)],
}

/// The program, and all of its commands that have sections, by their names.
pub const ALL: [(&str, Sections); 6] = [
    ("tracklens", PROGRAM),
    ("decode", DECODE),
    ("scan", SCAN),
    ("encode", ENCODE),
    ("completions", COMPLETIONS),
    ("man", MAN),
];

const PROGRAM: Sections = Sections {
    examples: &[
        example(
            "tracklens",
            "Starts the inspector empty, ready for a paste.",
        ),
        example("tracklens mail.eml", "Shows the links of a mail."),
        example(
            "tracklens 'https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~'",
            "Shows a link.",
        ),
        example(
            "tracklens --mask --defang mail.eml",
            "The same for a screen that others see: nothing personal, and nothing to click.",
        ),
        example(
            "tracklens --print-config >preferences.toml",
            "Writes the preferences in effect to a file, to change them there.",
        ),
    ],
    environment: environment::VARIABLES,
    files: &[
        (
            "~/.config/tracklens/preferences.toml",
            "Keys, colors and mouse of the inspector, if you want others: see `--preferences`.",
        ),
        CONFIGURATION,
        KEYS,
    ],
    exit_status: LINKS_READ,
};

const DECODE: Sections = Sections {
    examples: &[
        example(
            "tracklens decode <links.txt >links.ndjson",
            "An object for each line.",
        ),
        example(
            "tracklens decode --format text <links.txt",
            "What links say, for people.",
        ),
        example(
            "tracklens decode --format tsv --spreadsheet <links.txt >links.tsv",
            "A table that a spreadsheet opens, in which nothing is a formula.",
        ),
        example(
            "tracklens decode --format event <access.log >events.ndjson",
            "The events that the requests in a log stand for.",
        ),
        example(
            "tracklens decode --mask --format markdown <links.txt >ticket.md",
            "A report for a ticket, with nothing personal in it. It is always defanged.",
        ),
    ],
    environment: environment::OF_OUTPUT,
    files: &[CONFIGURATION, KEYS],
    exit_status: LINKS_READ,
};

const SCAN: Sections = Sections {
    examples: &[
        example("tracklens scan mail.eml", "Every tracked link of a mail."),
        example(
            "tracklens scan --unique archive.mbox >links.ndjson",
            "Every link of an archive once.",
        ),
        example(
            "tracklens scan -r --format tsv Maildir/",
            "A table of the links in all files of a folder.",
        ),
        example(
            "zcat access.log.*.gz | tracklens scan --format event",
            "The events that the requests in packed logs stand for.",
        ),
    ],
    environment: environment::OF_OUTPUT,
    files: &[CONFIGURATION, KEYS],
    exit_status: &[
        (
            "0",
            "every link that was found could be read to its end, or none was found",
        ),
        (
            "1",
            "at least one link had a fault; all others were still written",
        ),
        MISUSE,
        (
            "3",
            "reading or writing failed; what could be read was still searched; a closed pipe is not a failure",
        ),
    ],
};

const ENCODE: Sections = Sections {
    examples: &[
        example(
            "tracklens decode <links.txt | tracklens encode",
            "The same links again.",
        ),
        example(
            "tracklens encode --max-metadata-len 200 <objects.ndjson >links.txt",
            "Links as a sender with this limit writes them.",
        ),
    ],
    environment: environment::OF_OUTPUT,
    files: &[CONFIGURATION, KEYS],
    exit_status: &[
        (
            "0",
            "every line was the object of a link, which was written",
        ),
        (
            "1",
            "at least one line was not, or its link was damaged; all others were still written",
        ),
        MISUSE,
        FAILURE,
    ],
};

const COMPLETIONS: Sections = Sections {
    examples: &[example(
        "tracklens completions bash >tracklens.bash",
        "The script for bash.",
    )],
    environment: &[],
    files: &[],
    exit_status: &[],
};

const MAN: Sections = Sections {
    examples: &[example(
        "tracklens man >tracklens.1",
        "The manual page, for `man ./tracklens.1`.",
    )],
    environment: &[],
    files: &[],
    exit_status: &[],
};

const CONFIGURATION: (&str, &str) = (
    "msg_gen.conf",
    "The configuration of Momentum, or another file with its `engagement_tracker` stanza: see `--config`.",
);

const KEYS: (&str, &str) = (
    "files of keys",
    "Regular files of at most 4096 bytes that only you can read: see `--signature-key-file`, `--cipher-key-file`.",
);

const LINKS_READ: &[(&str, &str)] = &[
    (
        "0",
        "every candidate was a link and could be read to its end",
    ),
    (
        "1",
        "at least one candidate was not a link, or had a fault; all others were still written",
    ),
    MISUSE,
    FAILURE,
];

const MISUSE: (&str, &str) = (
    "2",
    "the command line or the configuration is wrong; nothing was read",
);

const FAILURE: (&str, &str) = (
    "3",
    "reading or writing failed; a closed pipe is not a failure",
);

const fn example(line: &'static str, meaning: &'static str) -> Example {
    Example { line, meaning }
}

/// The sections of a command; none of a command that has none.
#[must_use]
pub fn of(command: &str) -> Sections {
    let row = ALL.iter().find(|(name, _)| *name == command);
    row.map_or_else(Sections::default, |(_, sections)| *sections)
}

impl Sections {
    /// The sections after a short help.
    #[must_use]
    pub fn short(&self) -> String {
        self.exit_status_text() + "\n\n`--help` has examples, and says more."
    }

    /// The sections after a long help.
    #[must_use]
    pub fn long(&self) -> String {
        let examples = self.examples.iter().map(|it| (it.line, it.meaning));
        let environment = self.environment.iter().map(|it| (it.name, it.meaning));
        let sections = [
            below("Examples:", examples),
            below("Environment:", environment),
            below("Files:", self.files.iter().copied()),
            self.exit_status_text(),
        ];
        let sections: Vec<_> = sections.into_iter().filter(|it| !it.is_empty()).collect();
        sections.join("\n\n")
    }

    fn exit_status_text(&self) -> String {
        let mut text = String::new();
        for (code, meaning) in self.exit_status {
            let heading = if text.is_empty() { "Exit status:" } else { "" };
            text = format!("{text}{heading}\n  {code}  {meaning}");
        }
        text
    }
}

/// A section of names, each with its meaning below it; nothing if there are none.
fn below<'s>(heading: &str, rows: impl Iterator<Item = (&'s str, &'s str)>) -> String {
    let mut text = String::new();
    for (name, meaning) in rows {
        let heading = if text.is_empty() { heading } else { "" };
        text = format!("{text}{heading}\n  {name}\n          {meaning}");
    }
    text
}
