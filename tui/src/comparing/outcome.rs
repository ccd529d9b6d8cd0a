//! How far two links could be read, and the notes about them.

use super::comparison::ComparedValue;
use super::named::Named;
use crate::reading::{Reading, sentence};

/// The most faults that are listed; a damaged link can have one for each byte.
const MAX_FAULTS: usize = 10;

pub(super) fn of(reading: &Reading<'_>) -> Vec<Named> {
    let mut all = reading.faults();
    let first = all.by_ref().take(MAX_FAULTS);
    let mut faults: Vec<_> = first.map(|fault| sentence(&fault)).collect();
    let further = all.count();
    if further > 0 {
        faults.push(format!("and {further} more"));
    }
    let outcome = match (reading.link(), faults.is_empty()) {
        (Ok(_), true) => "read to the end".to_owned(),
        (Ok(_), false) => format!("fault: {}", faults.join("; ")),
        (Err(_), _) => format!("not a tracked link: {}", faults.join("; ")),
    };
    let mut outcome = vec![("outcome".into(), ComparedValue::text(&outcome))];
    let notes: Vec<_> = reading.notes().map(|it| it.code.name()).collect();
    if !notes.is_empty() {
        outcome.push(("notes".into(), ComparedValue::text(&notes.join(", "))));
    }
    outcome
}
