//! Keys in JSON pointers.

use std::borrow::Cow;

/// A key as a token of a JSON pointer (RFC 6901).
pub(crate) fn pointer_token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key that a token of a JSON pointer (RFC 6901) stands for.
pub(crate) fn key_of_token(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        token.replace("~1", "/").replace("~0", "~").into()
    } else {
        token.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_token() {
        for (key, token) in [("a", "a"), ("", ""), ("a/~b", "a~1~0b"), ("~1", "~01")] {
            assert_eq!(pointer_token(key), token);
            assert_eq!(key_of_token(token), key);
        }
    }
}
