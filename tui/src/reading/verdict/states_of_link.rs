//! The states that a link is found to be in.

use tracklens_codec::{Link, Payload, Records};

use super::state::State;
use crate::reading::damage::Damage;
use crate::reading::notes::{Code, Severity};
use crate::reading::read::Reading;
use crate::reading::signature::SignatureStatus;
use crate::text::shown::Shown;

/// The most warnings that are counted: a hostile link has as many as bytes.
const MAX_WARNINGS: usize = 100;

/// The states of a link, in no order.
pub(super) fn states(reading: &Reading<'_>, link: &Link<'_, '_>) -> Vec<State> {
    let mut states = Vec::new();
    states.extend(danger(reading));
    states.extend(warnings(reading));
    states.extend(Damage::of(reading).map(|damage| match damage {
        Damage::Cut { .. } => State::Cut,
        Damage::Damaged { at } => State::Damaged { at },
    }));
    states.extend(match reading.signature_status() {
        Some(SignatureStatus::Valid) => Some(State::SignatureValid),
        Some(SignatureStatus::Invalid) => Some(State::SignatureInvalid),
        Some(SignatureStatus::Unchecked) | None => None,
    });
    states.extend(link.records().and_then(|it| expiry(it, reading)));
    if let Payload::Encrypted(ciphertext) = link.payload() {
        let len = ciphertext.as_bytes().len();
        let has_key = reading.decryption_error().is_some();
        states.extend(has_key.then_some(State::WrongKey));
        states.push(State::Encrypted { len, has_key });
    }
    states
}

/// The host that is really meant, where people may take it for another one; the first, if there are several.
pub(super) fn real_host(reading: &Reading<'_>) -> Option<Shown> {
    let mut dangers = reading.notes_of(Severity::Danger);
    dangers.find_map(|note| note.real_host.as_deref().map(Shown::text))
}

/// One danger is enough: the notes have all.
fn danger(reading: &Reading<'_>) -> Option<State> {
    let note = reading.notes_of(Severity::Danger).next()?;
    Some(State::Dangerous {
        code: note.code,
        is_own_host: note.place.field() == Some("host"),
    })
}

fn warnings(reading: &Reading<'_>) -> Vec<State> {
    let mut states = Vec::new();
    let mut count = 0;
    for note in reading.notes_of(Severity::Warning).take(MAX_WARNINGS) {
        match note.code {
            Code::MayBeCut => states.push(State::MayBeCut),
            // Other states and the metadata say it.
            Code::MetadataOver | Code::WrongKey | Code::RepeatedRecord => {}
            _ => count += 1,
        }
    }
    states.extend((count > 0).then_some(State::Warnings { count }));
    states
}

fn expiry(records: &Records<'_>, reading: &Reading<'_>) -> Option<State> {
    let at = records.expiry()?;
    let now = reading.settings().now.as_second();
    Some(match records.is_expired_at(now) {
        Some(true) => State::Expired { at },
        _ => State::Expires { at },
    })
}
