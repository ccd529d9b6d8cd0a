//! Tests of what mails and logs hold: links, relatives, and where they stand.

#[path = "../../../codec/tests/persistence/mod.rs"]
mod persistence;

mod hostile;
mod logs;
mod mbox;
mod parts;
mod relatives;
mod synthetic;
