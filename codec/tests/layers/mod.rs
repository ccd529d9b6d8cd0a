//! Checks that the files of a crate import downward only.
//!
//! The files stand on floors, the ground first. A file may use files on its own floor and on those below, and
//! neither files nor folders may use each other in a circle. The crate's root (`lib.rs`, `main.rs`) stands above all
//! floors. This file is shared: each package includes it with `#[path]` and names its own floors.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

/// A file of a crate: its path from the folder of the sources (`url/host.rs`), and its text.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Reads all Rust files under a folder.
pub(crate) fn read_sources(root: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                let path = path.strip_prefix(root).expect("a path under the root");
                let path = path.to_str().expect("a plain name").replace('\\', "/");
                sources.push(Source { path, text });
            }
        }
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

/// Lists everything that breaks the rule, a line each.
///
/// A room is a file or a folder without `.rs` (`url/host`, `url`). A file belongs to the room with the longest name
/// that fits.
pub(crate) fn ways_up(floors: &[&[&str]], sources: &[Source]) -> Vec<String> {
    let house = House::new(sources);
    let mut wrong = house.misplaced(floors);
    let imports = house.imports(sources);
    for (from, to) in &imports {
        let (below, above) = (floor_of(floors, from), floor_of(floors, to));
        if below < above {
            wrong.push(format!("{from} uses {to}, which stands above it"));
        }
    }
    wrong.extend(circles(&imports));
    wrong
}

/// The modules of a crate, each with its file.
struct House {
    files: BTreeMap<Vec<String>, String>,
}

impl House {
    fn new(sources: &[Source]) -> Self {
        let modules = sources.iter().map(|it| (module_of(&it.path), it));
        let names: BTreeSet<_> = modules.clone().map(|(module, _)| module).collect();
        let files = modules.map(|(module, source)| {
            let has_children = names
                .iter()
                .any(|it| it.len() > module.len() && it.starts_with(&module));
            let file = if has_children && !module.is_empty() {
                format!("{}/mod.rs", module.join("/"))
            } else {
                source.path.clone()
            };
            (module, file)
        });
        Self {
            files: files.collect(),
        }
    }

    /// Files without a floor, and rooms without a file.
    fn misplaced(&self, floors: &[&[&str]]) -> Vec<String> {
        let homeless = self.files.iter().filter(|(module, _)| !module.is_empty());
        let homeless = homeless.filter(|(_, file)| room_of(floors, file).is_none());
        let rooms: BTreeSet<_> = self
            .files
            .values()
            .filter_map(|file| room_of(floors, file))
            .collect();
        let empty = floors
            .iter()
            .copied()
            .flatten()
            .filter(|room| !rooms.contains(**room));
        homeless
            .map(|(_, file)| format!("{file} stands on no floor"))
            .chain(empty.map(|room| format!("{room} has no file")))
            .collect()
    }

    /// Which file uses which other one.
    fn imports(&self, sources: &[Source]) -> BTreeSet<(String, String)> {
        let mut imports = BTreeSet::new();
        for source in sources {
            let module = module_of(&source.path);
            let from = &self.files[&module];
            for path in paths_in(&source.text) {
                if let Some(to) = self.resolve(&module, &path)
                    && to != from
                {
                    imports.insert((from.clone(), to.clone()));
                }
            }
        }
        imports
    }

    /// The file that a path leads to: that of the innermost module that it names.
    fn resolve(&self, module: &[String], path: &[String]) -> Option<&String> {
        let (first, rest) = path.split_first()?;
        let mut full = match first.as_str() {
            "crate" => Vec::new(),
            "super" => module.split_last()?.1.to_vec(),
            "self" => module.to_vec(),
            child => {
                let full = [module, &[child.to_owned()]].concat();
                self.files.get(&full)?;
                full
            }
        };
        for segment in rest {
            match segment.as_str() {
                "super" => drop(full.pop()),
                name => full.push(name.to_owned()),
            }
        }
        loop {
            if let Some(file) = self.files.get(&full) {
                return Some(file);
            }
            full.pop()?;
        }
    }
}

/// The floor of a file, from 0 on the ground; the crate's root stands above all.
fn floor_of(floors: &[&[&str]], file: &str) -> usize {
    let room = room_of(floors, file);
    let floor = room.and_then(|room| floors.iter().position(|floor| floor.contains(&room)));
    floor.unwrap_or(floors.len())
}

fn room_of<'f>(floors: &[&[&'f str]], file: &str) -> Option<&'f str> {
    let is_in = |room: &&str| {
        let rest = file.strip_prefix(*room);
        rest.is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
    };
    let rooms = floors.iter().copied().flatten().copied();
    rooms.filter(is_in).max_by_key(|room| room.len())
}

/// `url/host.rs` is the module `url::host`, `url/mod.rs` is `url`, and the root is the empty path.
fn module_of(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = match path {
        "lib" | "main" => "",
        path => path.strip_suffix("/mod").unwrap_or(path),
    };
    let names = path.split('/').filter(|it| !it.is_empty());
    names.map(str::to_owned).collect()
}

/// The circles among files, and among the folders that they stand in; each is named once.
fn circles(imports: &BTreeSet<(String, String)>) -> Vec<String> {
    let ties: BTreeSet<_> = imports
        .iter()
        .map(|(from, to)| part_ways(from, to))
        .collect();
    let mut known = BTreeSet::new();
    let mut circles = Vec::new();
    for (start, _) in &ties {
        if known.contains(start) {
            continue;
        }
        if let Some(circle) = way_back(start, &ties) {
            circles.push(format!("a circle: {}", circle.join(" -> ")));
            known.extend(circle);
        }
    }
    circles
}

/// The first parts in which two paths differ, with all that they share.
fn part_ways(from: &str, to: &str) -> (String, String) {
    let shared = from
        .split('/')
        .zip(to.split('/'))
        .take_while(|(one, other)| one == other)
        .count();
    let until = |path: &str| {
        path.split('/')
            .take(shared + 1)
            .collect::<Vec<_>>()
            .join("/")
    };
    (until(from), until(to))
}

/// The shortest way from a room back to itself.
fn way_back(start: &String, ties: &BTreeSet<(String, String)>) -> Option<Vec<String>> {
    let mut ways = VecDeque::from([vec![start.clone()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for (_, to) in ties.iter().filter(|(from, _)| Some(from) == way.last()) {
            let longer = [&way[..], std::slice::from_ref(to)].concat();
            if to == start {
                return Some(longer);
            }
            if seen.insert(to) {
                ways.push_back(longer);
            }
        }
    }
    None
}

/// All paths in a source, its tests and comments excepted: `crate::a::{b, c::D}` is `crate::a::b` and `crate::a::c::D`.
fn paths_in(text: &str) -> Vec<Vec<String>> {
    let tokens = tokens_of(text);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_start = is_name(&tokens[at]) && tokens.get(at + 1).is_some_and(|it| it == "::");
        // Not `in crate::a`, which says who may use something.
        if is_start && (at == 0 || !["::", "in"].contains(&&*tokens[at - 1])) {
            at = read_path(&tokens, at, &[], &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

/// Reads a path with its braces from a token on, and gives the token after it.
fn read_path(
    tokens: &[String],
    start: usize,
    before: &[String],
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let mut path = before.to_vec();
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        if token == "{" && at > start {
            at += 1;
            while let Some(token) = tokens.get(at).filter(|it| *it != "}") {
                at = if is_name(token) {
                    read_path(tokens, at, &path, paths)
                } else {
                    at + 1
                };
            }
            return at + 1;
        }
        if !is_name(token) {
            break;
        }
        path.push(token.clone());
        at += 1;
        if tokens.get(at).is_none_or(|it| it != "::") {
            break;
        }
        at += 1;
    }
    paths.push(path);
    at.max(start + 1)
}

fn is_name(token: &str) -> bool {
    token.starts_with(|it: char| it.is_alphabetic() || it == '_')
}

/// Names, `::` and other characters; no comments, no strings, and nothing of the unit tests.
fn tokens_of(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let len = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' => len_of_string(rest),
            '\'' => len_of_character(rest),
            ':' if rest.starts_with("::") => 2,
            _ if is_name(rest) => rest
                .find(|it: char| !it.is_alphanumeric() && it != '_')
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(len);
        if !token.starts_with(['/', '"', '\'']) && !token.trim().is_empty() {
            tokens.push(token.to_owned());
        }
        rest = after;
    }
    tokens
}

fn len_of_string(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|&(_, it)| {
        let is_end = it == '"' && !escaped;
        escaped = it == '\\' && !escaped;
        is_end
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// A character in quotes; of a lifetime the apostrophe alone.
fn len_of_character(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some((at, escaped))) => {
            let after = at + escaped.len_utf8();
            text[after..].find('\'').map_or(1, |end| after + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}
