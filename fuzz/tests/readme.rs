//! The README lists every target.

use std::fs;
use std::path::Path;

use tracklens_fuzz::replay::PACKAGE;
use tracklens_fuzz::targets::TARGETS;

#[test]
fn the_readme_lists_every_target_and_what_it_asserts() {
    let readme = fs::read_to_string(Path::new(PACKAGE).join("README.md")).unwrap();
    let head = "| target | law |\n|---|---|\n";
    let (_, table) = readme.split_once(head).unwrap();
    let (table, _) = table.split_once("\n\n").unwrap();
    let rows: Vec<_> = TARGETS
        .iter()
        .map(|target| format!("| `{}` | {} |", target.name, target.asserts))
        .collect();
    assert_eq!(table.lines().collect::<Vec<_>>(), rows);
}
