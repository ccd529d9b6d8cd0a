//! Where a click leads, as a browser reads the target, and whether a host is what it looks like.

use idna::domain_to_unicode;
use memchr::memchr3;
use tracklens_codec::Link;
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::AugmentedScriptSet;
use url::{Host, ParseError, Url};

use super::target;
use crate::reading::notes::{Code, Note, NoteList, NotePlace};
use crate::reading::read::Reading;
use crate::text::shown::Shown;

/// Schemes with which a browser runs or shows what stands in the URL itself.
const SCRIPT_SCHEMES: [&str; 3] = ["javascript", "vbscript", "data"];

/// The longest name of a host, in bytes.
const MAX_HOST_LEN: usize = 253;

/// The URL that a browser makes of a target.
pub(crate) fn url_of_target(target: &str) -> Option<Url> {
    match Url::parse(target) {
        Ok(url) => Some(url),
        Err(ParseError::RelativeUrlWithoutBase) => meant(target),
        Err(_) => None,
    }
}

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    check_target(reading, link, notes);
    check_own(link, notes);
}

fn check_target(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    let bytes = reading.target().unwrap_or_default();
    if bytes.is_empty() || host_of_url(bytes).is_some_and(is_plain_name) {
        return;
    }
    let place = target::place(link);
    let text = String::from_utf8_lossy(bytes);
    match Url::parse(&text) {
        Ok(url) => {
            notes.extend(scheme(&url, place));
            check_url(&url, place, notes);
        }
        Err(ParseError::RelativeUrlWithoutBase) => {
            notes.push(Note::new(Code::TargetWithoutScheme, place));
            if let Some(url) = meant(&text) {
                check_url(&url, place, notes);
            }
        }
        Err(_) => notes.push(Note::new(Code::TargetNotAUrl, place)),
    }
}

/// What there is to say about the scheme of a target.
fn scheme(url: &Url, place: NotePlace) -> Option<Note> {
    let scheme = url.scheme();
    if matches!(scheme, "http" | "https") {
        return None;
    }
    let known = SCRIPT_SCHEMES.into_iter().find(|it| *it == scheme);
    Some(match known {
        Some(known) => Note::with(Code::ScriptTarget, &known, place),
        None => Note::new(Code::TargetScheme, place),
    })
}

/// The URL that a text without a scheme was meant for, unless it was meant for a path, a query or a
/// fragment.
fn meant(text: &str) -> Option<Url> {
    let is_path = text.starts_with(['/', '\\', '?', '#', '.']) && !text.starts_with("//");
    (!is_path).then(|| Url::parse(&format!("https:{text}")).ok())?
}

fn check_url(url: &Url, place: NotePlace, notes: &mut NoteList) {
    if !url.username().is_empty() || url.password().is_some() {
        let host = url.host_str().unwrap_or_default();
        notes.push(user_info(host, url.username(), place));
    }
    match url.host() {
        Some(Host::Domain(domain)) => check_domain(domain, place, notes),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => {
            let host = url.host_str().unwrap_or_default();
            let host = Shown::text(host);
            notes.push(Note::with(Code::IpHost, &host, place));
        }
        None => {}
    }
}

/// The link's own host may be an address: on premises some are.
fn check_own(link: &Link<'_, '_>, notes: &mut NoteList) {
    let parts = link.parts();
    let host = parts.host().and_then(|host| host.to_str().ok());
    if let Some(part) = parts.user_info() {
        let place = NotePlace::of_field("host").at(part.span().start());
        let name = str::from_utf8(part.as_bytes()).unwrap_or_default();
        let name = name.split(':').next().unwrap_or_default();
        notes.push(user_info(host.unwrap_or_default(), name, place));
    }
    let Some(part) = parts.host() else { return };
    if is_plain_name(part.as_bytes()) {
        return;
    }
    let place = NotePlace::of_field("host").at(part.span().start());
    if let Some(text) = host
        && let Ok(Host::Domain(domain)) = Host::parse(text)
    {
        check_domain(&domain, place, notes);
    }
}

/// What stands between the two slashes of an HTTP URL and its path.
fn host_of_url(url: &[u8]) -> Option<&[u8]> {
    let rest = url.strip_prefix(b"http")?;
    let rest = rest.strip_prefix(b"s").unwrap_or(rest);
    let rest = rest.strip_prefix(b"://")?;
    let end = memchr3(b'/', b'?', b'#', rest);
    rest.get(..end.unwrap_or(rest.len()))
}

/// Whether a host is a name that every reader reads as it stands: labels of lower-case letters, digits and hyphens,
/// none of which stands for other letters, and the last of which is no number. Nearly all hosts are, and there is
/// nothing to say about them.
fn is_plain_name(host: &[u8]) -> bool {
    let mut last = &host[..0];
    let is_label = |label: &[u8]| {
        let is_of_names = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        !label.is_empty() && !label.starts_with(b"xn--") && label.iter().all(is_of_names)
    };
    let mut labels = host.split(|&byte| byte == b'.');
    labels.all(|label| {
        last = label;
        is_label(label)
    }) && last.first().is_some_and(u8::is_ascii_lowercase)
}

/// That a user name stands where people look for the host: what the host really is, and is not.
fn user_info(host: &str, name: &str, place: NotePlace) -> Note {
    let other = looks_like_a_host(name).then_some(name);
    Note::naming(Code::UserInfo, &Shown::text(host), other, place)
}

/// Whether a user name is one that people take for a host.
fn looks_like_a_host(name: &str) -> bool {
    let is_of_hosts = |char: char| char.is_ascii_alphanumeric() || char == '-';
    let mut labels = name.split('.');
    let is_label = |label: &str| !label.is_empty() && label.chars().all(is_of_hosts);
    name.len() <= MAX_HOST_LEN && name.contains('.') && labels.all(is_label)
}

/// Checks a domain in its ASCII form.
fn check_domain(domain: &str, place: NotePlace, notes: &mut NoteList) {
    if !domain.split('.').any(|label| label.starts_with("xn--")) {
        return;
    }
    let (unicode, _) = domain_to_unicode(domain);
    let mixes = unicode.split('.').any(mixes_scripts);
    let looks = looks_like(&unicode);
    let host = Shown::text(domain);
    let code = match (mixes, &looks) {
        (true, _) => Some(Code::HostMixedScripts),
        (false, Some(_)) => Some(Code::HostLookalike),
        (false, None) => None,
    };
    notes.extend(code.map(|code| Note::naming(code, &host, looks.as_deref(), place)));
    notes.push(Note::with(Code::HostPunycode, &host, place));
}

/// The ASCII host that a host looks like to people: each letter beyond ASCII is what its skeleton of UTS 39,
/// section 4, is.
fn looks_like(unicode: &str) -> Option<String> {
    let mut looks = String::with_capacity(unicode.len());
    for char in unicode.chars() {
        match char {
            char if char.is_ascii() => looks.push(char),
            char => looks.extend(skeleton(char.encode_utf8(&mut [0; 4]))),
        }
    }
    (looks != unicode && looks_like_a_host(&looks)).then_some(looks)
}

/// Whether a label is none of a single script, nor of Latin with what Chinese, Japanese or Korean
/// are written in: less than "highly restrictive" by UTS 39, section 5.2.
fn mixes_scripts(label: &str) -> bool {
    let latin = AugmentedScriptSet::for_char('a').base;
    let beside_latin: String = label
        .chars()
        .filter(|&char| {
            let mut scripts = AugmentedScriptSet::for_char(char).base;
            scripts.intersect_with(latin);
            scripts.is_empty()
        })
        .collect();
    let beside_latin = AugmentedScriptSet::for_str(&beside_latin);
    let is_east_asian = beside_latin.hanb || beside_latin.jpan || beside_latin.kore;
    AugmentedScriptSet::for_str(label).is_empty() && !is_east_asian
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_plain_name_there_is_nothing_to_say() {
        let pieces = [
            "a", "xn--", "-", ".", "9", "0x", "z9", "X", "_", "%41", ":", "@", "\u{e4}", " ", "\\",
            "",
        ];
        let mut count = 0;
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    for end in ["", "/", "?a b", "#\t", "/\\@x"] {
                        let host = [first, second, third].concat();
                        if !is_plain_name(host.as_bytes()) {
                            continue;
                        }
                        count += 1;
                        let text = format!("https://{host}{end}");
                        assert_eq!(host_of_url(text.as_bytes()), Some(host.as_bytes()));
                        let url = Url::parse(&text).unwrap();
                        assert_eq!((url.scheme(), url.username()), ("https", ""), "{text}");
                        assert_eq!(url.password(), None, "{text}");
                        assert_eq!(url.host(), Some(Host::Domain(&host[..])), "{text}");
                        assert_eq!(Host::parse(&host), Ok(Host::Domain(host)));
                    }
                }
            }
        }
        assert!(count > 100, "{count}");
        for other in [
            "", ".", "a.", ".a", "a..b", "a.9", "A.b", "a.xn--b", "a.9x", "[::1]",
        ] {
            assert!(!is_plain_name(other.as_bytes()), "{other}");
        }
    }
}
