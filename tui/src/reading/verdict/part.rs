//! The parts of a verdict, as they are shown.

use super::weight::Weight;
use crate::text::shown::Shown;

/// A part of a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictPart {
    /// What it says.
    pub text: Shown,
    /// The same in fewer words, where there is a way.
    pub short: Option<Shown>,
    /// How much it weighs; a mere fact has no weight.
    pub weight: Option<Weight>,
    /// What it is worth.
    pub rank: Rank,
    /// Whether the text is a value of the link, and not words of the program.
    pub is_value: bool,
}

/// What a part is worth: where not all parts fit, the last ones are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Whom the message was sent to.
    Recipient,
    /// The state that weighs most.
    State,
    /// The host that is really meant.
    RealHost,
    /// The kind of link.
    Kind,
    /// The metadata, if something about it weighs.
    Metadata,
    /// When the message was sent.
    Sent,
    /// The campaign.
    Campaign,
    /// The other states.
    OtherState,
    /// Everything else.
    Other,
}

impl VerdictPart {
    /// Words of the program.
    pub(super) fn words(text: &str, rank: Rank) -> Self {
        Self {
            text: Shown::text(text),
            short: None,
            weight: None,
            rank,
            is_value: false,
        }
    }

    /// A value of the link.
    pub(super) fn value(text: &Shown, rank: Rank) -> Self {
        Self {
            text: text.clone(),
            short: None,
            weight: None,
            rank,
            is_value: true,
        }
    }

    /// The same with a way to say it in fewer words.
    pub(super) fn or(self, short: &str) -> Self {
        let short = Some(Shown::text(short)).filter(|it| it.width() < self.text.width());
        Self { short, ..self }
    }

    /// The same with a weight.
    pub(super) fn weighing(self, weight: Weight) -> Self {
        let weight = Some(weight);
        Self { weight, ..self }
    }
}
