//! The name of a link, cut to the vendor's limit.

use crate::records::definition::RecordId;

/// The start of a link's name that is within the vendor's limit of 63 bytes.
///
/// The vendor silently cuts longer names \[documented\], sometimes within a character \[seen\]. This function cuts
/// before the character. Names are not cut elsewhere.
///
/// ```
/// use tracklens_codec::cut_link_name;
///
/// assert_eq!(cut_link_name("shop"), "shop");
/// assert_eq!(cut_link_name(&"x".repeat(100)).len(), 63);
/// assert_eq!(cut_link_name(&"é".repeat(40)).len(), 62);
/// ```
#[must_use]
pub fn cut_link_name(name: &str) -> &str {
    let limit = RecordId::TARGET_LINK_NAME.max_len().unwrap_or(usize::MAX);
    let end = name.len().min(limit);
    (0..=end)
        .rev()
        .find_map(|end| name.get(..end))
        .unwrap_or_default()
}
