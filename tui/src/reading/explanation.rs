//! What a field means: where its value comes from, how certain that is, and the rule that says so.

use tracklens_codec::{Definition, RecordId, Standing};

use super::notes::Basis;
use super::source::{PartName, Source};

/// What a field or a part of a link means.
///
/// ```
/// use tracklens::reading::Explanation;
/// use tracklens::reading::source::Source;
///
/// let sent = Explanation::of_field("injection_time", Source::Record(2)).unwrap();
/// assert!(sent.meaning.contains("message_id"));
/// assert_eq!(sent.rule, Some("F-7.2"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it means, and of what it is read.
    pub meaning: &'static str,
    /// The rule of `codec/FORMAT.md` that says so, or a section of it; none if it is not about the format.
    pub rule: Option<&'static str>,
    /// What that is based on.
    pub basis: Basis,
}

/// The fields that are neither a record nor a part alone.
const DERIVED: [(&str, Explanation); 8] = [
    (
        "event",
        Explanation {
            meaning: "The kind of link: a record without a value says it, the second one of the payload.",
            rule: Some("F-6.2"),
            basis: Basis::Seen,
        },
    ),
    (
        "injection_time",
        Explanation {
            meaning: "When the message was injected: bytes 2 to 5 of message_id, Unix seconds, little-endian.",
            rule: Some("F-7.2"),
            basis: Basis::Seen,
        },
    ),
    (
        "lifetime",
        Explanation {
            meaning: "How long the link lives: expiry minus injection_time.",
            rule: Some("F-7.11"),
            basis: Basis::Seen,
        },
    ),
    (
        "redirects",
        Explanation {
            meaning: "Where target_link_url leads on to, as far as it says so itself.",
            rule: None,
            basis: Basis::Ours,
        },
    ),
    (
        "customer_id",
        Explanation {
            meaning: "The customer: bytes 0 to 3 of the token, big-endian.",
            rule: Some("F-3.6"),
            basis: Basis::Seen,
        },
    ),
    (
        "encrypted",
        Explanation {
            meaning: "Whether the payload is encrypted: byte 4 of the token, 0x10 if it is and 0x00 if not.",
            rule: Some("F-3.8"),
            basis: Basis::Seen,
        },
    ),
    (
        "flag",
        Explanation {
            meaning: "Byte 4 of the token, with a value that was never seen.",
            rule: Some("F-3.9"),
            basis: Basis::Seen,
        },
    ),
    (
        "payload_len",
        Explanation {
            meaning: "The length of the payload in bytes, after base64url is undone.",
            rule: Some("F-2.1"),
            basis: Basis::Seen,
        },
    ),
];

impl Explanation {
    /// What a field of this name means that comes from there.
    #[must_use]
    pub fn of_field(name: &str, source: Source) -> Option<Self> {
        match (name, source) {
            ("event", Source::Part(_)) => Some(Self {
                meaning: "The kind of link, by its route: no record that can be read says it.",
                rule: Some("F-1.4"),
                basis: Basis::Seen,
            }),
            ("target_link_url", Source::Part(PartName::Target)) => {
                Some(Self::of_part(PartName::Target))
            }
            _ => Self::derived(name)
                .or_else(|| Self::named(name))
                .or(match source {
                    Source::Part(part) => Some(Self::of_part(part)),
                    Source::Record(_) | Source::LeftOver => None,
                }),
        }
    }

    /// What a part of a link means.
    #[must_use]
    pub const fn of_part(part: PartName) -> Self {
        let (rule, basis) = part.rule();
        Self {
            meaning: part.meaning(),
            rule: Some(rule),
            basis,
        }
    }

    /// What a record of this id means.
    #[must_use]
    pub fn of_record(id: RecordId) -> Self {
        id.definition().map_or(
            Self {
                meaning: "Nothing is known of records of this id.",
                rule: Some("F-6.12"),
                basis: Basis::Ours,
            },
            Self::defined,
        )
    }

    /// What the bytes after the last record mean.
    #[must_use]
    pub const fn of_left_over() -> Self {
        Self {
            meaning: "Bytes after the last record that can be read.",
            rule: Some("F-6.17"),
            basis: Basis::Ours,
        }
    }

    fn derived(name: &str) -> Option<Self> {
        let row = DERIVED.iter().find(|(field, _)| *field == name)?;
        Some(row.1)
    }

    fn named(name: &str) -> Option<Self> {
        let definition = Definition::all().find(|it| it.name() == Some(name))?;
        Some(Self::defined(definition))
    }

    fn defined(definition: &Definition) -> Self {
        Self {
            meaning: definition.meaning(),
            rule: Some(definition.rule()),
            basis: match definition.standing() {
                Standing::Seen => Basis::Seen,
                Standing::Inferred => Basis::Inferred,
                _ => Basis::Unknown,
            },
        }
    }
}
