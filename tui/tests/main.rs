//! Tests of the program from outside: the command line, the screens, a real terminal.

#[path = "../../codec/tests/layers/mod.rs"]
mod layers;
#[path = "../../codec/tests/persistence/mod.rs"]
mod persistence;

mod bug_report;
mod comparing;
mod comparison_reports;
mod completions;
mod configuration;
mod contrast;
mod decodings;
mod defanging;
mod depths;
mod door;
mod editing;
mod empty_lines;
mod encode;
mod encodings;
mod environment;
mod examples;
mod explanations;
mod exporting;
mod finding;
mod floors;
mod gauge;
mod hints;
mod inspector_machine;
mod keys;
mod leaks;
mod links;
mod mails;
mod masking;
mod memory;
mod notes;
mod overlay_numbers;
mod pasting;
mod pictures;
mod places;
mod pointing;
mod preferences;
mod properties;
mod pseudo_terminal;
mod rewriting;
mod rows;
mod run;
mod scan;
mod scanning;
mod screens;
mod searching;
mod shown;
mod spreadsheet;
mod stories;
mod streams;
#[cfg(target_os = "linux")]
mod thread_memory;
mod transcripts;
mod undoing;
mod vectors;
mod what_if;
