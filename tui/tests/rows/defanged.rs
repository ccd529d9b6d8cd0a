//! What defanging writes in place of the characters of a URL.

use super::only_link;

const PATH: &str = "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/PwQ~?target=a";

#[test]
fn every_way_to_defang_a_part_of_a_url_is_undone() {
    for (front, meant) in [
        ("hxxp://click.example.com", "http://click.example.com"),
        ("hxxps://click.example.com", "https://click.example.com"),
        ("hXXp://click.example.com", "http://click.example.com"),
        ("hXXps://click.example.com", "https://click.example.com"),
        ("HXXP://click.example.com", "HTTP://click.example.com"),
        ("h**p://click.example.com", "http://click.example.com"),
        ("h**ps://click.example.com", "https://click.example.com"),
        ("https[://]click.example.com", "https://click.example.com"),
        ("https[:]//click.example.com", "https://click.example.com"),
        ("https:[/]/click.example.com", "https://click.example.com"),
        ("https://click[.]example[.]com", "https://click.example.com"),
        ("https://click(.)example(.)com", "https://click.example.com"),
        ("https://click{.}example{.}com", "https://click.example.com"),
        (
            "https://click[dot]example[dot]com",
            "https://click.example.com",
        ),
        (
            "https://click(dot)example(dot)com",
            "https://click.example.com",
        ),
        (
            "https://click[DOT]example[DOT]com",
            "https://click.example.com",
        ),
        ("https://click<.>example<.>com", "https://click.example.com"),
        ("https://click[.example[.com", "https://click.example.com"),
        ("https://click.]example.]com", "https://click.example.com"),
        (
            "hxxps[:]//click[.]example[.]com",
            "https://click.example.com",
        ),
        (
            "hxxps[:]//click[.]example[.]com[:]8080",
            "https://click.example.com:8080",
        ),
        ("hxxp[:]//[2001[:]db8[:][:]1]", "http://[2001:db8::1]"),
        (
            "https://me[at]click.example.com",
            "https://me@click.example.com",
        ),
        (
            "https://me[@]click.example.com",
            "https://me@click.example.com",
        ),
    ] {
        let (link, undone) = only_link(&format!("see {front}{PATH}"));
        assert_eq!(link, format!("{meant}{PATH}"), "{front}");
        assert_eq!(undone, ["defanging"], "{front}");
    }
}

/// `fuzz/regressions/wrapping/letters-of-base64-like-a-scheme`: letters of base64 were taken for a defanged scheme.
#[test]
fn a_defanged_scheme_ends_at_a_colon_or_a_bracket() {
    for (scheme, is_one) in [
        ("hxtp:", true),
        ("HTXPS[:]", true),
        ("hXtPs", false),
        ("htxp0", false),
        ("h__p", false),
    ] {
        let undone = only_link(&format!("{scheme}//click.example.com{PATH}")).1;
        assert_eq!(!undone.is_empty(), is_one, "{scheme}: {undone:?}");
    }
}
