//! The links that senders make, as the program reads them.

use jiff::Timestamp;
use tracklens::settings::Settings;
use tracklens_codec::Signature;

use crate::inputs::sender::Sender;

/// The text of the link that a sender makes, if it can be written.
pub(super) fn link_of(sender: &Sender<'_>) -> Option<String> {
    let draft = sender.draft();
    let mut payload = vec![0; draft.payload_len().ok()?];
    let link = draft.link(sender.origin(), &mut payload).ok()?;
    let signature = Signature::new(sender.signature);
    Some(link.with_signature(signature).to_string())
}

/// How links are read: before any of them has expired.
pub(super) fn settings() -> Settings {
    Settings::at(Timestamp::UNIX_EPOCH)
}
