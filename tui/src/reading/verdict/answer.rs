//! The verdict, made once from a reading.

use std::fmt;

use tracklens_codec::{Kind, Link, MessageId, Records, Token};

use super::metadata::MetadataState;
use super::part::{Rank, VerdictPart};
use super::state::State;
use super::states_of_link::{real_host, states};
use super::weight::Weight;
use crate::input::relative::{FieldName, FieldValue, Relative, RelativeKind};
use crate::reading::notes::{Code, Note};
use crate::reading::read::Reading;
use crate::settings::Settings;
use crate::text::shown::Shown;
use crate::text::time;

/// What stands between two parts of a verdict.
pub(super) const BETWEEN: &str = " · ";

/// Most verdicts have no more parts.
const USUAL_PARTS: usize = 8;

/// What people ask of a link first: what it is, whom it was sent to, when, and what stands out.
///
/// ```
/// use tracklens::reading::Reading;
/// use tracklens::reading::verdict::{Verdict, Weight};
/// use tracklens::settings::Settings;
///
/// let link = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgQAAAAAPlIIYUBiLnRlc3Q~";
/// let settings = Settings::at(jiff::Timestamp::from_second(86_400).unwrap());
/// let mut buffer = Vec::new();
/// let verdict = Verdict::of(&Reading::new(link, &settings, &mut buffer));
/// assert_eq!(verdict.to_string(), "Open · a@b.test · EXPIRED 1 day ago · no metadata: short link");
/// assert_eq!(verdict.weight(), Weight::Warning);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    subject: Subject,
    recipient: Option<Shown>,
    /// The customer, where nothing says more of whom the message was sent to.
    customer: Option<u32>,
    campaign: Option<Shown>,
    /// When the message was injected, in Unix seconds.
    sent: Option<u32>,
    /// The states, what weighs most first.
    states: Vec<State>,
    /// The host that is really meant, where people may take it for another one.
    real_host: Option<Shown>,
    metadata: MetadataState,
    /// The present, in Unix seconds.
    now: i64,
}

/// What a verdict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A link, and its kind if something says it.
    Link(Option<Kind>),
    /// A header that belongs to links.
    Relative(RelativeKind),
    /// Neither.
    Neither,
}

impl Subject {
    /// The subject, as it begins a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Link(Some(Kind::Click)) => "Click",
            Self::Link(Some(Kind::Open)) => "Open",
            Self::Link(Some(Kind::InitialOpen)) => "Initial open",
            Self::Link(Some(Kind::ListUnsubscribe)) => "List-unsubscribe",
            Self::Link(_) => "Link of no kind",
            Self::Relative(kind) => kind.header(),
            Self::Neither => "Not a tracked link",
        }
    }
}

impl Verdict {
    /// The verdict on what was read.
    #[must_use]
    pub fn of(reading: &Reading<'_>) -> Self {
        let settings = reading.settings();
        let mut verdict = Self::empty(Subject::Neither, settings.now.as_second());
        match reading.link() {
            Ok(link) => verdict.take_link(reading, link),
            Err(error) => verdict.states.push(State::NotALink {
                at: error.text_offset(),
            }),
        }
        verdict
            .states
            .extend(settings.mask.then_some(State::Masked));
        verdict.sorted()
    }

    /// The verdict on a header that belongs to links, as it may be shown.
    #[must_use]
    pub fn of_relative(relative: &Relative, settings: &Settings) -> Self {
        let mut verdict = Self::empty(Subject::Relative(relative.kind()), settings.now.as_second());
        let shown = |name| {
            let value: Option<&FieldValue> = relative.value(&name);
            let text = value.map(ToString::to_string).unwrap_or_default();
            Some(Shown::text(&text)).filter(|it| it.width() > 0)
        };
        verdict.recipient = shown(FieldName::RcptTo);
        verdict.campaign = shown(FieldName::CampaignId);
        verdict.sent = relative.injection_time();
        verdict.customer = relative.customer_id();
        if let Some(fault) = relative.faults().first() {
            verdict.states.push(State::Damaged { at: fault.offset() });
        }
        verdict
            .states
            .extend(settings.mask.then_some(State::Masked));
        verdict.sorted()
    }

    /// The verdict on a line that is too long to be read, with its length in bytes.
    #[must_use]
    pub fn of_long_line(len: usize) -> Self {
        Self {
            states: vec![State::TooLong { len }],
            ..Self::empty(Subject::Neither, 0)
        }
    }

    /// The same with what is known of how the link was found.
    #[must_use]
    pub fn with_notes(mut self, notes: &[Note]) -> Self {
        for note in notes {
            let state = match note.code {
                Code::EndsInEllipsis | Code::EndsAtLimit => State::Cut,
                Code::StartMayBeMissing => State::HostCut,
                Code::HeadersDisagree => State::HeadersDiffer,
                _ => continue,
            };
            self = self.with(state);
        }
        self
    }

    /// The same with another state.
    #[must_use]
    pub fn with(mut self, state: State) -> Self {
        if !self.states.contains(&state) {
            self.states.push(state);
        }
        self.sorted()
    }

    /// The same with what the headers of the mail say where the link says nothing: the recipient, and when the message
    /// was injected, in Unix seconds.
    #[must_use]
    pub fn with_headers(mut self, recipient: Option<&str>, sent: Option<u32>) -> Self {
        let is_header = matches!(self.subject, Subject::Relative(_));
        let by = if is_header { "" } else { " (header)" };
        let recipient = recipient.map(|it| Shown::text(&format!("{it}{by}")));
        self.recipient = self.recipient.or(recipient);
        self.sent = self.sent.or(sent);
        self
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// The states, what weighs most first.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// What is known of the metadata.
    #[must_use]
    pub const fn metadata(&self) -> MetadataState {
        self.metadata
    }

    /// How much the part weighs that weighs most.
    #[must_use]
    pub fn weight(&self) -> Weight {
        let parts = self.parts();
        let weights = parts.iter().filter_map(|part| part.weight);
        weights.max().unwrap_or(Weight::Plain)
    }

    /// The parts, from left to right.
    #[must_use]
    pub fn parts(&self) -> Vec<VerdictPart> {
        let name = self.subject.name();
        let is_encrypted = |state: &State| matches!(state, State::Encrypted { .. });
        let mut parts = Vec::with_capacity(USUAL_PARTS);
        parts.push(if self.states.iter().any(is_encrypted) {
            VerdictPart::words(&format!("{name} by its route"), Rank::Kind).or(name)
        } else {
            VerdictPart::words(name, Rank::Kind)
        });
        let value = |value: &Option<Shown>, rank| {
            let value = value.as_ref();
            value.map(|value| VerdictPart::value(value, rank))
        };
        parts.extend(value(&self.recipient, Rank::Recipient));
        if let (None, Some(customer)) = (&self.recipient, self.customer) {
            let text = format!("customer {customer}");
            parts.push(VerdictPart::words(&text, Rank::Recipient));
        }
        parts.extend(value(&self.campaign, Rank::Campaign));
        parts.extend(self.sent.map(|sent| {
            let sent = time::relative(i64::from(sent), self.now);
            VerdictPart::words(&["sent ", &sent].concat(), Rank::Sent)
        }));
        let ranks = [Rank::State]
            .into_iter()
            .chain(std::iter::repeat(Rank::OtherState));
        for (state, rank) in self.states.iter().zip(ranks) {
            parts.push(state.part(self.now, rank));
            let host = self.real_host.as_ref();
            let host = host.filter(|_| matches!(state, State::Dangerous { .. }));
            parts.extend(host.map(|host| {
                let text = format!("real host {}", host.as_str());
                let part = VerdictPart::words(&text, Rank::RealHost).weighing(Weight::Danger);
                VerdictPart {
                    is_value: true,
                    ..part
                }
            }));
        }
        parts.extend(self.metadata.part());
        without_praise(parts)
    }

    fn empty(subject: Subject, now: i64) -> Self {
        Self {
            subject,
            recipient: None,
            customer: None,
            campaign: None,
            sent: None,
            states: Vec::new(),
            real_host: None,
            metadata: MetadataState::Unknown,
            now,
        }
    }

    fn take_link(&mut self, reading: &Reading<'_>, link: &Link<'_, '_>) {
        let records = link.records();
        let shown = |value: Option<&[u8]>| {
            let value = value.filter(|it| !it.is_empty());
            value.map(Shown::bytes)
        };
        self.subject = Subject::Link(link.kind());
        self.recipient = shown(records.and_then(Records::rcpt_to));
        self.customer = link.token().map(Token::customer_id);
        self.campaign = shown(records.and_then(Records::campaign_id));
        let message = records.and_then(Records::message_id);
        self.sent = message.map(MessageId::injection_time);
        self.metadata = MetadataState::of(reading);
        self.states = states(reading, link);
        self.real_host = real_host(reading);
    }

    fn sorted(mut self) -> Self {
        self.states
            .sort_by_key(|state| std::cmp::Reverse(state.weight()));
        self
    }
}

/// Where something is wrong, nothing is called good.
fn without_praise(mut parts: Vec<VerdictPart>) -> Vec<VerdictPart> {
    let weights = parts.iter().filter_map(|part| part.weight);
    if weights.max() > Some(Weight::Plain) {
        let good = parts.iter_mut();
        good.filter(|part| part.weight == Some(Weight::Good))
            .for_each(|part| part.weight = Some(Weight::Plain));
    }
    parts
}

/// All parts in a line.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts().iter().enumerate() {
            let between = if index == 0 { "" } else { BETWEEN };
            write!(f, "{between}{}", part.text.as_str())?;
        }
        Ok(())
    }
}
