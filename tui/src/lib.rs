//! The library of `tracklens`: so that tests and fuzzing reach what the program is made of.
//!
//! ```text
//! text as given ─ input ─▶ candidate ─ codec ─▶ reading ─▶ report (text, ndjson, json, tsv, event)
//!                              ▲                   │
//!                              └──── masking ◀─────┤ (where values are to be hidden)
//!                                                  └─────▶ inspector: model, update, view
//! JSON object ─ encode ─▶ codec ─▶ link
//! ```

#![forbid(unsafe_code)]

#[cfg(test)]
#[path = "../../codec/tests/persistence/mod.rs"]
mod persistence;

pub mod cli;
pub mod comparing;
pub mod configuration;
pub mod copying;
pub mod decode;
mod defanging;
pub mod encode;
pub mod exporting;
pub mod fields;
mod file;
pub mod generated;
mod hex;
pub mod input;
pub mod inspector;
pub mod keys;
pub mod masking;
pub mod notes;
pub mod preferences;
pub mod reading;
pub mod report;
pub mod rewriting;
pub mod settings;
pub mod shown;
pub mod source;
pub mod terminal;
pub mod time;
pub mod what_if;
