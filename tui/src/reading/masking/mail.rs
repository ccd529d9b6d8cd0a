//! What a mail says about its links, and where in it they stand, without the recipient.

use std::borrow::Cow;

use super::hiding::{hide, hide_all};
use super::revealed::revealed;
use super::secrets::Secrets;
use crate::input::mail::{MailSays, Source};
use crate::settings::Settings;

/// The longest name of a header, an element or an attribute that is shown, in bytes.
const MAX_NAME_LEN: usize = 40;

/// What the headers of a mail say, as it may be shown: if the settings ask for that, without the recipient.
#[must_use]
pub fn says<'s>(says: &'s MailSays, settings: &Settings) -> Cow<'s, MailSays> {
    if !settings.mask {
        return Cow::Borrowed(says);
    }
    let mut secrets = Secrets::default();
    if let Some(recipient) = &says.rcpt_to {
        secrets.add_recipient(recipient);
    }
    let recipient = |text: &String| text.split('@').map(hidden).collect::<Vec<_>>().join("@");
    Cow::Owned(MailSays {
        rcpt_to: says.rcpt_to.as_ref().map(recipient),
        tenant_id: says.tenant_id.as_deref().map(|it| without(it, &secrets)),
        ..says.clone()
    })
}

/// Where something stands, as it may be shown: if the settings ask for that, without the text that people click on and
/// without names that are none.
#[must_use]
pub fn place<'s>(source: &'s Source, settings: &Settings) -> Cow<'s, Source> {
    if !settings.mask {
        return Cow::Borrowed(source);
    }
    let name = |name: &Option<String>| name.as_deref().map(name_or_hidden);
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

/// A name of a header, an element or an attribute; nothing of a text that is none, or that reveals something.
fn name_or_hidden(name: &str) -> String {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'!' | b':');
    let is_name = name.len() <= MAX_NAME_LEN && name.bytes().all(is_of_name);
    if is_name && revealed(name.as_bytes(), &Secrets::default()).is_empty() {
        name.to_owned()
    } else {
        hidden(name)
    }
}

/// A text without what it reveals.
fn without(text: &str, secrets: &Secrets) -> String {
    let mut hidden = text.as_bytes().to_vec();
    for place in revealed(text.as_bytes(), secrets) {
        hide(&mut hidden, place);
    }
    String::from_utf8_lossy(&hidden).into_owned()
}
