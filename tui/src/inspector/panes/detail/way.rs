//! The way from a link to something in it, step by step.

use tracklens_codec::Width;

use super::text::{shape, shown_range};
use crate::inspector::anatomy::{BLOCK, Item, RecordPlace};
use crate::inspector::desk::Desk;
use crate::reading::source::PartName;

/// The steps to a record.
pub(super) fn to_record(desk: &Desk, item: &Item, record: &RecordPlace) -> Vec<String> {
    let mut steps = to_part(desk, PartName::Payload);
    let start = place_of(desk, PartName::Payload);
    if let Some((start, text)) = start.zip(item.text()) {
        let symbols = text.start - start..text.end - start;
        steps.push(format!("its bytes {}", shown_range(&symbols)));
    }
    let bytes = record.bytes();
    if desk.anatomy().is_decrypted() {
        let blocks = bytes.start / BLOCK..bytes.end.div_ceil(BLOCK);
        steps.push(format!("blocks {} decrypted", shown_range(&blocks)));
    }
    let bytes = shown_range(&bytes);
    let number = record.index() + 1;
    steps.push(format!("payload {bytes}, record {number}"));
    steps.push(format!("tag 0x{:02x}", record.tag()));
    if record.width != Width::Bare {
        let len = record.value().len();
        steps.push(format!("{len} bytes"));
        steps.push(shape(record.id).to_owned());
    }
    steps
}

/// The steps to a part: to one of the path, by its segment.
pub(super) fn to_part(desk: &Desk, part: PartName) -> Vec<String> {
    let segment = || format!("path segment {}", segment(desk, part));
    let encoded = |bytes: &str| vec![segment(), "base64url".to_owned(), bytes.to_owned()];
    match part {
        PartName::Route | PartName::Sublink | PartName::TrailingPath => vec![segment()],
        PartName::Signature => encoded("16 bytes"),
        PartName::Token => encoded("5 bytes: customer id, flag"),
        PartName::Payload => vec![segment(), "base64url".to_owned()],
        PartName::Target => ["query", "target=", "percent-decoded"]
            .map(str::to_owned)
            .into(),
        _ => vec![part.name().to_owned()],
    }
}

/// The number of the segment of the path that a part begins, from 1.
fn segment(desk: &Desk, part: PartName) -> usize {
    let text = desk.visible();
    let up_to = |place: Option<usize>| text.get(..place.unwrap_or_default()).unwrap_or_default();
    let before = up_to(place_of(desk, part));
    let authority = up_to(place_of(desk, PartName::Route));
    let slashes = before.matches('/').count();
    slashes - authority.find("://").map_or(0, |_| 2)
}

/// Where a part begins.
fn place_of(desk: &Desk, part: PartName) -> Option<usize> {
    let mut parts = desk.anatomy().parts();
    parts
        .find(|(name, _)| *name == part)
        .map(|(_, text)| text.start)
}
