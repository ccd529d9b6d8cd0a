//! Values of JSON that come out as it is.

use std::fmt;

use serde_json::Value;

use super::exact;

/// Parses JSON that comes out as it is: the keys in their order, numbers to their last digit.
///
/// # Errors
///
/// [`JsonError::Syntax`] if the text isn't JSON or nests more than 127 deep, [`JsonError::NotExact`] if
/// the value would come out as another.
pub(crate) fn parse(json: &[u8]) -> Result<Value, JsonError> {
    let value: Value = serde_json::from_slice(json).map_err(JsonError::Syntax)?;
    // A repeated key is dropped, and an object under a key that serde_json keeps for itself is taken for
    // a number.
    match exact::check(json) {
        Ok(_) => Ok(value),
        Err(_) => Err(JsonError::NotExact),
    }
}

/// Whether a text is JSON that nests no more than 127 deep, exact or not.
pub(crate) fn is_json(json: &[u8]) -> bool {
    !matches!(parse(json), Err(JsonError::Syntax(_)))
}

/// Why a text is not JSON that comes out as it is.
#[derive(Debug)]
pub(crate) enum JsonError {
    /// It is not JSON, or nests more than 127 deep.
    Syntax(serde_json::Error),
    /// It is JSON that would come out as another: an object has a key twice, or one that can't be used
    /// as a key.
    NotExact,
}

/// What is wrong, without the place.
impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => {
                let message = error.to_string();
                let place = format!(" at line {} column {}", error.line(), error.column());
                f.write_str(message.strip_suffix(&place).unwrap_or(&message))
            }
            Self::NotExact => {
                f.write_str("an object has a key twice, or one that can't be used as a key")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_comes_out_as_it_is_or_not_at_all() {
        let parsed = |json: &str| parse(json.as_bytes()).ok().map(|it| it.to_string());
        for exact in [
            "{}",
            r#"{"b":":\"","a":[1.50,{"c":null}]}"#,
            "12345678901234567890123",
        ] {
            assert_eq!(parsed(exact).as_deref(), Some(exact));
        }
        assert_eq!(parsed(r#"{ "a" : 1 }"#).as_deref(), Some(r#"{"a":1}"#));
        for other in [
            "",
            "{",
            r#"{"a":1,"a":2}"#,
            r#"{"$serde_json::private::Number":"1"}"#,
            r#"{"\u0024serde_json::private::Number":"1"}"#,
            &"[".repeat(200),
        ] {
            assert_eq!(parsed(other), None, "{other}");
        }
    }
}
