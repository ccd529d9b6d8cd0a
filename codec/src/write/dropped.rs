//! What of a link is lost when it is written again.

use super::new_link::NewLink;
use crate::bytes::span::Part;
use crate::link::Link;
use crate::strict::lacks_target;
use crate::url::query::parameters;

impl<'a> NewLink<'a> {
    /// The parts of a link that [`of`](Self::of) drops, because no writer writes them: a user name before the host, a
    /// path after the payload, each parameter of the query but the target that the payload lacks, and a fragment.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, NewLink};
    ///
    /// let text = "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?from=mail&target=https%3A%2F%2Fexample.com#top";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// assert!(NewLink::dropped(&link).map(|part| part.as_bytes()).eq([&b"from=mail"[..], b"top"]));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    pub fn dropped(link: &Link<'a, 'a>) -> impl Iterator<Item = Part<'a>> + use<'a> {
        let parts = link.parts();
        let before = [parts.user_info(), parts.trailing_path()];
        let kept = parts
            .query_target()
            .filter(|target| !target.as_bytes().is_empty())
            .filter(|_| lacks_target(&link.payload(), parts.route()))
            .map(|target| target.span().end());
        let query = parts.query().into_iter();
        let text = parts.text();
        let parameters = query.flat_map(move |query| parameters(text, query));
        before
            .into_iter()
            .flatten()
            .chain(parameters.filter(move |it| Some(it.span().end()) != kept))
            .chain(parts.fragment())
            .filter(|part| !part.as_bytes().is_empty())
    }
}
