//! A text at once.

use std::borrow::Cow;

use super::places::find;

/// A text in which nothing can be clicked, and nothing is looked up.
///
/// ```
/// use tracklens::text::defang::defanged;
///
/// let text = "see https://www.example.com/a.html, from user@example.com (192.0.2.1, 2001:db8::1), 2.5 KB";
/// assert_eq!(
///     defanged(text),
///     "see hxxps[:]//www[.]example[.]com/a[.]html, from user[@]example[.]com \
///      (192[.]0[.]2[.]1, 2001[:]db8[:][:]1), 2.5 KB"
/// );
/// ```
#[must_use]
pub fn defanged(text: &str) -> Cow<'_, str> {
    match defanged_bytes(text.as_bytes()) {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        // What is replaced are whole characters, by text.
        Cow::Owned(bytes) => String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned),
    }
}

/// The same of bytes that may not be text.
#[must_use]
pub fn defanged_bytes(text: &[u8]) -> Cow<'_, [u8]> {
    let mut defanged = Vec::new();
    let mut end = 0;
    find(text, |place, instead| {
        defanged.extend_from_slice(&text[end..place.start]);
        defanged.extend_from_slice(instead.as_bytes());
        end = place.end;
    });
    if end == 0 {
        return Cow::Borrowed(text);
    }
    defanged.extend_from_slice(&text[end..]);
    Cow::Owned(defanged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_may_be_clicked_is_broken() {
        for (text, expected) in [
            ("http://a.example.com", "hxxp[:]//a[.]example[.]com"),
            ("HTTPS://A.EXAMPLE.COM", "HXXPS[:]//A[.]EXAMPLE[.]COM"),
            ("hTTp://a.example.com", "hTTp[:]//a[.]example[.]com"),
            ("ftp://example.com:21/", "ftp[:]//example[.]com[:]21/"),
            ("//www.example.com/", "//www[.]example[.]com/"),
            ("mailto:user@example.com", "mailto[:]user[@]example[.]com"),
            ("javascript:alert(1)", "javascript[:]alert(1)"),
            ("http://localhost:8080/", "hxxp[:]//localhost[:]8080/"),
            ("http://[2001:db8::1]/", "hxxp[:]//[2001[:]db8[:][:]1]/"),
            ("::ffff:192.0.2.1", "[:][:]ffff[:]192[.]0[.]2[.]1"),
            ("ip:2001:db8::1.", "ip[:]2001[:]db8[:][:]1."),
            (
                "www\u{3002}example\u{ff61}com",
                "www[\u{3002}]example[\u{ff61}]com",
            ),
            ("grüße.example", "grüße[.]example"),
            ("@somebody", "[@]somebody"),
        ] {
            assert_eq!(defanged(text), expected);
            assert_eq!(defanged(expected), expected, "again");
        }
    }

    #[test]
    fn what_is_no_link_stays() {
        for text in [
            "2.5 KB, version 0.1.0, 3.14, 1.5e+3, 2.5E7",
            "A sentence. Another one: this. And so on...",
            "2026-11-23T21:00:00Z 12:30:45",
            r#"{"a":1.5,"b": "c"}"#,
            "[.] [:] [@] [://]",
            "- (.) -",
        ] {
            assert_eq!(defanged(text), text);
        }
    }
}
