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

pub mod commands;
pub mod comparing;
pub mod input;
pub mod inspector;
pub mod preferences;
pub mod reading;
pub mod report;
pub mod settings;
pub mod terminal;
pub mod text;
pub mod writing;
