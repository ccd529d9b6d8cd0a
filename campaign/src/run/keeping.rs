//! Keeps an input over which a law broke, so that it never breaks over it again.

use std::path::Path;
use std::{fs, io};

use crate::folders::Folders;
use tracklens_fuzz::targets::Target;

/// Copies an input to the regressions of its target, and prints what to do then.
pub(super) fn keep(
    target: &Target,
    file: &Path,
    name: &str,
    folders: &Folders,
) -> io::Result<bool> {
    let folder = folders.regressions(target);
    let kept = folder.join(name);
    if kept.exists() {
        return Err(io::Error::other(format!(
            "{} exists already",
            kept.display()
        )));
    }
    let input = fs::read(file)?;
    fs::create_dir_all(&folder)?;
    fs::write(&kept, input)?;
    print!("{}", instructions(target, name));
    Ok(false)
}

/// What to do with a regression: a test that the registry of regressions accepts, and where it belongs.
fn instructions(target: &Target, name: &str) -> String {
    let stem = name.split('.').next().unwrap_or(name);
    let test = stem.replace('-', "_");
    let tests = if target.needs_program() {
        "tui/tests"
    } else {
        "codec/tests"
    };
    let target = target.name;
    format!(
        r#"fuzz/regressions/{target}/{name} is written.
1. Replace names in it by those of example.com or .test.
2. Add this test at the end of fuzz/tests/replay.rs, and say what was wrong:

/// `fuzz/regressions/{target}/{name}`: what was wrong.
#[test]
fn {test}() {{
    let input = include_bytes!("../regressions/{target}/{name}");
    tracklens_fuzz::targets::Target::named("{target}").unwrap().law().unwrap()(input);
}}

   Better, if you know what the code must return for it: a test of that in {tests}, with the same line above it.
3. Fix the code, or the law. Then run
   cargo test -p tracklens-fuzz --test replay {test}
   cargo test -p tracklens-fuzz --test regressions_registry
"#
    )
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    #[test]
    fn a_kept_input_is_never_overwritten() {
        let root = env::temp_dir().join(format!("tracklens-keep-{}", std::process::id()));
        let folders = Folders::new(&root, &root.join("target"));
        let target = Target::named("strict").unwrap();
        let file = root.join("crash");
        fs::create_dir_all(&root).unwrap();
        fs::write(&file, "one").unwrap();
        assert!(!keep(target, &file, "a-sign.link", &folders).unwrap());
        fs::write(&file, "two").unwrap();
        assert!(keep(target, &file, "a-sign.link", &folders).is_err());
        let kept = root.join("fuzz/regressions/strict/a-sign.link");
        assert_eq!(fs::read(kept).unwrap(), b"one");
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn the_printed_test_is_one_that_the_registry_accepts() {
        let text = instructions(Target::named("strict").unwrap(), "a-sign.link");
        let cited =
            "/// `fuzz/regressions/strict/a-sign.link`: what was wrong.\n#[test]\nfn a_sign() {";
        assert!(text.contains(cited), "{text}");
    }
}
