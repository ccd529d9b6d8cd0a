//! How a link is spelled.

use tracklens_codec::Part;

use super::comparison::ComparedValue;
use super::named::{Named, count};
use crate::reading::Reading;
use crate::reading::source::PartName;

/// The parts in base64url.
const ENCODED: [PartName; 3] = [PartName::Signature, PartName::Token, PartName::Payload];

/// How many characters stand for whole bytes.
const GROUP: usize = 4;

/// The spellings of padding.
const PADDINGS: [(&str, &str); 4] = [("~", "~"), ("=", "="), ("%7E", "%7E"), ("%7e", "%7e")];

pub(super) fn of(reading: &Reading<'_>) -> Vec<Named> {
    let mut all = vec![(
        "length".into(),
        ComparedValue::text(&count(reading.text().len())),
    )];
    let Ok(link) = reading.link() else {
        return all;
    };
    let parts = ENCODED.into_iter().filter_map(|name| {
        let padding = padding(name.of(link.parts())?)?;
        Some((name, padding))
    });
    let parts: Vec<_> = parts.collect();
    let Some((_, first)) = parts.first() else {
        return all;
    };
    let text = if parts.iter().all(|(_, padding)| padding == first) {
        (*first).to_owned()
    } else {
        let each = parts
            .iter()
            .map(|(name, padding)| format!("{} {padding}", name.name()));
        each.collect::<Vec<_>>().join(", ")
    };
    all.push(("padding".into(), ComparedValue::text(&text)));
    all
}

/// How the padding of a part is spelled, if it needs any.
fn padding(part: Part<'_>) -> Option<&'static str> {
    let bytes = part.as_bytes();
    let found = PADDINGS
        .into_iter()
        .find(|(padding, _)| bytes.ends_with(padding.as_bytes()));
    match found {
        Some((_, name)) => Some(name),
        None => (!bytes.len().is_multiple_of(GROUP)).then_some("left out"),
    }
}
