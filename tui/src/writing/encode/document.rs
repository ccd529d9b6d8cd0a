//! A line of JSON, and the link in it.

use serde_json::{Map, Value as Json};

use super::finding::Finding;
use super::object::Object;
use crate::reading::count_members;

/// What a line says: the object that `decode` writes, or the value of its `link` alone.
#[derive(Clone, Debug)]
pub(super) struct Document {
    root: Map<String, Json>,
}

impl Document {
    pub(super) fn read(line: &[u8]) -> Result<Self, Finding> {
        if line.trim_ascii().is_empty() {
            return Err(Finding::at_pointer("", "the line is empty", "empty"));
        }
        let value: Json = serde_json::from_slice(line).map_err(|error| syntax(&error))?;
        // A repeated key is dropped, and an object under a key that serde_json keeps for itself is
        // taken for a number: either way a member is missing.
        let written = serde_json::to_vec(&value).unwrap_or_default();
        if count_members(&written) != count_members(line) {
            let message = "an object has a key twice, or one that is of no use as a key";
            return Err(Finding::at_pointer("", message, "repeated_key"));
        }
        match value {
            Json::Object(root) => Ok(Self { root }),
            _ => Err(Finding::at_pointer(
                "",
                "this must be an object",
                "wrong_type",
            )),
        }
    }

    /// The object of the link.
    pub(super) fn link(&self) -> Result<Object<'_>, Finding> {
        let root = Object::new(&self.root, String::new());
        if let Some(link) = root.object("link")? {
            return Ok(Object::new(link, "/link".to_owned()));
        }
        if root.has("error") {
            let message = match error_code(&root) {
                Some(code) => format!("decode found no tracked link here: {code}"),
                None => "decode found no tracked link here".to_owned(),
            };
            return Err(root.finding("error", message, "no_link"));
        }
        Ok(root)
    }

    /// What there is to say of a link that was damaged when it was read.
    pub(super) fn fault(&self) -> Option<Finding> {
        let root = Object::new(&self.root, String::new());
        (root.has("link") && root.has("fault")).then(|| {
            let message = "the link that was read is damaged: as much as was read of it is written";
            root.finding("fault", message, "damaged")
        })
    }
}

/// The code of the error, where it is one as `decode` writes them and nothing that poses as one.
fn error_code<'a>(root: &Object<'a>) -> Option<&'a str> {
    let code = root.get("error")?.get("code")?.as_str()?;
    let is_code = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    (code.len() <= 32 && code.bytes().all(is_code)).then_some(code)
}

/// What the parser says, without the place, which stands before it.
fn syntax(error: &serde_json::Error) -> Finding {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    let message = message.strip_suffix(&place).unwrap_or(&message);
    Finding::at_column(error.column(), message, "invalid_json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(line: &[u8]) -> String {
        let document = match Document::read(line) {
            Ok(document) => document,
            Err(finding) => return finding.to_string(),
        };
        match document.link() {
            Ok(object) => object.pointer_to(""),
            Err(finding) => finding.to_string(),
        }
    }

    #[test]
    fn a_link_stands_in_an_object_or_is_one() {
        assert_eq!(refusal(b"{}"), "/");
        assert_eq!(refusal(br#" {"input":"x","link":{}} "#), "/link/");
        assert_eq!(refusal(br#"{"link":null,"host":"x"}"#), "/");
    }

    #[test]
    fn what_is_no_object_is_refused() {
        let repeated =
            "an object has a key twice, or one that is of no use as a key [repeated_key]";
        let table: &[(&[u8], &str)] = &[
            (b"", "the line is empty [empty]"),
            (b" \t", "the line is empty [empty]"),
            (b"[]", "this must be an object [wrong_type]"),
            (b"{", "column 1: EOF while parsing an object [invalid_json]"),
            (b"{} {}", "column 4: trailing characters [invalid_json]"),
            (b"{\"a\":1,\"a\":2}", repeated),
            (b"{\"a\":{\"b\":1,\"\\u0062\":2}}", repeated),
            (
                b"{\"a\":{\"$serde_json::private::Number\":\"1\"}}",
                repeated,
            ),
            (
                b"{\"link\":7}",
                "/link: this must be an object [wrong_type]",
            ),
            (
                br#"{"input":"x","error":{"code":"not_a_url"}}"#,
                "/error: decode found no tracked link here: not_a_url [no_link]",
            ),
            (
                br#"{"input":"x","error":{"code":"\u001b"}}"#,
                "/error: decode found no tracked link here [no_link]",
            ),
            (
                br#"{"input":"x","error":7}"#,
                "/error: decode found no tracked link here [no_link]",
            ),
        ];
        for (line, expected) in table {
            assert_eq!(refusal(line), *expected);
        }
        for line in [
            &b"{\"a\":\"\xff\"}"[..],
            b"{\"a\":\"\n\"}",
            br#"{"a":"\ud800"}"#,
            br#"{"a":"\udc00\ud800"}"#,
            &b"[".repeat(100_000),
            &b"{\"a\":".repeat(100_000),
            b"\xef\xbb\xbf{}",
            b"{\"$serde_json::private::Number\":\"x\"}",
        ] {
            let said = refusal(line);
            assert!(said.starts_with("column "), "{said}");
            assert!(said.ends_with(" [invalid_json]"), "{said}");
        }
    }
}
