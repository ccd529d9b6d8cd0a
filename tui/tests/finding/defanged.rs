//! Links that were written so that nobody clicks on them: every spelling, and any mix of them.

use serde_json::Value;
use tracklens::input::Pasted;

use crate::links;
use crate::run::run;

/// The spellings of each part, of which the first stands for itself.
const SCHEMES: [&str; 11] = [
    "https", "hxxps", "hXXps", "HXXPS", "HxXpS", "h**ps", "H**PS", "h__ps", "htxps", "hxtps",
    "HTTPS",
];
const COLONS: [&str; 15] = [
    "://",
    "[:]//",
    "(:)//",
    "{:}//",
    "[://]",
    "(://)",
    "{://}",
    ":[//]",
    ":[/][/]",
    ":[/]/",
    "[:][//]",
    "[:/]/",
    "[colon]//",
    "(COLON)//",
    ":{//}",
];
const DOTS: [&str; 24] = [
    ".", "[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", "[DOT]", "(Dot)", "{DOT}", "[.", "[ . ]",
    "[ dot ]", "( . )", " [.] ", " (.) ", " {.} ", " [dot] ", " (dot) ", " {dot} ", " dot ",
    " DOT ", " [ dot ]", "{ dot } ",
];
const ATS: [&str; 8] = ["@", "[at]", "(at)", "{at}", "[@]", "(@)", "{@}", "[AT]"];

/// The link of the tests with its parts spelled like this.
fn link(scheme: &str, colon: &str, at: Option<&str>, dots: [&str; 2]) -> String {
    let link = links::initial_open();
    let (_, path) = link.split_once("example.com").unwrap();
    let user = at.map_or(String::new(), |at| format!("user{at}"));
    format!(
        "{scheme}{colon}{user}open{}example{}com{path}",
        dots[0], dots[1]
    )
}

/// Checks that a link is found as what it stands for, in a line, in a text and in a paste.
fn is_undone(written: &str, has_user: bool) {
    let meant = link("https", "://", has_user.then_some("@"), [".", "."]);
    let is_meant = |found: &str| {
        let spelled = found
            .split_once(':')
            .map(|(scheme, rest)| (scheme.to_lowercase(), rest));
        spelled.is_some_and(|(scheme, rest)| format!("{scheme}:{rest}") == meant)
    };
    let pasted = Pasted::of(written);
    let found: Vec<_> = pasted
        .links()
        .iter()
        .map(|link| link.text.as_str())
        .collect();
    assert!(
        matches!(found[..], [found] if is_meant(found)),
        "{written}: {found:?}"
    );
    let text = format!("see {written} and more");
    let pasted = Pasted::of(&text);
    let found: Vec<_> = pasted
        .links()
        .iter()
        .map(|link| link.text.as_str())
        .collect();
    assert!(
        matches!(found[..], [found] if is_meant(found)),
        "{text}: {found:?}"
    );
}

#[test]
fn every_spelling_of_a_part_is_undone() {
    for scheme in SCHEMES {
        is_undone(&link(scheme, "://", None, [".", "."]), false);
        is_undone(&link(scheme, "://", None, ["[.]", "[.]"]), false);
    }
    for colon in COLONS {
        is_undone(&link("https", colon, None, [".", "."]), false);
        is_undone(&link("hxxps", colon, None, ["[.]", "."]), false);
    }
    for dot in DOTS {
        is_undone(&link("https", "://", None, [dot, dot]), false);
        is_undone(&link("hxxps", "://", None, [dot, "."]), false);
        is_undone(&link("https", "://", None, [".", dot]), false);
    }
    for at in ATS {
        is_undone(&link("hxxps", "://", Some(at), [".", "."]), true);
    }
}

#[test]
fn any_mix_of_spellings_is_undone() {
    let mut mixed = 0;
    for (number, scheme) in SCHEMES.into_iter().enumerate() {
        for (other, colon) in COLONS.into_iter().enumerate() {
            let dot = |shift: usize| DOTS[(7 * number + 3 * other + shift) % DOTS.len()];
            is_undone(&link(scheme, colon, None, [dot(0), dot(5)]), false);
            mixed += 1;
        }
    }
    assert_eq!(mixed, SCHEMES.len() * COLONS.len());
}

/// `fuzz/regressions/output/host-half-defanged`: the law took such a line as it stands.
#[test]
fn decode_reads_a_line_whose_host_alone_is_defanged() {
    let lines = ["[.]", "(dot)", " dot ", "[."].map(|dot| link("https", "://", None, [dot, dot]));
    let output = run(&["decode"], lines.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    for (object, line) in text.lines().zip(&lines) {
        let object: Value = serde_json::from_str(object).unwrap();
        assert_eq!(object["input"], line.as_str());
        assert_eq!(object["link"]["host"], "open.example.com");
        assert_eq!(object["undone"], serde_json::json!(["defanging"]));
    }
    assert_eq!(text.lines().count(), lines.len());
}

#[test]
fn a_text_that_looks_like_it_is_left_as_it_is() {
    for host in ["[::1]:8080", "open.example.com"] {
        let link = links::initial_open().replace("open.example.com", host);
        let link = format!("{link}?x=[.]&y=(dot)");
        let object: Value = serde_json::from_slice(&run(&["decode", &link], b"").stdout).unwrap();
        assert_eq!(object["undone"], Value::Null, "{link}");
    }
}
