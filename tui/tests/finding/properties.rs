//! What holds for any links, wrapped in anything.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tracklens::input::find;

use super::links::{LINKS, found, undone};
use crate::persistence::persisted;

/// A way to wrap a text, and the name of the step that undoes it.
type Wrapper = (&'static str, fn(&str) -> String);

const WRAPPERS: [Wrapper; 12] = [
    ("outlook_safelinks", |url| {
        format!(
            "https://nam02.safelinks.protection.outlook.com/?url={}&data=05",
            percent(url)
        )
    }),
    ("google_redirect", |url| {
        format!("https://www.google.com/url?sa=t&url={}&usg=x", percent(url))
    }),
    ("proofpoint_v1", |url| {
        format!(
            "https://urldefense.proofpoint.com/v1/url?u={}&k=x",
            percent(url)
        )
    }),
    ("proofpoint_v2", |url| {
        let url = percent(&url.replace('/', "\n")).replace("%0A", "/");
        let url = url
            .replace('-', "%2D")
            .replace('_', "%5F")
            .replace('~', "%7E");
        let url = url.replace('%', "-").replace('/', "_");
        format!("https://urldefense.proofpoint.com/v2/url?u={url}&d=x")
    }),
    ("proofpoint_v3", |url| {
        let replaced: String = url.matches(['~', '*']).collect();
        // No part of a URL here has more than two in a row.
        let stars = url.replace('*', "~").replace("~~", "**A").replace('~', "*");
        let replaced = URL_SAFE.encode(replaced);
        format!("https://urldefense.com/v3/__{stars}__;{replaced}!!AbC!d$")
    }),
    ("barracuda", |url| {
        format!(
            "https://linkprotect.cudasvc.com/url?a={}&c=E,1,x",
            percent(url).to_lowercase_escapes()
        )
    }),
    ("cisco_secure_web", |url| {
        format!("https://secure-web.cisco.com/1Ab-c/{}", percent(url))
    }),
    ("sophos", |url| {
        format!(
            "https://eu-west-1.protection.sophos.com/?d=x.example&u={}&i=x",
            percent(&STANDARD.encode(url))
        )
    }),
    ("trend_micro", |url| {
        format!(
            "https://ca-ctp.trendmicro.com/wis/clicktime/v1/query?url={}&umid=x",
            percent(url)
        )
    }),
    ("fireeye", |url| {
        format!("https://protect2.fireeye.com/v1/url?k=x&u={}", percent(url))
    }),
    ("symantec_click_time", |url| {
        format!("https://clicktime.symantec.com/3Ab?u={}", percent(url))
    }),
    ("query_parameter", |url| {
        format!("https://www.example.org/out?to={}&x=1", percent(url))
    }),
];

/// What text is escaped with, from the inside out.
const SPELLINGS: [Wrapper; 3] = [
    ("html_references", |text| {
        format!(
            "<a title=\"&amp;\" href=\"{}\">",
            text.replace('&', "&amp;").replace('~', "&#126;")
        )
    }),
    ("backslash_escapes", |text| {
        format!(
            "{{\"x\":\"{}\"}}",
            text.replace('"', "\\\"").replace('/', "\\/")
        )
    }),
    ("quoted_printable", |text| {
        let text = text.replace('=', "=3D");
        let mut lines = String::new();
        let mut len = 0;
        for (index, char) in text.char_indices() {
            let is_escape = text[index.saturating_sub(2)..index].contains('=') || char == '=';
            if len > 70 && !is_escape {
                lines.push_str("=\r\n");
                len = 0;
            }
            lines.push(char);
            len += 1;
        }
        lines
    }),
];

fn percent(text: &str) -> String {
    let escaped = |byte: u8| match byte {
        b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(escaped).collect()
}

trait LowercaseEscapes {
    fn to_lowercase_escapes(&self) -> String;
}

impl LowercaseEscapes for String {
    fn to_lowercase_escapes(&self) -> String {
        let mut parts = self.split('%');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| {
            text + "%" + &part[..2].to_lowercase() + &part[2..]
        })
    }
}

proptest! {
    #![proptest_config(persisted!("program-finding"))]

    /// Wrapping by any chain of wrappers, and undoing, gives back the link and the names of the wrappers.
    #[test]
    fn wrapping_is_undone(
        link in select(&LINKS[..]),
        wrappers in prop::collection::vec(select(&WRAPPERS[..]), 0..5),
        spellings in subsequence(&SPELLINGS[..], 0..=SPELLINGS.len()),
        before in "[ a-z\n]{0,40}",
    ) {
        let mut text = link.to_owned();
        let mut names = Vec::new();
        for (name, wrap) in wrappers.iter().chain(&spellings) {
            // The service leaves its own links as they are.
            if name.starts_with("proofpoint") && names.contains(name) {
                continue;
            }
            text = wrap(&text);
            names.insert(0, *name);
        }
        let text = format!("{before} {text} x");
        let found = found(text.as_bytes());
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(String::from_utf8_lossy(found[0].link()), link, "{}", text);
        let undone = undone(&found[0]);
        if !wrappers.is_empty() || names.is_empty() {
            // An escape that leaves the link as it is need not be undone.
            let wrapped: Vec<_> = undone.iter().filter(|name| names.contains(name)).collect();
            prop_assert_eq!(undone.len(), wrapped.len());
        }
        prop_assert!(undone.iter().filter(|name| WRAPPERS.iter().any(|it| it.0 == **name)).eq(names.iter().filter(|name| WRAPPERS.iter().any(|it| it.0 == **name))), "{:?} {:?}", undone, names);
        // What was undone stands where the origins say.
        let range = found[0].range();
        prop_assert!(range.start > before.len() && range.end < text.len());
        for (index, &byte) in found[0].link().iter().enumerate() {
            let origin = found[0].origins().of(index).unwrap();
            if let [only] = text.as_bytes()[origin.clone()] {
                prop_assert!(only == byte || matches!(only, b'*' | b'_'), "{} {:?}", text, origin);
            }
        }
        // Undoing twice is undoing once.
        let again = super::links::found(found[0].link());
        prop_assert_eq!(again.len(), 1);
        prop_assert_eq!(again[0].link(), found[0].link());
        prop_assert!(again[0].undone().is_empty());
    }

    /// Nothing that is given makes the search fail, and what it finds stands in order within what was given.
    #[test]
    fn anything_can_be_searched(
        parts in prop::collection::vec(
            prop_oneof![
                select(vec![
                    "/f/a/", "/q/", "~~/", "AAAAKgA~/", "AAECAwQFBgcICQoLDA0ODw", "RgRlVV5sP", "%", "%25", "2F", "&#126;",
                    "&amp;", "\\", "\\u00", "=", "=3D", "\r\n", "\n> ", "https://", "hxxps[://]", "[.]", "?target=",
                    "aHR0cHM6Ly9jbGljay5leGFtcGxlLmNvbS9mL2E", "68747470", "https://urldefense.com/v3/__", "__;fn5-!!", "**",
                    "https://urldefense.proofpoint.com/v2/url?u=", "-7E_", "_", "\u{feff}", "…", "“", "\0",
                ]).prop_map(|it: &str| it.as_bytes().to_vec()),
                select(&LINKS[..]).prop_map(|it| it.as_bytes().to_vec()),
                prop::collection::vec(any::<u8>(), 0..9),
            ],
            0..24,
        ),
    ) {
        let text = parts.concat();
        let mut end = 0;
        for found in find::links(&text) {
            let range = found.range();
            prop_assert!(range.start < range.end && range.end <= text.len());
            prop_assert!(range.start >= end || !found.undone().is_empty());
            end = range.start;
            prop_assert_eq!(found.origins().len(), found.link().len());
        }
    }
}
