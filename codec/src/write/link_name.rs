//! The name of a link, cut as the vendor cuts it.

use crate::records::definition::RecordId;

/// The start of a link's name that the vendor's limit lets through: 63 bytes at most.
///
/// The vendor cuts longer names without a word \[documented\], at times within a character
/// \[seen\]; this cuts before the character. Nothing is cut that is not given to this function.
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
