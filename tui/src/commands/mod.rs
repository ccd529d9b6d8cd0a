//! The command line, and what each of its commands does.

pub mod bug_report;
pub mod cli;
pub mod completions;
pub mod copying;
pub mod decode;
pub mod encode;
pub mod exporting;
pub mod formats;
pub mod hints;
mod in_order;
mod lines;
pub mod man_page;
pub mod misuse;
pub mod opening;
pub mod options;
mod progress;
pub mod remarks;
pub mod scan;
pub mod sections;
