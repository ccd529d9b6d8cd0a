//! Properties of generated inputs that are not already laws in `fuzz/src/laws`.

mod configurations;
mod record_lists;
