//! A link written so that nothing takes it for one.

use std::ops::Range;

/// A link with another scheme, and with the dots of its host in brackets:
/// `hxxps://click[.]example[.]com/…`.
///
/// The ranges are those of scheme and host in the text, as far as it has them.
pub(crate) fn defanged(
    link: &str,
    scheme: Option<Range<usize>>,
    host: Option<Range<usize>>,
) -> String {
    let mut defanged = link.to_owned();
    // The host first: it stands after the scheme, whose range stays valid.
    replace(&mut defanged, host, |host| host.replace('.', "[.]"));
    replace(&mut defanged, scheme, |scheme| {
        scheme.replace('t', "x").replace('T', "X")
    });
    defanged
}

/// A text that is not a link, written so that nothing takes it for one either.
pub(crate) fn defanged_text(text: &str) -> String {
    text.replace("://", "[:]//").replace('.', "[.]")
}

fn replace(text: &mut String, place: Option<Range<usize>>, change: impl Fn(&str) -> String) {
    let part = place.and_then(|place| Some((change(text.get(place.clone())?), place)));
    if let Some((changed, place)) = part {
        text.replace_range(place, &changed);
    }
}
