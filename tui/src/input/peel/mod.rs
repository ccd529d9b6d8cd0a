//! Takes a URL out of what a mail gateway, a mailer or a site wrapped around it: one file for each
//! wrapper, with its public rule.

mod barracuda;
mod bing;
mod cisco;
mod facebook;
mod fireeye;
mod gmail;
mod google;
mod image_proxy;
mod linkedin;
mod opaque;
mod parameter;
mod proofpoint_v1;
mod proofpoint_v2;
mod proofpoint_v3;
mod safelinks;
mod slack;
mod sophos;
mod symantec;
mod trend_micro;
mod url;
mod wrapped;
mod yahoo;

use url::Url;
pub(crate) use wrapped::Wrapped;

/// The wrappers that are known by their hosts.
const KNOWN: [fn(&Url<'_>) -> Option<Wrapped>; 18] = [
    safelinks::find,
    proofpoint_v1::find,
    proofpoint_v2::find,
    proofpoint_v3::find,
    barracuda::find,
    cisco::find,
    sophos::find,
    trend_micro::find,
    fireeye::find,
    symantec::find,
    google::find,
    gmail::find,
    facebook::find,
    linkedin::find,
    slack::find,
    yahoo::find,
    bing::find,
    image_proxy::find,
];

/// What a wrapper that is known by its host wraps; `url` may have more after its end.
pub(crate) fn known(url: &[u8]) -> Option<Wrapped> {
    let url = Url::read(url)?;
    KNOWN.iter().find_map(|find| find(&url))
}

/// What any URL wraps: as one of the known wrappers, or in a parameter or its fragment.
pub(crate) fn any(url: &[u8]) -> Option<Wrapped> {
    known(url).or_else(|| parameter::find(&Url::read(url)?))
}

/// The name of the service, if a URL is wrapped in a way that only the service itself can undo.
///
/// ```
/// use tracklens::input::peel::opaque;
///
/// let url = b"https://protect-us.mimecast.com/s/AbCdEf?domain=example.com";
/// assert_eq!(opaque(url), Some("Mimecast"));
/// ```
#[must_use]
pub fn opaque(url: &[u8]) -> Option<&'static str> {
    if any(url).is_some() {
        return None;
    }
    opaque::find(&Url::read(url)?)
}
