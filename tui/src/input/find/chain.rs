//! Where a URL leads, as far as that stands in the URL itself.

use tracklens_codec::{Link, Parts};

use crate::input::peel;
use crate::input::step::{Step, Steps};

/// One URL on the way from a link to where it leads in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// What was undone to get at the URL; nothing where it is the target of a tracked link.
    pub step: Option<Step>,
    /// The URL.
    pub url: Vec<u8>,
}

/// The URLs that a URL leads to, one after the other: the target of a tracked link, what a wrapper
/// wraps, what a redirect has in a parameter. There are eight at most.
///
/// ```
/// use tracklens::input::find::chain;
///
/// let hops = chain(b"https://www.google.com/url?q=https%3A%2F%2Fwww.example.com%2F&sa=D");
/// assert_eq!(hops.len(), 1);
/// assert_eq!(hops[0].url, b"https://www.example.com/");
/// ```
#[must_use]
pub fn chain(target: &[u8]) -> Vec<Hop> {
    let mut hops: Vec<Hop> = Vec::new();
    while hops.len() < Steps::MAX_DEPTH {
        let last = hops.last().map_or(target, |hop| &hop.url);
        let Some(hop) = tracked(last).or_else(|| wrapped(last)) else {
            break;
        };
        hops.push(hop);
    }
    hops
}

/// The target of a tracked link.
fn tracked(url: &[u8]) -> Option<Hop> {
    // Most targets are not links: that is seen before there is room for a payload.
    let parts = Parts::find(url).ok()?;
    let mut buffer = vec![0; parts.payload_len()];
    let link = Link::decode_partial(url, &mut buffer).ok()?;
    link.signature().and(link.token())?;
    let url: Vec<u8> = link.target()?.bytes().collect();
    (!url.is_empty()).then_some(Hop { step: None, url })
}

/// What a wrapper wraps.
fn wrapped(url: &[u8]) -> Option<Hop> {
    let wrapped = peel::any(url)?;
    let url = wrapped.undo(url).text;
    let step = Some(wrapped.step);
    url.starts_with(b"http").then_some(Hop { step, url })
}
