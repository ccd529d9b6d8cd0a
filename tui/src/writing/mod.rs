//! Writing links: from JSON objects, by editing one, and as another sender would write them.

pub mod encode;
pub mod rewriting;
pub mod what_if;
