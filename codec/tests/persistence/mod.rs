//! Where property tests keep the cases that once failed: `proptest-regressions/` at the root of the
//! repository.

/// The configuration of the property tests that keep their failures in
/// `proptest-regressions/NAME.txt`.
///
/// 256 cases, unless `PROPTEST_CASES` sets another number. Shrinking has a limit of its own, because by
/// default it depends on the number of cases: with few of them a case shrinks badly, with many it takes
/// too long.
macro_rules! persisted {
    ($name:literal) => {
        proptest::test_runner::Config {
            failure_persistence: Some(Box::new(
                proptest::test_runner::FileFailurePersistence::Direct(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../proptest-regressions/",
                    $name,
                    ".txt"
                )),
            )),
            max_shrink_iters: 4096,
            ..proptest::test_runner::Config::default()
        }
    };
}

pub(crate) use persisted;
