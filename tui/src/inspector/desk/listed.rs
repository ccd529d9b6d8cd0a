//! What lists show of a link.

use tracklens_codec::{ErrorKind, Link, Payload, Records};
use url::Url;

use super::given::Given;
use super::readings::Readings;
use crate::input::mail::{Disagreement, MailSays, Source};
use crate::input::relative::FieldName;
use crate::input::{LinkOrigin, PastedRelative};
use crate::reading::masking;
use crate::reading::{Mark, Provenance, Reading};
use crate::settings::Settings;
use crate::text::shown::Shown;
use crate::text::time;

/// What lists show of a link: by its text alone, few would recognize it.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) struct ListedLink {
    /// The text, masked if masking is on.
    pub(in crate::inspector) text: String,
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
    /// The host that a click leads to.
    TargetHost,
    /// The campaign.
    Campaign,
    /// The day on which the message was injected.
    Sent,
    /// What stands out: expired, over the limit, encrypted, cut.
    State,
    /// Where it stood in the text that it was found in.
    Stood,
}

impl ListColumn {
    /// The columns, from left to right.
    pub(in crate::inspector) const ALL: [Self; 7] = [
        Self::Kind,
        Self::Recipient,
        Self::TargetHost,
        Self::Campaign,
        Self::Sent,
        Self::State,
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
        let records = reading.records();
        let bytes = |value: Option<&[u8]>| value.map(Shown::bytes).unwrap_or_default();
        let cells = ListColumn::ALL.map(|column| match column {
            ListColumn::Kind => Shown::text(match reading.link() {
                Ok(link) => link.kind().map_or("no kind", |kind| kind.name()),
                Err(_) => "not a link",
            }),
            ListColumn::Recipient => bytes(records.and_then(Records::rcpt_to)),
            ListColumn::TargetHost => {
                let host = reading.link().ok().and_then(target_host);
                Shown::text(&host.unwrap_or_default())
            }
            ListColumn::Campaign => bytes(records.and_then(Records::campaign_id)),
            ListColumn::Sent => Shown::text(&sent(records).unwrap_or_default()),
            ListColumn::State => Shown::text(&states(reading).join(", ")),
            ListColumn::Stood => Shown::default(),
        });
        let link = says.zip(readings.original().link().ok());
        let disagreements = link.map(|(says, link)| says.disagreements(link));
        Self {
            text: readings.visible().into_owned(),
            cells,
            disagreements: disagreements.unwrap_or_default(),
            origin: None,
            given: None,
            provenance: Provenance::default(),
            readings: Some(readings),
        }
    }

    /// What a list shows of a header that belongs to links.
    pub(super) fn of_relative(pasted: &PastedRelative, settings: &Settings) -> Self {
        let relative = masking::relative(&pasted.relative, settings);
        let mut listed = Self::default();
        listed.set(ListColumn::Kind, relative.kind().header());
        if !relative.faults().is_empty() {
            listed.set(ListColumn::State, "damaged");
        }
        for field in relative.fields() {
            let column = match field.name {
                FieldName::RcptTo => ListColumn::Recipient,
                FieldName::CampaignId => ListColumn::Campaign,
                _ => continue,
            };
            listed.set(column, &field.value.to_string());
        }
        if let Some(time) = relative.injection_time() {
            listed.set(ListColumn::Sent, &day(time));
        }
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
            self.set(ListColumn::State, &self.state_with(origin));
            self.set(ListColumn::Stood, &stood(origin));
            if let Some(says) = &origin.says {
                self.add_what_its_mail_says(says, settings);
            }
        }
        Self { origin, ..self }
    }

    /// The state, with what may be missing of the link.
    fn state_with(&self, origin: &LinkOrigin) -> String {
        let mut states = vec![self.cell(ListColumn::State).as_str()];
        states.retain(|state| !state.is_empty());
        if origin.start_may_be_missing {
            states.push("host cut");
        }
        if origin.end_is_missing && !states.contains(&"cut") {
            states.push("cut");
        }
        if !self.disagreements.is_empty() {
            states.push("headers differ");
        }
        states.join(", ")
    }

    /// Says what the headers of its mail know where the link itself says nothing, since it is encrypted or cut.
    fn add_what_its_mail_says(&mut self, says: &MailSays, settings: &Settings) {
        let says = masking::says(says, settings);
        let recipient = says.rcpt_to.as_ref();
        if let Some(recipient) = recipient.filter(|_| self.lacks(ListColumn::Recipient)) {
            self.set(ListColumn::Recipient, &format!("{recipient} by header"));
        }
        if let Some(time) = says.injection_time.filter(|_| self.lacks(ListColumn::Sent)) {
            self.set(ListColumn::Sent, &day(time));
        }
    }

    fn lacks(&self, column: ListColumn) -> bool {
        self.cell(column).as_str().is_empty()
    }

    fn set(&mut self, column: ListColumn, text: &str) {
        self.cells[column as usize] = Shown::text(text);
    }

    /// What a column shows.
    pub(in crate::inspector) fn cell(&self, column: ListColumn) -> &Shown {
        &self.cells[column as usize]
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

fn sent(records: Option<&Records<'_>>) -> Option<String> {
    Some(day(records?.message_id()?.injection_time()))
}

/// The day of a time, in UTC.
fn day(seconds: u32) -> String {
    let time = time::utc(seconds);
    time.split(' ').next().unwrap_or_default().to_owned()
}

fn states(reading: &Reading<'_>) -> Vec<&'static str> {
    let now = reading.settings().now.as_second();
    let is_expired = reading.records().and_then(|it| it.is_expired_at(now));
    let is_over = reading
        .metadata()
        .is_some_and(|metadata| metadata.length().is_over());
    let is_encrypted = matches!(reading.payload(), Some(Payload::Encrypted(_)));
    let mut faults = reading.faults().map(|fault| fault.kind());
    let is_faulty = reading.has_faults() && reading.link().is_ok();
    let is_cut = faults.any(|kind| {
        matches!(
            kind,
            ErrorKind::TruncatedLength { .. } | ErrorKind::TruncatedValue { .. }
        )
    });
    let states = [
        (is_expired == Some(true), "expired"),
        (is_over, "over"),
        (is_encrypted, "encrypted"),
        (is_cut, "cut"),
        (is_faulty && !is_cut, "damaged"),
    ];
    let states = states.into_iter().filter(|(holds, _)| *holds);
    states.map(|(_, state)| state).collect()
}
