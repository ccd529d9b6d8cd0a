//! Two links side by side: what is equal, what differs, and where.
//!
//! ```text
//! ≠ rcpt_to           < user1@example.com
//!                     > user23@example.com
//!                           ^^ from byte 4 on
//! = 18 rcpt_to        width 1, 17 bytes
//! ```

mod bytes;
mod overlay;
mod rows;
mod texts;

pub(super) use self::overlay::Comparison;
