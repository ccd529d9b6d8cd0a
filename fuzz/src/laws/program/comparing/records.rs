//! Laws of records side by side.

use std::collections::BTreeMap;

use tracklens::comparing::{ComparedState, ComparedValue, Comparison, Content};

use super::sides::Side;
use crate::oracles::slow::ListedRecord;

/// The records of both links are compared by their ids: which ones there are, in which order, and the bytes of each.
pub(super) fn judge(comparison: &Comparison, this: &Side, other: &Side) {
    let section = comparison
        .sections
        .iter()
        .find(|it| it.heading == "Records");
    let rows = section.map_or(&[][..], |it| &it.rows);
    let ids = |side: &Side| side.list.records.iter().map(|it| it.id).collect::<Vec<_>>();
    let mut expected = BTreeMap::new();
    expected.insert(None, if ids(this) == ids(other) { '=' } else { '≠' });
    for id in ids(this).into_iter().chain(ids(other)) {
        let sign = match [this, other].map(|side| record(side, id)) {
            [Some(this), Some(other)] if is_same(this, other) => '=',
            [Some(_), Some(_)] => '≠',
            [Some(_), None] => '-',
            _ => '+',
        };
        expected.insert(Some(id), sign);
    }
    let mut found = BTreeMap::new();
    for row in rows {
        let id = row
            .name
            .as_str()
            .split(' ')
            .next()
            .and_then(|it| it.parse().ok());
        let before = found.insert(id, row.state.sign());
        assert_eq!(before, None, "{} has two rows", row.name);
        if let Some(id) = id {
            judge_bytes(&row.state, [this, other].map(|side| record(side, id)));
        }
    }
    assert_eq!(found, expected, "the signs of the records");
}

fn record(side: &Side, id: u8) -> Option<&ListedRecord> {
    side.list.records.iter().find(|it| it.id == id)
}

/// Whether two records have the same bytes, wherever they stand.
fn is_same(this: &ListedRecord, other: &ListedRecord) -> bool {
    (this.width, &this.value) == (other.width, &other.value)
}

/// What is shown of a record are its bytes, and how many there are.
fn judge_bytes(state: &ComparedState, [this, other]: [Option<&ListedRecord>; 2]) {
    let sides = match state {
        ComparedState::Equal(value) | ComparedState::OnlyThis(value) => vec![(value, this)],
        ComparedState::OnlyOther(value) => vec![(value, other)],
        ComparedState::Differs(value, other_value) => vec![(value, this), (other_value, other)],
    };
    for (value, record) in sides {
        judge_value(value, record.expect("a record on this side"));
    }
}

fn judge_value(value: &ComparedValue, record: &ListedRecord) {
    let Content::Bytes { head, value: bytes } = &value.content else {
        panic!("a record that is shown as text");
    };
    assert!(*bytes == record.value, "the bytes of record {}", record.id);
    assert_eq!(
        head.len(),
        record.width + 1,
        "tag and length of record {}",
        record.id
    );
    let len = record.value.len();
    let plural = if len == 1 { "" } else { "s" };
    assert_eq!(
        value.remark,
        format!("width {}, {len} byte{plural}", record.width)
    );
}
