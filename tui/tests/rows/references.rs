//! Character references of HTML.

use super::{LINK, only_link};

/// References to what a URL may contain, and the character.
const IN_URLS: [(&str, &str); 19] = [
    ("&amp;", "&"),
    ("&AMP;", "&"),
    ("&sol;", "/"),
    ("&colon;", ":"),
    ("&period;", "."),
    ("&quest;", "?"),
    ("&equals;", "="),
    ("&num;", "#"),
    ("&percnt;", "%"),
    ("&lowbar;", "_"),
    ("&UnderBar;", "_"),
    ("&commat;", "@"),
    ("&excl;", "!"),
    ("&lpar;", "("),
    ("&lbrack;", "["),
    ("&ast;", "*"),
    ("&plus;", "+"),
    ("&#126;", "~"),
    ("&#x7e;", "~"),
];

/// References to what ends a URL.
const AT_THE_END: [&str; 24] = [
    "&lt;",
    "&gt;",
    "&LT;",
    "&GT;",
    "&quot;",
    "&QUOT;",
    "&apos;",
    "&comma;",
    "&rpar;",
    "&semi;",
    "&rbrack;",
    "&vert;",
    "&grave;",
    "&bsol;",
    "&Tab;",
    "&NewLine;",
    "&nbsp;",
    "&laquo;",
    "&raquo;",
    "&ldquo;",
    "&rdquo;",
    "&lsquo;",
    "&rsquo;",
    "&hellip;",
];

#[test]
fn every_reference_to_what_a_url_contains_is_undone() {
    for (reference, char) in IN_URLS {
        let (link, undone) = only_link(&format!("<a href=\"{LINK}{reference}x\">"));
        assert_eq!(link, format!("{LINK}{char}x"), "{reference}");
        assert_eq!(undone, ["html_references"], "{reference}");
    }
}

#[test]
fn every_reference_to_what_a_url_does_not_contain_ends_it() {
    for reference in AT_THE_END {
        let (link, _) = only_link(&format!("{LINK}{reference}x y"));
        assert_eq!(link, LINK, "{reference}");
    }
}
