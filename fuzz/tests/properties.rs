//! The laws of every target, over generated inputs.

mod mutation;
#[path = "../../codec/tests/persistence/mod.rs"]
mod persistence;

use mutation::{mutate, mutations};
use persistence::persisted;
use proptest::collection::vec;
use proptest::prelude::*;
use tracklens_codec::strategies::{link_texts, record_lists};
use tracklens_fuzz::inputs::kind::InputKind;
use tracklens_fuzz::targets::{TARGETS, Target};

proptest! {
    #![proptest_config(persisted!("fuzz-laws"))]

    #[test]
    fn every_law_holds_over_arbitrary_bytes(data in vec(any::<u8>(), 0..512)) {
        for target in TARGETS {
            target.law().unwrap()(&data);
        }
    }

    #[test]
    fn every_law_of_links_holds_over_those_of_the_codec_s_strategies(text in link_texts()) {
        for target in TARGETS.iter().filter(|it| it.kinds.contains(&InputKind::Link)) {
            target.law().unwrap()(text.as_bytes());
        }
    }

    #[test]
    fn every_law_of_record_lists_holds_over_those_of_the_codec_s_strategies(list in record_lists()) {
        for target in TARGETS.iter().filter(|it| it.kinds.contains(&InputKind::RecordList)) {
            target.law().unwrap()(&list);
        }
    }

    // F-11.9, F-11.25
    #[test]
    fn every_law_holds_over_damaged_seeds(damaged in damaged_seeds(|target| !is_slow(target))) {
        check(&damaged);
    }

    // By itself, so that it runs beside the others.
    #[test]
    fn every_law_holds_over_damaged_seeds_of_the_inspector(damaged in damaged_seeds(is_slow)) {
        check(&damaged);
    }
}

fn check(damaged: &[(&Target, Vec<u8>)]) {
    for (target, data) in damaged {
        target.law().unwrap()(data);
    }
}

/// Whether the law of a target takes as long as those of all others.
fn is_slow(target: &Target) -> bool {
    target.name == "inspector"
}

/// One damaged seed for each of some targets.
fn damaged_seeds(
    is_meant: impl Fn(&Target) -> bool,
) -> Vec<BoxedStrategy<(&'static Target, Vec<u8>)>> {
    TARGETS
        .iter()
        .filter(|target| is_meant(target))
        .map(|target| damaged_seed(target).boxed())
        .collect()
}

fn damaged_seed(target: &'static Target) -> impl Strategy<Value = (&'static Target, Vec<u8>)> {
    let seeds: Vec<_> = target.seeds().into_iter().map(|seed| seed.bytes).collect();
    (prop::sample::select(seeds), mutations())
        .prop_map(move |(seed, mutations)| (target, mutate(&seed, &mutations)))
}
