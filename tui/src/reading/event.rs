//! The event of a link.

use tracklens_codec::{Event, NoEvent, Options, Request};

use super::read::Reading;

impl Reading<'_> {
    /// The event of a request for the link, or why it has none; nothing if the text is not a link. It has no metadata
    /// that would come out as other JSON.
    #[must_use]
    pub fn event<'e>(
        &'e self,
        request: Request<'e>,
        options: Options,
    ) -> Option<Result<Event<'e>, NoEvent>> {
        let event = Event::of(self.link().ok()?, request, options);
        Some(event.map(|event| match self.metadata() {
            Some(metadata) if !metadata.is_json() => event.without_metadata(),
            _ => event,
        }))
    }
}
