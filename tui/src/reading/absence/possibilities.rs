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
    known: Known,
    /// How likely each of [`Cause::ALL`] is.
    likelihoods: [Likelihood; Cause::ALL.len()],
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
            likelihoods: Cause::ALL.map(|cause| known.weigh(cause, &mut |_, _| {})),
            known,
        })
    }

    /// Every cause, in the order of [`Cause::ALL`].
    #[must_use]
    pub fn possibilities(&self) -> [Possibility; Cause::ALL.len()] {
        Cause::ALL.map(|cause| self.known.possibility(cause))
    }

    /// The cause that the link itself shows.
    #[must_use]
    pub fn shown(&self) -> Option<Cause> {
        // What can't be read says more than what can.
        let found = self.all().rfind(|(_, it)| *it == Likelihood::Shown);
        found.map(|(cause, _)| cause)
    }

    /// How likely a cause is.
    #[must_use]
    pub fn likelihood(&self, cause: Cause) -> Likelihood {
        let found = self.all().find(|(it, _)| *it == cause);
        found.map_or(Likelihood::RuledOut, |(_, likelihood)| likelihood)
    }

    /// What [`Display`](fmt::Display) writes, piece by piece.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &'static str> {
        let shown = self.shown();
        let is_named = move |(cause, likelihood): &(Cause, Likelihood)| match shown {
            Some(shown) => *cause == shown,
            None => *likelihood == Likelihood::Possible,
        };
        let named = self.all().filter(is_named);
        named.enumerate().flat_map(|(index, (cause, _))| {
            let before = if index == 0 { "" } else { ", or " };
            [before, cause.clause()]
        })
    }

    fn all(&self) -> impl DoubleEndedIterator<Item = (Cause, Likelihood)> {
        Cause::ALL.into_iter().zip(self.likelihoods)
    }
}

/// The cause that the link shows, or else all that are possible, in one clause.
impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().try_for_each(|piece| f.write_str(piece))
    }
}

/// What a fact does for a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    For,
    Against,
}

/// What the causes are weighed by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    kind: Option<Kind>,
    is_encrypted: bool,
    has_wrong_key: bool,
    has_transmission: bool,
    end: End,
    options: Options,
}

/// How a link ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    fn possibility(&self, cause: Cause) -> Possibility {
        let (mut speaks_for, mut speaks_against) = (Vec::new(), Vec::new());
        let likelihood = self.weigh(cause, &mut |side, fact| match side {
            Side::For => speaks_for.push(fact),
            Side::Against => speaks_against.push(fact),
        });
        Possibility {
            cause,
            likelihood,
            speaks_for,
            speaks_against,
        }
    }

    /// Weighs a cause, and gives each fact that it is weighed by.
    fn weigh(&self, cause: Cause, give: &mut impl FnMut(Side, Fact)) -> Likelihood {
        match cause {
            Cause::NoneGiven => {
                self.weigh_length(give);
                Likelihood::Possible
            }
            Cause::OverLimit => self.weigh_limit(give),
            Cause::OptionOff => self.weigh_option(give),
            Cause::ShortLink => match (self.is_unread(), self.has_transmission) {
                (_, true) => ruled_out(give, Fact::IsLong),
                (true, false) => Likelihood::Possible,
                (false, false) => shown(give, Fact::IsShort),
            },
            Cause::Encrypted if self.is_encrypted => {
                if self.has_wrong_key {
                    give(Side::For, Fact::WrongKey);
                }
                shown(give, Fact::IsEncrypted)
            }
            Cause::Encrypted => ruled_out(give, Fact::IsRead),
            Cause::Cut => match self.end {
                End::Lost(at) => {
                    give(Side::For, Fact::EndsAt(at));
                    shown(give, Fact::StandsLast)
                }
                End::MayBeCut => {
                    give(Side::For, Fact::LacksSomething);
                    Likelihood::Possible
                }
                End::Whole => ruled_out(give, Fact::IsWhole),
            },
        }
    }

    /// Whether there may be records that were not read.
    fn is_unread(&self) -> bool {
        self.is_encrypted || self.end != End::Whole
    }

    /// A short link would have no metadata, whatever the sender gave.
    fn weigh_length(&self, give: &mut impl FnMut(Side, Fact)) {
        if self.is_unread() {
            return;
        }
        if self.has_transmission {
            give(Side::For, Fact::HasNoRecord);
        } else {
            give(Side::Against, Fact::IsShort);
        }
    }

    fn weigh_limit(&self, give: &mut impl FnMut(Side, Fact)) -> Likelihood {
        if self.kind == Some(Kind::ListUnsubscribe) {
            return ruled_out(give, Fact::IsUnsubscribe);
        }
        self.weigh_length(give);
        give(Side::For, Fact::LongerUnknown);
        give(Side::For, Fact::LimitNow(self.options.max_metadata_len()));
        Likelihood::Possible
    }

    fn weigh_option(&self, give: &mut impl FnMut(Side, Fact)) -> Likelihood {
        match self.kind {
            Some(Kind::Open | Kind::InitialOpen) => ruled_out(give, Fact::IsOpen),
            Some(Kind::ListUnsubscribe) => ruled_out(give, Fact::IsUnsubscribe),
            _ => {
                if self.kind == Some(Kind::Click) {
                    give(Side::For, Fact::IsClick);
                }
                self.weigh_length(give);
                let is_on = self.options.click_tracking_include_metadata();
                let side = if is_on { Side::Against } else { Side::For };
                give(side, Fact::OptionNow(is_on));
                Likelihood::Possible
            }
        }
    }
}

fn shown(give: &mut impl FnMut(Side, Fact), fact: Fact) -> Likelihood {
    give(Side::For, fact);
    Likelihood::Shown
}

fn ruled_out(give: &mut impl FnMut(Side, Fact), fact: Fact) -> Likelihood {
    give(Side::Against, fact);
    Likelihood::RuledOut
}
