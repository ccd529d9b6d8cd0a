//! The laws of the codec.

pub mod base64url;
mod buffer;
pub mod configuration;
pub mod decoding;
pub mod drafting;
pub mod editing;
pub mod encrypting;
pub mod events;
pub mod everything;
pub mod messages;
pub mod records;
mod redirects;
pub mod reordering;
pub mod rewriting;
pub mod same_reading;
pub mod signing;
pub mod spelling;
pub mod strict;
pub mod truncation;
