//! How much is kept, and how much is unpacked.

/// The longest mail that is read as one, in bytes. The rest of a longer one is searched as text.
pub const MAX_MAIL_LEN: usize = 16 << 20;

/// How many times its length a file may expand, once it has expanded to more than [`MIN_EXPANDED`] bytes.
pub const MAX_EXPANSION: u64 = 250;

/// What any file may expand to, in bytes.
pub const MIN_EXPANDED: u64 = 64 << 20;
