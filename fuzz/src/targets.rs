//! The fuzz targets: which law each of them checks, and what it starts from.

use crate::laws::{
    base64url, configuration, decoding, drafting, editing, encrypting, everything, inspector,
    masking, messages, output, records, reordering, rewriting, same_reading, shown, signing,
    spelling, strict, truncation,
};
use crate::seeds::{
    Seed, configurations, line_lists, links, recipients, record_lists, senders, sessions, symbols,
    texts, with_control,
};

/// A fuzz target: a group of laws, as one function from bytes.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, which its file in `fuzz_targets/` has too, and its folders in `seeds/` and
    /// `regressions/`.
    pub name: &'static str,
    /// What it asserts, in one sentence.
    pub asserts: &'static str,
    /// Panics where a law is broken.
    pub law: fn(&[u8]),
    /// What fuzzing starts from.
    pub seeds: fn() -> Vec<Seed>,
    /// What the bytes are.
    pub input: Input,
    /// The bytes in front of that which say what is done to it.
    pub control: usize,
}

/// What the bytes are that a target takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The text of a link.
    Link,
    /// A record list.
    Records,
    /// The text of a configuration.
    Configuration,
    /// Symbols of base64url.
    Symbols,
    /// What `arbitrary` draws a sender from.
    Sender,
    /// Any text, or bytes that are none.
    Text,
    /// Lines, in some of which links stand.
    Lines,
    /// What happens at the inspector, as `arbitrary` reads it.
    Session,
}

impl Input {
    /// The file of `dict/` with the pieces that such an input is made of.
    #[must_use]
    pub const fn dictionary(self) -> Option<&'static str> {
        match self {
            Self::Link | Self::Text | Self::Lines => Some("link.dict"),
            Self::Records => Some("payload.dict"),
            Self::Configuration => Some("configuration.dict"),
            Self::Symbols | Self::Sender | Self::Session => None,
        }
    }

    /// How long the inputs of a campaign are at most, in bytes: more than a link, a value or a
    /// payload may have.
    #[must_use]
    pub const fn max_len(self) -> usize {
        match self {
            Self::Link | Self::Sender => 5000,
            Self::Lines => 6000,
            Self::Records | Self::Configuration => 2000,
            Self::Text => 1000,
            Self::Symbols => 500,
            Self::Session => 400,
        }
    }
}

/// Every fuzz target.
pub const TARGETS: &[Target] = &[
    Target {
        name: "decoding",
        asserts: "reading is deterministic, allocates nothing, keeps to its buffer, and places its faults",
        law: decoding::decoding,
        seeds: links::links,
        input: Input::Link,
        control: 0,
    },
    Target {
        name: "strict",
        asserts: "strict reading takes exactly the links that are written again byte for byte",
        law: strict::strict,
        seeds: links::links,
        input: Input::Link,
        control: 0,
    },
    Target {
        name: "rewriting",
        asserts: "what is written of a link says the same, and is written alike from then on",
        law: rewriting::rewriting,
        seeds: links::links,
        input: Input::Link,
        control: 0,
    },
    Target {
        name: "differential",
        asserts: "the codec reads a link as the slow decoder does: value, fault, place",
        law: same_reading::links_are_read_alike,
        seeds: links::links,
        input: Input::Link,
        control: 0,
    },
    Target {
        name: "records",
        asserts: "records tile the payload, faults stand at their records, getters give the first",
        law: records::records,
        seeds: record_lists::record_lists,
        input: Input::Records,
        control: 0,
    },
    Target {
        name: "differential_records",
        asserts: "the codec reads a record list as the slow decoder does: value, fault, place",
        law: same_reading::record_lists_are_read_alike,
        seeds: record_lists::record_lists,
        input: Input::Records,
        control: 0,
    },
    Target {
        name: "truncation",
        asserts: "a link that is cut anywhere says what the whole link says there",
        law: truncation::links,
        seeds: links::well_spelled,
        input: Input::Link,
        control: 0,
    },
    Target {
        name: "truncation_records",
        asserts: "a record list that is cut anywhere, or claims another length, is read up to there",
        law: truncation::record_lists,
        seeds: record_lists::record_lists,
        input: Input::Records,
        control: 0,
    },
    Target {
        name: "reordering",
        asserts: "records in another order, with one added or repeated, say the same",
        law: reordering::reordering,
        seeds: record_lists::record_lists,
        input: Input::Records,
        control: 0,
    },
    Target {
        name: "spelling",
        asserts: "a link that is percent-encoded or padded otherwise says the same",
        law: spelling::spelling,
        seeds: || {
            with_control(
                links::well_spelled(),
                &[[0xff; 8], [0x55, 0, 0xaa, 3, 0, 0, 0x10, 0x80]],
            )
        },
        input: Input::Link,
        control: 8,
    },
    Target {
        name: "drafting",
        asserts: "a link says what its sender said, is as long as was known, and needs all its room",
        law: drafting::drafting,
        seeds: senders::senders,
        input: Input::Sender,
        control: 0,
    },
    Target {
        name: "editing",
        asserts: "what is edited of a link changes, and nothing else does",
        law: editing::editing,
        seeds: || with_control(links::well_spelled(), &[[6], [63]]),
        input: Input::Link,
        control: 1,
    },
    Target {
        name: "signing",
        asserts: "what was signed is valid under its key alone, and with any bit changed is not",
        law: signing::signing,
        seeds: || with_control(links::well_spelled(), &[[1, 0x25, 0x01]]),
        input: Input::Link,
        control: 3,
    },
    Target {
        name: "encrypting",
        asserts: "what was encrypted is decrypted, and damage leaves the records before it",
        law: encrypting::encrypting,
        seeds: || with_control(record_lists::record_lists(), &[[0], [1], [2]]),
        input: Input::Records,
        control: 1,
    },
    Target {
        name: "configuration",
        asserts: "options that are written back are read alike, and errors are placed in the text",
        law: configuration::configuration,
        seeds: configurations::configurations,
        input: Input::Configuration,
        control: 0,
    },
    Target {
        name: "base64url",
        asserts: "base64url is read and written as another crate reads and writes it",
        law: base64url::base64url,
        seeds: symbols::symbols,
        input: Input::Symbols,
        control: 0,
    },
    Target {
        name: "messages",
        asserts: "what is formatted stops where its writer does, and says nothing of a key",
        law: messages::messages,
        seeds: links_and_configurations,
        input: Input::Link,
        control: 0,
    },
    Target {
        name: "everything",
        asserts: "no function of the codec panics or allocates, whatever is asked of whatever text",
        law: everything::everything,
        seeds: links_and_configurations,
        input: Input::Link,
        control: 0,
    },
    Target {
        name: "shown",
        asserts: "what is shown is safe, says what it stands for, and is as wide as it says",
        law: shown::shown,
        seeds: texts::texts,
        input: Input::Text,
        control: 0,
    },
    Target {
        name: "output",
        asserts: "every format re-parses to what the codec says of each line, and encode takes it back",
        law: output::output,
        seeds: line_lists::line_lists,
        input: Input::Lines,
        control: 0,
    },
    Target {
        name: "masking",
        asserts: "a masked link is read alike, and says nothing of recipient and metadata",
        law: masking::masking,
        seeds: recipients::recipients,
        input: Input::Link,
        control: 0,
    },
    Target {
        name: "inspector",
        asserts: "whatever happens, the inspector is drawn safely, keeps its bounds, and can be quit",
        law: inspector::inspector,
        seeds: sessions::sessions,
        input: Input::Session,
        control: 0,
    },
];

/// Links, good and bad, and configurations.
fn links_and_configurations() -> Vec<Seed> {
    let mut seeds = links::links();
    seeds.extend(configurations::configurations());
    seeds
}

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
