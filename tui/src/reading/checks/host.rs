//! Where a click leads, as a browser reads the target, and whether a host is what it looks like.

use idna::domain_to_unicode;
use tracklens_codec::Link;
use unicode_security::mixed_script::AugmentedScriptSet;
use url::{Host, ParseError, Url};

use super::target;
use crate::reading::notes::{Code, Note, NoteList, NotePlace};
use crate::reading::read::Reading;
use crate::text::shown::Shown;

/// Schemes with which a browser runs or shows what stands in the URL itself.
const SCRIPT_SCHEMES: [&str; 3] = ["javascript", "vbscript", "data"];

/// The URL that a browser makes of a target.
pub(crate) fn url_of_target(target: &str) -> Option<Url> {
    match Url::parse(target) {
        Ok(url) => Some(url),
        Err(ParseError::RelativeUrlWithoutBase) => meant(target),
        Err(_) => None,
    }
}

pub(super) fn check(_: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    check_target(link, notes);
    check_own(link, notes);
}

fn check_target(link: &Link<'_, '_>, notes: &mut NoteList) {
    let bytes: Vec<u8> = link
        .target()
        .map(|it| it.bytes().collect())
        .unwrap_or_default();
    if bytes.is_empty() {
        return;
    }
    let place = target::place(link);
    let text = String::from_utf8_lossy(&bytes);
    match Url::parse(&text) {
        Ok(url) => {
            notes.extend(scheme(&url).map(|code| Note::new(code, place)));
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

fn scheme(url: &Url) -> Option<Code> {
    match url.scheme() {
        "http" | "https" => None,
        scheme if SCRIPT_SCHEMES.contains(&scheme) => Some(Code::ScriptTarget),
        _ => Some(Code::TargetScheme),
    }
}

/// The URL that a text without a scheme was meant for, unless it was meant for a path, a query or a
/// fragment.
fn meant(text: &str) -> Option<Url> {
    let is_path = text.starts_with(['/', '\\', '?', '#', '.']) && !text.starts_with("//");
    (!is_path).then(|| Url::parse(&format!("https:{text}")).ok())?
}

fn check_url(url: &Url, place: NotePlace, notes: &mut NoteList) {
    if !url.username().is_empty() || url.password().is_some() {
        notes.push(Note::new(Code::UserInfo, place));
    }
    match url.host() {
        Some(Host::Domain(domain)) => check_domain(domain, place, notes),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => notes.push(Note::new(Code::IpHost, place)),
        None => {}
    }
}

/// The link's own host may be an address: on premises some are.
fn check_own(link: &Link<'_, '_>, notes: &mut NoteList) {
    let parts = link.parts();
    if let Some(user_info) = parts.user_info() {
        let place = NotePlace::field("host").at(user_info.span().start());
        notes.push(Note::new(Code::UserInfo, place));
    }
    let Some(host) = parts.host() else { return };
    let place = NotePlace::field("host").at(host.span().start());
    if let Ok(text) = host.to_str()
        && let Ok(Host::Domain(domain)) = Host::parse(text)
    {
        check_domain(&domain, place, notes);
    }
}

/// Checks a domain in its ASCII form.
fn check_domain(domain: &str, place: NotePlace, notes: &mut NoteList) {
    if !domain.split('.').any(|label| label.starts_with("xn--")) {
        return;
    }
    let (unicode, _) = domain_to_unicode(domain);
    if unicode.split('.').any(mixes_scripts) {
        notes.push(Note::new(Code::HostMixedScripts, place));
    }
    notes.push(Note::with(Code::HostPunycode, &Shown::text(domain), place));
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
