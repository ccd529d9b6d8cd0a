//! Proofpoint's URL Defense, second version: `https://urldefense.proofpoint.com/v2/url?u=URL&d=…`.
//!
//! The URL is percent-encoded, and then `-` stands for `%` and `_` for `/`.

use super::url::Url;
use super::wrapped::{Wrapped, Writing};
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    let is_so = url.is_within("urldefense.proofpoint.com") || url.is_within("urldefense.com");
    if !is_so || !url.path().starts_with(b"/v2/") {
        return None;
    }
    let place = url.parameter(&["u"])?;
    Some(Wrapped::new(
        Step::ProofpointV2,
        place,
        Writing::ProofpointV2,
    ))
}
