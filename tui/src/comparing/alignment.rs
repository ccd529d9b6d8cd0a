//! Which items of two lists belong together, by name or by position.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

/// How many items of two lists are equal, from either end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Common {
    /// Items at the start.
    pub start: usize,
    /// Items at the end that are not counted at the start.
    pub end: usize,
}

/// How many items of two lists are equal, from either end.
///
/// ```
/// use tracklens::comparing::{Common, common};
///
/// assert_eq!(common(b"user1@example.com", b"user23@example.com"), Common { start: 4, end: 12 });
/// assert_eq!(common(b"aa", b"aaa"), Common { start: 2, end: 0 });
/// ```
#[must_use]
pub fn common<T: PartialEq>(this: &[T], other: &[T]) -> Common {
    let equal = |(this, other): &(&T, &T)| this == other;
    let start = this.iter().zip(other).take_while(equal).count();
    let rest = (this[start..].iter().rev()).zip(other[start..].iter().rev());
    let end = rest.take_while(equal).count();
    Common { start, end }
}

/// A byte of each list; none where only the other list has one.
pub type Pair = (Option<u8>, Option<u8>);

/// The bytes of two lists side by side. If one is longer, the other has a gap before what both end with.
///
/// ```
/// use tracklens::comparing::aligned;
///
/// let pairs = aligned(b"abd", b"acxd");
/// let row = |side: fn(&(Option<u8>, Option<u8>)) -> Option<u8>| -> String {
///     pairs.iter().map(|pair| side(pair).map_or('-', char::from)).collect()
/// };
/// assert_eq!((row(|it| it.0), row(|it| it.1)), ("ab-d".to_owned(), "acxd".to_owned()));
/// ```
#[must_use]
pub fn aligned(this: &[u8], other: &[u8]) -> Vec<Pair> {
    let Common { end, .. } = common(this, other);
    let len = this.len().max(other.len());
    let side = |bytes: &[u8], at: usize| {
        let before_the_end = bytes.len() - end;
        if at < before_the_end {
            bytes.get(at).copied()
        } else {
            // Counted from the end: the gap stands before it.
            let from_end = len - at;
            (from_end <= end).then(|| bytes[bytes.len() - from_end])
        }
    };
    (0..len)
        .map(|at| (side(this, at), side(other, at)))
        .collect()
}

/// The items of two lists that have the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sides<T> {
    Both(T, T),
    This(T),
    Other(T),
}

/// Two lists as one, in the order of this list. What only the other list has follows what it follows there.
/// If a name is repeated, the first belongs to the first, and so on.
pub(super) fn merged<T>(
    this: Vec<(Cow<'static, str>, T)>,
    other: Vec<(Cow<'static, str>, T)>,
) -> Vec<(Cow<'static, str>, Sides<T>)> {
    let mut places: HashMap<_, VecDeque<_>> = HashMap::new();
    for (place, (name, _)) in this.iter().enumerate() {
        places.entry(name.clone()).or_default().push_back(place);
    }
    let mut found: Vec<Option<T>> = this.iter().map(|_| None).collect();
    // What stands before the first item of this list, and after each.
    let mut between: Vec<Vec<_>> = (0..=this.len()).map(|_| Vec::new()).collect();
    let mut slot = 0;
    for (name, value) in other {
        match places.get_mut(&name).and_then(VecDeque::pop_front) {
            Some(place) => {
                found[place] = Some(value);
                slot = place + 1;
            }
            None => between[slot].push((name, Sides::Other(value))),
        }
    }
    let mut between = between.into_iter();
    let mut all = between.next().unwrap_or_default();
    for (((name, this), other), after) in this.into_iter().zip(found).zip(between) {
        let sides = match other {
            Some(other) => Sides::Both(this, other),
            None => Sides::This(this),
        };
        all.push((name, sides));
        all.extend(after);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge(this: &str, other: &str) -> String {
        let list = |text: &str| {
            let names = text.split(' ').filter(|name| !name.is_empty());
            names.map(|name| (name.to_owned().into(), ())).collect()
        };
        let merged = merged(list(this), list(other)).into_iter();
        let named = merged.map(|(name, sides)| match sides {
            Sides::Both((), ()) => format!("={name}"),
            Sides::This(()) => format!("-{name}"),
            Sides::Other(()) => format!("+{name}"),
        });
        named.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn equal_names_are_aligned_and_the_rest_keeps_its_order() {
        let table = [
            ("", "", ""),
            ("a b", "a b", "=a =b"),
            ("a b", "b a", "=a =b"),
            ("a b", "", "-a -b"),
            ("", "a b", "+a +b"),
            ("a c", "a b c d", "=a +b =c +d"),
            ("a b c", "x c", "+x -a -b =c"),
            ("a a", "a", "=a -a"),
            ("a", "a a", "=a +a"),
        ];
        for (this, other, expected) in table {
            assert_eq!(merge(this, other), expected, "{this} and {other}");
        }
    }

    #[test]
    fn bytes_stand_side_by_side_from_both_ends() {
        let table: [(&str, &str, &str, &str); 6] = [
            ("", "", "", ""),
            ("abc", "abc", "abc", "abc"),
            ("abc", "", "abc", "---"),
            ("user1@x", "user23@x", "user1-@x", "user23@x"),
            ("aa", "aaa", "aa-", "aaa"),
            ("abX", "X", "abX", "--X"),
        ];
        for (this, other, expected_this, expected_other) in table {
            let pairs = aligned(this.as_bytes(), other.as_bytes());
            let row = |side: fn(&Pair) -> Option<u8>| -> String {
                let bytes = pairs.iter().map(side);
                bytes.map(|it| it.map_or('-', char::from)).collect()
            };
            assert_eq!(row(|it| it.0), expected_this);
            assert_eq!(row(|it| it.1), expected_other);
        }
    }
}
