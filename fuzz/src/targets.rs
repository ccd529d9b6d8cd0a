//! The fuzz targets: which law each of them checks, and what it starts from.

use crate::laws::{decoding, records, rewriting, same_reading, strict};
use crate::seeds::{Seed, links, record_lists};

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
}

/// What the bytes are that a target takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The text of a link.
    Link,
    /// A record list.
    Records,
}

impl Input {
    /// The file of `dict/` with the pieces that such an input is made of.
    #[must_use]
    pub const fn dictionary(self) -> &'static str {
        match self {
            Self::Link => "link.dict",
            Self::Records => "payload.dict",
        }
    }

    /// How long the inputs of a campaign are at most, in bytes: more than a link, a value or a
    /// payload may have.
    #[must_use]
    pub const fn max_len(self) -> usize {
        match self {
            Self::Link => 5000,
            Self::Records => 2000,
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
    },
    Target {
        name: "strict",
        asserts: "strict reading takes exactly the links that are written again byte for byte",
        law: strict::strict,
        seeds: links::links,
        input: Input::Link,
    },
    Target {
        name: "rewriting",
        asserts: "what is written of a link says the same, and is written alike from then on",
        law: rewriting::rewriting,
        seeds: links::links,
        input: Input::Link,
    },
    Target {
        name: "differential",
        asserts: "the codec reads a link as the slow decoder does: value, fault, place",
        law: same_reading::links_are_read_alike,
        seeds: links::links,
        input: Input::Link,
    },
    Target {
        name: "records",
        asserts: "records tile the payload, faults stand at their records, getters give the first",
        law: records::records,
        seeds: record_lists::record_lists,
        input: Input::Records,
    },
    Target {
        name: "differential_records",
        asserts: "the codec reads a record list as the slow decoder does: value, fault, place",
        law: same_reading::record_lists_are_read_alike,
        seeds: record_lists::record_lists,
        input: Input::Records,
    },
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
