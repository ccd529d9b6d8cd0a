//! What a log says about a request, without who made it.

use std::borrow::Cow;

use super::hiding::HIDDEN;
use crate::input::log::LogLine;
use crate::settings::Settings;

/// The longest method of HTTP, in bytes: `PROPPATCH`, of its extension for authors.
const MAX_METHOD_LEN: usize = 9;

/// What a line of a log says, as it may be shown: if the settings ask for that, without address and agent, and
/// without a method that is not one.
#[must_use]
pub fn request<'l>(line: &LogLine<'l>, settings: &Settings) -> LogLine<'l> {
    let mut line = line.clone();
    if settings.mask {
        let is_method = |it: &Cow<'_, str>| {
            it.len() <= MAX_METHOD_LEN && it.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        line.ip_address = line.ip_address.map(|address| hidden(&address));
        line.user_agent = line.user_agent.map(|agent| hidden(&agent));
        line.method = line.method.filter(is_method);
    }
    line
}

/// A text of which only the length stays.
fn hidden<'l>(text: &str) -> Cow<'l, str> {
    let hidden = std::iter::repeat_n(char::from(HIDDEN), text.chars().count());
    Cow::Owned(hidden.collect())
}
