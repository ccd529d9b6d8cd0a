//! A test for every row of the tables that reading depends on, with what the row is for written out: whoever drops a
//! row, or misspells one, fails a test. The example `rows` of the package `tracklens-fuzz` drops them one at a time.

mod defanged;
mod logs;
mod mails;
mod references;
mod schemes;
mod wrappers;

use tracklens::input::{Step, find};

/// A click with its target in the query, to which what follows it may belong.
const LINK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/PwQ~?target=https%3A%2F%2Fa.test";

/// The only link in a text, and the names of the steps that were undone.
fn only_link(text: &str) -> (String, Vec<&'static str>) {
    let found: Vec<_> = find::links(text.as_bytes()).collect();
    let [one] = &found[..] else {
        panic!("{} links in {text}", found.len());
    };
    let link = String::from_utf8(one.link().to_vec()).unwrap();
    (link, one.undone().iter().map(Step::name).collect())
}
