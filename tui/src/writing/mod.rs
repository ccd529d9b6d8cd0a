//! Links that are written: from JSON objects, by an edit, and as another sender would write them.

pub mod encode;
pub mod rewriting;
pub mod what_if;
