//! Laws of what stands out of a comparison.

use serde_json::Value as Json;
use tracklens::comparing::Comparison;

use super::sides::Side;

/// Whether two links have the same text, recipient, message and transmission, and which was injected later.
pub(super) fn judge(comparison: &Comparison, this: &Side, other: &Side) {
    let said = |about: &str| {
        let fact = comparison.facts.iter().find(|fact| fact.about == about);
        fact.map(|fact| fact.text.clone())
    };
    let is_same = this.text == other.text;
    let expected = is_same.then(|| "the same, byte for byte".to_owned());
    assert_eq!(said("text"), expected, "the text");
    for (about, id) in [("recipient", 18), ("message", 2), ("transmission", 1)] {
        let values = [this, other].map(|side| side.list.first(id));
        let expected = match values {
            [None, None] => None,
            [Some(this), Some(other)] if this == other => Some("the same"),
            [Some(_), Some(_)] => Some("different"),
            _ => Some("only in one of them"),
        };
        assert_eq!(said(about).as_deref(), expected, "the {about}");
    }
    let injected = |side: &Side| side.object.get("injection_time").and_then(Json::as_i64);
    let Some((before, after)) = injected(this).zip(injected(other)) else {
        assert_eq!(said("injected"), None, "nothing says when");
        return;
    };
    let word = said("injected").expect("both say when");
    let is_right = match before.cmp(&after) {
        std::cmp::Ordering::Equal => word == "in the same second",
        std::cmp::Ordering::Less => word.ends_with(" later"),
        std::cmp::Ordering::Greater => word.ends_with(" earlier"),
    };
    assert!(is_right, "injected {word}: {before} and {after}");
}
