//! What holds of generated inputs, and is not already a law in `fuzz/src/laws`.

mod configurations;
mod record_lists;
