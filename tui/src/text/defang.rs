//! A link written so that nothing takes it for one.

use std::ops::Range;

use crate::reading::source::PartName;

/// A link, its parts in the order in which they stand, with another scheme and the points of its host
/// in brackets: `hxxps://click[.]example[.]com/…`.
pub(crate) fn defanged(
    link: &str,
    parts: impl IntoIterator<Item = (PartName, Range<usize>)>,
) -> String {
    let mut defanged = String::with_capacity(link.len() + 16);
    let mut end = 0;
    for (part, place) in parts {
        let (Some(before), Some(old)) = (link.get(end..place.start), link.get(place.clone()))
        else {
            continue;
        };
        let new = match part {
            PartName::Host => old.replace('.', "[.]"),
            PartName::Scheme => old.replace('t', "x").replace('T', "X"),
            _ => continue,
        };
        defanged.push_str(before);
        defanged.push_str(&new);
        end = place.end;
    }
    defanged.push_str(link.get(end..).unwrap_or_default());
    defanged
}
