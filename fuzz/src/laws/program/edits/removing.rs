//! Laws of a link without something.

use tracklens::reading::HeldReading;
use tracklens::reading::source::PartName;
use tracklens::writing::rewriting::{EditPlace, remove};

use super::expected::respell;
use super::rewriting::judge_changes;
use super::seen::Seen;
use super::signing;
use crate::laws::program::shown::judge_safety;

/// What is removed is gone, and nothing else changes.
pub(super) fn judge(held: &HeldReading, before: &Seen, place: &EditPlace) {
    let new = match remove(held.reading(), place) {
        Ok(new) => new,
        Err(error) => {
            assert!(!can_be_removed(before, place), "{error}: without {place:?}");
            return judge_safety(&error.to_string());
        }
    };
    let after = Seen::of(&new.link).expect("a link that was edited is one");
    let mut expected = before.clone();
    match place {
        EditPlace::Part(name) => {
            expected.set_part(*name, b"");
            match name {
                PartName::Target => respell(&mut expected, &after, PartName::Query),
                PartName::Query => expected.set_part(PartName::Target, b""),
                // A payload of no symbols is one only before a path.
                PartName::TrailingPath if before.part(PartName::Payload).is_empty() => {
                    assert_eq!(after.records, None, "there is no payload");
                    expected.records = None;
                    expected.kind = after.kind;
                }
                _ => {}
            }
            if *name == PartName::Target {
                // Of several targets the next one counts.
                respell(&mut expected, &after, PartName::Target);
                assert_ne!(before.parts, after.parts, "no target is removed");
            }
        }
        EditPlace::Record(index) => without(&mut expected, &after, Some(*index)),
        EditPlace::Event => {
            let is_kind = |id: u8| (60..64).contains(&id);
            let records = before.records.as_ref().expect("records");
            without(
                &mut expected,
                &after,
                records.iter().position(|it| is_kind(it.0)),
            );
        }
        EditPlace::LeftOver => {
            expected.left_over.clear();
            respell(&mut expected, &after, PartName::Payload);
        }
        _ => panic!("{place:?} can't be removed"),
    }
    assert_eq!(after, expected, "without {place:?}");
    judge_changes(before, &after, &new);
    signing::judge(held, &new, place);
}

/// Whether it is a part that the link has and need not have. Of several targets none is removed, since the next one
/// would count.
fn can_be_removed(before: &Seen, place: &EditPlace) -> bool {
    let targets = before.part(PartName::Query).split(|&byte| byte == b'&');
    let targets = targets.filter(|it| it.starts_with(b"target=")).count();
    match place {
        EditPlace::Part(PartName::Target) => targets == 1,
        // Without its port, a host with a colon would end at that.
        EditPlace::Part(name @ PartName::Port) => {
            !before.part(*name).is_empty() && !before.part(PartName::Host).contains(&b':')
        }
        EditPlace::Part(
            name @ (PartName::UserInfo
            | PartName::TrailingPath
            | PartName::Query
            | PartName::Fragment),
        ) => !before.part(*name).is_empty(),
        _ => false,
    }
}

fn without(expected: &mut Seen, after: &Seen, index: Option<usize>) {
    let records = expected.records.as_mut().expect("records");
    records.remove(index.expect("the record that was removed"));
    respell(expected, after, PartName::Payload);
    expected.kind = after.kind;
}
