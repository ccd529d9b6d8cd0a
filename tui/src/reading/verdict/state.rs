//! The states of a link that stand out.

use super::part::{Rank, VerdictPart};
use super::weight::Weight;
use crate::reading::notes::Code;
use crate::text::time;

/// A state of a link that stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// Following it may deceive or harm people.
    Dangerous {
        /// The note that says how.
        code: Code,
        /// Whether it is the link's own host that deceives, and not its target.
        is_own_host: bool,
    },
    /// The text is not a link, from a byte of it on.
    NotALink {
        /// That byte.
        at: usize,
    },
    /// The line is too long to be read as a link.
    TooLong {
        /// Its bytes.
        len: usize,
    },
    /// It ends too early.
    Cut,
    /// It has another fault.
    Damaged {
        /// The byte of the text at which the first fault is.
        at: usize,
    },
    /// Its host is missing in the text that it was found in.
    HostCut,
    /// It may be cut after a whole record.
    MayBeCut,
    /// Its signature is not valid with the operator's key.
    SignatureInvalid,
    /// The headers of its mail say something else.
    HeadersDiffer,
    /// It has expired, at a time in Unix seconds.
    Expired {
        /// When it expired.
        at: u32,
    },
    /// The operator's key does not fit its payload.
    WrongKey,
    /// Its payload is encrypted.
    Encrypted {
        /// The bytes of the payload.
        len: usize,
        /// Whether the operator gave a key, which does not fit.
        has_key: bool,
    },
    /// It has other notes that are warnings.
    Warnings {
        /// How many.
        count: usize,
    },
    /// Its signature is valid with the operator's key.
    SignatureValid,
    /// It will expire, at a time in Unix seconds.
    Expires {
        /// When it will.
        at: u32,
    },
    /// Its values are hidden on purpose.
    Masked,
}

impl State {
    /// The stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dangerous { .. } => "dangerous",
            Self::NotALink { .. } => "not_a_link",
            Self::TooLong { .. } => "too_long",
            Self::Cut => "cut",
            Self::Damaged { .. } => "damaged",
            Self::HostCut => "host_cut",
            Self::MayBeCut => "may_be_cut",
            Self::SignatureInvalid => "signature_invalid",
            Self::HeadersDiffer => "headers_differ",
            Self::Expired { .. } => "expired",
            Self::WrongKey => "wrong_key",
            Self::Encrypted { .. } => "encrypted",
            Self::Warnings { .. } => "warnings",
            Self::SignatureValid => "signature_valid",
            Self::Expires { .. } => "expires",
            Self::Masked => "masked",
        }
    }

    /// How much the state weighs.
    #[must_use]
    pub const fn weight(self) -> Weight {
        match self {
            Self::Dangerous { .. } => Weight::Danger,
            Self::NotALink { .. } | Self::TooLong { .. } | Self::Cut | Self::Damaged { .. } => {
                Weight::Fault
            }
            Self::HostCut
            | Self::MayBeCut
            | Self::SignatureInvalid
            | Self::HeadersDiffer
            | Self::Expired { .. }
            | Self::WrongKey
            | Self::Warnings { .. } => Weight::Warning,
            Self::Encrypted { .. } | Self::Masked => Weight::Plain,
            Self::SignatureValid | Self::Expires { .. } => Weight::Good,
        }
    }

    /// The state in a word or two: what is wrong in capitals, since color may be missing.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Dangerous {
                is_own_host: true, ..
            } => "DANGEROUS HOST",
            Self::Dangerous { .. } => "DANGEROUS TARGET",
            Self::NotALink { .. } => "NOT READ",
            Self::TooLong { .. } => "TOO LONG",
            Self::Cut => "CUT",
            Self::Damaged { .. } => "DAMAGED",
            Self::HostCut => "HOST CUT",
            Self::MayBeCut => "MAY BE CUT",
            Self::SignatureInvalid => "SIGNATURE INVALID",
            Self::HeadersDiffer => "HEADERS DIFFER",
            Self::Expired { .. } => "EXPIRED",
            Self::WrongKey => "KEY DOES NOT FIT",
            Self::Encrypted { .. } => "ENCRYPTED",
            Self::Warnings { .. } => "WARNINGS",
            Self::SignatureValid => "signature valid",
            Self::Expires { .. } => "expires",
            Self::Masked => "MASKED",
        }
    }

    /// The state in full, now in Unix seconds.
    fn text(self, now: i64) -> String {
        let words = self.words();
        match self {
            Self::Expired { at } | Self::Expires { at } => {
                [words, " ", &time::relative(i64::from(at), now)].concat()
            }
            Self::Dangerous { code, .. } => match danger(code) {
                Some(danger) => format!("{words}: {danger}"),
                None => words.to_owned(),
            },
            Self::NotALink { at } | Self::Damaged { at } => format!("{words} from byte {at} on"),
            Self::TooLong { len } => format!("{words}, {len} bytes"),
            Self::Encrypted { len, has_key } => {
                let how = if has_key {
                    ""
                } else {
                    ": --cipher-key-file would read it"
                };
                format!("{words}, {len} bytes{how}")
            }
            Self::Warnings { count: 1 } => "1 WARNING".to_owned(),
            Self::Warnings { count } => format!("{count} {words}"),
            _ => words.to_owned(),
        }
    }

    /// The part of a verdict for it.
    pub(super) fn part(self, now: i64, rank: Rank) -> VerdictPart {
        let part = VerdictPart::words(&self.text(now), rank).weighing(self.weight());
        match self {
            // The number says more than the word.
            Self::Warnings { .. } => part,
            Self::Expires { .. } => part.or("not expired"),
            _ => part.or(self.words()),
        }
    }
}

/// What is dangerous, in a few words.
const fn danger(code: Code) -> Option<&'static str> {
    match code {
        Code::ScriptTarget => Some("script or document"),
        Code::HostMixedScripts | Code::HostLookalike => Some("lookalike host"),
        Code::UserInfo => Some("user name before the host"),
        _ => None,
    }
}
