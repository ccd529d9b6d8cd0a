//! The notes about a link that was found in something else.

use super::code::Code;
use super::note::{Note, NotePlace};
use crate::input::Found;
use crate::input::mail::MailSays;
use tracklens_codec::Link;

/// What is worth knowing about how a link was found. `has_more` says that others stand in the same line.
///
/// ```
/// use tracklens::input::find;
/// use tracklens::reading::notes::{Code, of_found};
///
/// let line = b"GET /q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~ HTTP/1.1";
/// let found = find::links(line).next().unwrap();
/// assert!(of_found(&found, false).is_empty());
/// assert_eq!(of_found(&found, true)[0].code, Code::MoreLinks);
/// ```
#[must_use]
pub fn of_found(found: &Found, has_more: bool) -> Vec<Note> {
    [
        (found.start_may_be_missing(), Code::StartMayBeMissing),
        (found.ends_in_ellipsis(), Code::EndsInEllipsis),
        (found.ends_at_limit(), Code::EndsAtLimit),
        (has_more, Code::MoreLinks),
    ]
    .into_iter()
    .filter(|(is_so, _)| *is_so)
    .map(|(_, code)| Note::new(code, NotePlace::default()))
    .collect()
}

/// Whether the headers of its mail say something else than a link: the note names the keys, not their values.
#[must_use]
pub fn of_mail(says: &MailSays, link: &Link<'_, '_>) -> Option<Note> {
    let disagreements = says.disagreements(link);
    let keys: Vec<&str> = disagreements.iter().map(|it| it.name.key()).collect();
    let place = NotePlace::default();
    (!keys.is_empty()).then(|| Note::with(Code::HeadersDisagree, &keys.join(", "), place))
}
