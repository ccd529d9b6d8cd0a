//! What a mail says about its links, and where in it they stand, without the recipient.

use std::borrow::Cow;

use super::addresses::Addresses;
use super::hiding::hide_all;
use crate::input::mail::{MailSays, Source};
use crate::settings::Settings;

/// What the headers of a mail say, as it may be shown: if the settings ask for that, without the recipient.
#[must_use]
pub fn says<'s>(says: &'s MailSays, settings: &Settings) -> Cow<'s, MailSays> {
    if !settings.mask {
        return Cow::Borrowed(says);
    }
    let rcpt_to = says.rcpt_to.as_deref();
    let rcpt_to =
        rcpt_to.map(|address| address.split('@').map(hidden).collect::<Vec<_>>().join("@"));
    Cow::Owned(MailSays {
        rcpt_to,
        ..says.clone()
    })
}

/// Where something stands, as it may be shown: if the settings ask for that, without the text that people click on and
/// without addresses.
#[must_use]
pub fn place<'s>(source: &'s Source, settings: &Settings) -> Cow<'s, Source> {
    if !settings.mask {
        return Cow::Borrowed(source);
    }
    let name = |name: &Option<String>| name.as_deref().map(without_addresses);
    Cow::Owned(Source {
        part: source.part.clone(),
        header: name(&source.header),
        element: name(&source.element),
        attribute: name(&source.attribute),
        text: source.text.as_deref().map(hidden),
        line: source.line,
        offset: source.offset,
    })
}

fn hidden(text: &str) -> String {
    let mut text = text.as_bytes().to_vec();
    hide_all(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}

fn without_addresses(text: &str) -> String {
    let mut text = text.as_bytes().to_vec();
    Addresses::of(None).hide(&mut text, &[]);
    String::from_utf8_lossy(&text).into_owned()
}
