//! What comes of a line of JSON.

use super::diagnostic::Diagnostic;
use super::document::Document;
use super::link;
use crate::settings::WriteSettings;

/// What comes of a line of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The link, or why there is none.
    pub link: Result<String, Diagnostic>,
    /// What the user should know besides.
    pub warnings: Vec<Diagnostic>,
    /// Whether the link was damaged when it was read.
    pub is_damaged: bool,
}

/// The link that a line of JSON describes: the object that `decode` writes, or the value of its `link` alone.
///
/// ```
/// use tracklens::settings::WriteSettings;
/// use tracklens::writing::encode::encoded;
///
/// let object = r#"{"scheme":"https","host":"open.example.com","route":"q","customer_id":1,
///     "signature":"000102030405060708090a0b0c0d0e0f","records":[{"id":62,"hex":""}]}"#;
/// let link = encoded(object.as_bytes(), &WriteSettings::default()).link?;
/// assert_eq!(link, "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~");
/// # Ok::<(), tracklens::writing::encode::Diagnostic>(())
/// ```
#[must_use]
pub fn encoded(json: &[u8], settings: &WriteSettings) -> Encoded {
    let mut warnings = Vec::new();
    let document = Document::read(json);
    let damage = document.as_ref().ok().and_then(Document::damage);
    let link = document.and_then(|document| {
        link::text(&document.link()?, damage.is_some(), settings, &mut warnings)
    });
    let damage = damage.filter(|_| link.is_ok());
    let is_damaged = damage.is_some();
    warnings.extend(damage);
    Encoded {
        link,
        warnings,
        is_damaged,
    }
}
