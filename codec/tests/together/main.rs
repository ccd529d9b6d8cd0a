//! The quick tests of this folder in one binary, for `cargo mutants`: it builds them once for each
//! mutant, and one binary is linked five times as fast as all of them.
//!
//! `cargo test` leaves it out, as it runs them one by one. No property is among them: what a mutant
//! changes has to be noticed in every run.

#[path = "../cipher.rs"]
mod cipher;
#[path = "../configuration.rs"]
mod configuration;
#[path = "../damage.rs"]
mod damage;
#[path = "../debug.rs"]
mod debug;
#[path = "../drafts.rs"]
mod drafts;
#[path = "../errors.rs"]
mod errors;
#[path = "../format.rs"]
mod format;
#[path = "../hmac_sha256.rs"]
mod hmac_sha256;
#[path = "../new_links.rs"]
mod new_links;
#[path = "../record_lists.rs"]
mod record_lists;
#[path = "../spellings.rs"]
mod spellings;
#[path = "../tags.rs"]
mod tags;
#[path = "../truncation.rs"]
mod truncation;
#[path = "../vectors.rs"]
mod vectors;
