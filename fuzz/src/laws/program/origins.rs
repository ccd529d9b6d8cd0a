//! The law of where the bytes of a link come from.

use tracklens::input::Found;

/// A link stands within what was given. Each of its bytes has its origin there, and is that very byte where it was made
/// of a single one. Only Proofpoint puts other bytes in their place: `*` and `_`.
pub(super) fn judge_origins(given: &[u8], found: &Found) {
    let range = found.range();
    assert!(
        range.start < range.end && range.end <= given.len(),
        "a link stands at {range:?} of {} bytes",
        given.len()
    );
    assert_eq!(found.origins().len(), found.link().len());
    for (index, &byte) in found.link().iter().enumerate() {
        let origin = found.origins().of(index).expect("an origin for each byte");
        let made_of = given.get(origin.clone()).expect("an origin within");
        if let [only] = *made_of {
            assert!(
                only == byte || matches!(only, b'*' | b'_'),
                "byte {index} is another one at {origin:?}"
            );
        }
    }
}
