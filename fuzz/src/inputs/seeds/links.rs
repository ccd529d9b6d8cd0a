//! Seeds that are links: the vectors, every error, every spelling, every record list.

use serde_json::Value;

use super::record_lists;
use super::seed::Seed;
use crate::oracles::writer::write_base64url;

/// Links, good and bad.
///
/// # Panics
///
/// If the codec's vectors or its table of errors are malformed.
#[must_use]
pub fn links() -> Vec<Seed> {
    let mut seeds = vectors();
    seeds.extend(spellings());
    seeds.extend(bad_links());
    for list in record_lists::record_lists() {
        let text = format!(
            "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{}",
            write_base64url(&list.bytes)
        );
        seeds.push(Seed::new(format!("records-{}", list.name), text));
    }
    seeds
}

/// The links that are UTF-8, in their order.
#[must_use]
pub fn link_texts() -> Vec<String> {
    let texts = links()
        .into_iter()
        .map(|seed| String::from_utf8(seed.bytes));
    texts.flatten().collect()
}

const VECTORS: &str = include_str!("../../../../codec/tests/vectors/links.jsonl");
const BAD_LINKS: &str = include_str!("../../../../codec/tests/vectors/errors.txt");

/// The vector whose target has a host that anybody could register.
const UNRESERVED_VECTOR: usize = 33;

/// Spellings of a good link: the name of each, and its text.
const SPELLINGS: [(&str, &str); 29] = [
    (
        "route-e",
        "http://click.example.com/e/{signature}/{token}/{click}?target=example.com",
    ),
    (
        "route-f",
        "https://click.example.com/f/a/{signature}/{token}/{click}?target=example.com",
    ),
    (
        "route-q",
        "https://open.example.com/q/{signature}/{token}/{payload}",
    ),
    (
        "route-u",
        "https://unsubscribe.example.com/u/{signature}/{token}/PBc~",
    ),
    (
        "scheme-in-capitals",
        "HTTPS://open.example.com/q/{signature}/{token}/{payload}",
    ),
    (
        "scheme-missing",
        "open.example.com/q/{signature}/{token}/{payload}",
    ),
    ("path-alone", "/q/{signature}/{token}/{payload}"),
    (
        "port",
        "http://open.example.com:65535/q/{signature}/{token}/{payload}",
    ),
    (
        "ipv6",
        "http://[2001:db8::1]/q/{signature}/{token}/{payload}",
    ),
    (
        "ipv6-and-port",
        "http://[2001:db8::1]:81/q/{signature}/{token}/{payload}",
    ),
    (
        "user-info",
        "http://user:secret@open.example.com/q/{signature}/{token}/{payload}",
    ),
    ("sublink-missing", "/f/{signature}/{token}/{click}"),
    (
        "sublink-of-segments",
        "/f/open-in-app/a/b/{signature}/{token}/{click}",
    ),
    (
        "sublink-like-a-signature",
        "/f/{signature}/{token}/{payload}/{signature}/{token}/{click}",
    ),
    (
        "padding-escaped",
        "/q/AAECAwQFBgcICQoLDA0ODw%7E%7e/AAAAAQA%7E/RgRlVV5sPg%7E~",
    ),
    (
        "padding-stripped",
        "/q/AAECAwQFBgcICQoLDA0ODw/AAAAAQA/RgRlVV5sPg",
    ),
    (
        "path-escaped",
        "/%71%2F%41AECAwQFBgcICQoLDA0OD%77%7E%7E%2f%41%41%41%41%41%51%41~%2FPg~~",
    ),
    ("trailing-slash", "/q/{signature}/{token}/{payload}/"),
    (
        "target-first-of-two",
        "/f/a/{signature}/{token}/{click}?target=example.com&target=b.test",
    ),
    (
        "target-with-plus",
        "/f/a/{signature}/{token}/{click}?target=https%3A%2F%2Fexample.com%2Fa+b",
    ),
    (
        "target-twice-escaped",
        "/f/a/{signature}/{token}/{click}?target=%252525",
    ),
    (
        "fragment",
        "/q/{signature}/{token}/{payload}#top?target=example.com",
    ),
    (
        "sublink-escaped",
        "https://click.example.com/f/open%2Din%2Dapp/{signature}/{token}/{click}?target=example.com",
    ),
    (
        "sublink-escaped-slash",
        "https://click.example.com/f/a%2Fb/{signature}/{token}/{click}?target=example.com",
    ),
    (
        "port-of-three-digits",
        "http://open.example.com:443/q/{signature}/{token}/{payload}",
    ),
    (
        "port-of-one-digit",
        "http://open.example.com:7/q/{signature}/{token}/{payload}",
    ),
    (
        "target-with-a-half-escape",
        "/f/a/{signature}/{token}/{click}?target=a%4gb%",
    ),
    (
        "encrypted-click",
        "https://click.example.com/f/a/{signature}/{encrypted}/{block}?target=example.com",
    ),
    (
        "encrypted-open",
        "https://open.example.com/q/{signature}/{encrypted}/{block}",
    ),
];

/// The links of the codec's vectors.
fn vectors() -> Vec<Seed> {
    let numbered = (1..).zip(VECTORS.lines());
    let reserved = numbered.filter(|(number, _)| *number != UNRESERVED_VECTOR);
    let seed_of = |(number, line): (usize, &str)| {
        let vector: Value = serde_json::from_str(line).expect("a vector is JSON");
        let input = vector["input"].as_str().expect("a vector has an input");
        Seed::new(format!("vector-{number:02}"), input)
    };
    reserved.map(seed_of).collect()
}

/// The bad links of the codec's table of errors, numbered within their code.
fn bad_links() -> Vec<Seed> {
    let mut seeds: Vec<Seed> = Vec::new();
    for row in table_lines().filter(|line| !line.starts_with('{')) {
        let [_reader, code, _layer, text] = columns(row);
        let prefix = format!("error-{}-", code.replace('_', "-"));
        let number = seeds
            .iter()
            .filter(|it| it.name.starts_with(&prefix))
            .count()
            + 1;
        let text = expand(&text.replace('^', ""));
        seeds.push(Seed::new(format!("{prefix}{number}"), text));
    }
    seeds
}

fn spellings() -> Vec<Seed> {
    let seed_of = |(name, text): (&str, &str)| Seed::new(format!("spelling-{name}"), expand(text));
    SPELLINGS.into_iter().map(seed_of).collect()
}

/// The lines of the table of errors that are neither empty nor a comment.
fn table_lines() -> impl Iterator<Item = &'static str> {
    BAD_LINKS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The columns of a row of that table. The last one may contain spaces.
fn columns(row: &str) -> [&str; 4] {
    let mut rest = row;
    let mut column = || {
        let (column, after) = rest.split_once(' ').expect("four columns in a row");
        rest = after.trim_start();
        column
    };
    [column(), column(), column(), rest]
}

/// Replaces the names that the table of errors gives to parts of links.
fn expand(text: &str) -> String {
    let names = table_lines().filter_map(|line| line.strip_prefix('{')?.split_once("} = "));
    names.fold(text.to_owned(), |text, (name, part)| {
        text.replace(&format!("{{{name}}}"), part)
    })
}

#[cfg(test)]
mod tests {
    use tracklens_codec::Link;

    use super::*;

    #[test]
    fn bad_links_have_the_error_of_their_name() {
        for seed in bad_links() {
            let mut buffer = [0; 64];
            let error = Link::decode_strict(&seed.bytes, &mut buffer).unwrap_err();
            let prefix = format!("error-{}-", error.code().replace('_', "-"));
            assert!(seed.name.starts_with(&prefix), "{}: {error}", seed.name);
        }
    }

    #[test]
    fn spellings_are_taken() {
        for seed in spellings() {
            let taken = Link::decode(&seed.bytes, &mut [0; 64]).map(|_| ());
            assert_eq!(taken, Ok(()), "{}", seed.name);
        }
    }
}
