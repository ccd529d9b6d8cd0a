//! What lists show of a link.

use tracklens_codec::Link;
use url::Url;

use super::given::Given;
use super::readings::Readings;
use crate::input::mail::{Disagreement, MailSays, Source};
use crate::input::{LinkOrigin, PastedRelative};
use crate::reading::masking;
use crate::reading::verdict::{Rank, State, Verdict, VerdictPart, Weight};
use crate::reading::{Mark, Provenance};
use crate::settings::Settings;
use crate::text::shown::Shown;

/// What lists show of a link: by its text alone, few would recognize it.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct ListedLink {
    /// The text, masked if masking is on.
    pub(in crate::inspector) text: String,
    /// What people ask of it first; none if there is no text.
    pub(in crate::inspector) verdict: Option<Verdict>,
    /// What its columns show, in the order of [`ListColumn::ALL`].
    cells: [Shown; ListColumn::ALL.len()],
    /// What the headers of its mail say differently. This is never masked.
    pub(in crate::inspector) disagreements: Vec<Disagreement>,
    /// Where it stood, if it was found in a text.
    pub(in crate::inspector) origin: Option<LinkOrigin>,
    /// What it was made from, if it is not as it was given.
    pub(super) given: Option<Given>,
    /// What of it is not as it was given.
    provenance: Provenance,
    /// Its readings, while they are kept.
    pub(super) readings: Option<Readings>,
}

/// A column of a list of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum ListColumn {
    /// The kind of link, or that it is none.
    Kind,
    /// The recipient.
    Recipient,
    /// The campaign.
    Campaign,
    /// How long ago the message was injected.
    Sent,
    /// What stands out: expired, encrypted, cut.
    State,
    /// What is known of the metadata.
    Metadata,
    /// The host that a click leads to.
    TargetHost,
    /// Where it stood in the text that it was found in.
    Stood,
}

impl ListColumn {
    /// The columns, from left to right.
    pub(in crate::inspector) const ALL: [Self; 8] = [
        Self::Kind,
        Self::Recipient,
        Self::Campaign,
        Self::Sent,
        Self::State,
        Self::Metadata,
        Self::TargetHost,
        Self::Stood,
    ];
}

impl ListedLink {
    /// Reads a link for the list.
    pub(super) fn new(link: &str, origin: Option<LinkOrigin>, settings: &Settings) -> Self {
        let says = origin.as_ref().and_then(|it| it.says.as_deref());
        Self::of(Readings::of(link, settings), says).from(origin, settings)
    }

    /// What a list shows of a link that was read; `says` is what the headers of its mail say.
    pub(super) fn of(readings: Readings, says: Option<&MailSays>) -> Self {
        let reading = readings.shown();
        let host = reading.link().ok().and_then(target_host);
        let verdict = (!reading.text().is_empty()).then(|| Verdict::of(reading));
        let link = says.zip(readings.original().link().ok());
        let disagreements = link.map(|(says, link)| says.disagreements(link));
        let mut listed = Self {
            text: readings.visible().into_owned(),
            verdict,
            disagreements: disagreements.unwrap_or_default(),
            readings: Some(readings),
            ..Self::default()
        };
        listed.set(ListColumn::TargetHost, &host.unwrap_or_default());
        listed.set_verdict_cells();
        listed
    }

    /// What a list shows of a header that belongs to links.
    pub(super) fn of_relative(pasted: &PastedRelative, settings: &Settings) -> Self {
        let relative = masking::relative(&pasted.relative, settings);
        let mut listed = Self {
            verdict: Some(Verdict::of_relative(&relative, settings)),
            ..Self::default()
        };
        listed.set_verdict_cells();
        listed.from(Some(pasted.origin.clone()), settings)
    }

    /// The same of a link that was edited or made up here: that comes before all other states.
    pub(super) fn made_from(mut self, given: &Given, provenance: Provenance) -> Self {
        self.provenance = provenance.without(Mark::Masked);
        self.given = Some(given.clone()).filter(|_| self.provenance != Provenance::default());
        let state = self.cell(ListColumn::State).as_str();
        let states = [&self.provenance.words(), state];
        let states = states.into_iter().filter(|it| !it.is_empty());
        let states = states.collect::<Vec<_>>().join(", ");
        self.set(ListColumn::State, &states);
        self
    }

    /// What of it is not as it was given, masking aside.
    pub(super) const fn provenance(&self) -> Provenance {
        self.provenance
    }

    /// The same, read again with other settings.
    pub(super) fn again(self, link: &str, settings: &Settings) -> Self {
        let listed = Self::new(link, self.origin, settings);
        match &self.given {
            Some(given) => listed.made_from(given, self.provenance),
            None => listed,
        }
    }

    /// The same of a link that stood in a text.
    pub(super) fn from(mut self, origin: Option<LinkOrigin>, settings: &Settings) -> Self {
        if let Some(origin) = &origin {
            self.set(ListColumn::Stood, &stood(origin));
            self.verdict = self
                .verdict
                .map(|verdict| verdict_with(verdict, origin, settings));
            if !self.disagreements.is_empty() {
                self.verdict = self.verdict.map(|it| it.with(State::HeadersDiffer));
            }
            self.set_verdict_cells();
        }
        Self { origin, ..self }
    }

    /// Makes the cells that the verdict has.
    fn set_verdict_cells(&mut self) {
        let Some(verdict) = &self.verdict else { return };
        let parts = verdict.parts();
        let of_ranks = |ranks: &[Rank]| {
            let parts = parts.iter().filter(|part| ranks.contains(&part.rank));
            let weighs = |part: &&VerdictPart| part.weight != Some(Weight::Good);
            let parts = parts.filter(|part| weighs(part) || part.rank == Rank::State);
            let parts = parts.map(|part| part.short.as_ref().unwrap_or(&part.text).as_str());
            parts.collect::<Vec<_>>().join(", ")
        };
        for (column, ranks) in [
            (ListColumn::Kind, &[Rank::Kind][..]),
            (ListColumn::Recipient, &[Rank::Recipient]),
            (ListColumn::Campaign, &[Rank::Campaign]),
            (ListColumn::Sent, &[Rank::Sent]),
            (ListColumn::State, &[Rank::State, Rank::OtherState]),
            (ListColumn::Metadata, &[Rank::Metadata, Rank::Other]),
        ] {
            let text = of_ranks(ranks);
            self.set(column, &text);
        }
    }

    fn set(&mut self, column: ListColumn, text: &str) {
        self.cells[column as usize] = Shown::text(text);
    }

    /// What a column shows.
    pub(in crate::inspector) fn cell(&self, column: ListColumn) -> &Shown {
        &self.cells[column as usize]
    }

    /// How much the state or the metadata weighs.
    pub(in crate::inspector) fn weight(&self, column: ListColumn) -> Option<Weight> {
        let parts = self.verdict.as_ref()?.parts();
        let is_of = |rank: Rank| match column {
            ListColumn::Metadata => matches!(rank, Rank::Metadata | Rank::Other),
            _ => matches!(rank, Rank::State | Rank::OtherState),
        };
        let parts = parts.iter().filter(|part| is_of(part.rank));
        parts.filter_map(|part| part.weight).max()
    }

    /// Whether every word occurs in one of the columns or in the text. The words are in lower case.
    pub(in crate::inspector) fn has(&self, words: &[String]) -> bool {
        let is_in = |text: &str, word: &str| text.to_lowercase().contains(word);
        words.iter().all(|word| {
            let mut cells = self.cells.iter();
            cells.any(|cell| is_in(cell.as_str(), word)) || is_in(&self.text, word)
        })
    }
}

/// Where a link stood, in a few words.
pub(super) fn stood(origin: &LinkOrigin) -> String {
    let Source { line, part, .. } = &origin.source;
    match part {
        Some(part) => format!("line {line}, part {part}"),
        None => format!("line {line}"),
    }
}

fn target_host(link: &Link<'_, '_>) -> Option<String> {
    let target: Vec<u8> = link.target()?.bytes().collect();
    let url = Url::parse(std::str::from_utf8(&target).ok()?).ok()?;
    url.host_str().map(str::to_owned)
}

/// The verdict with what is known of how the link was found, and what the headers of its mail say where the link
/// itself says nothing, since it is encrypted or cut.
fn verdict_with(verdict: Verdict, origin: &LinkOrigin, settings: &Settings) -> Verdict {
    let mut verdict = verdict;
    if origin.start_may_be_missing {
        verdict = verdict.with(State::HostCut);
    }
    if origin.end_is_missing {
        verdict = verdict.with(State::Cut);
    }
    match &origin.says {
        Some(says) => {
            let says = masking::says(says, settings);
            verdict.with_headers(says.rcpt_to.as_deref(), says.injection_time)
        }
        None => verdict,
    }
}
