//! Tests of what mails and logs hold: links, relatives, and where they stand.

mod hostile;
mod logs;
mod mbox;
mod parts;
mod relatives;
pub(crate) mod synthetic;
