//! Values by their names, as one side is matched with the other.

use std::borrow::Cow;

use super::comparison::ComparedValue;

/// A value of one link, under the name by which it is found in the other.
pub(super) type Named = (Cow<'static, str>, ComparedValue);

/// A number of bytes, in words.
pub(super) fn count(bytes: usize) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        bytes => format!("{bytes} bytes"),
    }
}
