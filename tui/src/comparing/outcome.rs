//! How far two links could be read, and the notes about them.

use super::comparison::ComparedValue;
use super::named::Named;
use crate::reading::{Reading, sentence};

/// The most faults that are listed; a damaged link can have one for each byte.
const MAX_FAULTS: usize = 10;

pub(super) fn of(reading: &Reading<'_>) -> Vec<Named> {
    let all = reading.faults();
    let mut faults: Vec<_> = all.iter().take(MAX_FAULTS).map(sentence).collect();
    if let Some(further @ 1..) = all.len().checked_sub(MAX_FAULTS) {
        faults.push(format!("and {further} more"));
    }
    let outcome = match (reading.link(), faults.is_empty()) {
        (Ok(_), true) => "read to the end".to_owned(),
        (Ok(_), false) => format!("fault: {}", faults.join("; ")),
        (Err(_), _) => format!("not a tracked link: {}", faults.join("; ")),
    };
    let mut outcome = vec![("outcome".into(), ComparedValue::text(&outcome))];
    let notes: Vec<_> = reading.notes().iter().map(|it| it.code.name()).collect();
    if !notes.is_empty() {
        outcome.push(("notes".into(), ComparedValue::text(&notes.join(", "))));
    }
    outcome
}
