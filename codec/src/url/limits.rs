//! How long links may be.

/// The length, in bytes, of the longest link that the tracker redirects. \[documented\]
///
/// ```
/// use tracklens_codec::MAX_LINK_LEN;
///
/// let text = format!("https://click.example.com/f/{}", "a".repeat(5000));
/// assert!(text.len() > MAX_LINK_LEN, "the tracker would reject it");
/// ```
pub const MAX_LINK_LEN: usize = 4096;

/// The size, in bytes, of a buffer that holds the payload of every link of at most [`MAX_LINK_LEN`] bytes.
///
/// ```
/// use tracklens_codec::{MAX_LINK_LEN, MAX_PAYLOAD_LEN};
///
/// // Four characters of base64url are three bytes.
/// assert_eq!(MAX_PAYLOAD_LEN, MAX_LINK_LEN / 4 * 3);
/// ```
pub const MAX_PAYLOAD_LEN: usize = 3072;
