//! The laws of fuzzing, over generated inputs.

#[path = "../../codec/tests/mutation/mod.rs"]
mod mutation;
#[path = "../../codec/tests/persistence/mod.rs"]
mod persistence;

use mutation::{mutate, mutations};
use persistence::persisted;
use proptest::collection::vec;
use proptest::prelude::*;
use tracklens_fuzz::{laws, seeds};

proptest! {
    #![proptest_config(persisted!("fuzz-laws"))]

    #[test]
    fn every_law_holds_over_arbitrary_bytes(data in vec(any::<u8>(), 0..512)) {
        check(&data);
    }

    // F-11.9, F-11.25
    #[test]
    fn every_law_holds_over_damaged_seeds(data in damaged_seed()) {
        check(&data);
    }
}

fn check(data: &[u8]) {
    for target in laws::TARGETS {
        (target.law)(data);
    }
}

fn damaged_seed() -> impl Strategy<Value = Vec<u8>> {
    let seeds: Vec<_> = seeds::decoding()
        .into_iter()
        .map(|seed| seed.bytes)
        .collect();
    let seed = prop::sample::select(seeds);
    (seed, mutations()).prop_map(|(seed, mutations)| mutate(&seed, &mutations))
}
