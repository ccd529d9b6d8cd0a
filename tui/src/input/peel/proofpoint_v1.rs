//! Proofpoint's URL Defense, first version: `https://urldefense.proofpoint.com/v1/url?u=URL&k=…`.

use super::url::Url;
use super::wrapped::Wrapped;
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    let is_so = url.is_within("urldefense.proofpoint.com") || url.is_within("urldefense.com");
    if !is_so || !url.path().starts_with(b"/v1/") {
        return None;
    }
    let place = url.parameter(&["u"])?;
    Some(Wrapped::percent(Step::ProofpointV1, place))
}
