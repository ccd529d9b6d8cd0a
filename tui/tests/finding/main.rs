//! The tests of finding alone.
#[path = "mod.rs"]
mod finding;
#[path = "../../../codec/tests/persistence/mod.rs"]
mod persistence;
