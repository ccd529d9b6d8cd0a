//! The library of `tracklens`, for its tests and for fuzzing.
//!
//! ```text
//! bytes ─ input ─▶ candidates ─ reading (codec, fields, notes, masking) ─▶ a reading
//!                                                                           │
//!        report (text, ndjson, json, tsv, event, markdown), comparing  ◀────┤
//!                                                                           ▼
//!           terminal ─ events ─▶ inspector ─ effects ─▶ terminal      inspector ─ draw ─▶ screen
//!
//! JSON object ─ writing ─▶ link          link, edit ─ writing ─▶ link
//! ```
//!
//! A module uses only modules below it: `text` and `environment`, `streams`, `settings`, `input`, `reading`, then `report`, `writing` and
//! `comparing`, then `inspector`, `preferences` and `commands`, and at the top `terminal`.

#![forbid(unsafe_code)]

#[cfg(test)]
#[path = "../../codec/tests/persistence/mod.rs"]
mod persistence;

pub mod commands;
pub mod comparing;
pub mod environment;
pub mod input;
pub mod inspector;
pub mod preferences;
pub mod reading;
pub mod report;
pub mod settings;
pub mod streams;
pub mod terminal;
pub mod text;
pub mod writing;
