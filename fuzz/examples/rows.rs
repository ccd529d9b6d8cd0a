//! Drops one row after the other from the tables of the codec and of the program, and checks that a test fails.
//!
//!     cargo run -p tracklens-fuzz --example rows -- [--list] [TABLE...]
//!
//! A table is a constant array in `codec/src` or `tui/src`, and is named `FILE:CONSTANT`, or by a part of that. Each row
//! is dropped in a copy of the repository, in `target/tmp/rows`. First the tests `rows::` run, which have every row
//! written out; if they pass, all tests of the package do. A row that no test needs is printed, and makes the exit code
//! 1. A row that the code does not build without is needed.

#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

/// A constant array in a source.
struct Table {
    /// The source, from the root of the repository.
    file: PathBuf,
    name: String,
    /// The text up to the array's type, the number of its elements, if it is written there, and the text up to the rows.
    before: String,
    count: Option<usize>,
    middle: String,
    rows: Vec<String>,
    after: String,
}

fn main() -> io::Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()?;
    let mut wanted: Vec<_> = env::args().skip(1).collect();
    let lists = wanted.iter().any(|it| it == "--list");
    wanted.retain(|it| it != "--list");
    let mut tables = Vec::new();
    for folder in ["codec/src", "tui/src"] {
        collect(&root, Path::new(folder), &mut tables)?;
    }
    tables.retain(|table| {
        wanted.is_empty() || wanted.iter().any(|it| table.title().contains(it.as_str()))
    });
    if lists {
        for table in &tables {
            println!("{:>4} {}", table.rows.len(), table.title());
        }
        return Ok(ExitCode::SUCCESS);
    }
    let copy = root.join("target/tmp/rows");
    copy_files(&root, &copy)?;
    let mut survivors = 0;
    for table in &tables {
        for index in 0..table.rows.len() {
            fs::write(copy.join(&table.file), table.without(index))?;
            if !fails(table, &copy, &root)? {
                survivors += 1;
                println!(
                    "{}: no test needs {}",
                    table.title(),
                    table.rows[index].trim()
                );
            }
        }
        fs::copy(root.join(&table.file), copy.join(&table.file))?;
        println!("{}: {} rows tried", table.title(), table.rows.len());
    }
    println!("{survivors} rows survived");
    Ok(ExitCode::from(u8::from(survivors > 0)))
}

impl Table {
    fn title(&self) -> String {
        format!("{}:{}", self.file.display(), self.name)
    }

    /// The source without one row.
    fn without(&self, index: usize) -> String {
        let mut rows = self.rows.clone();
        rows.remove(index);
        let count = self.count.map(|count| (count - 1).to_string());
        [
            &self.before,
            count.as_deref().unwrap_or_default(),
            &self.middle,
            &rows.join(","),
            &self.after,
        ]
        .concat()
    }
}

/// Whether a test fails in the copy, or the code does not build.
fn fails(table: &Table, copy: &Path, root: &Path) -> io::Result<bool> {
    let (package, test) = if table.file.starts_with("codec") {
        ("tracklens-codec", "codec")
    } else {
        ("tracklens", "program")
    };
    let run = |arguments: &[&str]| {
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        Command::new(env!("CARGO"))
            .current_dir(copy)
            .env("CARGO_TARGET_DIR", target)
            .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
            .args(["test", "--locked", "-p", package, "--test", test])
            .args(arguments)
            .output()
            .map(|output| !output.status.success())
    };
    let all: &[&str] = if package == "tracklens-codec" {
        &["--all-features", "--lib"]
    } else {
        &["--lib"]
    };
    Ok(run(&["rows::"])? || run(all)?)
}

/// Collects the tables of all sources of a folder, in the order of their paths.
fn collect(root: &Path, folder: &Path, tables: &mut Vec<Table>) -> io::Result<()> {
    let mut entries = fs::read_dir(root.join(folder))?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            collect(root, &path, tables)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            tables.extend(tables_in(&path, &fs::read_to_string(root.join(&path))?));
        }
    }
    Ok(())
}

/// The tables of a source, except those of its tests.
fn tables_in(file: &Path, source: &str) -> Vec<Table> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let starts = code.match_indices("const ").map(|(at, _)| at);
    starts
        .filter_map(|start| table_at(file, source, start))
        .collect()
}

fn table_at(file: &Path, source: &str, start: usize) -> Option<Table> {
    let rest = &source[start..];
    let (name, after_name) = rest["const ".len()..].split_once(": ")?;
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let (of_type, value) = after_name.split_once(" = ")?;
    let bracket = value.trim_start_matches('&').strip_prefix('[')?;
    if !is_name || of_type.contains(['\n', '{']) {
        return None;
    }
    let (rows, end) = split_rows(bracket)?;
    let rows_start = source.len() - bracket.len();
    let type_end = start + "const ".len() + name.len() + 2 + of_type.len();
    let counted = of_type
        .strip_suffix(']')
        .and_then(|it| it.rsplit_once("; "));
    let count = counted.and_then(|(_, count)| count.parse().ok());
    let count_len = count.map_or(0, |count: usize| count.to_string().len() + 1);
    let before_end = type_end - count_len;
    let after_count = if count.is_some() {
        type_end - 1
    } else {
        before_end
    };
    // `[_; N]` with an expression for N, or a value that is repeated, is no table.
    let is_table = rows.len() > 1 && count.is_none_or(|count| count == rows.len());
    is_table.then(|| Table {
        file: file.to_owned(),
        name: name.to_owned(),
        before: source[..before_end].to_owned(),
        count,
        middle: source[after_count..rows_start].to_owned(),
        rows,
        after: source[rows_start + end..].to_owned(),
    })
}

/// The rows up to the closing bracket, and where it stands.
fn split_rows(text: &str) -> Option<(Vec<String>, usize)> {
    let (mut rows, mut row_start, mut depth) = (Vec::new(), 0, 0_usize);
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        let rest = &text[at..];
        let len = match char {
            '"' => string_len(rest)?,
            '\'' => char_len(rest),
            '/' if rest.starts_with("//") => rest.find('\n')?,
            _ => char.len_utf8(),
        };
        match char {
            '[' | '(' | '{' => depth += 1,
            ']' if depth == 0 => {
                let last = text[row_start..at].to_owned();
                if !last.trim().is_empty() {
                    rows.push(last);
                }
                return Some((rows, at));
            }
            ']' | ')' | '}' => depth -= 1,
            ',' if depth == 0 => {
                rows.push(text[row_start..at].to_owned());
                row_start = at + 1;
            }
            ';' if depth == 0 => return None,
            _ => {}
        }
        at += len;
    }
    None
}

/// The length of a string in quotation marks, with them.
fn string_len(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    let close = text[1..].find(|char| {
        let closes = char == '"' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        closes
    });
    Some(close? + 2)
}

/// The length of a character in apostrophes, or of the apostrophe of a lifetime.
fn char_len(text: &str) -> usize {
    let escaped = if text.starts_with("'\\") { 3 } else { 2 };
    let close = text
        .char_indices()
        .skip(escaped)
        .find(|(_, char)| *char == '\'')
        .map(|(at, _)| at);
    close.filter(|&at| at <= 12).map_or(1, |at| at + 1)
}

/// Copies what git tracks.
fn copy_files(root: &Path, copy: &Path) -> io::Result<()> {
    let output = Command::new("git")
        .current_dir(root)
        .args(["ls-files", "-z"])
        .output()?;
    for name in output
        .stdout
        .split(|&byte| byte == 0)
        .filter(|name| !name.is_empty())
    {
        let name = String::from_utf8_lossy(name).into_owned();
        let (from, to) = (root.join(&name), copy.join(&name));
        let is_same = fs::read(&to).is_ok_and(|bytes| fs::read(&from).is_ok_and(|it| it == bytes));
        if !is_same && from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(copy))?;
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}
