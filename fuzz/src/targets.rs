//! The fuzz targets: the law that each of them checks, and the kinds of inputs it takes.

use crate::inputs::kind::InputKind;
use crate::inputs::seeds::Seed;
use crate::laws::codec::{
    base64url, configuration, decoding, drafting, editing, encrypting, events, everything,
    messages, records, reordering, rewriting, same_reading, signing, spelling, strict, truncation,
};
#[cfg(feature = "program")]
use crate::laws::program::{
    comparing, edits, encoding, finding, inspector, mails, masking, metadata_edits, output,
    relatives, shown, times, what_if,
};

/// A group of laws as one function, which panics if one of them is broken.
#[derive(Clone, Copy, Debug)]
pub enum Law {
    /// Of the codec.
    Codec(fn(&[u8])),
    /// Of the program. Only a build with the feature `program` has it.
    Program(Option<fn(&[u8])>),
}

/// A fuzz target.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, which is also that of its file in `fuzz_targets/` and its folder in `regressions/`.
    pub name: &'static str,
    /// What it asserts, in one sentence.
    pub asserts: &'static str,
    /// What checks it.
    pub law: Law,
    /// What its inputs are; the first kind has its dictionary.
    pub kinds: &'static [InputKind],
}

impl Target {
    /// The target with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        TARGETS.iter().find(|target| target.name == name)
    }

    /// The function that panics if a law is broken, or `None` for a law of the program in a build without it.
    #[must_use]
    pub fn law(&self) -> Option<fn(&[u8])> {
        match self.law {
            Law::Codec(law) => Some(law),
            Law::Program(law) => law,
        }
    }

    /// Whether its law is one of the program, so that a build without the program does not have it.
    #[must_use]
    pub const fn needs_program(&self) -> bool {
        matches!(self.law, Law::Program(_))
    }

    /// The inputs that fuzzing starts from.
    #[must_use]
    pub fn seeds(&self) -> Vec<Seed> {
        self.kinds.iter().flat_map(|kind| kind.seeds()).collect()
    }

    /// Whether it takes the inputs of another target, too.
    #[must_use]
    pub fn shares_inputs_with(&self, other: &Self) -> bool {
        self.kinds.iter().any(|kind| other.kinds.contains(kind))
    }

    /// The file in `dict/` that lists the pieces its inputs are made of.
    #[must_use]
    pub fn dictionary(&self) -> Option<&'static str> {
        self.kinds.first().and_then(|kind| kind.dictionary())
    }

    /// The length of its longest inputs in a campaign, in bytes.
    #[must_use]
    pub fn max_len(&self) -> usize {
        let lens = self.kinds.iter().map(|kind| kind.max_len());
        let longest = lens.max().unwrap_or_default();
        if SLOW.contains(&self.name) {
            longest.min(1500)
        } else {
            longest
        }
    }
}

/// Targets whose laws take milliseconds, more of them the longer the input. The limits of lengths are for other targets to
/// reach.
const SLOW: [&str; 2] = ["messages", "output"];

/// A law of the program, if this build has it.
macro_rules! of_program {
    ($law:path) => {{
        #[cfg(feature = "program")]
        let law: Option<fn(&[u8])> = Some($law);
        #[cfg(not(feature = "program"))]
        let law = None;
        Law::Program(law)
    }};
}

/// All fuzz targets, in every build.
pub const TARGETS: &[Target] = &[
    Target {
        name: "decoding",
        asserts: "decoding is deterministic, allocates nothing, keeps to its buffer, and says where a fault is",
        law: Law::Codec(decoding::decoding),
        kinds: &[InputKind::Link, InputKind::Cell],
    },
    Target {
        name: "strict",
        asserts: "strict decoding accepts exactly the links that are written with the same text",
        law: Law::Codec(strict::strict),
        kinds: &[InputKind::Link, InputKind::Cell],
    },
    Target {
        name: "events",
        asserts: "the event of a link says what is promised, as JSON of ASCII, and only a click is redirected",
        law: Law::Codec(events::events),
        kinds: &[
            InputKind::Link,
            InputKind::Cell,
            InputKind::RecordList,
            InputKind::Text,
        ],
    },
    Target {
        name: "rewriting",
        asserts: "a link that is written again says the same, and does not change any more",
        law: Law::Codec(rewriting::rewriting),
        kinds: &[InputKind::Link, InputKind::Cell],
    },
    Target {
        name: "differential",
        asserts: "the codec and the slow decoder agree about a link: values, faults, offsets",
        law: Law::Codec(same_reading::links_are_decoded_alike),
        kinds: &[InputKind::Link, InputKind::Cell],
    },
    Target {
        name: "records",
        asserts: "records cover the payload, faults lie in their records, getters return the first record",
        law: Law::Codec(records::records),
        kinds: &[InputKind::RecordList],
    },
    Target {
        name: "differential_records",
        asserts: "the codec and the slow decoder agree about a record list: values, faults, offsets",
        law: Law::Codec(same_reading::record_lists_are_decoded_alike),
        kinds: &[InputKind::RecordList],
    },
    Target {
        name: "truncation",
        asserts: "a link that is cut anywhere says what the whole link says there",
        law: Law::Codec(truncation::links),
        kinds: &[InputKind::Link],
    },
    Target {
        name: "truncation_records",
        asserts: "a record list that is cut, or that claims another length, is read up to there",
        law: Law::Codec(truncation::record_lists),
        kinds: &[InputKind::RecordList],
    },
    Target {
        name: "reordering",
        asserts: "records that are moved, added or repeated change nothing about the others",
        law: Law::Codec(reordering::reordering),
        kinds: &[InputKind::RecordList],
    },
    Target {
        name: "spelling",
        asserts: "a link that is percent-encoded or padded in another way says the same",
        law: Law::Codec(spelling::spelling),
        kinds: &[InputKind::Link, InputKind::Cell],
    },
    Target {
        name: "drafting",
        asserts: "a link says what its sender provided, and needs exactly the announced room",
        law: Law::Codec(drafting::drafting),
        kinds: &[InputKind::Sender],
    },
    Target {
        name: "editing",
        asserts: "an edit changes what it is meant to change, and nothing else",
        law: Law::Codec(editing::editing),
        kinds: &[InputKind::Link, InputKind::Cell],
    },
    Target {
        name: "signing",
        asserts: "a signature is valid under its key alone, and changing any bit makes it invalid",
        law: Law::Codec(signing::signing),
        kinds: &[InputKind::Link, InputKind::Cell],
    },
    Target {
        name: "encrypting",
        asserts: "what was encrypted can be decrypted, and damage leaves the records before it",
        law: Law::Codec(encrypting::encrypting),
        kinds: &[InputKind::RecordList],
    },
    Target {
        name: "configuration",
        asserts: "options survive being written, and errors have their line and column",
        law: Law::Codec(configuration::configuration),
        kinds: &[InputKind::Configuration],
    },
    Target {
        name: "base64url",
        asserts: "the codec and another crate agree about base64url",
        law: Law::Codec(base64url::base64url),
        kinds: &[InputKind::Symbols],
    },
    Target {
        name: "messages",
        asserts: "formatting stops where its writer does, and reveals nothing about a key",
        law: Law::Codec(messages::messages),
        kinds: &[InputKind::Link, InputKind::Configuration],
    },
    Target {
        name: "everything",
        asserts: "no function of the codec panics or allocates, whatever the text",
        law: Law::Codec(everything::everything),
        kinds: &[InputKind::Link, InputKind::Cell, InputKind::Configuration],
    },
    Target {
        name: "shown",
        asserts: "shown text is safe, says what it stands for, and is as wide as announced",
        law: of_program!(shown::shown),
        kinds: &[InputKind::Text],
    },
    Target {
        name: "output",
        asserts: "every format says what the codec says about each line, and encode reads it back",
        law: of_program!(output::output),
        kinds: &[InputKind::Lines, InputKind::Link],
    },
    Target {
        name: "masking",
        asserts: "a masked line reads alike, and reveals neither recipient nor metadata",
        law: of_program!(masking::masking),
        kinds: &[InputKind::Link, InputKind::Lines],
    },
    Target {
        name: "inspector",
        asserts: "whatever happens, the inspector draws safe text, keeps its bounds, and can be quit",
        law: of_program!(inspector::inspector),
        kinds: &[InputKind::Session],
    },
    Target {
        name: "finding",
        asserts: "whatever is searched, links stand where they say, and pieces give the same ones",
        law: of_program!(finding::finding),
        kinds: &[InputKind::Lines, InputKind::Mail],
    },
    Target {
        name: "wrapping",
        asserts: "a link that is wrapped by any chain of services, and escaped, is found as it was",
        law: of_program!(finding::wrapping),
        kinds: &[InputKind::Wrapping],
    },
    Target {
        name: "mails",
        asserts: "whatever a mail is, what is found in it stands there, in any encoding",
        law: of_program!(mails::mails),
        kinds: &[InputKind::Mail],
    },
    Target {
        name: "relatives",
        asserts: "headers say what was written into them, and their faults stand in them",
        law: of_program!(relatives::relatives),
        kinds: &[InputKind::Relative],
    },
    Target {
        name: "encoding",
        asserts: "a link that is written from a JSON object is read back to the values of that object",
        law: of_program!(encoding::encoding),
        kinds: &[InputKind::Object],
    },
    Target {
        name: "what_if",
        asserts: "a sender with the options of a link writes that link, and others what they mean for it",
        law: of_program!(what_if::what_if),
        kinds: &[InputKind::Sender],
    },
    Target {
        name: "comparing",
        asserts: "what differs between two links is said to differ, the same the other way round, and counted",
        law: of_program!(comparing::comparing),
        kinds: &[InputKind::Sender, InputKind::Link],
    },
    Target {
        name: "edits",
        asserts: "what is typed becomes the value, what must follow follows, and nothing else changes",
        law: of_program!(edits::edits),
        kinds: &[InputKind::Link],
    },
    Target {
        name: "metadata_edits",
        asserts: "an edit of a key of the metadata changes that key alone, and can be undone",
        law: of_program!(metadata_edits::metadata_edits),
        kinds: &[InputKind::MetadataKeys],
    },
    Target {
        name: "times",
        asserts: "times and spans are those of a model that nothing overflows in",
        law: of_program!(times::times),
        kinds: &[InputKind::Times],
    },
];
