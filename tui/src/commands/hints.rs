//! What may have been meant by a word of the command line that says nothing as it stands.

use std::fs;
use std::path::Path;

use strsim::damerau_levenshtein;

use crate::input::Pasted;
use crate::text::shown::Shown;

/// The commands, by their names.
const COMMANDS: [&str; 5] = ["decode", "encode", "scan", "completions", "man"];

/// How many letters of a command may be wrong, missing or too many.
const MAX_MISPRINTS: usize = 2;

/// The shortest word that is taken for a misprinted command.
const MIN_WORD: usize = 3;

/// What is wrong with a word that was given to the inspector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misunderstood {
    /// It is close to a command: a sentence that says so.
    Command(String),
    /// It looks like a file that is not there: a sentence that says so.
    NoFile(String),
}

/// Why the inspector can't show a word.
///
/// ```
/// use tracklens::commands::hints::{Misunderstood, of_word};
///
/// assert!(matches!(of_word("decod"), Some(Misunderstood::Command(_))));
/// assert!(matches!(of_word("no-such-mail.eml"), Some(Misunderstood::NoFile(_))));
/// assert_eq!(of_word("https://www.example.com/"), None);
/// ```
#[must_use]
pub fn of_word(word: &str) -> Option<Misunderstood> {
    let shown = Shown::text(word);
    if let Some(command) = command_like(word) {
        let sentence = format!("`{shown}` is not a command: did you mean `tracklens {command}`?");
        return Some(Misunderstood::Command(sentence));
    }
    let is_missing = looks_like_file(word) && fs::metadata(word).is_err() && !has_links(word);
    is_missing.then(|| Misunderstood::NoFile(format!("{shown}: there is no such file")))
}

/// What may have been meant by an argument of `decode` that is not a link.
#[must_use]
pub fn of_candidate(word: &str) -> Option<String> {
    let is_there = fs::metadata(word).is_ok();
    if word == "-" || !is_there && !looks_like_file(word) || has_links(word) {
        return None;
    }
    let shown = Shown::text(word);
    Some(if is_there {
        format!(
            "{shown} is read as a link, not as a file: `tracklens decode <{shown}` reads its lines, \
             `tracklens scan {shown}` searches it"
        )
    } else {
        format!("{shown} is read as a link, not as a file; there is no such file either")
    })
}

/// What may have been meant by an argument of `scan` that is not there.
#[must_use]
pub fn of_file(word: &str) -> Option<String> {
    (fs::metadata(word).is_err() && has_links(word))
        .then(|| "a link is read by `tracklens decode`; `scan` takes files".to_owned())
}

/// The command that a word is close to.
fn command_like(word: &str) -> Option<&'static str> {
    if word.len() < MIN_WORD || Path::new(word).exists() {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let distance = |command: &&str| damerau_levenshtein(&word, command);
    let closest = COMMANDS.into_iter().min_by_key(distance)?;
    (1..=MAX_MISPRINTS)
        .contains(&distance(&closest))
        .then_some(closest)
}

fn has_links(word: &str) -> bool {
    let pasted = Pasted::of(word);
    !pasted.links().is_empty() || !pasted.relatives().is_empty()
}

/// Whether a word ends as names of files do, and is no URL.
fn looks_like_file(word: &str) -> bool {
    let is_url = word.contains("://") || word.contains(['?', '[', '\n']);
    let name = word.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let is_ending = |ending: &str| {
        ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    };
    !is_url && ending.is_some_and(is_ending)
}

/// The endings of files in which links are searched for.
const ENDINGS: [&str; 15] = [
    "eml", "mbox", "msg", "txt", "log", "html", "htm", "json", "ndjson", "jsonl", "csv", "tsv",
    "md", "gz", "zst",
];
