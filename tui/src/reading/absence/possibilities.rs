//! Every cause, weighed by what the link and the options say.

use std::fmt;

use tracklens_codec::{Kind, Options, Payload, RecordId, Records};

use super::cause::{Cause, Likelihood};
use super::fact::Fact;
use crate::reading::damage::Damage;
use crate::reading::notes::{Code, Severity};
use crate::reading::read::Reading;

/// Why a link has no metadata, as far as can be said.
///
/// ```
/// use tracklens::reading::Reading;
/// use tracklens::reading::absence::{Absence, Cause, Likelihood};
/// use tracklens::settings::Settings;
///
/// let link = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// let settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// let mut buffer = Vec::new();
/// let reading = Reading::new(link, &settings, &mut buffer);
/// let absence = Absence::of(&reading).unwrap();
/// assert_eq!(absence.shown(), Some(Cause::ShortLink));
/// assert_eq!(absence.likelihood(Cause::OptionOff), Likelihood::RuledOut);
/// assert_eq!(absence.to_string(), "a short link leaves it to a look-up by message id");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    possibilities: [Possibility; Cause::ALL.len()],
}

/// A cause, how likely it is, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possibility {
    /// The cause.
    pub cause: Cause,
    /// How likely it is.
    pub likelihood: Likelihood,
    /// What speaks for it.
    pub speaks_for: Vec<Fact>,
    /// What speaks against it.
    pub speaks_against: Vec<Fact>,
}

impl Absence {
    /// Why a link has no metadata; none if it has some, or is not a link.
    #[must_use]
    pub fn of(reading: &Reading<'_>) -> Option<Self> {
        let known = Known::of(reading)?;
        Some(Self {
            possibilities: Cause::ALL.map(|cause| known.weigh(cause)),
        })
    }

    /// Every cause, in the order of [`Cause::ALL`].
    #[must_use]
    pub const fn possibilities(&self) -> &[Possibility] {
        &self.possibilities
    }

    /// The cause that the link itself shows.
    #[must_use]
    pub fn shown(&self) -> Option<Cause> {
        // What can't be read says more than what can.
        let mut causes = Cause::ALL.into_iter().rev();
        causes.find(|cause| self.likelihood(*cause) == Likelihood::Shown)
    }

    /// How likely a cause is.
    #[must_use]
    pub fn likelihood(&self, cause: Cause) -> Likelihood {
        let mut possibilities = self.possibilities.iter();
        let found = possibilities.find(|possibility| possibility.cause == cause);
        found.map_or(Likelihood::RuledOut, |found| found.likelihood)
    }
}

/// The cause that the link shows, or else all that are possible, in one clause.
impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(cause) = self.shown() {
            return f.write_str(cause.clause());
        }
        let is_possible = |it: &&Possibility| it.likelihood == Likelihood::Possible;
        let possible = self.possibilities.iter().filter(is_possible);
        let clauses: Vec<&str> = possible.map(|it| it.cause.clause()).collect();
        f.write_str(&clauses.join(", or "))
    }
}

/// What the causes are weighed by.
struct Known {
    kind: Option<Kind>,
    is_encrypted: bool,
    has_wrong_key: bool,
    has_transmission: bool,
    end: End,
    options: Options,
}

/// How a link ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// It was read to its end.
    Whole,
    /// It may be cut after a whole record.
    MayBeCut,
    /// It can't be read from this byte of the text on.
    Lost(usize),
}

impl End {
    fn of(reading: &Reading<'_>) -> Self {
        let mut warnings = reading.notes_of(Severity::Warning);
        match Damage::loss(reading) {
            Some(at) => Self::Lost(at),
            None if warnings.any(|note| note.code == Code::MayBeCut) => Self::MayBeCut,
            None => Self::Whole,
        }
    }
}

impl Known {
    fn of(reading: &Reading<'_>) -> Option<Self> {
        let link = reading.link().ok()?;
        if reading.metadata().is_some() {
            return None;
        }
        let has_transmission =
            |records: &Records<'_>| records.first(RecordId::TRANSMISSION_ID).is_some();
        let module = reading.settings().module;
        Some(Self {
            kind: link.kind(),
            is_encrypted: matches!(link.payload(), Payload::Encrypted(_)),
            has_wrong_key: reading.decryption_error().is_some(),
            has_transmission: link.records().is_some_and(has_transmission),
            end: End::of(reading),
            options: module,
        })
    }

    fn weigh(&self, cause: Cause) -> Possibility {
        let (mut speaks_for, mut speaks_against) = (Vec::new(), Vec::new());
        let likelihood = match cause {
            Cause::NoneGiven => {
                self.weigh_length(&mut speaks_for, &mut speaks_against);
                Likelihood::Possible
            }
            Cause::OverLimit => self.weigh_limit(&mut speaks_for, &mut speaks_against),
            Cause::OptionOff => self.weigh_option(&mut speaks_for, &mut speaks_against),
            Cause::ShortLink => match (self.is_unread(), self.has_transmission) {
                (_, true) => ruled_out(&mut speaks_against, Fact::IsLong),
                (true, false) => Likelihood::Possible,
                (false, false) => shown(&mut speaks_for, Fact::IsShort),
            },
            Cause::Encrypted if self.is_encrypted => {
                speaks_for.extend(self.has_wrong_key.then_some(Fact::WrongKey));
                shown(&mut speaks_for, Fact::IsEncrypted)
            }
            Cause::Encrypted => ruled_out(&mut speaks_against, Fact::IsRead),
            Cause::Cut => match self.end {
                End::Lost(at) => {
                    speaks_for.push(Fact::EndsAt(at));
                    shown(&mut speaks_for, Fact::StandsLast)
                }
                End::MayBeCut => {
                    speaks_for.push(Fact::LacksSomething);
                    Likelihood::Possible
                }
                End::Whole => ruled_out(&mut speaks_against, Fact::IsWhole),
            },
        };
        Possibility {
            cause,
            likelihood,
            speaks_for,
            speaks_against,
        }
    }

    /// Whether there may be records that were not read.
    fn is_unread(&self) -> bool {
        self.is_encrypted || self.end != End::Whole
    }

    /// A short link would have no metadata, whatever the sender gave.
    fn weigh_length(&self, speaks_for: &mut Vec<Fact>, speaks_against: &mut Vec<Fact>) {
        if self.has_transmission {
            speaks_for.extend((!self.is_unread()).then_some(Fact::HasNoRecord));
        } else {
            speaks_against.extend((!self.is_unread()).then_some(Fact::IsShort));
        }
    }

    fn weigh_limit(
        &self,
        speaks_for: &mut Vec<Fact>,
        speaks_against: &mut Vec<Fact>,
    ) -> Likelihood {
        if self.kind == Some(Kind::ListUnsubscribe) {
            return ruled_out(speaks_against, Fact::IsUnsubscribe);
        }
        self.weigh_length(speaks_for, speaks_against);
        speaks_for.extend([
            Fact::LongerUnknown,
            Fact::LimitNow(self.options.max_metadata_len()),
        ]);
        Likelihood::Possible
    }

    fn weigh_option(
        &self,
        speaks_for: &mut Vec<Fact>,
        speaks_against: &mut Vec<Fact>,
    ) -> Likelihood {
        match self.kind {
            Some(Kind::Open | Kind::InitialOpen) => ruled_out(speaks_against, Fact::IsOpen),
            Some(Kind::ListUnsubscribe) => ruled_out(speaks_against, Fact::IsUnsubscribe),
            _ => {
                speaks_for.extend((self.kind == Some(Kind::Click)).then_some(Fact::IsClick));
                self.weigh_length(speaks_for, speaks_against);
                let is_on = self.options.click_tracking_include_metadata();
                let now = Fact::OptionNow(is_on);
                if is_on {
                    speaks_against.push(now);
                } else {
                    speaks_for.push(now);
                }
                Likelihood::Possible
            }
        }
    }
}

fn shown(speaks_for: &mut Vec<Fact>, fact: Fact) -> Likelihood {
    speaks_for.push(fact);
    Likelihood::Shown
}

fn ruled_out(speaks_against: &mut Vec<Fact>, fact: Fact) -> Likelihood {
    speaks_against.push(fact);
    Likelihood::RuledOut
}
