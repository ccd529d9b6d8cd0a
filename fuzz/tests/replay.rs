//! Runs every law over its committed inputs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use tracklens_fuzz::replay::{PACKAGE, files_in, input_folders, run};
use tracklens_fuzz::targets::{TARGETS, Target};

#[test]
fn every_law_holds_over_its_seeds_and_regressions() {
    let waiting = Mutex::new(TARGETS.iter().rev());
    let broken = Mutex::new(Vec::new());
    let next = || waiting.lock().unwrap().next();
    // Targets take from milliseconds to half of the time, and the slow ones are the last in the list.
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(target) = next() {
                    let (count, failures) =
                        run(target.law().unwrap(), &input_folders(target)).unwrap();
                    assert!(count > 0, "{} has no inputs", target.name);
                    let failures = failures.into_iter().map(|failure| (target.name, failure));
                    broken.lock().unwrap().extend(failures);
                }
            });
        }
    });
    let broken = broken.into_inner().unwrap();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_target_has_its_file_and_every_file_its_target() {
    let files = files_in(&Path::new(PACKAGE).join("fuzz_targets")).unwrap();
    let named: BTreeSet<_> = TARGETS
        .iter()
        .map(|target| format!("{}.rs", target.name))
        .collect();
    let found: BTreeSet<_> = files
        .iter()
        .map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(found, named);
    let manifest = fs::read_to_string(Path::new(PACKAGE).join("Cargo.toml")).unwrap();
    let bins: Vec<_> = manifest.split("[[bin]]\n").skip(1).collect();
    assert_eq!(bins.len(), TARGETS.len());
    for target in TARGETS {
        let path = format!("path = \"fuzz_targets/{}.rs\"", target.name);
        let bin = bins.iter().find(|bin| bin.contains(&path));
        let bin = bin.unwrap_or_else(|| panic!("{} is not a bin", target.name));
        let needs_program = bin.contains("required-features = [\"program\"]");
        assert_eq!(needs_program, target.needs_program(), "{}", target.name);
    }
}

#[test]
fn every_regression_belongs_to_a_target() {
    let names: BTreeSet<_> = TARGETS.iter().map(|target| target.name).collect();
    for entry in fs::read_dir(Path::new(PACKAGE).join("regressions")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let is_readme = entry.file_type().unwrap().is_file() && name == "README.md";
        assert!(
            is_readme || names.contains(&*name),
            "{name} is not a target"
        );
    }
}

#[test]
fn a_law_that_breaks_is_reported_with_its_file() {
    let folder = made_up_folder("a_law_that_breaks");
    for (name, text) in [("good", "a"), ("bad", "b"), (".hidden", "b")] {
        fs::write(folder.join(name), text).unwrap();
    }
    let law = |data: &[u8]| assert_ne!(data, b"b", "this is b");
    let (count, failures) = run(law, std::slice::from_ref(&folder)).unwrap();
    assert_eq!(count, 2);
    let [failure] = &failures[..] else {
        panic!("one failure, not {failures:?}");
    };
    assert_eq!(failure.file, folder.join("bad"));
    assert!(failure.message.contains("this is b"), "{}", failure.message);
}

#[test]
fn a_folder_that_is_missing_is_an_error() {
    let folder = made_up_folder("a_folder_that_is_missing");
    let missing = folder.join("missing");
    let name = missing.display().to_string();
    assert!(files_in(&missing).unwrap_err().to_string().contains(&name));
    let error = run(|_| {}, std::slice::from_ref(&missing)).unwrap_err();
    assert!(error.to_string().contains(&name), "{error}");
}

fn made_up_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// `fuzz/regressions/masking/unknown-tags-become-padding`: in a damaged list that was encrypted, unknown tags at the
/// end were renamed to bytes that are right as padding, so that the masked link was not damaged any more.
#[test]
fn a_damaged_ciphertext_stays_damaged_when_its_unknown_tags_are_renamed() {
    let input = include_bytes!("../regressions/masking/unknown-tags-become-padding");
    let law = Target::named("masking").unwrap().law().unwrap();
    law(input);
}

/// `fuzz/regressions/masking/a-character-of-the-metadata-is-another`: the law took a word beside the link for one of the
/// metadata, which damage had changed.
#[test]
fn a_word_that_is_not_in_the_metadata_any_more_is_not_hidden_beside_it() {
    let input = include_bytes!("../regressions/masking/a-character-of-the-metadata-is-another");
    let law = Target::named("masking").unwrap().law().unwrap();
    law(input);
}
