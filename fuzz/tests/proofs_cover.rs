//! The proofs in `codec/proofs/`, and the tests of the codec's resources, cover everything public except
//! the feature `cipher`, which has no proof, and the features that allocate: see the README there.

use std::fs;
use std::path::Path;

#[test]
fn every_public_function_has_its_line_in_an_area() {
    let areas = read_all("../codec/proofs/areas");
    let functions = functions(&read_all("../codec/src"));
    assert!(functions.len() > 120, "only {} found", functions.len());
    assert_eq!(without_call(&functions, &areas), [""; 0]);
}

#[test]
fn every_public_function_runs_where_allocations_are_counted() {
    let runs = read_all("../codec/tests/everything");
    let functions = functions(&read_all("../codec/src"));
    // Another crate signs: `codec/proofs/` proves that nothing there can allocate.
    let signing = ["HmacSha256::new", "KeyError::code"];
    assert_eq!(sorted(without_call(&functions, &runs)), signing);
}

#[test]
fn every_public_type_has_its_debug_in_an_area_and_its_display_if_it_has_one() {
    let sources = read_all("../codec/src");
    let mut shown = Vec::new();
    for line in sources.lines() {
        let words: Vec<_> = line.split_whitespace().collect();
        match words[..] {
            ["pub", "struct" | "enum", name, ..] => shown.push(("debug", type_name(name))),
            ["impl", "fmt::Display", "for", name, ..] => shown.push(("display", type_name(name))),
            _ => {}
        }
    }
    assert!(shown.len() > 35, "only {} found", shown.len());
    for (area, name) in shown {
        let exports = read(format!("../codec/proofs/areas/{area}.rs"));
        let is_there = |end| exports.contains(&format!("(it: &{name}{end}"));
        assert!(is_there(',') || is_there('<'), "{area} lacks {name}");
    }
}

#[test]
fn functions_and_calls_are_read_from_sources() {
    let source = "
        impl<'t> Parts<'t> {
            pub fn find<T>(text: &T) -> Self {}
            pub const fn query(&self) {}
            pub(crate) fn own(&self) {}
        }
        impl Iterator for Names {
            fn next(&mut self) {}
        }
\npub fn free() {}
    ";
    let functions = functions(source);
    assert_eq!(functions, ["Parts::find", "Parts::query", "free"]);
    let areas = "find(text: &[u8]) => Parts::find(text); Parts::query_target(parts)";
    assert_eq!(without_call(&functions, areas), ["Parts::query", "free"]);
}

/// The public functions of a source, those of a type as `Type::function`.
fn functions(source: &str) -> Vec<String> {
    let mut owner = "";
    let mut is_table = false;
    let mut found = Vec::new();
    for line in source.lines() {
        is_table |= line.starts_with("error_table! {");
        if let Some(table) = line.trim_start().strip_prefix("pub enum ")
            && is_table
        {
            found.push(format!("{}::code", type_name(table)));
            is_table = false;
        }
        if line.starts_with("pub ") {
            owner = "";
        }
        let line = line.trim_start();
        if let Some(implementation) = line.strip_prefix("impl")
            && !line.contains(" for ")
        {
            owner = type_name(without_generics(implementation));
        }
        let signature = line
            .strip_prefix("pub fn ")
            .or_else(|| line.strip_prefix("pub const fn "));
        if let Some(signature) = signature {
            let function = type_name(signature);
            found.push(match owner {
                "" => function.to_owned(),
                _ => format!("{owner}::{function}"),
            });
        }
    }
    found
}

fn without_call<'f>(functions: &'f [String], areas: &str) -> Vec<&'f str> {
    let is_called = |function: &str| areas.contains(&format!("{function}("));
    functions
        .iter()
        .map(String::as_str)
        .filter(|function| !is_called(function))
        .collect()
}

fn sorted(mut functions: Vec<&str>) -> Vec<&str> {
    functions.sort_unstable();
    functions
}

/// What follows the generics of an `impl`.
fn without_generics(implementation: &str) -> &str {
    let named = implementation
        .strip_prefix('<')
        .and_then(|generics| generics.split_once("> "));
    named.map_or(implementation, |(_, rest)| rest).trim_start()
}

/// A name without what follows it.
fn type_name(text: &str) -> &str {
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
    &text[..end.unwrap_or(text.len())]
}

fn read_all(folder: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut all = String::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.extend(
                    (!path.ends_with("codec/src/cipher")
                        && !path.ends_with("codec/src/generating"))
                    .then_some(path),
                );
            } else if !path.ends_with("codec/src/decryption.rs")
                && !path.ends_with("codec/src/link_buf.rs")
                && !path.ends_with("codec/src/error/table.rs")
            {
                all += &read(path);
            }
        }
    }
    all
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
