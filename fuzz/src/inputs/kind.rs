//! The kinds of inputs: what the bytes of an input are.

use super::numbers::Numbers;
#[cfg(feature = "program")]
use super::seeds::sessions;
use super::seeds::{
    Seed, cells, configurations, limits, line_lists, links, mails, metadata_keys, objects,
    recipients, record_lists, relatives, senders, symbols, texts, times, wrappings,
};

/// What the bytes of an input are. Targets with the same kind of input share its seeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// The text of a link; [`control`](super::control) bytes may follow it.
    Link,
    /// The text of a link that is a cell of the table of [`cells`](super::cells), or at a limit.
    Cell,
    /// A record list.
    RecordList,
    /// The text of a configuration.
    Configuration,
    /// Symbols of base64url.
    Symbols,
    /// What `arbitrary` makes a sender of.
    Sender,
    /// Any text, or bytes that are not UTF-8.
    Text,
    /// Lines, some of which contain links.
    Lines,
    /// What `arbitrary` makes a session at the inspector of.
    Session,
    /// A mail.
    Mail,
    /// A header that belongs to links.
    Relative,
    /// The numbers of a link, of what stands around it, and of what it is wrapped in.
    Wrapping,
    /// The keys of metadata.
    MetadataKeys,
    /// A JSON object of a link, as the changes of a sound one.
    Object,
    /// The numbers of times.
    Times,
}

impl InputKind {
    /// All kinds.
    pub const ALL: &[Self] = &[
        Self::Link,
        Self::Cell,
        Self::RecordList,
        Self::Configuration,
        Self::Symbols,
        Self::Sender,
        Self::Text,
        Self::Lines,
        Self::Session,
        Self::Mail,
        Self::Relative,
        Self::Wrapping,
        Self::MetadataKeys,
        Self::Object,
        Self::Times,
    ];

    /// The name of its folder in `seeds/`.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Cell => "cell",
            Self::RecordList => "record-list",
            Self::Configuration => "configuration",
            Self::Symbols => "symbols",
            Self::Sender => "sender",
            Self::Text => "text",
            Self::Lines => "lines",
            Self::Session => "session",
            Self::Mail => "mail",
            Self::Relative => "relative",
            Self::Wrapping => "wrapping",
            Self::MetadataKeys => "metadata-keys",
            Self::Object => "object",
            Self::Times => "times",
        }
    }

    /// The file in `dict/` that lists the pieces that such inputs are made of.
    #[must_use]
    pub const fn dictionary(self) -> Option<&'static str> {
        match self {
            Self::Link | Self::Cell | Self::Text | Self::Lines => Some("link.dict"),
            Self::RecordList => Some("record-list.dict"),
            Self::Configuration => Some("configuration.dict"),
            Self::Mail => Some("mail.dict"),
            Self::Relative => Some("relative.dict"),
            Self::Symbols
            | Self::Sender
            | Self::Wrapping
            | Self::MetadataKeys
            | Self::Object
            | Self::Times
            | Self::Session => None,
        }
    }

    /// The length of the longest inputs in a campaign, in bytes: more than a link, a value or a
    /// payload may have.
    #[must_use]
    pub const fn max_len(self) -> usize {
        match self {
            Self::Link | Self::Cell | Self::Sender => 5000,
            Self::Lines | Self::Mail => 6000,
            Self::RecordList | Self::Configuration | Self::Relative => 2000,
            Self::Text => 1000,
            Self::Symbols => 500,
            Self::Wrapping => 16,
            Self::MetadataKeys => 64,
            Self::Object => 200,
            Self::Times => Numbers::LEN,
            Self::Session => 400,
        }
    }

    /// The inputs that fuzzing starts from. Only a build with the program has those of sessions.
    #[must_use]
    pub fn seeds(self) -> Vec<Seed> {
        match self {
            Self::Link => [links::links(), recipients::recipients()].concat(),
            Self::Cell => [cells::cells(), limits::limits()].concat(),
            Self::RecordList => [record_lists::record_lists(), cells::cell_lists()].concat(),
            Self::Configuration => configurations::configurations(),
            Self::Symbols => symbols::symbols(),
            Self::Sender => senders::senders(),
            Self::Text => texts::texts(),
            Self::Lines => line_lists::line_lists(),
            #[cfg(feature = "program")]
            Self::Session => sessions::sessions(),
            #[cfg(not(feature = "program"))]
            Self::Session => Vec::new(),
            Self::Mail => mails::mails(),
            Self::Relative => relatives::relatives(),
            Self::Wrapping => wrappings::wrappings(),
            Self::MetadataKeys => metadata_keys::metadata_keys(),
            Self::Object => objects::objects(),
            Self::Times => times::times(),
        }
    }
}
