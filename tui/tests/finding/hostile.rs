//! What is made to cost time: it takes no more than in proportion to its length.

use tracklens::input::find::Finder;

use super::links::LINKS;

/// The bytes that are looked at closely, for each byte that is given, and the links that are found.
fn cost(text: &[u8]) -> (usize, usize) {
    let mut finder = Finder::new();
    let found = finder.feed(text).len() + finder.finish().len();
    (finder.bytes_read() / text.len(), found)
}

#[test]
fn the_work_grows_with_the_text_alone() {
    let token = "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/";
    let percent = |text: &str| {
        text.replace('%', "%25")
            .replace('/', "%2F")
            .replace('~', "%7E")
    };
    let parts = [
        "/f/a/".to_owned(),
        "~~/".to_owned(),
        "A~/".to_owned(),
        "AA/".to_owned(),
        "AAAAAAA/".to_owned(),
        "%25%25".to_owned(),
        "&#".to_owned(),
        "&#126;".to_owned(),
        "aHR0c".to_owned(),
        "aHR0cHM6Ly".to_owned(),
        "68747470".to_owned(),
        "=\n".to_owned(),
        "A=\n".to_owned(),
        "g\0A\0".to_owned(),
        token.to_owned(),
        token.replace('~', ""),
        token.replace('/', "\\/"),
        percent(token),
        percent(&percent(&percent(token))),
        format!("{token}RgRl"),
        format!("https://urldefense.com/v3/__{}", token.replace('~', "*")),
        "https://nam02.safelinks.protection.outlook.com/?url=".to_owned(),
        format!(
            "https://nam02.safelinks.protection.outlook.com/?url={}",
            percent(token)
        ),
        format!("{}\n", LINKS[0]),
        format!("{},", LINKS[0]),
        LINKS[0].to_owned(),
        percent(LINKS[0]),
        LINKS[0].replace('/', "\\/"),
    ];
    for part in parts {
        let short = part.repeat((1 << 14) / part.len());
        let long = part.repeat((1 << 16) / part.len());
        let (short_cost, _) = cost(short.as_bytes());
        let (long_cost, _) = cost(long.as_bytes());
        assert!(
            long_cost <= 64 && long_cost <= short_cost * 2 + 1,
            "{part:?}: {short_cost} and {long_cost}"
        );
    }
}

#[test]
fn wrappers_in_wrappers_are_undone_eight_deep_and_no_deeper() {
    let mut text = LINKS[0].to_owned();
    for depth in 1..=12 {
        let escaped = text
            .replace('%', "%25")
            .replace(':', "%3A")
            .replace('/', "%2F")
            .replace('?', "%3F")
            .replace('=', "%3D")
            .replace('&', "%26");
        text = format!("https://www.google.com/url?q={escaped}&sa=D");
        let mut finder = Finder::new();
        let mut found = finder.feed(text.as_bytes());
        found.extend(finder.finish());
        if depth > 8 {
            assert_eq!(found.len(), 0, "{depth}");
            assert_eq!(finder.too_deep(), 1, "{depth}");
        } else {
            assert_eq!(found.len(), 1, "{depth}");
            assert_eq!(found[0].link(), LINKS[0].as_bytes());
            assert_eq!(found[0].undone().len(), depth);
        }
    }
}

#[test]
fn a_link_that_is_too_long_is_cut_and_says_so() {
    let text = format!("{}{}", LINKS[0], "AAAA".repeat(1 << 18));
    let found: Vec<_> = tracklens::input::find::links(text.as_bytes()).collect();
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_at_limit());
    assert_eq!(found[0].link().len(), 65_536);
}
