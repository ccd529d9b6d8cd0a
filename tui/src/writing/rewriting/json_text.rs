//! Where the members of an object and the elements of an array stand in a JSON text, so that one of
//! them is changed and all others stay as they are spelled.

use std::ops::Range;

/// A member of an object, or an element of an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// All of it, without the comma behind it.
    pub(super) whole: Range<usize>,
    /// The key in its quotation marks, of a member.
    pub(super) key: Option<Range<usize>>,
    /// The value.
    pub(super) value: Range<usize>,
}

/// The members of the object or the elements of the array that stands at a place of a text which is
/// known to be JSON; none of what is neither.
pub(super) fn members(json: &str, of: &Range<usize>) -> Vec<Member> {
    let mut members = Vec::new();
    let mut depth = 0;
    let mut in_string = false;
    let mut start = of.start + 1;
    let mut colon = None;
    let bytes = json.as_bytes().get(of.clone()).unwrap_or_default();
    let mut bytes = bytes.iter().zip(of.start..);
    while let Some((byte, at)) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' => {
                bytes.next();
            }
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b':' if depth == 1 => colon = Some(at),
            b',' if depth == 1 => {
                members.extend(member(json, start..at, colon.take()));
                start = at + 1;
            }
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    members.extend(member(json, start..at, colon.take()));
                }
            }
            _ => {}
        }
    }
    members
}

/// What stands between two commas; nothing in an object or an array that is empty.
fn member(json: &str, between: Range<usize>, colon: Option<usize>) -> Option<Member> {
    let whole = trimmed(json, between);
    if whole.is_empty() {
        return None;
    }
    let (key, value) = match colon {
        Some(colon) => (
            Some(trimmed(json, whole.start..colon)),
            trimmed(json, colon + 1..whole.end),
        ),
        None => (None, whole.clone()),
    };
    Some(Member { whole, key, value })
}

/// The place without the white space at its ends.
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
