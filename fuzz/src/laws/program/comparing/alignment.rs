//! Laws of bytes side by side.

use tracklens::comparing::{Common, Pair, aligned, common};

/// Both sides are whole and in their order, what is equal at the ends is side by side, and where one side is longer the
/// other has a gap: as many as it has bytes less.
pub(super) fn judge(this: &[u8], other: &[u8]) {
    let equal = common(this, other);
    judge_common(this, other, equal);
    let pairs = aligned(this, other);
    let side = |side: fn(&Pair) -> Option<u8>| pairs.iter().filter_map(side).collect::<Vec<_>>();
    assert!(side(|it| it.0) == this, "a byte of this side is missing");
    assert!(
        side(|it| it.1) == other,
        "a byte of the other side is missing"
    );
    assert_eq!(
        pairs.len(),
        this.len().max(other.len()),
        "how many pairs there are"
    );
    let gaps = |is_gap: fn(&Pair) -> bool| pairs.iter().filter(|pair| is_gap(pair)).count();
    let more = |a: usize, b: usize| a.saturating_sub(b);
    let only_this = gaps(|it| it.1.is_none());
    let only_other = gaps(|it| it.0.is_none());
    assert_eq!(
        only_this,
        more(this.len(), other.len()),
        "what only this side has"
    );
    assert_eq!(
        only_other,
        more(other.len(), this.len()),
        "what only the other side has"
    );
    let is_equal = |pair: &Pair| pair.0 == pair.1;
    assert!(pairs.iter().take(equal.start).all(is_equal), "the start");
    assert!(pairs.iter().rev().take(equal.end).all(is_equal), "the end");
    let is_mirrored = aligned(other, this).iter().map(|(a, b)| (*b, *a)).eq(pairs);
    assert!(
        is_mirrored,
        "the sides are not the same the other way round"
    );
}

/// The same for bytes of which some are lost or doubled, and for the same byte several times.
pub(super) fn judge_changed(bytes: &[u8]) {
    let (start, end) = bytes.split_at(bytes.len() / 2);
    let lost = [start, end.get(1..).unwrap_or_default()].concat();
    let doubled = [start, start, end].concat();
    let other = [start, b"\0", end].concat();
    for changed in [&lost, &doubled, &other] {
        judge(bytes, changed);
    }
    let same = vec![0; bytes.len() % 8];
    judge(&same, &[&same[..], &[0]].concat());
}

fn judge_common(this: &[u8], other: &[u8], equal: Common) {
    let Common { start, end } = equal;
    let shorter = this.len().min(other.len());
    assert!(start + end <= shorter, "bytes are counted twice");
    assert!(this[..start] == other[..start], "the starts differ");
    let ends = [this, other].map(|side| &side[side.len() - end..]);
    assert!(ends[0] == ends[1], "the ends differ");
    if start < shorter {
        assert!(this[start] != other[start], "the starts are longer");
    }
    if start + end < shorter {
        let before = [this, other].map(|side| side[side.len() - end - 1]);
        assert!(before[0] != before[1], "the ends are longer");
    }
}
