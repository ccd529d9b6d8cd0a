//! A line of JSON, and the link in it.

use super::diagnostic::Diagnostic;
use super::object::{Object, Pointer};
use crate::text::json::{self, JsonError, Tree};

/// The objects around the metadata in what `decode` writes: that of the line, and that of the link.
const AROUND_METADATA: usize = 2;

/// The object of a line: what `decode` writes, or the value of its `link` alone.
#[derive(Debug)]
pub(super) struct Document<'l> {
    tree: Tree<'l>,
}

impl<'l> Document<'l> {
    pub(super) fn read(line: &'l [u8]) -> Result<Self, Diagnostic> {
        if line.trim_ascii().is_empty() {
            return Err(Diagnostic::at_pointer("", "the line is empty", "empty"));
        }
        let Some(tree) = Tree::read(line, AROUND_METADATA) else {
            let error = json::parse_within(line, AROUND_METADATA).err();
            return Err(not_parsed(&error.unwrap_or(JsonError::NotExact)));
        };
        if !tree.root().is_object() {
            let message = "this must be an object";
            return Err(Diagnostic::at_pointer("", message, "wrong_type"));
        }
        Ok(Self { tree })
    }

    fn root(&self) -> Object<'_> {
        Object::new(self.tree.root(), Pointer::default())
    }

    /// The object of the link.
    pub(super) fn link(&self) -> Result<Object<'_>, Diagnostic> {
        let root = self.root();
        if let Some(link) = root.object("link")? {
            let pointer = Pointer {
                has_link: true,
                ..Pointer::default()
            };
            return Ok(Object::new(link, pointer));
        }
        if root.has("error") {
            let message = match error_code(&root) {
                Some(code) => format!("decode found no tracked link here: {code}"),
                None => "decode found no tracked link here".to_owned(),
            };
            return Err(root.diagnostic("error", message, "no_link"));
        }
        Ok(root)
    }

    /// A warning, if the link was damaged when it was read.
    pub(super) fn damage(&self) -> Option<Diagnostic> {
        let root = self.root();
        (root.has("link") && root.has("fault")).then(|| {
            let message =
                "the link that was read is damaged: only what could be read of it is written";
            root.diagnostic("fault", message, "damaged")
        })
    }
}

/// The code of the error, if it looks like those that `decode` writes.
fn error_code<'a>(root: &Object<'a>) -> Option<&'a str> {
    let code = root.get("error")?.get("code")?.as_str()?;
    let is_code = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    (code.len() <= 32 && code.bytes().all(is_code)).then_some(code)
}

fn not_parsed(error: &JsonError) -> Diagnostic {
    let message = error.to_string();
    match error {
        JsonError::Syntax(syntax) => {
            Diagnostic::at_column(syntax.column(), message, "invalid_json")
        }
        JsonError::TooDeep { at, .. } => Diagnostic::at_column(at + 1, message, "invalid_json"),
        JsonError::NotExact => Diagnostic::at_pointer("", message, "repeated_key"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &[u8]) -> String {
        let document = match Document::read(line) {
            Ok(document) => document,
            Err(diagnostic) => return diagnostic.to_string(),
        };
        match document.link() {
            Ok(object) => object.pointer_to(""),
            Err(diagnostic) => diagnostic.to_string(),
        }
    }

    #[test]
    fn a_link_stands_in_an_object_or_is_one() {
        assert_eq!(said(b"{}"), "/");
        assert_eq!(said(br#" {"input":"x","link":{}} "#), "/link/");
        assert_eq!(said(br#"{"link":null,"host":"x"}"#), "/");
    }

    #[test]
    fn a_line_that_is_not_an_object_is_an_error() {
        let repeated =
            "an object has a key twice, or one that can't be used as a key [repeated_key]";
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
            assert_eq!(said(line), *expected);
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
            let said = said(line);
            assert!(said.starts_with("column "), "{said}");
            assert!(said.ends_with(" [invalid_json]"), "{said}");
        }
    }
}
