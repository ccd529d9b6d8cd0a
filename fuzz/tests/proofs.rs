//! Links the codec into programs in which neither a panic nor an allocation can be linked: see
//! `codec/proofs/`.

#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const STAND_IN: &str = "--cfg tracklens_stub_base64";

const PANIC: &str = "undefined symbol: tracklens_codec_may_panic";

/// What must fail to link, and the reason.
const SABOTAGES: [(&str, &str); 5] = [
    ("sabotage_allocation", "no global memory allocator found"),
    ("sabotage_arithmetic", PANIC),
    ("sabotage_index", PANIC),
    ("sabotage_slice", PANIC),
    ("sabotage_unwrap", PANIC),
];

/// Other flags compile everything again, so this builds in a folder of its own, at the same time as
/// the areas.
#[test]
fn base64_itself_fails_to_link_without_the_stand_in() {
    let output = build("proofs-base64", "", &["--example", "new_links"]);
    check_failure(&output, "new_links", PANIC);
}

#[test]
fn every_area_links_without_panic_and_allocator() {
    let output = build("proofs", STAND_IN, &["--examples", "--keep-going"]);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn every_sabotage_fails_to_link_and_says_why() {
    for (sabotage, reason) in SABOTAGES {
        let output = build(
            "proofs",
            STAND_IN,
            &["--features", "sabotage", "--example", sabotage],
        );
        check_failure(&output, sabotage, reason);
    }
}

#[test]
fn every_file_is_built() {
    let manifest = fs::read_to_string(package().join("Cargo.toml")).unwrap();
    let built: BTreeSet<_> = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("path = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .collect();
    let mut found = BTreeSet::new();
    for folder in ["areas", "sabotages"] {
        for file in fs::read_dir(package().join(folder)).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            found.insert(format!("{folder}/{name}"));
        }
    }
    assert_eq!(built, found);
    let sabotages: BTreeSet<_> = SABOTAGES
        .iter()
        .map(|(name, _)| format!("sabotages/{name}.rs"))
        .collect();
    assert!(sabotages.is_subset(&built));
    assert_eq!(
        built.iter().filter(|it| it.starts_with("sab")).count(),
        sabotages.len()
    );
}

fn build(folder: &str, rustflags: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .current_dir(package())
        .args(["build", "--release", "--locked", "--target-dir"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder))
        .args(arguments)
        .env("RUSTFLAGS", rustflags)
        // They would replace ours.
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET")
        .output()
        .unwrap()
}

fn check_failure(output: &Output, example: &str, reason: &str) {
    let stderr = stderr(output);
    assert!(!output.status.success(), "{example} links: {stderr}");
    assert!(stderr.contains(reason), "{example}: {stderr}");
    let culprit = format!("could not compile `tracklens-proofs` (example \"{example}\")");
    assert!(stderr.contains(&culprit), "{example}: {stderr}");
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../codec/proofs")
}
