//! Laws of the parts into which a text is cut.

use tracklens_codec::{Part, Parts};

/// The parts stand in their order in the text, none within another, and hold what stands there.
///
/// # Panics
///
/// Where they don't.
pub fn parts_stand_in_order_in_the_text(text: &[u8]) {
    let Ok(parts) = Parts::find(text) else {
        return;
    };
    assert_eq!(parts.text(), text);
    let in_order = [
        parts.scheme(),
        parts.user_info(),
        parts.host(),
        parts.port_text(),
        Some(parts.route_text()),
        parts.sublink(),
        parts.signature(),
        parts.token(),
        parts.payload(),
        parts.trailing_path(),
        parts.query(),
        parts.fragment(),
    ];
    judge_order(text, in_order.into_iter().flatten());
    judge_order(text, parts.query_target());
    if let (Some(query), Some(target)) = (parts.query(), parts.query_target()) {
        let (query, target) = (query.span().range(), target.span().range());
        let within = query.start <= target.start && target.end <= query.end;
        assert!(within, "the target is outside the query");
    }
}

fn judge_order<'t>(text: &[u8], parts: impl IntoIterator<Item = Part<'t>>) {
    let mut end = 0;
    for part in parts {
        let span = part.span();
        assert!(
            end <= span.start(),
            "the part at {span:?} starts before {end}"
        );
        let stands_there = text.get(span.range()).expect("a part within the text");
        assert_eq!(
            part.as_bytes(),
            stands_there,
            "another part stands at {span:?}"
        );
        end = span.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &[u8] = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PgQE";

    #[test]
    #[should_panic = "starts before"]
    fn parts_in_another_order_are_noticed() {
        let parts = Parts::find(LINK).unwrap();
        judge_order(
            LINK,
            [parts.token(), parts.signature()].into_iter().flatten(),
        );
    }

    #[test]
    #[should_panic = "another part stands at"]
    fn a_part_that_holds_something_else_is_noticed() {
        let parts = Parts::find(LINK).unwrap();
        judge_order(&[b'x'; 64], parts.token());
    }

    #[test]
    #[should_panic = "a part within the text"]
    fn a_part_outside_the_text_is_noticed() {
        let parts = Parts::find(LINK).unwrap();
        judge_order(&LINK[..8], parts.token());
    }
}
