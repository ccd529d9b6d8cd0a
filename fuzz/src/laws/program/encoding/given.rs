//! What an object says, by its keys.

use serde_json::{Map, Value as Json};

/// An object that is given to `encode`. Null and an empty text are as good as no value.
pub(super) struct Given<'o>(pub(super) &'o Map<String, Json>);

impl Given<'_> {
    pub(super) fn value(&self, key: &str) -> Option<&Json> {
        self.0
            .get(key)
            .filter(|value| !value.is_null() && **value != "")
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.value(key)?.as_str()
    }

    /// Whether the payload stands in the object as it is.
    pub(super) fn has_payload(&self) -> bool {
        self.value("records").is_some() || self.value("payload_hex").is_some()
    }

    /// The route: the one that is asked for, or else that of the event.
    pub(super) fn route_is_f(&self) -> bool {
        match self.text("route") {
            Some(route) => route == "f",
            None => self.text("event") == Some("click"),
        }
    }

    /// The sublink, percent-decoded, with `_` for spaces.
    pub(super) fn sublink(&self) -> Option<String> {
        let text = self.text("sublink")?;
        let mut decoded = Vec::new();
        let mut rest = text.as_bytes();
        while let [byte, after @ ..] = rest {
            let escape = match rest {
                [b'%', a, b, ..] => digit(*a).zip(digit(*b)),
                _ => None,
            };
            rest = after;
            match escape {
                Some((high, low)) => {
                    decoded.push(high << 4 | low);
                    rest = &rest[2..];
                }
                None => decoded.push(*byte),
            }
        }
        let text = String::from_utf8(decoded).expect("a sublink that was taken");
        Some(text.replace(' ', "_"))
    }
}

fn digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}
