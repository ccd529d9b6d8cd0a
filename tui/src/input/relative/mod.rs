//! Relatives of a tracked link: what the headers of the same mail say about recipient, message and customer.
//!
//! Four headers belong to the family. Each of them is also read when it is given alone, with or without its name, folded
//! or not. What this module says of them carries its standing, as the codec's documentation explains it.
//!
//! | header | form | standing |
//! |---|---|---|
//! | `X-MSFBL` | base64 of 32 bytes, `\|`, base64 of a JSON object; Momentum 3: base64 of `recipient@binding@group@…` | seen |
//! | `List-Unsubscribe` | a mailto whose subject is `unsubscribe:`, base64url of 32 bytes, `\|`, base64url of a JSON object | seen |
//! | `Message-ID` | `<AA.BB.nnnnn.TTTTTTTT@host>`, T a time with swapped digits | seen |
//! | `Return-Path` | `msprvs1=TAG=bounces-CUSTOMER[-SUBACCOUNT]@host` | seen |

mod fault;
mod field;
mod kind;
mod list_unsubscribe;
mod message_id;
mod msfbl;
mod object;
mod read;
mod return_path;
mod signed;
mod symbols;
mod value;

pub use fault::{RelativeFault, RelativeFaultKind};
pub use field::{FieldName, FieldValue, RelativeField};
pub use kind::RelativeKind;
pub use read::{Relative, read, read_value};
