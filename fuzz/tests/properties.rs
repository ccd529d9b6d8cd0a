//! The laws of every target, over generated inputs.

mod mutation;
#[path = "../../codec/tests/persistence/mod.rs"]
mod persistence;

use mutation::{mutate, mutations};
use persistence::persisted;
use proptest::collection::vec;
use proptest::prelude::*;
use tracklens_fuzz::targets::{TARGETS, Target};

proptest! {
    #![proptest_config(persisted!("fuzz-laws"))]

    #[test]
    fn every_law_holds_over_arbitrary_bytes(data in vec(any::<u8>(), 0..512)) {
        for target in TARGETS {
            (target.law)(&data);
        }
    }

    // F-11.9, F-11.25
    #[test]
    fn every_law_holds_over_damaged_seeds(damaged in damaged_seeds()) {
        for (target, data) in damaged {
            (target.law)(&data);
        }
    }
}

/// One damaged seed for each target.
fn damaged_seeds() -> Vec<BoxedStrategy<(&'static Target, Vec<u8>)>> {
    TARGETS
        .iter()
        .map(|target| damaged_seed(target).boxed())
        .collect()
}

fn damaged_seed(target: &'static Target) -> impl Strategy<Value = (&'static Target, Vec<u8>)> {
    let seeds: Vec<_> = target.seeds().into_iter().map(|seed| seed.bytes).collect();
    (prop::sample::select(seeds), mutations())
        .prop_map(move |(seed, mutations)| (target, mutate(&seed, &mutations)))
}
