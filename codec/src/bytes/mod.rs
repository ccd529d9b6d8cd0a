//! Bytes and where they stand: the ground that everything else stands on.

pub(crate) mod base64url;
pub(crate) mod class;
pub(crate) mod decimal;
pub(crate) mod hex;
pub(crate) mod percent;
pub(crate) mod span;
