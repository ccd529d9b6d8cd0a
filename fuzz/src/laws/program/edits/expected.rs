//! What a link says after an edit, according to what it said before.

use tracklens::reading::source::PartName;
use tracklens::writing::rewriting::{EditPlace, ValueForm};
use tracklens_codec::PercentDecoded;

use super::seen::{Seen, SeenRecord};
use super::typed;
use crate::oracles::writer::write_percent_encoded;

/// What the link says after an edit. `after` is asked only for what a value is spelled like, never for whether
/// something else has changed.
pub(super) fn after_edit(
    before: &Seen,
    after: &Seen,
    place: &EditPlace,
    form: ValueForm,
    text: &str,
) -> Seen {
    let mut expected = before.clone();
    match place {
        EditPlace::Event => event(&mut expected, after, text),
        EditPlace::CustomerId => {
            let customer = text.parse().expect("a number that was taken");
            expected.token = before.token.map(|(_, flag)| (customer, flag));
            respell(&mut expected, after, PartName::Token);
        }
        EditPlace::Part(PartName::Route) => {
            route(&mut expected, after, text);
            expected.kind = expected.kind.and(after.kind);
        }
        EditPlace::Part(name) => part(&mut expected, after, *name, text),
        EditPlace::Record(index) => {
            let record = expected.records.as_mut().and_then(|it| it.get_mut(*index));
            let record = record.expect("a record that was edited");
            *record = written(record.0, typed::value(form, text));
            respell(&mut expected, after, PartName::Payload);
            expected.kind = after.kind;
        }
        EditPlace::NewRecord(id) => {
            let record = written(id.get(), typed::value(form, text));
            insert(&mut expected, after, record);
        }
        _ => {}
    }
    expected
}

/// A record in the narrowest width.
pub(super) fn written(id: u8, value: Vec<u8>) -> SeenRecord {
    let width = match value.len() {
        0 => 0,
        1..=255 => 1,
        _ => 2,
    };
    (id, width, value)
}

/// Takes the spelling of a part that has other content than before.
pub(super) fn respell(expected: &mut Seen, after: &Seen, name: PartName) {
    expected.set_part(name, after.part(name));
}

/// A new record stands somewhere among the others, which stay in their order.
fn insert(expected: &mut Seen, after: &Seen, record: SeenRecord) {
    let all = after.records.as_ref().expect("records");
    let index = all.iter().position(|it| it.0 == record.0);
    let index = index.expect("the new record");
    expected
        .records
        .as_mut()
        .expect("records")
        .insert(index, record);
    respell(expected, after, PartName::Payload);
    expected.kind = after.kind;
}

/// Another kind: its record in the place of the old one, and the route that belongs to it.
fn event(expected: &mut Seen, after: &Seen, name: &str) {
    let (id, letter) = match name {
        "list_unsubscribe" => (60, "u"),
        "initial_open" => (61, "q"),
        "open" => (62, "q"),
        _ => (63, "f"),
    };
    let is_old_click = expected.part(PartName::Route) == b"e" && id == 63;
    if !is_old_click {
        route(expected, after, letter);
    }
    if expected.records.is_some() && expected.kind != Some(event_name(id)) {
        let records = expected.records.as_mut().expect("records");
        let old = records.iter_mut().find(|it| it.0 >= 60);
        match old {
            Some(record) if expected.kind.is_some() => *record = written(id, Vec::new()),
            _ => return insert_kind(expected, after, id),
        }
        respell(expected, after, PartName::Payload);
    }
    expected.kind = Some(event_name(id));
}

fn insert_kind(expected: &mut Seen, after: &Seen, id: u8) {
    insert(expected, after, written(id, Vec::new()));
    expected.kind = Some(event_name(id));
}

const fn event_name(id: u8) -> &'static str {
    match id {
        60 => "list_unsubscribe",
        61 => "initial_open",
        62 => "open",
        _ => "click",
    }
}

/// Another route: `f` gets a sublink, all others lose theirs.
fn route(expected: &mut Seen, after: &Seen, letter: &str) {
    let old = expected.part(PartName::Route);
    if PercentDecoded::new(old).eq(letter.bytes()) {
        return;
    }
    expected.set_part(PartName::Route, letter.as_bytes());
    let has_sublink = !expected.part(PartName::Sublink).is_empty();
    match (letter, has_sublink) {
        // An empty segment stays where there was one.
        ("f", false) => {
            let sublink = after.part(PartName::Sublink);
            assert!([&b"a"[..], b""].contains(&sublink), "another sublink");
            expected.set_part(PartName::Sublink, sublink);
        }
        ("f", true) => {}
        _ => expected.set_part(PartName::Sublink, b""),
    }
}

/// Another part, spelled as a writer spells it; the query and the target in it are edited together.
fn part(expected: &mut Seen, after: &Seen, name: PartName, text: &str) {
    let spelled = match name {
        PartName::Target => write_percent_encoded(text.as_bytes()),
        PartName::Sublink => text.replace(' ', "_"),
        PartName::Signature => return respell(expected, after, name),
        _ => text.to_owned(),
    };
    expected.set_part(name, spelled.as_bytes());
    match name {
        PartName::Target => respell(expected, after, PartName::Query),
        PartName::Query => respell(expected, after, PartName::Target),
        _ => {}
    }
}
