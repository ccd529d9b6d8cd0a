//! The metadata as a tree: each value of its JSON with its place and its cost, and which values are folded.
//!
//! ```text
//! {"plan":"gold","address":{"city":"Ulm"}}        40 bytes
//!  └─ /plan ───┘ └─ /address ───────────┘   14 (with its comma) + 24 + 2 braces
//! ```

mod budget;
mod folds;
mod node;
mod preview;
mod scanner;
mod tree;

pub(super) use self::folds::Folds;
pub(super) use self::node::NodeKind;
pub(super) use self::tree::MetadataTree;
