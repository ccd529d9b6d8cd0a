//! Where the members of an object and the elements of an array stand in a JSON text, so that one can be
//! changed while all others stay as they are spelled.

use std::ops::Range;

use crate::text::json::{Token, TokenKind, tokens};

/// A member of an object, or an element of an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// All of it, without the comma after it.
    pub(super) whole: Range<usize>,
    /// The key in its quotation marks, if it is a member.
    pub(super) key: Option<Range<usize>>,
    /// The value.
    pub(super) value: Range<usize>,
}

/// The members of the object or the elements of the array in this range of a JSON text; none if the range
/// has another value.
pub(super) fn members(json: &str, of: &Range<usize>) -> Vec<Member> {
    let container = json.as_bytes().get(of.clone()).unwrap_or_default();
    let mut members = Vec::new();
    let mut depth = 0;
    let (mut key, mut value) = (None, None);
    for Token { kind, place } in tokens(container) {
        let place = of.start + place.start..of.start + place.end;
        let is_in_container = depth == 1;
        match kind {
            TokenKind::OpenObject | TokenKind::OpenArray => depth += 1,
            TokenKind::Close => depth -= 1,
            _ => {}
        }
        match kind {
            TokenKind::Colon if is_in_container => key = value.take(),
            TokenKind::Comma | TokenKind::Close if is_in_container => {
                members.extend(member(key.take(), value.take()));
            }
            TokenKind::OpenObject | TokenKind::OpenArray if !is_in_container && depth == 1 => {}
            _ => value = Some(value.map_or(place.start, |it: Range<usize>| it.start)..place.end),
        }
    }
    members
}

fn member(key: Option<Range<usize>>, value: Option<Range<usize>>) -> Option<Member> {
    let value = value?;
    let start = key.as_ref().map_or(value.start, |key| key.start);
    Some(Member {
        whole: start..value.end,
        key,
        value,
    })
}

/// The range without the white space at its ends.
pub(super) fn trimmed(json: &str, place: Range<usize>) -> Range<usize> {
    let text = json.get(place.clone()).unwrap_or_default();
    let start = place.start + text.len() - text.trim_start().len();
    start..(place.start + text.trim_end().len()).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys and the values as they are spelled.
    fn spelled(json: &str) -> Vec<(&str, &str)> {
        let members = members(json, &trimmed(json, 0..json.len())).into_iter();
        let spelled = members.map(|it| {
            let key = it.key.map_or("", |key| &json[key]);
            (key, &json[it.value])
        });
        spelled.collect()
    }

    #[test]
    fn members_and_elements_are_found_where_they_stand() {
        assert_eq!(spelled("{}"), []);
        assert_eq!(spelled(" [ ] "), []);
        assert_eq!(spelled("7"), []);
        assert_eq!(
            spelled(r#" {"a" : 1.50 ,"b,:\"":{"c":[1,{}]}, "d":"}]" } "#),
            [
                (r#""a""#, "1.50"),
                (r#""b,:\"""#, r#"{"c":[1,{}]}"#),
                (r#""d""#, r#""}]""#)
            ]
        );
        assert_eq!(
            spelled(r#"["a:b",[1,2], {"x":1}]"#),
            [("", r#""a:b""#), ("", "[1,2]"), ("", r#"{"x":1}"#)]
        );
    }
}
