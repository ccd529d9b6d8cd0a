//! How to open a link again from a report.

use crate::input::find;
use crate::text::defang::defanged;

/// The longest link that fits into a ticket and a command line: as long as those that the tracker redirects.
const MAX_LEN: usize = 4096;

/// The command that opens a link again, which it has defanged; none if the link would come out as another one, or not at
/// all.
pub(super) fn command(link: &[u8]) -> Option<String> {
    let link = str::from_utf8(link).ok().filter(|it| it.len() <= MAX_LEN)?;
    // What is written as a token in a report can't be copied from it.
    let is_copied = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'`' | b'|');
    if !link.bytes().all(is_copied) {
        return None;
    }
    let defanged = defanged(link);
    let found = find::links(defanged.as_bytes()).next()?;
    let is_same = found.link() == link.as_bytes();
    is_same.then(|| format!("tracklens '{}'", defanged.replace('\'', r"'\''")))
}
