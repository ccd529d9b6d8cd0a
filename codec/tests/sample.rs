//! How much a test tries that goes through all there is.

/// Every item; under Miri, which takes hundreds of times as long, each of those this far apart.
pub(crate) fn every<I: IntoIterator>(items: I, apart: usize) -> impl Iterator<Item = I::Item> {
    items
        .into_iter()
        .step_by(if cfg!(miri) { apart } else { 1 })
}
