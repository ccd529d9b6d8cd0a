//! Laws of a comparison and of the same the other way round.

use tracklens::comparing::{ComparedState, Comparison, Counts};

/// The other way round, the same rows differ, those that only one side has are those of the other, and the facts are
/// the same but for what is later.
pub(super) fn judge(comparison: &Comparison, swapped: &Comparison) {
    assert_eq!(
        rows(comparison, false),
        rows(swapped, true),
        "the rows differ"
    );
    let facts = |comparison: &Comparison| {
        let facts = comparison.facts.iter();
        let text = |text: &str| text.replace("earlier", "later");
        facts
            .map(|it| (it.about, text(&it.text)))
            .collect::<Vec<_>>()
    };
    assert_eq!(facts(comparison), facts(swapped), "the facts differ");
    let injected = |comparison: &Comparison| {
        let fact = comparison.facts.iter().find(|it| it.about == "injected");
        fact.map(|it| it.text.rsplit(' ').next().map(str::to_owned))
    };
    if let (Some(Some(here)), Some(Some(there))) = (injected(comparison), injected(swapped)) {
        let is_mirrored = matches!(
            (&*here, &*there),
            ("later", "earlier") | ("earlier", "later") | ("second", "second")
        );
        assert!(is_mirrored, "{here}, and {there}");
    }
    judge_counts(comparison);
    let (counts, swapped) = (comparison.counts(), swapped.counts());
    let expected = Counts {
        only_this: swapped.only_other,
        only_other: swapped.only_this,
        ..swapped
    };
    assert_eq!(counts, expected, "the counts differ");
}

/// A link compared with itself has no difference.
pub(super) fn judge_same(same: &Comparison) {
    for row in same.sections.iter().flat_map(|it| &it.rows) {
        let is_equal = matches!(row.state, ComparedState::Equal(_));
        assert!(is_equal, "{} differs from itself", row.name);
    }
    let text = same.facts.iter().find(|it| it.about == "text");
    assert!(text.is_some(), "the text is not the same as itself");
    for fact in &same.facts {
        let is_same = match fact.about {
            "injected" => fact.text == "in the same second",
            "blocks" => {
                let mut words = fact.text.split(' ');
                let equal = words.next();
                equal.is_some() && words.nth(1) == equal
            }
            _ => fact.text.starts_with("the same"),
        };
        assert!(is_same, "{} is not the same: {}", fact.about, fact.text);
    }
    judge_counts(same);
}

/// The rows are counted by their signs.
fn judge_counts(comparison: &Comparison) {
    let all: Vec<_> = comparison.sections.iter().flat_map(|it| &it.rows).collect();
    let with = |sign: char| all.iter().filter(|row| row.state.sign() == sign).count();
    let expected = Counts {
        equal: with('='),
        differing: with('≠'),
        only_this: with('-'),
        only_other: with('+'),
    };
    assert_eq!(
        comparison.counts(),
        expected,
        "the rows are counted wrongly"
    );
}

/// Every row as text, in an order that depends on no side; the sides the other way round if that is asked for.
fn rows(comparison: &Comparison, swaps: bool) -> Vec<String> {
    let mut rows = Vec::new();
    for section in &comparison.sections {
        for row in &section.rows {
            let (sign, values) = match &row.state {
                ComparedState::Equal(value) => ('=', [Some(value), None]),
                ComparedState::Differs(this, other) if swaps => ('≠', [Some(other), Some(this)]),
                ComparedState::Differs(this, other) => ('≠', [Some(this), Some(other)]),
                ComparedState::OnlyThis(value) if swaps => ('+', [Some(value), None]),
                ComparedState::OnlyOther(value) if swaps => ('-', [Some(value), None]),
                ComparedState::OnlyThis(value) => ('-', [Some(value), None]),
                ComparedState::OnlyOther(value) => ('+', [Some(value), None]),
            };
            rows.push(format!(
                "{} {sign} {} {values:?}",
                section.heading, row.name
            ));
        }
    }
    rows.sort();
    rows
}
