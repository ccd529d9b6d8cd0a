//! What stands out when two links are compared: whether they belong to one message, or to one recipient.

use tracklens_codec::RecordId;

use super::alignment::common;
use crate::reading::Reading;
use crate::text::time;

/// Bytes of a block of an encrypted payload.
const BLOCK: usize = 16;

/// Something that stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub about: &'static str,
    /// What stands out. Of the links it has only numbers.
    pub text: String,
}

/// What is asked of every two links: what it is about, and the record that answers it.
const QUESTIONS: [(&str, RecordId); 3] = [
    ("recipient", RecordId::RCPT_TO),
    ("message", RecordId::MESSAGE_ID),
    ("transmission", RecordId::TRANSMISSION_ID),
];

pub(super) fn of(this: &Reading<'_>, other: &Reading<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut push = |about, text: Option<String>| {
        facts.extend(text.map(|text| Fact { about, text }));
    };
    let is_same = this.text() == other.text();
    push(
        "text",
        is_same.then(|| "the same, byte for byte".to_owned()),
    );
    for (about, id) in QUESTIONS {
        push(about, identity(this, other, id));
    }
    push("injected", injected(this, other));
    push("blocks", blocks(this, other));
    facts
}

/// Whether a record is the same in both.
fn identity(this: &Reading<'_>, other: &Reading<'_>, id: RecordId) -> Option<String> {
    let value = |reading: &Reading<'_>| {
        let record = reading.records()?.first(id)?;
        Some(record.as_bytes().to_vec())
    };
    let answer = match (value(this), value(other)) {
        (None, None) => return None,
        (Some(this), Some(other)) if this == other => "the same",
        (Some(_), Some(_)) => "different",
        _ => "only in one of them",
    };
    Some(answer.to_owned())
}

fn injected(this: &Reading<'_>, other: &Reading<'_>) -> Option<String> {
    let time = |reading: &Reading<'_>| {
        let id = reading.records()?.message_id()?;
        Some(i64::from(id.injection_time()))
    };
    let distance = time(other)? - time(this)?;
    let span = time::exact(distance.unsigned_abs());
    Some(match distance {
        0 => "in the same second".to_owned(),
        1.. => format!("the other {span} later"),
        _ => format!("the other {span} earlier"),
    })
}

/// How many blocks of encrypted payloads are equal from the start. If each block depends on the one before,
/// the records agree that far.
fn blocks(this: &Reading<'_>, other: &Reading<'_>) -> Option<String> {
    let this = this.payload()?.ciphertext()?;
    let other = other.payload()?.ciphertext()?;
    let equal = common(this.as_bytes(), other.as_bytes()).start / BLOCK;
    let most = this.blocks().max(other.blocks());
    Some(format!(
        "{equal} of {most} encrypted ones are equal from the start [inferred: so are their records]"
    ))
}
