//! What a program may make clickable, or look up: found as eager programs find it, and not as the program breaks it.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Schemes that need no slashes.
const SCHEMES: [&str; 8] = [
    "mailto:",
    "tel:",
    "sip:",
    "javascript:",
    "vbscript:",
    "data:",
    "file:",
    "http:",
];

/// The first thing in a text that may be clicked, if there is one.
#[must_use]
pub fn first_clickable(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| {
        has_scheme(word) || has_host(word) || has_mail_address(word) || has_ipv6_address(word)
    })
}

fn has_scheme(word: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(|char: char| char.is_alphanumeric());
    let has_slashes = word
        .match_indices("://")
        .any(|(at, _)| word[..at].ends_with(|char: char| char.is_ascii_alphanumeric()));
    let lower = word.to_ascii_lowercase();
    has_slashes
        || SCHEMES.iter().any(|scheme| {
            let mut places = lower.match_indices(scheme);
            places.any(|(at, _)| {
                let is_apart = !lower[..at].ends_with(is_of_host);
                is_apart && goes_on(&lower[at + scheme.len()..])
            })
        })
}

/// Whether a name with dots stands in a word, or four numbers.
fn has_host(word: &str) -> bool {
    word.split(|char| !is_of_host(char)).any(|run| {
        let run = run.trim_matches(['.', '-']);
        let last = run.rsplit('.').next().unwrap_or_default();
        let is_name = run.contains('.')
            && !run.contains("..")
            && last.chars().filter(|char| char.is_alphabetic()).count() > 1;
        is_name || run.parse::<Ipv4Addr>().is_ok()
    })
}

fn has_mail_address(word: &str) -> bool {
    word.match_indices('@').any(|(at, _)| {
        word[..at].ends_with(is_of_host) && word[at + 1..].starts_with(|it: char| is_of_host(it))
    })
}

fn has_ipv6_address(word: &str) -> bool {
    word.split(|char: char| !char.is_ascii_alphanumeric() && char != ':' && char != '.')
        .any(|run| run.parse::<Ipv6Addr>().is_ok_and(|it| !it.is_unspecified()))
}

fn is_of_host(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '-' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_clicked_is_found() {
        for text in [
            "see https://www.example.com/",
            "HXXPS://localhost",
            "(www.example.com)",
            "a user@localhost b",
            "mailto:user",
            "192.0.2.1:80",
            "[2001:db8::1]",
            "javascript:alert(1)",
        ] {
            assert!(first_clickable(text).is_some(), "{text}");
        }
        for text in [
            "hxxps[:]//www[.]example[.]com/",
            "a sentence. Another: 2.5 or 0.1.0",
            "12:30:45 user[@]localhost 192[.]0[.]2[.]1",
        ] {
            assert_eq!(first_clickable(text), None);
        }
    }
}
