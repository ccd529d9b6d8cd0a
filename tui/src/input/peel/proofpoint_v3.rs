//! Proofpoint's URL Defense, third version.
//!
//! `https://urldefense.com/v3/__URL__;REPLACED!!…$`, also within `urldefense.us` and
//! `urldefense.proofpoint.com`. Each character that the service takes for unsafe is a `*` in the URL;
//! REPLACED has these characters one after the other, in base64url. Of a run of them one `**` and a
//! symbol stand there: `**A` for two, `**B` for three, and so on. Some mailers make one slash of the two
//! after the scheme.

use super::url::Url;
use super::wrapped::{Wrapped, Writing};
use crate::input::step::Step;

pub(super) fn find(url: &Url<'_>) -> Option<Wrapped> {
    let hosts = [
        "urldefense.com",
        "urldefense.us",
        "urldefense.proofpoint.com",
    ];
    if !hosts.iter().any(|host| url.is_within(host)) {
        return None;
    }
    let place = url.after_path(b"/v3/__")?;
    Some(Wrapped::new(
        Step::ProofpointV3,
        place,
        Writing::ProofpointV3,
    ))
}
