//! What links are wrapped and escaped in on their way, written from the vendors' rules and not from the program.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};

/// A way to wrap a text.
#[derive(Clone, Copy, Debug)]
pub struct Wrapper {
    /// The name of the step that undoes it.
    pub step: &'static str,
    /// Wraps a URL, or escapes a text.
    pub wrap: fn(&str) -> String,
}

/// A short click, an open, a click with its target in the query, and two encrypted clicks.
pub const LINKS: [&str; 5] = [
    "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sP0QcaHR0cHM6Ly93d3cuZXhhbXBsZS5jb20vc2FsZVcDc3BjQgplVV5sXl1BgwcYUhB1c2VyQGV4YW1wbGUuY29tWAQAAAAA",
    "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sPlcDc3BjQgplVV5sXl1BgwcYUhB1c2VyQGV4YW1wbGUuY29tWAQAAAAA",
    "https://click.example.com/f/open-in-app/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sPwRXA3NwY0IKZVVebF5dQYMHGFIQdXNlckBleGFtcGxlLmNvbVgEAAAAAA~~?target=https%3A%2F%2Fwww.example.com%2Fsale%3Fa%3D1",
    "http://click.example.com:8080/f/a/_-ECAwQFBgcICQoLDA0ODw~~/AAqjExA~/fbnE4PrdGm5eM6w1GgTUWMWwLWThNRXAGxW8tcB3lOv7GMycH7PZYBTrhmi1RVv8",
    "https://click.example.com/u/AAECAwQFBgcICQoLDA0ODw~~/AAqjExA~/fbnE4PrdGm5eM6w1GgTUWMWwLWThNRXAGxW8tcB3lOv7GMycH7PZYBTrhmi1RVv8_fbnE4PrdGm5eM6w1GgTUQ~~",
];

/// Services that rewrite the links of a mail, and a parameter of any URL.
pub const WRAPPERS: [Wrapper; 13] = [
    of("outlook_safelinks", |url| {
        format!(
            "https://nam02.safelinks.protection.outlook.com/?url={}&data=05",
            percent(url)
        )
    }),
    of("google_redirect", |url| {
        format!("https://www.google.com/url?sa=t&url={}&usg=x", percent(url))
    }),
    of("proofpoint_v1", |url| {
        format!(
            "https://urldefense.proofpoint.com/v1/url?u={}&k=x",
            percent(url)
        )
    }),
    of("proofpoint_v2", |url| {
        let url = percent(&url.replace('/', "\n")).replace("%0A", "/");
        let url = url
            .replace('-', "%2D")
            .replace('_', "%5F")
            .replace('~', "%7E");
        let url = url.replace('%', "-").replace('/', "_");
        format!("https://urldefense.proofpoint.com/v2/url?u={url}&d=x")
    }),
    of("proofpoint_v3", |url| {
        let replaced: String = url.matches(['~', '*']).collect();
        // No part of a URL here has more than two in a row.
        let stars = url.replace('*', "~").replace("~~", "**A").replace('~', "*");
        let replaced = URL_SAFE.encode(replaced);
        format!("https://urldefense.com/v3/__{stars}__;{replaced}!!AbC!d$")
    }),
    of("barracuda", |url| {
        let url = with_lowercase_escapes(&percent(url));
        format!("https://linkprotect.cudasvc.com/url?a={url}&c=E,1,x")
    }),
    of("cisco_secure_web", |url| {
        format!("https://secure-web.cisco.com/1Ab-c/{}", percent(url))
    }),
    of("sophos", |url| {
        format!(
            "https://eu-west-1.protection.sophos.com/?d=x.example&u={}&i=x",
            percent(&STANDARD.encode(url))
        )
    }),
    of("trend_micro", |url| {
        format!(
            "https://ca-ctp.trendmicro.com/wis/clicktime/v1/query?url={}&umid=x",
            percent(url)
        )
    }),
    of("fireeye", |url| {
        format!("https://protect2.fireeye.com/v1/url?k=x&u={}", percent(url))
    }),
    of("symantec_click_time", |url| {
        format!("https://clicktime.symantec.com/3Ab?u={}", percent(url))
    }),
    of("query_parameter", |url| {
        format!("https://www.example.org/out?to={}&x=1", percent(url))
    }),
    of("base64", |url| {
        format!("https://www.example.org/r/{}", URL_SAFE_NO_PAD.encode(url))
    }),
];

/// What text is escaped with, from the inside out.
pub const SPELLINGS: [Wrapper; 3] = [
    of("html_references", |text| {
        format!(
            "<a title=\"&amp;\" href=\"{}\">",
            text.replace('&', "&amp;").replace('~', "&#126;")
        )
    }),
    of("backslash_escapes", |text| {
        format!(
            "{{\"x\":\"{}\"}}",
            text.replace('"', "\\\"").replace('/', "\\/")
        )
    }),
    of("quoted_printable", quoted_printable),
];

const fn of(step: &'static str, wrap: fn(&str) -> String) -> Wrapper {
    Wrapper { step, wrap }
}

/// Quoted-printable of a text in ASCII, in lines of 76 characters at most.
#[must_use]
pub fn quoted_printable(text: &str) -> String {
    let text = text.replace('=', "=3D");
    let mut lines = String::new();
    let mut len = 0;
    for (index, char) in text.char_indices() {
        let is_escape = text[index.saturating_sub(2)..index].contains('=') || char == '=';
        if len > 70 && !is_escape && char != '\n' {
            lines.push_str("=\r\n");
            len = 0;
        }
        lines.push(char);
        len = if char == '\n' { 0 } else { len + 1 };
    }
    lines
}

fn percent(text: &str) -> String {
    let escaped = |byte: u8| match byte {
        b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(escaped).collect()
}

fn with_lowercase_escapes(text: &str) -> String {
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "%" + &part[..2].to_lowercase() + &part[2..]
    })
}
